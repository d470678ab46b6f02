// What a free text holds, and what that says about its field.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const { classify, privacy } = await load();
const secret = "a secret for tests only";

const CARD = "user.financial.credit_card";
const IBAN = "user.financial.bank_account";
const NATIONAL = "user.government_id.national_identification_number";
const PHONE = "user.contact.phone_number";
const MAIL = "user.contact.email";
const SECRET = "user.authorization.credentials";
const HEALTH = "user.health_and_medical";

for (const [shows, text, country, expected] of [
  ["contacts", "Ruf Ada unter +49 30 1234567 an, oder schreib an ada@example.com.", undefined, [[PHONE, "+49 30 1234567"], [MAIL, "ada@example.com"]]],
  ["a national number in its country", "Tel 030 1234567 abends", "DE", [[PHONE, "030 1234567"]]],
  ["a national number of no known country", "Tel 030 1234567 abends", undefined, []],
  ["a card and an account among words", "card 4111 1111 1111 1111, IBAN DE02 1203 0000 0000 2020 51 bitte", undefined, [[CARD, "4111 1111 1111 1111"], [IBAN, "DE02 1203 0000 0000 2020 51"]]],
  ["wrong check digits", "4111 1111 1111 1112 and DE02 1203 0000 0000 2020 52", undefined, []],
  ["identity numbers", "SSN 219-09-9999, CF RSSMRA85T10A562S, BSN 111222333", "NL", [[NATIONAL, "219-09-9999"], [NATIONAL, "RSSMRA85T10A562S"], [NATIONAL, "111222333"]]],
  ["figures of no known country are no identity", "ticket 111222333", undefined, []],
  ["dates, amounts, streets", "Church Street 5, party of four on 2024-05-01 at 10:30, 12 pieces at 4.50", "GB", []],
  ["credentials", "Passwort: hunter2!, token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefgh", undefined, [[SECRET, "hunter2!"], [SECRET, "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefgh"]]],
  ["a password hash", "$2y$10$abcdefghijklmnopqrstuuvwxyz0123456789ABCDEFGHIJKLMNOP", undefined, [[SECRET, "$2y$10$abcdefghijklmnopqrstuuvwxyz0123456789ABCDEFGHIJKLMNOP"]]],
  ["special categories", "Ist schwanger und katholisch, Gewerkschaftsmitglied; vorbestraft", undefined, [[HEALTH, "schwanger"], ["user.demographic.religious_belief", "katholisch"], ["user.demographic.union_membership", "Gewerkschaftsmitglied"], ["user.criminal_history", "vorbestraft"]]],
  ["special categories with accents", "diabétique, w ciąży", undefined, [[HEALTH, "diabétique"], [HEALTH, "w ciąży"]]],
  ["an address of the Internet", "from 192.0.2.17", undefined, [["user.device.ip_address", "192.0.2.17"]]],
  ["nothing", "", undefined, []],
]) {
  test(`${shows} in a free text`, () => {
    const { counts, found } = privacy.scan(text, { country });
    assert.deepEqual(found.map(({ category, start, end }) => [category, text.slice(start, end)]), expected);
    assert.equal(Object.values(counts).reduce((all, one) => all + one, 0), expected.length);
  });
}

test("a scan tells places and keyed hashes, and no value", () => {
  const text = "Ada@Example.com hat Krebs und Karte 4111 1111 1111 1111";
  const scan = privacy.scan(text, { secret });
  const said = JSON.stringify(scan);
  for (const value of ["Ada", "ada@", "Krebs", "4111"]) assert.ok(!said.includes(value), value);
  assert.deepEqual(Object.keys(scan.found[0]), ["category", "kind", "start", "end", "hash"]);
  assert.equal(scan.found[0].hash, privacy.pseudonymize("ada@example.com", { secret, kind: "email" }));
  assert.equal(scan.found[1].hash, createHmac("sha256", secret).update("Krebs").digest("hex"));
  assert.throws(() => privacy.scan(text, { secret: "short" }), { code: "secret.too-short" });
  assert.throws(() => privacy.scan("x".repeat(100_001)), { code: "option.invalid" });
});

test("texts made to take long do not", () => {
  for (const unit of ["a@", "1 ", "DE12 ", "x1", "A1B2C3D4 ", "password: ", "krebs ", "\ud83d"]) {
    const text = unit.repeat(Math.floor(20_000 / unit.length));
    const { found } = privacy.scan(text, { country: "DE" });
    assert.ok(found.every(({ start, end }, at) => start < end && end <= text.length && (at === 0 || found[at - 1].end <= start)), unit);
  }
});

test("a field has its category by header and by value, each with its reason and how sure it is", () => {
  const record = { religion: "none", email: "ada@example.com", x1: "ada@example.com", x2: "katholisch", note: "ist schwanger, Tel. +49 30 1234567", pass: "x" };
  const [byHeader, both, byValue, words, note] = classify(record);
  assert.deepEqual([byHeader.reason, byHeader.special], ["header:religion", true]);
  assert.ok(both.category === byValue.category && both.confidence > byValue.confidence);
  assert.deepEqual([words.category, words.special, words.reason, words.dpv], ["user.demographic.religious_belief", true, "value:words", "pd:ReligiousBelief"]);
  assert.deepEqual(note.mentions, { [HEALTH]: 1, [PHONE]: 1 });
  assert.ok(!JSON.stringify(classify(record)).includes("katholisch"));
});

test("what each state calls sensitive is told with the category", () => {
  const kinds = { fields: [{ header: "a", kind: "id.national" }, { header: "b", kind: "iban" }, { header: "c", kind: "geo" }, { header: "religion", kind: "category" }, { header: "e", kind: "email" }] };
  const states = classify(kinds).map(({ usSensitive = [] }) => usSensitive);
  assert.deepEqual(states.slice(0, 2), [["US-CA", "US-CT"], ["US-CA", "US-CT", "US-NJ"]]);
  assert.deepEqual(states.slice(2).map((all) => all.length), [20, 20, 0]);
});
