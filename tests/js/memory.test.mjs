// An instance that may not grow: records for which there is no room are refused by code, and the index goes on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { entry, folder } from "./package.mjs";

const PAGES = 640; // 40 MB

/** A number as LEB128. */
const leb = (number) => (number < 128 ? [number] : [(number & 127) | 128, ...leb(number >>> 7)]);

/** Reads a LEB128 number; gives it and where it ends. */
function read(bytes, at) {
  let number = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    number |= (bytes[at] & 127) << shift;
    if (bytes[at] < 128) return [number, at + 1];
  }
}

/** The same wasm with a bound on the pages of its memory. */
function bounded(bytes, most) {
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [length, from] = read(bytes, at + 1);
    if (id === 5) {
      const [least] = read(bytes, from + 2);
      const memory = [1, 1, ...leb(least), ...leb(most)];
      return Uint8Array.from([...bytes.subarray(0, at), 5, ...leb(memory.length), ...memory, ...bytes.subarray(from + length)]);
    }
    at = from + length;
  }
  throw new Error("no memory");
}

const person = (number) => ({ id: String(number), first_name: "Ada", last_name: `Love${number % 977}lace`, email: `ada${number}@example.com`, city: `Town ${number % 500}` });

test("who fills it one by one is refused by code in the end, and all before are found", async () => {
  const { load } = await entry("inline.js");
  const selfsame = await load(bounded(readFileSync(`${folder}/selfsame_bg.wasm`), PAGES));
  const resolver = selfsame.resolver();
  let number = 0;
  const fill = () => {
    for (;;) {
      resolver.add([person(number)]);
      number += 1;
      if (number % 1_000 === 0) assert.equal(resolver.find({ ...person(number - 1), id: undefined }).length > 0, true);
    }
  };
  assert.throws(fill, { code: "resolver.full" });
  assert.equal(resolver.size, number);
  assert.ok(number > 10_000, `${number}`);
  for (const asked of [0, 7, number - 1]) {
    const { id, ...fields } = person(asked);
    assert.equal(resolver.find(fields)[0].id, id);
  }
  // What was set free meanwhile may hold a few more.
  const more = () => {
    for (let at = 0; at < 1_000; at += 1) resolver.upsert(`new ${at}`, person(number + at));
  };
  assert.throws(more, { code: "resolver.full" });
  assert.throws(() => resolver.save(), { code: "resolver.full" });
  assert.equal(resolver.remove("7"), true);
  // The next tests are given the same instance.
  resolver.free();
});

test("to save again and again takes no more memory than to save once", async () => {
  const { load } = await entry("inline.js");
  const selfsame = await load(bounded(readFileSync(`${folder}/selfsame_bg.wasm`), PAGES));
  const resolver = selfsame.resolver({ keep: true });
  resolver.add(Array.from({ length: 2_000 }, (_, at) => person(at)));
  const first = resolver.save();
  for (let again = 0; again < 20; again += 1) assert.deepEqual(resolver.save(), first);
  assert.equal(resolver.find(person(7))[0].id, person(7).id);
});

test("records for which there is no room are refused by code, and those before them are found", async () => {
  const { load } = await entry("inline.js");
  const selfsame = await load(bounded(readFileSync(`${folder}/selfsame_bg.wasm`), PAGES));
  const resolver = selfsame.resolver();
  const people = (from, many) => Array.from({ length: many }, (_, at) => person(from + at));
  resolver.add(people(0, 2_000));
  assert.throws(() => resolver.add(people(2_000, 60_000)), { code: "resolver.full" });
  assert.equal(resolver.size, 2_000);
  const { id, ...asked } = person(7);
  assert.equal(resolver.find(asked)[0].id, id);
  assert.equal(resolver.add(people(2_000, 100)), 100);
});

test("a text that does not fit is refused by code before it crosses, and the index goes on", async () => {
  const { load } = await entry("inline.js");
  const selfsame = await load(bounded(readFileSync(`${folder}/selfsame_bg.wasm`), PAGES));
  const resolver = selfsame.resolver();
  resolver.add(Array.from({ length: 2_000 }, (_, at) => person(at)));
  const { id, ...asked } = person(7);
  for (const letter of ["x", "ß", "語"]) {
    const long = { ...asked, note: letter.repeat(PAGES << 16) };
    assert.throws(() => resolver.find(long), { code: "resolver.full" });
    assert.throws(() => resolver.add({ ...long, id: "long" }), { code: "resolver.full" });
    assert.throws(() => resolver.upsert("7", long), { code: "resolver.full" });
    assert.throws(() => selfsame.normalize(long), { code: "input.too-large" });
  }
  const bytes = new Uint8Array(PAGES << 16).fill(32);
  assert.throws(() => selfsame.openResolver(bytes), { code: "resolver.full" });
  await assert.rejects(selfsame.resolve([{ name: "a.csv", data: bytes }]), { code: "input.too-large" });
  assert.equal(resolver.size, 2_000);
  assert.equal(resolver.find(asked)[0].id, id);
  assert.equal(resolver.find({ ...asked, note: "x".repeat((1 << 20) + 1) })[0].id, id);
  resolver.free();
});
