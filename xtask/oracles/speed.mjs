// node speed.mjs PACKAGE [KIND…]: rows a second of the engine from bytes to bytes, beside each kind's
// JavaScript peer in the same run.
//
// Ours reads a CSV of one column, normalizes it and writes the cleansed CSV, as `selfsame normalize`
// does; the peer gets texts that are JavaScript strings already. CPU seconds of the whole process, the
// best of several passes taken in turn; "alone" is ours without reading.

import { engine } from "../engine.mjs";
import { rowsOf } from "./speed-rows.mjs";
import { PEERS } from "./speed-peers.mjs";

const ROWS = 100_000;
const PASSES = 15;

const [, , folder, ...asked] = process.argv;
const { load } = await engine(folder);
const selfsame = await load();

/** CPU seconds of a piece of work. */
async function seconds(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const csvOf = (rows) => new TextEncoder().encode(["value", ...rows.map((text) => `"${text.replaceAll('"', '""')}"`), ""].join("\n"));

/** Bytes in, bytes out; `until` stops before the values are normalized. */
async function ours({ kind, country }, data, until) {
  const result = await selfsame.resolve([{ name: "speed.csv", data }], { schema: { value: kind }, country, until });
  let bytes = 0;
  if (until === "cleanse") for (const chunk of result.fileChunks("cleansed.csv")) bytes += chunk.length;
  result.free();
  return bytes;
}

async function measure(name, peer) {
  const rows = rowsOf(name, ROWS);
  const data = csvOf(rows);
  const best = { ours: Infinity, read: Infinity, peer: Infinity };
  const works = {
    ours: () => ours(peer, data, "cleanse"),
    read: () => ours(peer, data, "understand"),
    peer: () => rows.reduce((valid, text) => valid + Number(peer.judge(text)), 0),
  };
  for (let pass = 0; pass <= PASSES; pass++) {
    for (const [who, work] of Object.entries(works)) {
      globalThis.gc();
      const took = await seconds(work);
      // The first is for the compilers.
      if (pass > 0) best[who] = Math.min(best[who], took);
    }
  }
  return report(name, peer, rows.filter(peer.judge).length, best);
}

const thousands = (seconds) => `${Math.round(ROWS / seconds / 1000)}k`.padStart(7);

function report(name, peer, valid, best) {
  const ratio = best.peer / best.ours;
  const alone = best.ours - best.read;
  const cells = [
    name.padEnd(9),
    thousands(best.ours),
    thousands(alone),
    thousands(best.peer),
    `${ratio.toFixed(1)}×`.padStart(7),
    `${peer.bar}×`.padStart(5),
    `${(best.peer / alone).toFixed(1)}×`.padStart(8),
    ` ${peer.name}, ${Math.round((100 * valid) / ROWS)} % valid${ratio < peer.bar ? "  BELOW" : ""}`,
  ];
  console.log(cells.join(" "));
  return ratio >= peer.bar;
}

console.log("kind         ours   alone    peer   ratio   bar    alone  peer");
let reached = true;
for (const [name, peer] of Object.entries(PEERS)) {
  if (asked.length === 0 || asked.includes(name)) reached = (await measure(name, peer)) && reached;
}
if (!reached) {
  console.error("a kind is below its bar");
  process.exitCode = 1;
}
