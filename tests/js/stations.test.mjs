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

test("consent strings are decoded to the fields of their specifications, and encoded", () => {
  const fields = {
    created: "2024-05-01T00:00:00.000Z", lastUpdated: "2024-05-02T03:04:05.600Z", cmpId: 300, consentLanguage: "DE",
    purposeConsents: [1, 3, 24], vendorConsents: [2, 17, 18, 700], vendorsDisclosed: [1, 2, 3, 4, 5, 900],
    publisherRestrictions: [{ purposeId: 3, restrictionType: 1, vendors: [7, 8, 9] }], numCustomPurposes: 2, publisherCustomConsents: [2],
  };
  const text = selfsame.consent.encode({ format: "tcf", fields });
  const decoded = selfsame.consent.decode(text);
  assert.deepEqual({ ...decoded.fields, ...fields }, decoded.fields);
  assert.deepEqual(decoded.segments, ["core", "vendorsDisclosed", "publisherPurposes"]);
  assert.equal(selfsame.consent.encode(decoded), text);

  const sections = { usnat: { SaleOptOut: 1, Gpc: true }, usca: { GpcSegmentIncluded: false }, uspv1: { Notice: "Y" }, usky: {} };
  const gpp = selfsame.consent.decode(selfsame.consent.encode({ format: "gpp", sections }));
  assert.deepEqual(gpp.fields.SectionIds, [6, 7, 8, 26]);
  assert.equal(gpp.sections.usnat.SaleOptOut, 1);
  assert.equal(gpp.sections.usnat.SensitiveDataProcessing.length, 16);
  assert.equal(gpp.sections.usnat.Gpc, true);
  assert.equal("Gpc" in gpp.sections.usca, false);
  assert.equal(gpp.sections.uspv1.Notice, "Y");
  assert.deepEqual(gpp.sections.usky.SensitiveDataProcessing, [0, 0, 0, 0, 0, 0, 0, 0]);
  const alone = selfsame.consent.decode("BVWSSSVY.YA", { section: "usca" });
  assert.deepEqual([alone.section, alone.fields.Id, alone.fields.Gpc], ["usca", 8, true]);
  assert.deepEqual(selfsame.consent.decode("1YN-").fields, { Version: 1, Notice: "Y", OptOutSale: "N", LspaCovered: "-" });
});

test("signals of a browser that are no strings are decoded beside them", () => {
  assert.deepEqual(selfsame.consent.decode("1", { format: "gpc" }).fields, { gpc: true });
  assert.deepEqual(selfsame.consent.decode(true, { format: "gpc" }).fields, { gpc: true });
  for (const none of ["0", "true", "", null, undefined, false]) {
    assert.deepEqual(selfsame.consent.decode(none, { format: "gpc" }).fields, {});
  }
  const mode = { ad_storage: "granted", analytics_storage: "denied" };
  assert.deepEqual(selfsame.consent.decode(mode, { format: "consent-mode" }), { format: "consent-mode", fields: mode });
  assert.deepEqual(selfsame.consent.encode({ format: "consent-mode", fields: mode }), mode);
  failing(() => selfsame.consent.decode({ ad_storage: "yes" }, { format: "consent-mode" }), "consent.invalid");
});

test("a consent string that is cut, padded or unheard of is refused by its code", () => {
  const refused = (text, code, options) => failing(() => selfsame.consent.decode(text, options), code);
  refused("CPXxRfAPXxRfAAfKABENB-Cg", "consent.string.cut");
  refused("CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA=", "consent.string.syntax");
  refused("ZPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA", "consent.string.version", { format: "tcf" });
  refused("DBACNYA~1YNN", "consent.string.value");
  refused("A".repeat(1_000_000), "consent.string.too-large");
  refused(undefined, "consent.string.syntax");
  refused("1YNN", "word.unknown", { format: "ups" });
  refused("1YNN", "word.unknown", { section: "uscal" });
  failing(() => selfsame.consent.encode({ format: "tcf", fields: {} }), "consent.string.value");
  failing(() => selfsame.consent.encode({ format: "tcf", fields: { cmpID: 1 } }), "consent.invalid");
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
