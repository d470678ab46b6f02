// node --expose-gc find.mjs PACKAGE BASE.csv QUERIES.csv [PEERS]: one corrupted record against all customers.
//
// Does: puts one record a customer into a resolver, asks for each query's customer, adds one more, saves and
// opens; asks for the customers, then adds, changes and removes with every event read; prints one line of figures. CPU time where it says CPU: what else the machine does is not counted.

import fs from "node:fs";
import { engine } from "./engine.mjs";

const [folder, baseFile, queryFile] = process.argv.slice(2);
const BATCH = 10_000;

/** Rows of a CSV as objects. */
function rows(file) {
  const found = [];
  let row = [];
  for (const [, quoted, plain, end] of fs.readFileSync(file, "utf8").matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") {
      if (row.length > 1) found.push(row);
      row = [];
    }
  }
  const header = found.shift();
  return found.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at]])));
}

/** What a system would hold; what tells the truth stays outside. */
const record = ({ entity, is_dup, true_id, ...fields }) => fields;
const person = ({ id, ...fields }) => fields;

/** CPU seconds and seconds of a piece of work. */
function cost(work) {
  const [before, since] = [process.cpuUsage(), performance.now()];
  const answer = work();
  const { user, system } = process.cpuUsage(before);
  return { answer, cpu: (user + system) / 1e6, wall: (performance.now() - since) / 1e3 };
}

const at = (numbers, share) => numbers[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const sorted = (numbers) => numbers.sort((a, b) => a - b);
const memory = () => {
  global.gc?.();
  const { external, arrayBuffers, heapUsed } = process.memoryUsage();
  return (external + arrayBuffers + heapUsed) / 1048576;
};

const queries = rows(queryFile);
const base = rows(baseFile).map(record);
const { load } = await engine(folder);
const selfsame = await load();

const before = memory();
const resolver = selfsame.resolver({ country: "GB" });
const build = cost(() => {
  for (let from = 0; from < base.length; from += BATCH) resolver.add(base.slice(from, from + BATCH));
});
const held = memory() - before;

const asked = queries.map((query) => ({ id: query.true_id, fields: person(record(query)) }));
for (const { fields } of asked.slice(0, 100)) resolver.find(fields);
const [cpu, wall] = [[], []];
let [right, none] = [0, 0];
for (const { id, fields } of asked) {
  const took = cost(() => resolver.find(fields));
  cpu.push(took.cpu * 1e3);
  wall.push(took.wall * 1e3);
  right += took.answer[0]?.id === id;
  none += took.answer.length === 0;
}
sorted(cpu);
sorted(wall);

const adds = sorted(asked.slice(0, 200).map(({ fields }, n) => cost(() => resolver.add([{ id: `new ${n}`, ...fields }])).wall * 1e3));
const save = cost(() => resolver.save());
resolver.free();
const open = cost(() => selfsame.openResolver(save.answer));
const settle = cost(() => open.answer.customers({ limit: 1 }));
open.answer.events();
const living = (work) => sorted(asked.slice(200, 400).map((query, n) => cost(() => [work(query, n), open.answer.events()]).wall * 1e3));
const came = living(({ fields }, n) => open.answer.add([{ id: `late ${n}`, ...fields }]));
const changed = living(({ fields }, n) => open.answer.upsert(`new ${n}`, fields));
const went = living((_, n) => open.answer.remove(`late ${n}`));
const kept = cost(() => open.answer.save());
const reopen = cost(() => selfsame.openResolver(kept.answer));
const again = cost(() => open.answer.find(asked[0].fields)).answer[0]?.id;

console.log(
  JSON.stringify({
    records: base.length,
    queries: asked.length,
    right: right / asked.length,
    none,
    findMs: { median: at(wall, 0.5), p99: at(wall, 0.99), cpuMedian: at(cpu, 0.5), cpuP99: at(cpu, 0.99), most: at(wall, 1) },
    buildSeconds: build.wall,
    buildCpu: build.cpu,
    megabytes: held,
    addMs: { median: at(adds, 0.5), p99: at(adds, 0.99) },
    saveSeconds: save.wall,
    snapshotBytes: save.answer.length,
    openMs: open.wall * 1e3,
    customers: {
      settleSeconds: settle.wall,
      settleCpu: settle.cpu,
      ...Object.fromEntries([["addMs", came], ["upsertMs", changed], ["removeMs", went]].map(([name, ms]) => [name, { median: at(ms, 0.5), p99: at(ms, 0.99) }])),
      snapshotBytes: kept.answer.length,
      openMs: reopen.wall * 1e3,
    },
    foundAgain: again === undefined ? "none" : "yes",
  }, (_, value) => (typeof value === "number" ? +value.toFixed(4) : value)),
);
