// What may leave: pseudonyms, identifiers, encodings, receipts and the log.

import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const { handler } = await entry("edge.js");
const selfsame = await load();
const { privacy, consent } = selfsame;
const secret = "a secret for tests only";
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

const ada = { first_name: "Ada", last_name: "Lovelace", birth_date: "1815-12-10", city: "London" };
const grace = { first_name: "Grace", last_name: "Hopper", birth_date: "1906-12-09", city: "Arlington" };

test("a value is masked and has a pseudonym, as its kind is", () => {
  assert.equal(privacy.mask("ada@example.com", { kind: "email" }), "a•••@e•••.com");
  assert.equal(privacy.pseudonymize("Ada", { secret }), createHmac("sha256", secret).update("Ada").digest("hex"));
  const of = (value) => privacy.pseudonymize(value, { secret: new TextEncoder().encode(secret), kind: "email" });
  assert.equal(of(" Ada@EXAMPLE.com"), of("ada@example.com"));
  assert.throws(() => privacy.mask("x", { kind: "emial" }), { code: "word.unknown", details: { given: "emial", nearest: "email" } });
});

test("a secret that is short or none is refused by code", () => {
  for (const short of ["", "fifteen bytes!!", new Uint8Array(15)]) {
    assert.throws(() => privacy.pseudonymize("x", { secret: short }), { code: "secret.too-short" });
    assert.throws(() => selfsame.encode(ada, { secret: short }), { code: "secret.too-short" });
  }
  assert.throws(() => selfsame.encode(ada, {}), { code: "option.invalid" });
  assert.throws(() => selfsame.encode(ada, { secret, slat: true }), { code: "option.unknown", details: { given: "slat", nearest: "salt" } });
});

for (const line of readFileSync(new URL("../tables/audiences.tsv", import.meta.url), "utf8").trimEnd().split("\n").slice(1)) {
  const [shows, platform, country, kind, typed, field, meant] = line.split("\t");
  test(`identifiers: ${shows}`, () => {
    const options = { platform, schema: { it: kind }, ...(country !== "-" && { country }) };
    const { identifiers } = privacy.audience({ it: typed }, options);
    const expected = meant.startsWith("=") ? sha256(meant.slice(1)) : meant;
    assert.equal(identifiers[field]?.[0] ?? "-", expected);
  });
}

test("without a permission nothing leaves", () => {
  const decision = { outcome: "denied" };
  const record = { email: "ada@example.com", born: "1815-12-10" };
  const withheld = [{ field: "email", reason: "not-permitted" }, { field: "born", reason: "not-permitted" }];
  assert.deepEqual(privacy.audience(record, { platform: "meta", decision }), { identifiers: {}, withheld });
  assert.deepEqual(selfsame.minimize(record, { purpose: "marketing", decision }), { record: {}, withheld });
  assert.deepEqual(selfsame.minimize(record, { purpose: "marketing", decision: { outcome: "permitted" } }).record, { email: "ada@example.com" });
  assert.throws(() => selfsame.minimize(record, { purpose: "marketing", decision: {} }), { code: "consent.invalid" });
  assert.throws(() => privacy.audience(record, { platform: "gogle" }), { code: "word.unknown", details: { given: "gogle", nearest: "google" } });
});

test("an index of encodings finds, changes, forgets and comes back", () => {
  const encode = (record) => selfsame.encode(record, { secret });
  const resolver = selfsame.resolver({ encoded: true });
  assert.equal(resolver.add([{ id: "a", ...encode(ada) }, { id: 7, ...encode(grace) }]), 2);
  const typed = encode({ first_name: "ADA", last_name: "Lovelase", birth_date: "10.12.1815", city: "london" });
  assert.deepEqual(resolver.find(typed).map(({ id }) => id), ["a"]);
  assert.ok(resolver.find(typed)[0].similarity > 0.8 && resolver.threshold > 0.5);
  const opened = selfsame.openResolver(resolver.save());
  assert.deepEqual(opened.find(typed), resolver.find(typed));
  resolver.upsert("a", encode(grace));
  assert.deepEqual([resolver.find(typed).length, resolver.remove("7"), resolver.remove("7"), resolver.size], [0, true, false, 1]);
  assert.throws(() => resolver.find(selfsame.encode(ada, { secret, salt: true })), { code: "encoding.foreign" });
  assert.throws(() => resolver.find(ada), { code: "encoding.invalid" });
  assert.throws(() => selfsame.resolver({ encoded: true, country: "DE" }), { code: "option.unknown" });
  resolver.free();
  assert.throws(() => resolver.find(typed), { code: "resolver.gone" });
});

const use = (purpose = "marketing") => ({
  purpose, channel: "email", at: "2026-11-22T10:00:00Z", subject: { country: "DE" },
  consent: { entries: [{ purpose: "marketing", channel: "email", status: "granted", method: "double-opt-in", at: "2026-01-01T10:00:00Z", evidence: "I agree [v2]", source: "https://shop.example/join" }] },
});

