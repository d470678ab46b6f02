// Uses are decided here: a request goes to the engine as bytes on a tape, and a verdict comes back as numbers.
//
// Does: hand over requests as most are. Does not: say what is wrong with one: whatever has a key, a type or a
// prototype out of the ordinary goes as JSON, where all is checked and worded. Both roads give the same decision.

import { begin, number, text } from "./consent-tape.js";
import { bytes, memory, open } from "./consent-inbox.js";
import { call } from "./guard.js";
import * as json from "./json.js";
import { offsetOf } from "./time-zone.js";

const ABSENT = 255;

let at;
let odd;
// By list: the number of a word, and the word of a number.
let numbers;
let names;

function prepare() {
  open();
  if (numbers === undefined) {
    names = JSON.parse(call("closedLists"));
    numbers = names.map((list) => new Map(list.map((name, number) => [name, number])));
  }
  at = 0;
  odd = false;
}

const PURPOSES = 0, CHANNELS = 1, KINDS = 2, REGISTERS = 3, STATUSES = 4, METHODS = 5;
const OUTCOMES = 6, BASES = 7, CODES = 8, EFFECTS = 9;

const absent = (value) => value === undefined || value === null;

function putWord(list, value) {
  const number = absent(value) ? ABSENT : numbers[list].get(value);
  if (number === undefined) odd = true;
  bytes[at++] = number;
}

function putFlag(value) {
  if (value === true || value === false) bytes[at++] = value ? 1 : 0;
  else if (absent(value)) bytes[at++] = ABSENT;
  else odd = true;
}

function putText(value) {
  if (absent(value)) {
    bytes[at++] = 0;
  } else if (typeof value !== "string" || value === "" || value.length >= ABSENT) {
    odd = true;
  } else {
    bytes[at++] = value.length;
    let all = 0;
    for (let next = 0; next < value.length; next++) all |= bytes[at++] = value.charCodeAt(next);
    // A date, a zone or a category has no other letters.
    odd ||= all > 127;
  }
}

function putAge(value) {
  if (typeof value === "number" && value >= 0 && value <= 130) bytes[at++] = value;
  else if (absent(value)) bytes[at++] = ABSENT;
  else odd = true;
}

/** Whether a value is a plain object of these keys and no others. */
function isPlain(value, keys) {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key in value) if (!keys.has(key)) return false;
  return true;
}

function putList(list, put) {
  if (absent(list)) {
    bytes[at++] = 0;
  } else if (!Array.isArray(list) || list.length >= ABSENT || list.toJSON !== undefined) {
    odd = true;
  } else {
    bytes[at++] = list.length;
    for (let next = 0; next < list.length && !odd; next++) put(list[next]);
  }
}

const keys = (list) => new Set(list.split(" "));
const REQUEST = keys("purpose channel at subject categories consent");
const SUBJECT = keys("country region kind age birthDate parentalConsent timeZone doNotCall relationship contacts");
const RELATIONSHIP = keys("lastPurchase lastInquiry contactObtainedInSale similarProducts optOutOffered supporter");
const CONTACT = keys("channel at");
const STATE = keys("entries signals conflicts");
const ENTRY = keys("purpose channel status at expiresAt method explicit source evidence");
const SIGNALS = keys("gpc");

function putRequest(request) {
  if (!isPlain(request, REQUEST)) return false;
  const { purpose, channel, at: instant, subject, categories, consent } = request;
  if (!isPlain(consent, STATE)) return false;
  putWord(PURPOSES, purpose);
  putWord(CHANNELS, channel);
  putText(instant);
  if (!isPlain(subject, SUBJECT)) return false;
  putSubject(subject, instant);
  putList(categories, putCategory);
  const { signals, entries } = consent;
  if (!absent(signals) && !isPlain(signals, SIGNALS)) return false;
  putFlag(signals?.gpc);
  putList(entries, putEntry);
  return !odd && at <= bytes.length;
}

const putCategory = (category) => (absent(category) ? (odd = true) : putText(category));

function putSubject({ country, region, kind, age, birthDate, parentalConsent, timeZone, doNotCall, relationship, contacts }, instant) {
  putText(country);
  putText(region);
  putWord(KINDS, kind);
  putAge(age);
  putText(birthDate);
  putFlag(parentalConsent);
  putText(offsetOf(timeZone, instant));
  putWord(REGISTERS, doNotCall);
  bytes[at++] = absent(relationship) ? 0 : 1;
  if (!absent(relationship)) putRelationship(relationship);
  putList(contacts, putContact);
}

function putRelationship(relationship) {
  odd ||= !isPlain(relationship, RELATIONSHIP);
  putText(relationship.lastPurchase);
  putText(relationship.lastInquiry);
  putFlag(relationship.contactObtainedInSale);
  putFlag(relationship.similarProducts);
  putFlag(relationship.optOutOffered);
  putFlag(relationship.supporter);
}

function putContact(contact) {
  if (!isPlain(contact, CONTACT)) return void (odd = true);
  putWord(CHANNELS, contact.channel);
  putText(contact.at);
}

const isText = (value) => absent(value) || typeof value === "string";

function putEntry(entry) {
  if (!isPlain(entry, ENTRY)) return void (odd = true);
  const { purpose, channel, status, at: said, expiresAt, method, explicit, source, evidence } = entry;
  odd ||= !isText(source) || !isText(evidence);
  putWord(PURPOSES, purpose);
  putWord(CHANNELS, channel);
  putWord(STATUSES, status);
  putText(said);
  putText(expiresAt);
  putWord(METHODS, method);
  putFlag(explicit);
}

// What rules say, by their numbers; each is asked once.
const rules = [];

function ruleOf(number) {
  const [regime, citation, confidence, ...duties] = JSON.parse(call("consentRule", number));
  const obligations = [];
  for (let next = 0; next < duties.length; next += 3) {
    const [code, citation, within] = duties.slice(next, next + 3);
    obligations.push({ code, citation, within });
  }
  return (rules[number] = { regime, citation, confidence, obligations });
}

function reasonOf() {
  const which = number();
  const { regime, citation, confidence } = rules[which] ?? ruleOf(which);
  const code = names[CODES][number()];
  return { code, regime, citation, effect: names[EFFECTS][number()], confidence };
}

function obligationOf() {
  const which = number();
  const { code, citation, within } = (rules[which] ?? ruleOf(which)).obligations[number()];
  return within === "" ? { code, citation } : { code, citation, within };
}

function decision(place) {
  begin(memory, place);
  const outcome = names[OUTCOMES][number()];
  const basis = names[BASES][number()] ?? null;
  const [reasons, obligations] = [[], []];
  for (let left = number(); left > 0; left--) reasons.push(reasonOf());
  for (let left = number(); left > 0; left--) obligations.push(obligationOf());
  const decided = { outcome, basis, reasons, obligations };
  const [validUntil, notBefore] = [text(), text()];
  if (validUntil !== "") decided.validUntil = validUntil;
  if (notBefore !== "") decided.notBefore = notBefore;
  return decided;
}

/** The same by JSON: what the engine cannot take is worded there. */
function slowly(request) {
  const zone = request?.subject?.timeZone;
  const timeZone = absent(zone) ? zone : offsetOf(zone, request.at);
  const asked = timeZone === zone ? request : { ...request, subject: { ...request.subject, timeZone } };
  return call("consentDecide", json.text(asked ?? null, "consent.invalid", "A use request"));
}

/** Decides one use of one record. */
export function decide(request) {
  prepare();
  const place = (putRequest(request) && call("consentDecided")) || slowly(request);
  return decision(place);
}
