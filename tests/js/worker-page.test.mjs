// The worker in a real browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium, visit } from "./browser.mjs";

const there = { skip: !chromium && "Chromium is not installed" };
const policy = (script) => ({ "content-security-policy": `default-src 'none'; script-src 'self' ${script}; connect-src 'self'` });

test("the worker starts under a policy that allows wasm", there, async () => {
  assert.match((await visit("worker.html", policy("'wasm-unsafe-eval'"))).version, /^\d/);
});

test("a policy that forbids wasm is named", there, async () => {
  assert.equal((await visit("worker.html", policy(""))).code, "load.csp");
});
