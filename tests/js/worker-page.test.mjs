// The worker in a real browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium, visit } from "./browser.mjs";

const there = { skip: !chromium && "Chromium is not installed" };
const policy = (script) => ({ "content-security-policy": `default-src 'none'; script-src 'self' ${script}; connect-src 'self'` });

test("long work leaves the page alone, tells how far it is, and is cancelled at once", there, async () => {
  const { failure, records, progress, longest, cancelled } = await visit("worker.html", policy("'wasm-unsafe-eval'"));
  assert.equal(failure, undefined);
  assert.equal(records, 3000);
  assert.ok(progress > 20, `${progress} reports`);
  // 50 ms is the bar on a machine at rest; this one may share its processor with a whole test run.
  assert.ok(longest < 250, `the page stood still for ${longest} ms`);
  assert.equal(cancelled.name, "AbortError");
  assert.ok(cancelled.after < 100, `cancelled after ${cancelled.after} ms`);
  assert.ok(cancelled.workerFree < 500, `the worker was free after ${cancelled.workerFree} ms`);
});

test("a policy that forbids wasm is named", there, async () => {
  assert.equal((await visit("worker.html", policy(""))).code, "load.csp");
});
