// The typings say what is there, and what is there is typed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { entry, folder } from "./package.mjs";

const { load } = await entry("inline.js");
const selfsame = await load();
const typings = readFileSync(`${folder}/index.d.ts`, "utf8");

/** The members of an interface of index.d.ts, without their comments. */
function members(name) {
  const body = typings.split(new RegExp(`^export interface ${name}\\b.*\\{$`, "m"))[1].split(/^\}$/m)[0];
  const bare = body.replace(/\/\*\*[^]*?\*\//g, "");
  // What can be called in several ways stands there several times.
  return [...new Set([...bare.matchAll(/^ {2}(?:readonly )?(\w+)[(:?<]/gm)].map(([, member]) => member))].sort();
}

test("the engine has what its typings name", () => {
  assert.deepEqual(Object.keys(selfsame).sort(), members("Selfsame"));
  assert.deepEqual(Object.keys(selfsame.consent).sort(), members("Consent"));
  assert.deepEqual(Object.keys(selfsame.consent.log).sort(), members("DecisionLog"));
  assert.deepEqual(Object.keys(selfsame.privacy).sort(), members("Privacy"));
});

test("an issue has what its typings name", () => {
  const { issues } = selfsame.normalize({ date_of_birth: "03/04/1980", email: "ada@gmial.com" });
  const named = new Set(issues.flatMap((issue) => Object.keys(issue)));
  assert.deepEqual([...named].sort(), ["field", ...members("Issue")].sort());
  assert.deepEqual(issues.find(({ code }) => code === "date.ambiguous").alternatives, ["1980-04-03", "1980-03-04"]);
});

for (const [name, options] of [["Resolver", {}], ["EncodedResolver", { encoded: true }]]) {
  test(`a resolver has what the typings of ${name} name`, () => {
    const resolver = selfsame.resolver(options);
    const own = Object.getOwnPropertyNames(Object.getPrototypeOf(resolver)).filter((name) => name !== "constructor");
    assert.deepEqual(own.sort(), members(name));
    resolver.free();
  });
}

test("a result has what its typings name", async () => {
  const result = await selfsame.resolve("name,email\nAda,ada@example.com\n");
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(result)).filter((name) => name !== "constructor");
  assert.deepEqual([...Object.keys(result), ...own].sort(), members("Result"));
  const list = Object.getOwnPropertyNames(Object.getPrototypeOf(result.customers)).filter((name) => name !== "constructor");
  assert.deepEqual([...Object.keys(result.customers), ...list].sort(), members("List"));
  result.free();
});
