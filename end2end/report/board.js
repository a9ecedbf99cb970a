// How quick the engine and the board are in a browser: the exact colouring of 5,000 people at
// 700 tables, a move and its figures, and all hints for one person at 500.
//
//   node report/board.js FOLDER     the browser's side built with the feature `bench`
import { chromium } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const folder = process.argv[2];
const data = new URL("../../src/seating/data/", import.meta.url);
const read = async (name) => readFile(new URL(name, data), "utf8");
const instances = {
  s60: [await read("s60.people.csv"), await read("s60.past.csv"), 10],
  m500: [await read("m500.people.csv"), await read("m500.past.csv"), 80],
  l5000: [await read("l5000.people.csv"), "a,b\n", 700],
};
const files = {
  "/": ["text/html", "<!DOCTYPE html><title>bench</title>"],
  "/entaku.js": ["text/javascript", await readFile(join(folder, "entaku.js"))],
  "/entaku_bg.wasm": ["application/wasm", await readFile(join(folder, "entaku_bg.wasm"))],
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || undefined,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const page = await browser.newPage();
await page.route("**/*", (route) => {
  const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ["text/plain", ""];
  return route.fulfill({ contentType, body });
});
await page.goto("http://bench.invalid/");
const times = await page.evaluate(async (instances) => {
  const entaku = await import("/entaku.js");
  await entaku.default({ module_or_path: "/entaku_bg.wasm" });
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
await browser.close();

const ms = ({ middle, worst }) => `${middle.toFixed(2)} ms (worst ${worst.toFixed(2)} ms)`;
for (const [name, { seated, gap, moved, hinted }] of Object.entries(times)) {
  console.log(`  ${name} in Chromium: seated by colouring and certified ${ms(seated)}, ${gap} pairs above the bounds`);
  if (moved) console.log(`    a move with its figures ${ms(moved)}; all hints for one person ${ms(hinted)}`);
}
