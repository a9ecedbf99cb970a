// Writes FILE.gz and FILE.br beside each file named, at the highest levels, and tells the sizes.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

for (const file of process.argv.slice(2)) {
  const raw = readFileSync(file);
  const gzip = gzipSync(raw, { level: 9 });
  const brotli = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
  writeFileSync(`${file}.gz`, gzip);
  writeFileSync(`${file}.br`, brotli);
  console.log(`  ${basename(file)}: ${kilobytes(raw.length)}, ${kilobytes(gzip.length)} gzipped, ${kilobytes(brotli.length)} brotli`);
}
