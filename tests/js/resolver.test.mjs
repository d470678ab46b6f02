// The index that lives, and comes back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const { call, has } = await entry("guard.js");
const selfsame = await load();
const traps = { skip: !has("__trap") && "built without test-traps" };

const ada = { id: "a", first_name: "Ada", last_name: "Lovelace", email: "ada@example.com", city: "London" };
const grace = { id: "g", first_name: "Grace", last_name: "Hopper", email: "grace@example.org", city: "Arlington" };
const typed = { first_name: "Ada", last_name: "LOVELACE", email: "Ada@Example.com" };
const ids = (matches) => matches.map(({ id }) => id);

test("records are added, found, changed and removed", () => {
  const resolver = selfsame.resolver();
  assert.equal(resolver.add([ada, grace]), 2);
  const [best] = resolver.find(typed);
  assert.equal(best.id, "a");
  assert.ok(best.probability > 0.5 && best.weight > 0 && best.decision);
  assert.ok(best.comparisons.length > 1);
  resolver.upsert("a", { ...grace, email: "nobody@example.net" });
  assert.deepEqual(ids(resolver.find(typed)), []);
  assert.deepEqual([resolver.remove("g"), resolver.remove("g"), resolver.size], [true, false, 1]);
  assert.throws(() => resolver.find(typed, { limt: 3 }), { code: "option.unknown", details: { given: "limt", nearest: "limit" } });
  assert.throws(() => resolver.add({ first_name: "Ada" }), { code: "record.id" });
  resolver.free();
  assert.throws(() => resolver.find(typed), { code: "resolver.gone" });
});

test("a snapshot gives the same resolver; damage is told", () => {
  const resolver = selfsame.resolver({ country: "GB" });
  resolver.add([ada, grace]);
  const bytes = resolver.save();
  const opened = selfsame.openResolver(bytes);
  assert.deepEqual(opened.find(typed), resolver.find(typed));
  assert.deepEqual(opened.save(), bytes);
  bytes[bytes.length - 1] ^= 1;
  assert.throws(() => selfsame.openResolver(bytes), { code: "snapshot.damaged" });
  assert.throws(() => selfsame.openResolver(new Uint8Array()), { code: "snapshot.damaged" });
});

test("what was opened or saved comes back after a trap", traps, () => {
  const saved = selfsame.resolver();
  saved.add([ada, grace]);
  const opened = selfsame.openResolver(saved.save());
  assert.throws(() => call("__trap", "memory"), { code: "engine.reset" });
  assert.deepEqual(ids(opened.find(typed)), ["a"]);
  assert.deepEqual(ids(saved.find(typed)), ["a"]);
});

test("what was changed since is gone after a trap, and says so", traps, () => {
  const resolver = selfsame.resolver();
  resolver.add([ada]);
  assert.throws(() => call("__trap", "panic"), { code: "engine.reset" });
  assert.throws(() => resolver.find(typed), { code: "resolver.gone" });
});
