import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const { call, has } = await entry("guard.js");
const selfsame = await load();

for (const kind of ["panic", "stack", "memory"]) {
  test(`after a trap (${kind}) the next call works`, { skip: !has("__trap") && "built without test-traps" }, () => {
    assert.throws(() => call("__trap", kind), { name: "SelfsameError", code: "engine.reset" });
    for (let round = 0; round < 1000; round += 1) assert.match(selfsame.version(), /^\d/);
  });
}
