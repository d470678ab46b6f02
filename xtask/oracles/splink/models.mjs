// Models of Splink beside models of the package: the same pairs, the same weights.
//
//     models.mjs PACKAGE FOLDER [CASES]      FOLDER holds what `models.py train` wrote; CASES is written anew:
//                                            what the ordinary tests know of Splink

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , pkg, folder, cases] = process.argv;
const entry = (file) => import(pathToFileURL(`${pkg}/${file}`).href);
const { load } = await entry("fast.js");
const { modelFromSplink, modelToSplink } = await entry("splink.js");
const selfsame = await load();

const BAR = 1e-6;
const DESIGNS = ["quick-start", "apart", "by-hand"];
const read = (file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
const write = (file, value) => writeFileSync(`${folder}/${file}`, JSON.stringify(value));
const score = (...names) => execFileSync(process.env.PYTHON ?? "python3", [new URL("models.py", import.meta.url).pathname, "score", folder, ...names], { stdio: "inherit" });

const known = (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
// Splink is given the digits that are compared here.
const records = read("records.json").map((row) => known({ ...row, phone: row.phone && `+${row.phone}` }));
const schema = { fields: selfsame.inferSchema(Object.keys(records[0]), records).map((field) => ({ ...field })) };
const without = ({ unique_id: _, ...record }) => record;
let failed = false;

/** One line of the table: pairs, the largest difference, and how many are beyond the bar. */
function row(what, differences, least = 1) {
  const worst = differences.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const beyond = differences.filter((one) => !(Math.abs(one) <= BAR)).length;
  const isGood = beyond === 0 && differences.length >= least;
  failed ||= !isGood;
  console.log(`${what.padEnd(56)} ${String(differences.length).padStart(7)} ${worst.toExponential(1).padStart(9)} ${String(beyond).padStart(7)}${isGood ? "" : "  BELOW THE BAR"}`);
}

/** Without frequencies, as two records alone have none; part by part. */
function compared(name, model, pairs) {
  const differences = [];
  const levels = new Set();
  for (const { left, right, parts } of pairs) {
    const said = selfsame.compare(without(records[left]), without(records[right]), { model, schema });
    for (const comparison of model.comparisons) {
      const own = said.comparisons.find((one) => one.name === comparison.name);
      levels.add(`${comparison.name} ${own?.level}`);
      differences.push((own?.weight ?? 0) - parts[comparison.name][1]);
    }
  }
  row(`${name}: a comparison of two records, ${levels.size} levels`, differences, 1000);
}

/** With frequencies and prior, among all records. */
async function resolved(name, model, pairs) {
  const result = await selfsame.resolve(records.map(({ unique_id, ...record }) => ({ id: String(unique_id), ...record })), { model });
  const weights = new Map(pairs.map(({ left, right, weight }) => [`${left} ${right}`, weight]));
  const differences = [];
  for (const { leftId, rightId, weight } of result.pairs) {
    const [a, b] = [Number(leftId), Number(rightId)].sort((x, y) => x - y);
    if (weights.has(`${a} ${b}`)) differences.push(weight - weights.get(`${a} ${b}`));
  }
  result.free();
  row(`${name}: the weight of a pair among all records`, differences, 50);
}

/** What the columns of the records are called here, as an export has to know them. */
const columns = { "name.given": "first_name", "name.family": "surname", "date.birth": "dob", "address.locality": "city", "address.postcode": "postcode", email: "email", phone: "phone", "category/job_title": "job_title" };

/** The shipped model in Splink: each of its levels that SQL can say, where it is reached on both sides. */
function shipped(model, { settings, omitted }, pairs) {
  const differences = [];
  const levels = new Set();
  const isOmitted = (comparison, level) => omitted.some((one) => one.comparison === comparison && one.level === level);
  let elsewhere = 0;
  for (const { left, right, parts } of pairs) {
    const said = selfsame.compare(without(records[left]), without(records[right]), { model, schema });
    for (const { output_column_name: name, comparison_levels } of settings.comparisons) {
      const { name: known } = model.comparisons.find((one) => one.name.replace(/[^\w]+/g, "_") === name);
      const own = said.comparisons.find((one) => one.name === known);
      if (isOmitted(known, own?.level) || known === "email" && !own) continue;
      const [gamma, weight] = parts[name];
      const label = gamma < 0 ? undefined : comparison_levels.at(-1 - gamma).label_for_charts;
      if (label !== own?.level) elsewhere += 1;
      else if (label !== "different") differences.push((own?.weight ?? 0) - (own?.termFrequency ?? 0) - weight);
      levels.add(`${known} ${own?.level}`);
    }
  }
  row(`shipped: exported, the weight of a level, ${levels.size} levels`, differences, 1000);
  row("shipped: exported, pairs at another level", Array(elsewhere).fill(1), 0);
}

console.log(`${"".padEnd(56)}   pairs  greatest  beyond`);
for (const name of DESIGNS) {
  const [settings, pairs] = [read(`${name}.model.json`), read(`${name}.pairs.json`)];
  const model = modelFromSplink(settings);
  compared(name, model, pairs);
  await resolved(name, model, pairs);
  write(`${name}-back.settings.json`, modelToSplink(model, { columns }).settings);
}
const own = (await selfsame.resolve([{ first_name: "a" }], { until: "understand" })).model;
const exported = modelToSplink(own, { columns });
write("shipped.settings.json", exported.settings);
score(...DESIGNS.map((name) => `${name}-back`), "shipped");
for (const name of DESIGNS) {
  const before = new Map(read(`${name}.pairs.json`).map((pair) => [`${pair.left} ${pair.right}`, pair.weight]));
  const after = read(`${name}-back.scored.json`).filter(({ left, right }) => before.has(`${left} ${right}`));
  row(`${name}: out of Splink and back into it`, after.map(({ left, right, weight }) => weight - before.get(`${left} ${right}`)), 1000);
}
shipped(own, exported, read("shipped.scored.json"));
if (cases && !failed) {
  mkdirSync(cases, { recursive: true });
  const text = (rows) => `${rows.map((row) => row.join("\t")).join("\n")}\n`;
  const keys = Object.keys(read("records.json")[0]);
  writeFileSync(`${cases}/records.tsv`, text([keys, ...read("records.json").map((row) => keys.map((key) => row[key] ?? ""))]));
  for (const name of DESIGNS) {
    writeFileSync(`${cases}/${name}.json`, `${JSON.stringify(read(`${name}.model.json`), null, 1)}\n`);
    const pairs = read(`${name}.pairs.json`);
    const names = Object.keys(pairs[0].parts);
    const shown = ({ left, right, weight, parts }) => [left, right, weight.toFixed(9), ...names.map((one) => parts[one][1].toFixed(9))];
    writeFileSync(`${cases}/${name}.tsv`, text([["left", "right", "weight", ...names], ...pairs.filter(({ weight }, at) => weight > -4 || at % 16 === 0).map(shown)]));
  }
}
process.exitCode = failed ? 1 : 0;
