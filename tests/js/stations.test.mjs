// The stations through the boundary: shapes and codes, not their judgement.

import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const selfsame = await load();

const failing = (work, code) => assert.throws(work, (error) => error.name === "SelfsameError" && error.code === code && !/ada@|Lovelace/.test(error.message));

test("columns are understood, from rows of cells or of objects", () => {
  const headers = ["Vorname", "E-Mail", "Newsletter"];
  const rows = [["Ada", "ada@example.com", "ja"]];
  const fields = selfsame.inferSchema(headers, rows);
  assert.deepEqual(fields.map(({ header }) => header), headers);
  assert.deepEqual(fields.map(({ kind }) => kind), ["name.given", "email", "consent"]);
  assert.ok(fields.every(({ confidence, reason, category }) => confidence > 0 && confidence <= 1 && reason && category));
  assert.deepEqual(selfsame.inferSchema(headers, [{ Vorname: "Ada", "E-Mail": "ada@example.com", Newsletter: "ja" }]), fields);
  assert.equal(selfsame.inferSchema(["Vorname"]).length, 1);
});

test("data categories are named for a record and for a schema", () => {
  const [email, religion] = selfsame.classify({ email: "ada@example.com", religion: "none" });
  assert.equal(email.category, "user.contact.email");
  assert.equal(religion.special, true);
  assert.equal(selfsame.classify({ fields: [{ header: "x", kind: "email" }] })[0].category, "user.contact.email");
  failing(() => selfsame.classify({ fields: [{ header: "x", kind: "emial" }] }), "schema.unknown-kind");
  failing(() => selfsame.classify({ fields: [{ haeder: "x", kind: "email" }] }), "option.unknown");
  failing(() => selfsame.classify({ email: { nested: "ada@example.com" } }), "record.shape");
});

test("consent merges, and its misspelt words are refused", () => {
  const says = (status) => ({ entries: [{ purpose: "marketing", channel: "email", status, at: "2026-01-01" }] });
  assert.equal(selfsame.consent.merge([says("granted"), says("refused")]).entries[0].status, "refused");
  failing(() => selfsame.consent.merge([says("grantd")]), "word.unknown");
  failing(() => selfsame.consent.merge([{ entrys: [] }]), "consent.invalid");
  failing(() => selfsame.consent.merge({}), "consent.invalid");
});

test("keys of the prototype stay fields and pollute nothing", () => {
  const record = JSON.parse('{"__proto__":"ada@example.com","constructor":"x","toString":"y"}');
  assert.deepEqual(selfsame.classify(record).map(({ header }) => header), ["__proto__", "constructor", "toString"]);
  assert.equal({}.polluted, undefined);
});
