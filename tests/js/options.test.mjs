// Options: what is documented is what is taken; own tables through the boundary.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const selfsame = await load();

const failing = (work, code, details = {}) =>
  assert.throws(work, (error) => {
    assert.equal(error.code, code);
    for (const [key, fact] of Object.entries(details)) assert.equal(`${error.details[key]}`, fact);
    return true;
  });

/** The rows of the README's table: option and calls. */
const documented = readFileSync(new URL("../../README.md", import.meta.url), "utf8")
  .split("| option | default |")[1]
  .split("\n\n")[0]
  .split("\n")
  .slice(2)
  .map((row) => row.split("|").map((cell) => cell.trim()))
  .map(([, option, , calls]) => ({ option: option.replaceAll("`", ""), calls: calls.split(" ") }));

const CALLS = {
  normalize: (options) => selfsame.normalize({}, options),
  compare: (options) => selfsame.compare({}, {}, options),
  resolve: (options) => selfsame.resolve("a,b\n1,2\n", options).then((result) => result.free()),
  resolver: (options) => selfsame.resolver(options).free(),
};

const refusal = async (work) => {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error.code;
  }
};

test("every option that is documented for a call is taken by it, and no other", async () => {
  for (const [call, work] of Object.entries(CALLS)) {
    for (const { option, calls } of documented) {
      // A value of no option: it is objected to where the option is known.
      const code = await refusal(() => work({ [option]: [[]] }));
      assert.equal(code === "option.unknown", !calls.includes(call), `${call} ${option}: ${code}`);
    }
  }
});

const tables = {
  providers: [{ domain: "mail.firm.example", class: "public", plusTags: true, canonical: "firm.example" }],
  legalForms: [{ text: "e.Gen.", form: "eG", country: "DE" }],
  nicknames: [{ name: "Wolfgang", nicknames: ["Wolle"] }],
  streetTypes: [{ written: "Prm", full: "Promenade", country: "GB" }],
};

test("own tables count when a record is cleansed", () => {
  const record = { email: "ada+shop@mail.firm.example", company: "Winzer Süd e.Gen.", street: "5 Harbour Prm", country: "DE" };
  const { fields } = selfsame.normalize(record, { tables });
  assert.equal(fields.email.parts.mailbox, "ada@firm.example");
  assert.equal(fields.company.parts["legal-form"], "eG");
  assert.equal(selfsame.normalize(record).fields.company.parts["legal-form"], undefined);
});

const people = [
  { id: "1", first_name: "Wolfgang", last_name: "Unterkofler", email: "w.u@firm.example", street: "5 Harbour Prm", country: "GB" },
  { id: "2", first_name: "Wolle", last_name: "Unterkofler", email: "w.u+news@mail.firm.example", street: "5 Harbour Promenade", country: "GB" },
];
const level = ({ comparisons }, name) => comparisons.find((comparison) => comparison.name === name)?.level;

test("own tables count when records are compared, found, resolved, and found again from a snapshot", async () => {
  const told = selfsame.compare(people[0], people[1], { tables });
  assert.deepEqual([level(told, "name.given"), level(told, "email")], ["nickname", "same-mailbox"]);
  assert.notEqual(level(selfsame.compare(people[0], people[1]), "name.given"), "nickname");
  const resolver = selfsame.resolver({ tables });
  resolver.add(people.slice(0, 1));
  const found = (from) => from.find(people[1], { threshold: 0.01 })[0];
  assert.equal(level(found(resolver), "name.given"), "nickname");
  const opened = selfsame.openResolver(resolver.save());
  assert.deepEqual(found(opened), found(resolver));
  const result = await selfsame.resolve(people, { tables });
  assert.equal(result.summary.customers, 1);
  for (const handle of [resolver, opened, result]) handle.free();
});

test("a row that cannot be read is an error that names it", () => {
  const given = (tables) => () => selfsame.normalize({}, { tables });
  failing(given({ legalForm: [] }), "option.unknown", { nearest: "legalForms" });
  failing(given({ providers: [{ domain: "a.example" }, { domain: "a.example", plusTag: true }] }), "option.unknown", { row: "2", nearest: "plusTags" });
  failing(given({ nicknames: [{ name: "Ada" }] }), "table.invalid", { table: "nicknames", row: "1", key: "nicknames" });
  failing(given({ streetTypes: [{ written: "Prm", full: "Promenade", country: "ZZ" }] }), "country.unknown", { row: "1" });
  failing(given({ legalForms: Array(10_001).fill({ text: "Abc" }) }), "table.too-large");
});

test("the order of dates and the pivot of their years are the caller's to say", () => {
  const born = (typed, options) => selfsame.normalize({ birth_date: typed }, options).fields.birth_date.value;
  assert.equal(born("03/04/1980", { dateOrder: "mdy" }), "1980-03-04");
  assert.equal(born("03/04/1980", { dateOrder: "dmy", country: "US" }), "1980-04-03");
  assert.equal(born("03/04/05", { dateOrder: "ymd" }), "2003-04-05");
  assert.equal(born("3 Apr 31"), "2031-04-03");
  assert.equal(born("3 Apr 31", { pivot: 30 }), "1931-04-03");
  assert.equal(born("3 Apr 31", { pivot: 32, asOf: "2026-11-21" }), "2031-04-03");
  failing(() => born("", { dateOrder: "dym" }), "option.invalid");
  failing(() => born("", { pivot: 1931 }), "option.invalid");
});
