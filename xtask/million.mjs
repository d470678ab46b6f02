// node --expose-gc million.mjs PACKAGE FILE.csv FILE.csv.truth [WORKERS]: a file from its bytes to clusters.
//
// Does: prints what each stage costs, the peak of the process, a digest of the customers, and F1 over all true pairs.
// CPU time where it says CPU: what else the machine does is not counted. With a number of workers they share the
// work, and the CPU time is that of all of them; `busiest` adds up the CPU time of the busiest thread of each stage:
// what the work takes where each worker has a core of its own (on Linux).

import { createHash } from "node:crypto";
import fs from "node:fs";
import { pathToFileURL } from "node:url";
import { engine } from "./engine.mjs";

const [folder, file, truthFile, workers] = process.argv.slice(2);
const { load } = await (workers ? import(pathToFileURL(`${folder}/worker-node.js`)) : engine(folder));
const selfsame = await load(workers ? { size: +workers } : undefined);
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** CPU seconds of each thread of this process so far. */
const threads = () => {
  if (!fs.existsSync("/proc/self/task")) return {};
  const ticks = (id) => fs.readFileSync(`/proc/self/task/${id}/stat`, "utf8").split(") ").pop().split(" ").slice(11, 13);
  return Object.fromEntries(fs.readdirSync("/proc/self/task").map((id) => [id, ticks(id).reduce((sum, tick) => sum + tick / 100, 0)]));
};

// Where all workers read it: a copy of its own for each, or for this thread, is memory for nothing.
const data = new Uint8Array(new SharedArrayBuffer(fs.statSync(file).size));
const opened = fs.openSync(file);
for (let at = 0; at < data.length; ) at += fs.readSync(opened, data, { offset: at });
fs.closeSync(opened);
const [stages, walls] = [{}, {}];
const [began, since] = [cpu(), performance.now()];
let [stage, last, lastWall, lastThreads] = ["read", began, since, threads()];
const busiest = {};
const onProgress = (progress) => {
  const [now, wall] = [cpu(), performance.now()];
  if (progress.stage !== stage) {
    const each = threads();
    busiest[stage] = Math.max(...Object.entries(each).map(([id, seconds]) => seconds - (lastThreads[id] ?? 0)));
    lastThreads = each;
  }
  stages[stage] = (stages[stage] ?? 0) + now - last;
  walls[stage] = (walls[stage] ?? 0) + (wall - lastWall) / 1e3;
  [stage, last, lastWall] = [progress.stage, now, wall];
};
const result = await selfsame.resolve([{ name: "persons.csv", data }], { onProgress });
const [cpuSeconds, seconds] = [cpu() - began, (performance.now() - since) / 1e3];
const megabytes = process.resourceUsage().maxRSS / 1024;

const digest = createHash("sha256");

/** The customer that each row was given, in the order of the rows. */
async function* customers() {
  const decoder = new TextDecoder();
  let rest = "";
  for (const bytes of workers ? [await result.records.csv()] : result.records.csvChunks()) {
    digest.update(bytes);
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      const found = /^persons\.csv,\d+,[^,]*,(C\d+),/.exec(line);
      if (found) yield found[1];
    }
  }
}

const pairsOf = (groups) => [...groups.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
const [given, meant, both] = [new Map(), new Map(), new Map()];
const count = (groups, key) => groups.set(key, (groups.get(key) ?? 0) + 1);
const truth = fs.readFileSync(truthFile, "utf8").trim().split("\n");
let row = 0;
for await (const customer of customers()) {
  const person = truth[row++];
  count(given, customer);
  count(meant, person);
  count(both, `${customer} ${person}`);
}
if (row !== truth.length) throw new Error(`${row} rows of ${truth.length}`);
const right = pairsOf(both);
const [precision, recall] = [right / pairsOf(given), right / pairsOf(meant)];

console.log(
  JSON.stringify(
    {
      rows: row,
      customers: given.size,
      precision,
      recall,
      f1: (2 * precision * recall) / (precision + recall),
      seconds,
      cpuSeconds,
      busiest: Object.values(busiest).reduce((sum, seconds) => sum + seconds, 0),
      stagesBusiest: busiest,
      stagesCpu: stages,
      stagesWall: walls,
      megabytes,
      workers: +(workers ?? 0),
      digest: digest.digest("hex").slice(0, 16),
      blocks: result.assessment.duplicates?.blocks,
    },
    (_, value) => (typeof value === "number" ? +value.toFixed(4) : value),
  ),
);
selfsame.close?.();
