// How quick the engine and the board are in a browser: the exact colouring of 5,000 people at
// 700 tables, a move and its figures, and all hints for one person at 500.
//
//   node report/board.js FOLDER     the browser's side built with the feature `bench`
import { chromium } from "@playwright/test";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const folder = process.argv[2];
const data = new URL("../../src/seating/data/", import.meta.url);
const read = async (name) => readFile(new URL(name, data), "utf8");
const instances = {
  s60: [await read("s60.people.csv"), await read("s60.past.csv"), 10],
  m500: [await read("m500.people.csv"), await read("m500.past.csv"), 80],
  l5000: [await read("l5000.people.csv"), "a,b\n", 700],
};
const present = await readdir(folder);
const find = (end) => present.find((name) => /^entaku\.[0-9a-f]+\./.test(name) && name.endsWith(end));
const style = async (name) => readFile(new URL(`../../style/${name}.css`, import.meta.url), "utf8");
const styles = (await Promise.all(["tokens", "base", "components", "pages", "desk", "seating", "board"].map(style))).join("");
const files = {
  "/": ["text/html", `<!DOCTYPE html><title>bench</title><style>${styles}</style><body class="desk">`],
  "/entaku.js": ["text/javascript", await readFile(join(folder, find(".js")))],
  "/entaku.wasm": ["application/wasm", await readFile(join(folder, find(".wasm")))],
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || undefined,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.route("**/*", (route) => {
  const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ["text/plain", ""];
  return route.fulfill({ contentType, body });
});
await page.goto("http://bench.invalid/");
const times = await page.evaluate(async (instances) => {
  const entaku = await import("/entaku.js");
  await entaku.default({ module_or_path: "/entaku.wasm" });
  const each = (runs, run) => {
    const times = [];
    for (let at = 0; at < runs; at += 1) {
      const begin = performance.now();
      run(at);
      times.push(performance.now() - begin);
    }
    times.sort((a, b) => a - b);
    return { middle: times[times.length >> 1], worst: times.at(-1) };
  };
  const told = {};
  for (const [name, [people, past, tables]] of Object.entries(instances)) {
    const measure = new entaku.Measure(people, past, tables);
    let gap = 0;
    const seated = each(name === "l5000" ? 15 : 50, () => (gap = measure.seat()));
    told[name] = { seated, gap };
    if (name === "l5000") continue;
    const count = people.trim().split("\n").length - 1;
    told[name].moved = each(200, (at) => measure.move_to((at * 7) % count, (at * 13) % tables));
    told[name].hinted = each(200, (at) => measure.hints((at * 11) % count));
  }
  return told;
}, instances);

// The board of 500 people, from the address to the first chip that can be taken, on a processor
// slowed four times; then, at full speed, from a tap until all that it changes is laid out.
const slowed = await page.context().newCDPSession(page);
await slowed.send("Emulation.setCPUThrottlingRate", { rate: 4 });
await page.goto("http://bench.invalid/");
const lives = await page.evaluate(async ([people, past, tables]) => {
  const entaku = await import("/entaku.js");
  await entaku.default({ module_or_path: "/entaku.wasm" });
  const measure = new entaku.Measure(people, past, tables);
  measure.seat();
  const begin = performance.now();
  measure.show();
  document.body.offsetHeight;
  return { loaded: begin, shown: performance.now() - begin };
}, instances.m500);
await slowed.send("Emulation.setCPUThrottlingRate", { rate: 1 });
const taps = await page.evaluate(async () => {
  const laidOut = async () => {
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
    document.body.offsetHeight;
  };
  const times = { taken: [], moved: [] };
  for (let at = 0; at < 40; at += 1) {
    let begin = performance.now();
    document.getElementById(`person-${(at * 37) % 500}`).click();
    await laidOut();
    times.taken.push(performance.now() - begin);
    const ways = [...document.querySelectorAll(".board-table .drop:not(.drop--away)")];
    begin = performance.now();
    ways[(at * 13) % ways.length].click();
    await laidOut();
    times.moved.push(performance.now() - begin);
    await new Promise((painted) => requestAnimationFrame(painted));
  }
  const told = (times) => {
    times.sort((a, b) => a - b);
    return { middle: times[times.length >> 1], worst: times.at(-1) };
  };
  return { taken: told(times.taken), moved: told(times.moved) };
});
await browser.close();

const ms = ({ middle, worst }) => `${middle.toFixed(2)} ms (worst ${worst.toFixed(2)} ms)`;
for (const [name, { seated, gap, moved, hinted }] of Object.entries(times)) {
  console.log(`  ${name} in Chromium: seated by colouring and certified ${ms(seated)}, ${gap} pairs above the bounds`);
  if (moved) console.log(`    a move with its figures ${ms(moved)}; all hints for one person ${ms(hinted)}`);
}
console.log(`  the board of 500 people on a processor slowed four times: program loaded and tables made ${lives.loaded.toFixed(0)} ms after the address, shown ${lives.shown.toFixed(0)} ms later`);
console.log(`  at full speed, until all is laid out: a person taken in hand ${ms(taps.taken)}, moved ${ms(taps.moved)}`);
