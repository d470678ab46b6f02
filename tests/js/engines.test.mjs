// The engine of pages and the engine of Node: one program, built for bytes and for speed. What they give is the same
// to the byte, and the index of one opens in the other.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { entry } from "./package.mjs";

const OUTPUTS = ["customers.csv", "records.csv", "matches.csv", "model.json", "report.json"];
const folder = new URL("../tables/", import.meta.url);
const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Every table of cases as if it were an export: names, numbers, addresses, dates and headers of all kinds. */
const tables = () => readdirSync(folder).filter((name) => name.endsWith(".tsv")).map((name) => ({ name, data: readFileSync(new URL(name, folder)) }));

const people = Array.from({ length: 2000 }, (_, at) => ({
  id: String(at), first_name: ["Jürgen", "Juergen", "José", "Анна", "Zoë"][at % 5], last_name: `Müller${at % 400}`,
  email: `j.mueller${at % 700}@example.com`, phone: `0171 ${2_000_000 + (at % 900)}`, birth_date: `19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 10}`,
}));

/** All that one engine says, as digests; the snapshot whole. */
async function said(file, foreign) {
  const { load } = await entry(file);
  const selfsame = await load();
  const resolved = await selfsame.resolve(tables(), { asOf: "2026-01-01" });
  const outputs = Object.fromEntries(OUTPUTS.map((name) => [name, digest(resolved.file(name))]));
  const resolver = selfsame.resolver({ country: "DE" });
  resolver.add(people);
  const snapshot = resolver.save();
  const opened = selfsame.openResolver(foreign ?? snapshot);
  const found = people.slice(0, 300).map(({ first_name, last_name, email }) => opened.find({ first_name, last_name, email }));
  const { model } = await selfsame.train(people, { seed: 3 });
  return { records: resolved.records.length, outputs, found: digest(JSON.stringify(found)), model: digest(JSON.stringify(model)), snapshot };
}

// One engine a thread: the glue keeps the first that it is given.
const inThread = (file, foreign) =>
  new Promise((done, fail) => new Worker(new URL(import.meta.url), { workerData: { file, foreign } }).once("message", done).once("error", fail));

if (isMainThread) {
  test("an engine built for speed says what the small one says", async () => {
    const bytes = await Promise.all(["inline.js", "fast.js"].map(async (file) => digest((await entry(file)).bytes())));
    assert.notEqual(bytes[0], bytes[1]);
    const small = await inThread("inline.js");
    const fast = await inThread("fast.js", small.snapshot);
    assert.ok(small.records > 5000);
    assert.deepEqual({ ...fast, snapshot: digest(fast.snapshot) }, { ...small, snapshot: digest(small.snapshot) });
  });
} else {
  parentPort.postMessage(await said(workerData.file, workerData.foreign));
}
