// node size.mjs PACKAGE SRC: raw, gzip and brotli bytes of the wasm and of each entry with what it
// imports; then of each table below SRC, largest first.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder, sources] = process.argv.slice(2);
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
const [, fast] = readFileSync(join(folder, "wasm-fast.js"), "utf8").match(/"(.*)"/);
weigh("the engine of fast.js", [Buffer.from(fast, "base64")]);
const entries = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
for (const entry of [...new Set(entries)].filter((entry) => entry.endsWith(".js"))) {
  weigh(entry, [...closure(entry.slice(2))].map((file) => readFileSync(join(folder, file))));
}

/** What a table is in the wasm: its text, or its numbers of 32 bits. */
function content(path) {
  const source = readFileSync(path, "utf8");
  if (!path.endsWith(".rs")) return Buffer.from(source);
  const code = source.replace(/^\s*\/\/.*$/gm, "");
  const texts = [...code.matchAll(/"(?:\\\n)?([^"]*)"/g)].map(([, text]) => text);
  const numbers = [...code.matchAll(/[-\s[](-?(?:0x[\da-f]+|\d+))\b/g)].map(([, number]) => Number(number));
  if (texts.length === 0) return Buffer.from(Int32Array.from(numbers).buffer);
  const character = (_, digits) => String.fromCodePoint(Number.parseInt(digits, 16));
  return Buffer.from(texts.join("").replace(/\\\n\s*/g, "").replace(/\\u\{([\da-f]+)\}/g, character).replaceAll("\\n", "\n"));
}

const isTable = (path) => !path.endsWith(".rs") || readFileSync(path, "utf8").includes("cargo xtask tables`");
const tables = ["data", "text", "matching"].flatMap((room) => readdirSync(join(sources, room)).map((file) => join(room, file)));
const weighed = tables
  .filter((file) => /\.(rs|txt|json)$/.test(file) && isTable(join(sources, file)) && !/mod\.rs$/.test(file))
  .map((file) => [file, content(join(sources, file))])
  .map(([file, bytes]) => [file, bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes).length])
  .sort((a, b) => b[3] - a[3]);
console.log("\ntables, each by itself");
for (const table of weighed) row(...table);
row("all", ...[1, 2, 3].map((column) => weighed.reduce((sum, table) => sum + table[column], 0)));