test("the log takes decisions and tells where it was tampered with", () => {
  const lines = [];
  for (const purpose of ["marketing", "profiling", "survey"]) {
    const request = use(purpose);
    lines.push(consent.log.append(lines.at(-1), { request, decision: consent.decide(request) }, { secret }));
  }
  const whole = consent.log.verify(lines, { secret });
  assert.deepEqual([whole.entries, whole.faults], [3, []]);
  assert.deepEqual(consent.log.verify(lines.slice(0, 2).join("\n"), { secret, head: whole.head }).faults, [{ code: "log.cut", line: 3 }]);
  assert.deepEqual(consent.log.verify([lines[0], lines[2]], { secret }).faults, [{ code: "log.missing", line: 2 }]);
  assert.deepEqual(consent.log.verify([lines[0].replace("permitted", "denied"), lines[1]], { secret }).faults, [{ code: "log.changed", line: 1 }]);
  assert.throws(() => consent.log.append(undefined, { request: {}, decision: {} }), { code: "consent.invalid" });
  assert.throws(() => consent.log.append(undefined, {}, { secret: "short" }), { code: "secret.too-short" });
  assert.throws(() => consent.log.verify(lines, { secret: "" }), { code: "secret.too-short" });
});

const about = {
  at: "2026-11-22T10:00:00Z", subject: "ab".repeat(32), language: "en", jurisdiction: ["DE"], withdrawal: "https://shop.example/consent",
  controller: { id: "shop", name: "Shop GmbH", address: "Berlin", contact: "privacy team" },
  personalData: ["pd:EmailAddress"], processing: ["dpv:Collect", "dpv:Use"], recipients: [],
  storage: { location: "DE", duration: "P3Y" }, rights: ["eu-gdpr:A7-3", "eu-gdpr:A15"],
};

test("a receipt names its record, and conforms only where nothing is missing", () => {
  const { record, receipt, missing } = consent.receipt(use().consent, about);
  assert.deepEqual(missing, []);
  assert.equal(record["dct:conformsTo"], "dpv-27560:record-eu-gdpr");
  assert.deepEqual([receipt["dct:conformsTo"], receipt["dct:references"]], ["dpv-27560:receipt-eu-gdpr", record["dpv:hasIdentifier"]]);
  assert.match(record["dpv:hasIdentifier"], /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(receipt["dpv:hasIdentifier"], record["dpv:hasIdentifier"]);
  const [process] = record["dpv:hasProcess"];
  assert.equal(process["dpv:hasPurpose"][0]["skos:broader"], "dpv:DirectMarketing");
  const [status] = process["dpv:hasConsentStatus"];
  assert.deepEqual(status["@type"], ["dpv:ConsentGiven", "dpv:ExpressedConsent"]);
  assert.equal(status["dpv:hasNotice"]["dpv:hasIdentifier"], `sha256:${sha256("I agree [v2]")}`);
  assert.deepEqual(consent.receipt(use().consent, about), { record, receipt, missing });
  const seeded = consent.receipt(use().consent, { ...about, seed: "7" }).record["dpv:hasIdentifier"];
  assert.notEqual(seeded, record["dpv:hasIdentifier"]);
});

test("what a receipt lacks is named, and a person's value is refused", () => {
  const bare = consent.receipt(use().consent);
  assert.equal(bare.record["dct:conformsTo"], undefined);
  assert.ok(bare.missing.includes("dct:created") && bare.missing.includes("dpv:hasDataController"));
  assert.throws(() => consent.receipt(use().consent, { subject: "ada@example.com" }), { code: "consent.invalid" });
  assert.throws(() => consent.receipt(use().consent, { at: "yesterday" }), { code: "date.invalid" });
  assert.throws(() => consent.receipt({}, about), { code: "consent.invalid" });
  for (const wrong of [null, { recipients: "shop" }, { jurisdiction: "DE" }]) {
    assert.throws(() => consent.receipt(use().consent, wrong), { code: "option.invalid" });
  }
  assert.throws(() => consent.receipt(use().consent, { profile: "toString" }), { code: "word.unknown" });
  assert.throws(() => consent.receipt({ entries: [{ purpose: "constructor" }] }), { code: "word.unknown" });
});

test("the edge hands on what is permitted, reduced, and nothing else", async () => {
  const handed = [];
  const handle = handler({ selfsame, forward: (record, { purpose, withheld }) => handed.push([record, purpose, withheld]) });
  const post = async (body, headers = {}) => {
    const request = new Request("https://edge.example/", { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
    const response = await handle(request);
    return [response.status, await response.json()];
  };
  const record = { email: "ada@example.com", birth_date: "1815-12-10" };
  const [status, answer] = await post({ record, use: use() });
  assert.deepEqual([status, answer.forwarded, answer.withheld], [200, true, [{ field: "birth_date", reason: "not-needed" }]]);
  assert.deepEqual(handed.pop(), [{ email: "ada@example.com" }, "marketing", answer.withheld]);
  const [refused, why] = await post({ record, use: use("profiling") });
  assert.deepEqual([refused, why.error.code, why.forwarded, handed.length], [403, "request.not-permitted", false, 0]);
  assert.ok(why.decision.reasons.length > 0);
  const sale = { ...use("sale"), channel: undefined, subject: { country: "US", region: "US-CA" } };
  const [, signalled] = await post({ record, use: sale }, { "sec-gpc": "1" });
  assert.ok(signalled.decision.reasons.some(({ code }) => code === "signal.gpc"));
});

test("the edge asks an index of encodings", async () => {
  const resolver = selfsame.resolver({ encoded: true });
  resolver.add({ id: "a", ...selfsame.encode(ada, { secret }) });
  const body = JSON.stringify({ encoding: selfsame.encode(ada, { secret }) });
  const request = new Request("https://edge.example/", { method: "POST", headers: { "content-type": "application/json" }, body });
  const response = await handler({ selfsame, resolver })(request);
  assert.deepEqual((await response.json()).matches, [{ id: "a", similarity: 1 }]);
});
