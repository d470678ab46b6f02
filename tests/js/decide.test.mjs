// Decisions take a quick road, or that of JSON; which one shows in nothing. The table of uses goes through both.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const { consent } = await (await load());

const table = readFileSync(new URL("../tables/consent-decisions.tsv", import.meta.url), "utf8");
const rows = table.trim().split("\n").slice(1).map((line) => line.split("\t"));

// Delivery is nothing that a decision asks for, and nothing that the quick road takes.
const slowly = (request) => ({ ...request, consent: { ...request.consent, deliverability: [] } });

const outcome = (request) => {
  try {
    return JSON.stringify(consent.decide(request));
  } catch ({ code, message, details }) {
    return JSON.stringify({ code, message, details });
  }
};

const same = (request, name) => assert.equal(outcome(request), outcome(slowly(request)), name);

/** A row of the table as a request: its entry is `granted! express 2026-01-01 2027-01-01`, or `-`. */
function requestOf([, purpose, channel, at, subject, said]) {
  const { "!categories": categories, "!gpc": gpc, ...person } = JSON.parse(subject);
  const [status, method, given, expiresAt] = said.split(" ").map((word) => (word === "-" ? undefined : word));
  const [, word, , named] = /^([a-z]+)([!*]?)(?:@(.*))?$/.exec(status ?? "") ?? [];
  const about = status?.includes("*") || named === "-" ? undefined : named ?? (channel === "-" ? undefined : channel);
  const entry = { purpose, channel: about, status: word, at: given, expiresAt, method, explicit: status?.includes("!") || undefined };
  const state = { entries: said === "-" ? [] : [entry], ...(gpc === undefined ? {} : { signals: { gpc } }) };
  return { purpose, channel: channel === "-" ? undefined : channel, at, subject: person, categories, consent: state };
}

const requests = rows.map(requestOf);

test("every use of the table is decided as it says, whichever road it takes", () => {
  for (const [number, request] of requests.entries()) {
    const row = rows[number];
    const { outcome, basis, reasons, validUntil, notBefore } = consent.decide(request);
    const time = notBefore ? `from ${notBefore}` : validUntil ? `until ${validUntil}` : "-";
    assert.deepEqual([outcome, basis ?? "-", reasons[0].code, time], row.slice(6, 10), row[0]);
    same(request, row[0]);
  }
});

test("the facts of one use with the place, the person and the words of another give the same on both roads", () => {
  let state = 20261122;
  const pick = (list) => list[(state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % list.length];
  for (let round = 0; round < 5_000; round++) {
    const [use, where, who, words] = [pick(requests), pick(requests), pick(requests), pick(requests)];
    const { country, region } = where.subject;
    const entries = [...words.consent.entries, ...pick(requests).consent.entries].map((one) => ({ ...one, purpose: use.purpose, channel: pick([use.channel, undefined]) }));
    const signals = pick([undefined, { gpc: true }, { gpc: null }, {}]);
    same({ ...use, categories: who.categories, subject: { ...who.subject, country, region }, consent: { entries, signals } }, `round ${round}`);
  }
});

test("what is out of the ordinary is decided or refused as ever", () => {
  const [request] = requests;
  const { subject } = request;
  const entry = { purpose: request.purpose, status: "granted" };
  const said = (one) => ({ ...request, consent: { entries: [{ ...entry, ...one }] } });
  const person = (one) => ({ ...request, subject: { ...subject, ...one } });
  for (const odd of [
    person({ age: 15.9 }), person({ age: -1 }), person({ age: 200 }), person({ age: "15" }), person({ age: NaN }), person({ age: -0 }),
    person({ country: "UK" }), person({ country: "D\u0145" }), person({ country: "" }), person({ region: "US-CA" }), person({ region: `${subject.country}-BY` }),
    person({ timeZone: "+25:00" }), person({ timeZone: "" }), person({ timeZone: null }), person({ timeZone: 60 }), person({ timeZone: "Europe/Berlin" }),
    person({ birthDate: "2999-01-01" }), person({ birthDate: "" }), person({ birthDate: new Date(0) }), person({ relationship: [] }), person({ relationship: { lastPurchase: 1 } }),
    person({ contacts: Array.from({ length: 300 }, () => ({ channel: "call", at: "2026-01-01" })) }), person({ contacts: {} }), person({ contacts: [undefined] }), person({ name: "Ada" }),
    said({ expiresAt: "2020-01-01", at: "2021-01-01" }), said({ at: "2026-01-10T10:00:00" }), said({ evidence: 1 }), said({ source: "x".repeat(5_000) }), said({ explicit: 1 }), said({ status: "yes" }), said({ status: "toString" }),
    { ...request, at: "2026-11-21" }, { ...request, at: "x".repeat(100_000) }, { ...request, purpose: "marketing", channel: null }, { ...request, categories: ["user.helth"] }, { ...request, categories: [null] },
    { ...request, consent: { entries: [], signals: { gpc: "1" } } }, { ...request, consent: { entries: [], signals: { usPrivacy: "1YYN" } } }, { ...request, other: 1 },
    { ...request, consent: { entries: Array.from({ length: 254 }, () => entry) } }, { ...request, consent: { entries: Array.from({ length: 400 }, () => entry) } },
    Object.assign(Object.create({ purpose: "sale" }), request), { ...request, toJSON: () => requests[1] },
  ]) {
    if (odd.toJSON === undefined) same(odd, JSON.stringify(odd).slice(0, 200));
    else assert.equal(outcome(odd), outcome(requests[1]));
  }
  for (const none of [null, undefined, 1, "x", [], () => 1, { ...request, consent: [] }]) assert.match(outcome(none), /consent\.invalid/);
});

test("what a decision says belongs to who asked", () => {
  const first = consent.decide(requests[0]);
  const before = JSON.stringify(first);
  first.reasons[0].citation = "";
  first.obligations.push(0);
  assert.equal(JSON.stringify(consent.decide(requests[0])), before);
});
