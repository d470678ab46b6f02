import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./package.mjs";

const json = await entry("json.js");
const { inputs } = await entry("inputs.js");

for (const [shows, typed, meant] of [
  ["a lone high surrogate", "a\ud83dz", "a\ufffdz"],
  ["a lone low surrogate", "a\ude00z", "a\ufffdz"],
  ["a pair", "a\u{1f600}z", "a\u{1f600}z"],
  ["a typed backslash", "a\\ud800z", "a\\ud800z"],
  ["a typed backslash before a lone one", "a\\\ud800z", "a\\\ufffdz"],
  ["a quote and a line", 'a"\n\ud800', 'a"\n\ufffd'],
]) {
  test(`${shows} goes through as it should`, () => assert.equal(JSON.parse(json.record({ typed })).typed, meant));
}

test("a key that is a lone surrogate does no harm", () => {
  assert.deepEqual(JSON.parse(json.record({ "\ud800": "x" })), { "\ufffd": "x" });
});

const cycle = {};
cycle.cycle = cycle;
for (const [shows, record] of [
  ["nothing", undefined],
  ["null", null],
  ["a text", "Ada"],
  ["a list", [{}]],
  ["a Map", new Map([["email", "a@b.c"]])],
  ["a FormData", new FormData()],
  ["a cycle", cycle],
  ["a BigInt", { id: 1n }],
]) {
  test(`${shows} is no record`, () => assert.throws(() => json.record(record), { name: "SelfsameError", code: "record.shape" }));
}

test("keys of the prototype are fields like others", () => {
  const record = JSON.parse('{"__proto__":"x","constructor":"y"}');
  assert.equal(json.record(record), '{"__proto__":"x","constructor":"y"}');
  assert.equal({}.x, undefined);
});

/** The records of lists one behind another. */
const listed = (bytes) => JSON.parse(`[${new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("][", "],[")}]`).flat();

for (const many of [0, 1, 256, 257, 1000]) {
  test(`${many} records go as lists, short and long ones, of every script`, () => {
    const records = Array.from({ length: many }, (_, id) => ({ id, text: "aé山😀"[id % 4].repeat(id > 300 ? 40 : id % 3) }));
    assert.deepEqual(listed(json.lists(records)), records.map(({ id, text }) => ({ id, text: text.toWellFormed() })));
  });
}

test("what is no record is refused among many, too", () => {
  const records = Array.from({ length: 600 }, (_, id) => ({ id }));
  for (const other of [null, "Ada", [{}], cycle]) {
    for (const at of [0, 300, 599]) assert.throws(() => json.lists(records.with(at, other)), { code: "record.shape" });
  }
});

const all = async (input) => {
  const found = [];
  for await (const { name, bytes } of inputs(input)) found.push([name, new TextDecoder().decode(bytes)]);
  return found;
};

for (const [shows, input, given] of [
  ["a text", "a,b", [["input", "a,b"]]],
  ["bytes", new TextEncoder().encode("a,b"), [["input", "a,b"]]],
  ["a buffer", new TextEncoder().encode("a,b").buffer, [["input", "a,b"]]],
  ["a blob", new Blob(["a,b"]), [["input", "a,b"]]],
  ["records", [{ name: "Ada" }, { name: "Bob" }], [["input", '{"name":"Ada"}\n{"name":"Bob"}']]],
  ["no records", [], [["input", ""]]],
  ["several texts", ["a", "b"], [["input-1", "a"], ["input-2", "b"]]],
  ["named ones", [{ name: "crm", data: "a" }, { name: "shop", data: [{ b: 1 }] }], [["crm", "a"], ["shop", '{"b":1}']]],
  ["records with a name and data", [{ name: "Ada", data: "x", more: 1 }], [["input", '{"name":"Ada","data":"x","more":1}']]],
]) {
  test(`${shows} can be an input`, async () => assert.deepEqual(await all(input), given));
}

test("a number cannot be an input", () => assert.rejects(all(7), { code: "option.invalid" }));
