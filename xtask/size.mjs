// node size.mjs PACKAGE: raw, gzip and brotli bytes of the wasm and of each entry with what it imports.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = process.argv[2];
const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** The file and every file it imports, statically or later; each once. */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(folder, file), "utf8");
  if (text.length > 200_000) return seen; // the wasm as text imports nothing
  for (const [, path] of text.matchAll(/(?:from|import|import\()\s*"(\.[^"]+\.js)"/g)) closure(join(dirname(file), path), seen);
  return seen;
}

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
const row = (name, raw, gzip, brotli) => console.log(name.padEnd(28), ...[raw, gzip, brotli].map((cell) => String(cell).padStart(10)));
const weigh = (name, parts) => {
  const sum = (pack) => parts.reduce((total, bytes) => total + pack(bytes).length, 0);
  row(name, sum((bytes) => bytes), sum((bytes) => gzipSync(bytes, { level: 9 })), sum(brotli));
};

row("", "raw", "gzip", "brotli");
weigh("selfsame_bg.wasm", [readFileSync(join(folder, "selfsame_bg.wasm"))]);
const entries = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
for (const entry of [...new Set(entries)].filter((entry) => entry.endsWith(".js"))) {
  weigh(entry, [...closure(entry.slice(2))].map((file) => readFileSync(join(folder, file))));
}
