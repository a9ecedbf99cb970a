// The weight of every public page of the demo installation, beside what was set as
// the most; the server's memory before and after 10,000 views; the time to its first answer.
// Part of `make bench`. Everything stays on this machine, and ends by itself.
import { readFileSync } from "node:fs";
import http from "node:http";
import { gunzipSync } from "node:zlib";
import { Mails } from "../support/mails.js";
import { Service } from "../support/service.js";

const most = { bytes: 30_000, requests: 4, scripts: 0 };
// All views come from one address: the limit that would stop them is off.
const views = 10_000;
const mostPages = 60;

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

/** One GET as a browser sends it: the status, the bytes on the wire, the text. */
const get = (url) =>
  new Promise((answered, failed) => {
    const headers = { "accept-encoding": "gzip", "accept-language": "ja", accept: "text/html,*/*" };
    http
      .get(url, { agent, headers }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => {
          const bytes = Buffer.concat(parts);
          const packed = answer.headers["content-encoding"] === "gzip";
          const text = () => (packed ? gunzipSync(bytes) : bytes).toString("utf8");
          answered({ status: answer.statusCode, type: answer.headers["content-type"] ?? "", bytes, packed, text });
        });
        answer.on("error", failed);
      })
      .on("error", failed);
  });

const attributes = (html, tag, name) =>
  [...html.matchAll(new RegExp(`<${tag}\\b[^>]*?\\b${name}="([^"]*)"[^>]*>`, "g"))].map((match) => match[1].replaceAll("&amp;", "&"));

/** What a browser loads for a page: the page itself, style sheets, pictures, scripts. */
async function weigh(url) {
  const page = await get(url);
  if (!page.type.startsWith("text/html")) return { ...page, html: "" };
  const html = page.text();
  const links = [...html.matchAll(/<link\b[^>]*>/g)].map((match) => match[0]);
  const loaded = links.filter((link) => /rel="?(stylesheet|icon|modulepreload|preload)/.test(link));
  const parts = new Set([...loaded.flatMap((link) => attributes(link, "link", "href")), ...attributes(html, "img", "src"), ...attributes(html, "script", "src")]);
  let styles = 0;
  let other = 0;
  for (const part of parts) {
    const answer = await get(new URL(part, url));
    if (answer.status !== 200) throw new Error(`${part}, which ${url} asks for, answers ${answer.status}`);
    if (answer.type.startsWith("text/css")) styles += answer.bytes.length;
    else other += answer.bytes.length;
  }
  // Data for search engines is no script.
  const scripts = (html.match(/<script\b(?! type="application\/ld\+json")/g) ?? []).length;
  return { ...page, html, styles, other, requests: 1 + parts.size, scripts };
}

/** The public pages that can be reached by links from the list of events. */
async function publicPages(origin) {
  const seen = new Map();
  const queue = ["/"];
  while (queue.length > 0 && seen.size < mostPages) {
    const path = queue.shift();
    if (seen.has(path) || /^(\/en)?\/desk/.test(path)) continue;
    const page = await weigh(origin + path);
    seen.set(path, page);
    for (const href of attributes(page.html, "a", "href")) {
      const target = new URL(href, origin + path);
      if (target.origin === origin) queue.push(target.pathname + target.search);
    }
  }
  seen.set("/no-such-page", await weigh(`${origin}/no-such-page`));
  return [...seen].filter(([, page]) => page.html !== "");
}

const resident = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

async function view(urls) {
  const statuses = {};
  let left = views;
  const viewer = async () => {
    while (left > 0) {
      left -= 1;
      const { status } = await get(urls[left % urls.length]);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: 8 }, viewer));
  return { statuses, seconds: (performance.now() - start) / 1000 };
}

const mails = await new Mails().start();
let within = true;
try {
  const empty = await Service.start("serve", mails.port);
  const firstStart = empty.startedIn;
  await empty.stop();
  const demo = await Service.start("demo", mails.port, { ENTAKU_RATE_LIMIT: "0" });
  try {
    const idle = resident(demo.pid);
    const pages = await publicPages(demo.url);
    const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(7);
    console.log(`\nPublic pages, gzipped as sent (most: HTML + CSS ${most.bytes / 1000} kB, ${most.requests} requests, no script)`);
    console.log("   HTML kB  CSS kB   other  requests  scripts  page");
    for (const [path, page] of pages) {
      const good = page.html && page.bytes.length + page.styles <= most.bytes && page.requests <= most.requests && page.scripts <= most.scripts;
      within &&= good;
      const figures = [page.bytes.length, page.styles, page.other].map(kilobytes).join(" ");
      console.log(`  ${figures} ${String(page.requests).padStart(8)} ${String(page.scripts).padStart(8)}   ${good ? " " : "!"} ${page.status} ${path}${page.packed ? "" : " (not compressed)"}`);
    }
    const good = pages.filter(([, page]) => page.status === 200).map(([path]) => demo.url + path);
    const { statuses, seconds } = await view(good);
    const after = resident(demo.pid);
    console.log(`\nFrom start to the first answer, empty folder: ${Math.round(firstStart)} ms`);
    console.log(`Memory idle: ${idle.toFixed(0)} MiB; after ${views} views: ${after.toFixed(0)} MiB`);
    console.log(`${views} views in ${seconds.toFixed(1)} s (${Math.round(views / seconds)} a second, 8 at a time), answers: ${JSON.stringify(statuses)}`);
    within &&= Object.keys(statuses).join() === "200";
  } finally {
    await demo.stop();
  }
} finally {
  agent.destroy();
  await mails.stop();
}
console.log(within ? "All pages are within their bounds." : "NOT all is within its bounds (marked with !).");
process.exitCode = within ? 0 : 1;
