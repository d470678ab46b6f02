import assert from "node:assert/strict";
import { Worker } from "node:worker_threads";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { entry, folder } from "./package.mjs";

const url = pathToFileURL(`${folder}/`);
const { load, SelfsameError } = await entry("worker-node.js");

test("the worker has the same functions, each with a promise", async () => {
  const selfsame = await load();
  assert.match(await selfsame.version(), /^\d/);
  selfsame.close();
  await assert.rejects(selfsame.version(), { name: "SelfsameError", code: "worker.closed" });
});

test("a pool answers from several workers", async () => {
  const selfsame = await load({ size: 2 });
  const answers = await Promise.all([1, 2, 3, 4].map(() => selfsame.version()));
  assert.equal(new Set(answers).size, 1);
  selfsame.close();
});

test("a worker that never says it is ready is given up after the time limit", async () => {
  const worker = () => new Worker("setInterval(() => {}, 1000)", { eval: true });
  await assert.rejects(load({ timeout: 100, worker }), (error) => error instanceof SelfsameError && error.code === "worker.timeout");
});

test("a worker that dies at once says so", async () => {
  const worker = () => new Worker("throw new Error('no')", { eval: true });
  await assert.rejects(load({ worker }), { code: "worker.failed" });
});

test("a worker that cannot load the wasm tells which step failed", async () => {
  await assert.rejects(load({ input: new Uint8Array([1, 2, 3]) }), { code: "load.compile" });
});

const many = (rows) => ["First name,Last name,Email,City", ...Array.from({ length: rows }, (_, at) => `Ada${at % 700},Love${at % 900},a${at}@example.com,Town${at % 50}`)].join("\n");

test("long work in a worker: progress, pages, files, and the result is let go", async () => {
  const selfsame = await load();
  const seen = [];
  const result = await selfsame.resolve(many(2000), { onProgress: ({ stage }) => seen.push(stage) });
  assert.ok(seen.length > 10 && new Set(seen).size > 4);
  assert.equal(result.records.length, 2000);
  assert.equal((await result.customers.page(0, 2)).length, 2);
  assert.equal(result.summary.records, 2000);
  const csv = await result.customers.csv();
  assert.deepEqual(await result.file("customers.csv"), csv);
  let counted = 0;
  for await (const customer of result.customers) counted += customer.records.length;
  assert.equal(counted, 2000);
  await result.free();
  await assert.rejects(result.customers.page(), { name: "SelfsameError" });
  selfsame.close();
});

test("cancel in a worker takes effect within 100 ms, and the worker goes on", async () => {
  const selfsame = await load();
  const controller = new AbortController();
  let aborted;
  const onProgress = ({ stage }) => {
    if (stage !== "compare" || aborted) return;
    aborted = performance.now();
    controller.abort(new Error("enough"));
  };
  await assert.rejects(selfsame.resolve(many(5000), { onProgress, signal: controller.signal }), { message: "enough" });
  assert.ok(performance.now() - aborted < 100);
  assert.equal((await selfsame.normalize({ email: "ada@example.com" })).values.email, "ada@example.com");
  await assert.rejects(selfsame.resolve("a,b", { treshold: 1 }), { code: "option.unknown" });
  selfsame.close();
});

test("a resolver lives in its worker", async () => {
  const selfsame = await load({ size: 2 });
  const resolver = await selfsame.resolver();
  await resolver.add([{ id: "a", first_name: "Ada", last_name: "Lovelace", email: "ada@example.com" }]);
  const typed = { first_name: "Ada", last_name: "Lovelace", email: "ada@example.com" };
  assert.equal((await resolver.find(typed))[0].id, "a");
  const opened = await selfsame.openResolver(await resolver.save());
  assert.equal((await opened.find(typed))[0].id, "a");
  assert.equal(await opened.size(), 1);
  selfsame.close();
});

test("what cannot be sent, and progress that cannot be taken, end the call and nothing else", async () => {
  const selfsame = await load();
  await assert.rejects(selfsame.normalize({ email: () => "ada@example.com" }), { code: "option.invalid" });
  const onProgress = () => {
    throw new Error("cannot draw");
  };
  await assert.rejects(selfsame.resolve(many(2000), { onProgress }), { message: "cannot draw" });
  assert.match(await selfsame.version(), /^\d/);
  selfsame.close();
});

const dirty = (rows) => {
  const lines = ["id,first name,last name,email,phone,birth date,zip,country"];
  for (let row = 0; row < rows; row += 1) {
    const person = row % 3 === 2 ? row - (row % 30) : row;
    const pick = (list, by) => list[(person * by) % list.length];
    lines.push([row, pick(["Ada", "Jürgen", "Bill", "Anna", "Σοφία", ""], 7), pick(["Lovelace", "Müller", "Koch", "Li"], 5), `p${person}${row % 5 ? "" : "x"}@gmial.com`, `030 1${person}`, `${(person % 28) + 1}/${(person % 12) + 1}/1980`, person % 400, pick(["DE", "GB", ""], 3)].join(","));
  }
  return lines.join("\n");
};

test("several workers share a large file: the same bytes as one gives, progress, and the pool goes on", async () => {
  const [one, several] = await Promise.all([load(), load({ size: 3 })]);
  const text = dirty(6000);
  const seen = new Set();
  const files = ["customers.csv", "records.csv", "matches.csv", "model.json", "report.json"];
  const all = async (selfsame, options) => {
    const result = await selfsame.resolve({ name: "a.csv", data: text }, options);
    return Promise.all(files.map((file) => result.file(file)));
  };
  const [alone, shared] = await Promise.all([all(one), all(several, { onProgress: ({ stage }) => seen.add(stage) })]);
  files.forEach((file, at) => assert.deepEqual(shared[at], alone[at], file));
  assert.ok(["read", "cleanse", "index", "train", "compare", "unify", "assess", "done"].every((stage) => seen.has(stage)), [...seen].join());
  assert.deepEqual((await several.train(text)).model, (await one.train(text)).model);
  await assert.rejects(several.resolve(text, { threshold: 7 }), { code: "option.invalid" });
  assert.match(await several.version(), /^\d/);
  [one, several].forEach((selfsame) => selfsame.close());
});

test("shared work is cancelled at once, and a worker of several that dies is told by code", async () => {
  const workers = [];
  const worker = () => (workers.push(new Worker(new URL("worker-main-node.js", url))), workers.at(-1));
  const selfsame = await load({ size: 2, worker });
  const controller = new AbortController();
  let aborted;
  const onProgress = ({ stage }) => {
    if (stage !== "compare" || aborted) return;
    aborted = performance.now();
    controller.abort();
  };
  await assert.rejects(selfsame.resolve(dirty(6000), { onProgress, signal: controller.signal }), { name: "AbortError" });
  assert.ok(performance.now() - aborted < 100);
  const kill = ({ stage }) => stage === "cleanse" && workers[1].terminate();
  await assert.rejects(selfsame.resolve(dirty(6000), { onProgress: kill }), { code: "worker.failed" });
  selfsame.close();
});
