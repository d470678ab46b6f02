import assert from "node:assert/strict";
import { Worker } from "node:worker_threads";
import { test } from "node:test";
import { entry } from "./package.mjs";

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
