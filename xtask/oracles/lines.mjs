// The oracle's side of xtask/src/bench/oracles in JavaScript: lines in, lines out; see lines.py.

import { readFileSync, writeSync } from "node:fs";

const IN = { "\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r" };
const OUT = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const read = (text) => text.replace(/\\[\\tnr]/g, (found) => IN[found]);
const write = (text) => text.replace(/[\\\t\n\r]/g, (found) => OUT[found]);

/** Calls judge(...cells) for every line; it gives one text, or a list of them. */
export function answer(judge) {
  const lines = readFileSync(0, "utf8").split("\n").slice(0, -1);
  const said = lines.map((line) => [judge(...line.split("\t").map(read))].flat().map(write).join("\t"));
  const bytes = Buffer.from(said.map((line) => `${line}\n`).join(""));
  // A pipe takes a part at a time.
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}
