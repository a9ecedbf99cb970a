// What weighs what in the browser's program: the bytes of its functions by crate, before
// wasm-opt and compression (which takes about two thirds off all of them alike).
//
//   node report/weights.js FILE     the program as cargo leaves it, with names
import { readFileSync } from "node:fs";

const bytes = readFileSync(process.argv[2]);
let at = 8;
const number = () => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
};
const text = () => {
  const length = number();
  return bytes.toString("utf8", at, (at += length));
};

let imported = 0;
const sizes = [];
const names = new Map();
const readers = {
  // Imported functions have the first numbers.
  2: () => {
    for (let left = number(); left > 0; left -= 1) {
      text();
      text();
      const kind = bytes[at++];
      if (kind === 0) {
        number();
        imported += 1;
      } else if (kind === 3) at += 2;
      else {
        if (kind === 1) at += 1;
        const limits = bytes[at++];
        number();
        if (limits & 1) number();
      }
    }
  },
  10: () => {
    for (let left = number(); left > 0; left -= 1) {
      const size = number();
      sizes.push(size);
      at += size;
    }
  },
  0: (end) => {
    if (text() !== "name") return;
    while (at < end) {
      const part = bytes[at++];
      const next = number() + at;
      if (part === 1) for (let left = number(); left > 0; left -= 1) names.set(number(), text());
      at = next;
    }
  },
};
while (at < bytes.length) {
  const section = bytes[at++];
  const end = number() + at;
  readers[section]?.(end);
  at = end;
}

/** The crate of a function; of a method on a plain type, that of the trait. */
function crate(name) {
  const v0 = /Cs[0-9A-Za-z]+_(\d+)([A-Za-z_]+)/.exec(name);
  if (name.startsWith("_R") && v0) return v0[2].slice(0, Number(v0[1]));
  const signs = { LT: "<", GT: ">", RF: "&", u20: " ", u5b: "[", u7b: "{" };
  const plain = name
    .replace(/^_ZN\d+/, "")
    .replace(/\$(LT|GT|RF|u20|u5b|u7b)\$/g, (_, sign) => signs[sign])
    .replaceAll("..", "::")
    .replace(/^[_<&[{(]+/, "")
    .replace(/^(?:mut |dyn )+/, "")
    .replace(/^[A-Z] as /, "");
  return /^([a-z_][a-z0-9_]*?)(?:::|\d+[A-Za-z_<])/.exec(plain)?.[1] ?? "other";
}

const weights = new Map();
sizes.forEach((size, index) => {
  const own = crate(names.get(index + imported) ?? "");
  weights.set(own, (weights.get(own) ?? 0) + size);
});
const all = sizes.reduce((sum, size) => sum + size, 0);
const sorted = [...weights].sort(([, a], [, b]) => b - a);
const line = ([name, size]) => `${name} ${(size / 1000).toFixed(0)} kB (${((100 * size) / all).toFixed(0)} %)`;
console.log(`  functions ${(all / 1000).toFixed(0)} kB of ${(bytes.length / 1000).toFixed(0)} kB: ${sorted.slice(0, 14).map(line).join(", ")}`);
