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
  const clean = selfsame.normalize({ Vorname: "ada", "E-Mail": "Ada@EXAMPLE.com" }, { schema: fields });
  assert.equal(clean.fields["E-Mail"].value, "Ada@example.com");
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

test("consent is read from headers and values, and from what a browser says", () => {
  const state = selfsame.consent.read({ HasOptedOutOfEmail: true, gpc: true }, { at: "2026-11-21T10:00:00Z", source: "crm" });
  const email = state.entries.find(({ channel }) => channel === "email");
  assert.deepEqual(email, { purpose: "marketing", channel: "email", status: "withdrawn", at: "2026-11-21T10:00:00Z", source: "crm" });
  assert.equal(state.signals.gpc, true);
  assert.equal(selfsame.consent.read([{ header: "HasOptedOutOfEmail", value: false }]).entries[0].status, "unknown");
  failing(() => selfsame.consent.read([{ haeder: "x" }]), "consent.invalid");
  failing(() => selfsame.consent.read([], { att: "2026-11-21" }), "consent.invalid");
  failing(() => selfsame.consent.read(), "consent.invalid");
});

test("a use is decided with its reasons; names of time zones are resolved", () => {
  const request = {
    purpose: "marketing", channel: "call", at: "2026-03-02T12:30:00Z",
    subject: { country: "FR", timeZone: "Europe/Paris", doNotCall: "not-listed" }, consent: { entries: [] },
  };
  const decision = selfsame.consent.decide(request);
  assert.equal(decision.outcome, "deferred");
  assert.equal(decision.notBefore, "2026-03-02T13:00:00Z");
  assert.deepEqual(Object.keys(decision.reasons[0]), ["code", "regime", "citation", "effect", "confidence"]);
  assert.equal(selfsame.consent.decide({ ...request, subject: { country: "DE" } }).outcome, "denied");
  failing(() => selfsame.consent.decide({ ...request, subject: { ...request.subject, timeZone: "Europe/Pariis" } }), "consent.invalid");
  failing(() => selfsame.consent.decide({ ...request, subject: { country: "UK" } }), "country.unknown");
  failing(() => selfsame.consent.decide({ ...request, purpose: "marketting" }), "word.unknown");
  failing(() => selfsame.consent.decide(undefined), "consent.invalid");
});

test("a merged state says what could not be put in order, and is a state as it is", () => {
  const says = (status) => ({ entries: [{ purpose: "marketing", channel: "email", status }] });
  const merged = selfsame.consent.merge([says("granted"), says("refused")]);
  assert.equal(merged.conflicts[0].code, "consent.conflict.undated");
  const request = { purpose: "marketing", channel: "email", at: "2026-11-21T10:00:00Z", subject: { country: "DE" }, consent: merged };
  assert.equal(selfsame.consent.decide(request).reasons[0].code, "consent.refused");
});

test("only what a purpose needs leaves", () => {
  const record = { email: "ada@example.com", birth_date: "1985-12-10", password: "correct horse" };
  const { record: left, withheld } = selfsame.minimize(record, { purpose: "survey" });
  assert.deepEqual(left, { email: "ada@example.com", birth_date: "1985" });
  assert.deepEqual(withheld, [{ field: "birth_date", reason: "generalized" }, { field: "password", reason: "credential" }]);
  failing(() => selfsame.minimize(record, { purpose: "surveys" }), "word.unknown");
  failing(() => selfsame.minimize(record), "option.invalid");
  failing(() => selfsame.minimize(record, { purpose: "survey", shema: {} }), "option.unknown");
});

test("an age is told at a day", () => {
  assert.equal(selfsame.age("2008-02-29", "2026-02-28"), 17);
  assert.equal(selfsame.age("2008-02-29", "2026-03-01"), 18);
  assert.equal(selfsame.age("2008", "2026-03-01"), undefined);
});

test("a code of an issue is explained, and an issue says it in words", () => {
  const clean = selfsame.normalize({ birth_date: "31.02.1980" });
  const [issue] = clean.issues;
  const { message, advice } = selfsame.explain(issue.code);
  assert.equal(issue.message, message);
  assert.ok(advice.length > 10);
  assert.equal(clean.fields.birth_date.issues[0].message, message);
  failing(() => selfsame.explain("date.imposible"), "word.unknown");
});

test("the records of a result hold lists and words as a record alone does", async () => {
  const record = { name: "Ada Lovelace", emails: ["ADA@example.com", "ada@example.org"], birth_date: "31.02.1980" };
  const result = await selfsame.resolve([record]);
  const [{ fields }] = result.records.page();
  assert.deepEqual(fields, selfsame.normalize(record).fields);
  assert.deepEqual(fields.emails.raw, record.emails);
});
