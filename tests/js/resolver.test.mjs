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

test("customers keep their ids; every change is told; people decide", () => {
  const resolver = selfsame.resolver({ keep: true });
  resolver.add([ada, grace]);
  assert.deepEqual(resolver.events().map(({ event, customer, records, cause }) => [event, customer, records, cause]), [
    ["created", "C1", ["a"], "added"],
    ["created", "C2", ["g"], "added"],
  ]);
  resolver.add({ ...typed, id: 7 });
  const [{ event, customer, link, by }] = resolver.events();
  assert.deepEqual([event, customer, link.left, link.right, by], ["joined", "C1", "7", "a", ["7"]]);
  assert.ok(link.weight > 0);
  assert.deepEqual(resolver.find(typed).map(({ customer }) => customer), ["C1", "C1"]);
  const one = resolver.customerOf(7);
  assert.deepEqual([one.id, one.records, one.cluster.size, one.cluster.density], ["C1", ["a", "7"], 2, 1]);
  assert.equal(one.values["name.family"].value, "Lovelace");
  assert.ok(one.consent && one.conflicts);
  assert.deepEqual(resolver.customer("C1"), one);
  assert.equal(resolver.customer("C9"), undefined);
  assert.deepEqual(resolver.customers({ limit: 1 }), [one]);
  assert.deepEqual(resolver.customers({ after: "C1" }).map(({ id }) => id), ["C2"]);
  assert.throws(() => resolver.customers({ after: "7" }), { code: "option.invalid" });

  resolver.decide("g", 7, "same");
  assert.deepEqual(resolver.events().map(({ event, customer, other, link }) => [event, customer, other, link.weight]), [["merged", "C1", "C2", null]]);
  assert.equal(resolver.customer("C2").id, "C1");
  assert.deepEqual(resolver.why("g", "a").map(({ left, right, decided }) => [left, right, decided]), [["g", "7", true], ["7", "a", false]]);
  assert.throws(() => resolver.decide(7, "g", "not same"), { code: "option.invalid" });
  assert.throws(() => resolver.decide("g", "g", "not-same"), { code: "decision.conflict" });
  assert.throws(() => resolver.decide("g", "x", "same"), { code: "resolver.unknown-id" });
  assert.deepEqual(resolver.decisions(), [{ left: "g", right: "7", verdict: "same" }]);
  const opened = selfsame.openResolver(resolver.save());
  assert.deepEqual(opened.customers(), resolver.customers());
  opened.decide("g", 7, null);
  opened.recluster();
  assert.deepEqual(opened.customers().map(({ id, records }) => [id, records.length]), [["C1", 2], ["C2", 1]]);
});

test("the golden record of the caller's own records", () => {
  const resolver = selfsame.resolver();
  resolver.add([ada, grace]);
  assert.equal(resolver.customer("C1").values, undefined, "records are not kept");
  const { values, records, id } = resolver.unify([ada, { ...typed, id: "b" }]);
  assert.deepEqual([values.email.value, values["name.given"].saidBy, records.map(({ id }) => id), id], ["ada@example.com", 2, ["a", "b"], undefined]);
});

test("what a record does while it is read happens before or not at all", () => {
  const resolver = selfsame.resolver();
  resolver.add([ada]);
  const sly = { first_name: "Ada", last_name: "Lovelace", get email() { resolver.upsert("b", { ...typed }); return "ada@example.com"; } };
  assert.deepEqual(ids(resolver.find(sly)).sort(), ["a", "b"]);
  const twice = { first_name: "Ada", get id() { resolver.upsert("c", grace); return "c"; } };
  assert.throws(() => resolver.add(twice), { code: "record.id" });
  assert.equal(resolver.size, 3);
  const ends = { get email() { resolver.free(); return "ada@example.com"; } };
  assert.throws(() => resolver.find(ends), { code: "resolver.gone" });
});
