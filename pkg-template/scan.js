// What a free text holds: contacts, numbers of cards, accounts and persons, credentials, words on special categories.
//
// Does: say what stands where, how often, and on request a keyed hash of it. A number counts where the engine takes it
// for one: by its check digits or its numbering plan.
// Does not: give a value away, or read what is not said.

import { SelfsameError } from "./error.js";
import { cleanOf } from "./fields.js";
import { call } from "./guard.js";
import * as json from "./json.js";
import { MENTIONS } from "./mentions.js";
import { written } from "./options.js";

/** Letters of a text; a longer one is refused. */
const LONGEST = 100_000;

const CREDENTIALS = [
  // What is named as one; the words of the name are no part of it.
  /(?<=\b(?:pass(?:word|wort|code|phrase)|kennwort|mot de passe|contrase(?:ñ|n)a|clave|wachtwoord|senha|has[łl]o|api[ _-]?key|secret|token|pin)\s{0,3}(?:[:=]|is|ist|lautet|est|es)\s{0,3})[^\s,;]{4,200}/giu,
  /\$2[aby]?\$\d\d\$[./A-Za-z0-9]{53}/g,
  /\$argon2[a-z]{1,2}\$[^\s]{20,300}/g,
  /\beyJ[\w-]{8,2000}\.[\w-]{4,4000}\.[\w-]{4,1000}/g,
  /\b(?:sk|pk|rk|ghp|gho|glpat|xox[abp])[-_][\w-]{16,200}/g,
  /\b(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})\b/gi,
];

const DATE = /^(?:\d{4}([-./ ])\d\d?\1\d\d?|\d\d?([-./ ])\d\d?\2\d{2,4})\b/;
const LETTERS = /[A-Za-z]/;

/** How a text is found and what the engine has to say of it, the surest first; a place belongs to the first that takes it. */
const SHAPES = [
  { kind: "email", pattern: /[^\s@<>()[\]{},;:"'|]{1,64}@[^\s@<>()[\]{},;:"'|]{3,255}/gu, trims: /[.!?]+$/ },
  { kind: "iban", pattern: /\b[A-Za-z]{2}\d\d(?: ?[A-Za-z0-9]){11,30}/g, shortens: true },
  { kind: "card", pattern: /\b\d(?:[ -]?\d){12,18}\b/g },
  { kind: "phone", pattern: /(?:\+|\(|\b0)[ ]?\d(?:[ .()/-]{0,3}\d){5,17}\b/g, fits: isNoDate },
  { kind: "id.national", pattern: /\b(?:[A-Za-z]{2} \d\d \d\d \d\d [A-Za-z]|\d{1,4}(?: \d{2,4}){2,6}|[A-Za-z0-9](?:[./-]?[A-Za-z0-9]){6,19})\b/g, fits: isNumbered },
  { kind: "ip", pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b/g },
  { kind: "phone", pattern: /\b\d(?:[ .()/-]{0,3}\d){6,17}\b/g, fits: isNoDate },
];

function isNoDate(text) {
  return !DATE.test(text);
}

/** Figures alone are a number of a person where the country is known, or of the form that one is written in. */
function isNumbered(text, country) {
  return /\d(?:\W?\d){2}/.test(text) && isNoDate(text) && (country !== undefined || LETTERS.test(text) || /^\d{3}-\d\d-\d{4}$/.test(text));
}

const LETTER = /[\p{L}\d]/u;

/** Folded letter by letter, so that a place in it is a place in the text. */
const folded = (text) => Array.from({ length: text.length }, (_, at) => fold(text[at])).join("");
const known = new Map();
const fold = (letter) => known.get(letter) ?? (known.set(letter, folding(letter)), known.get(letter));
const folding = (letter) => {
  const plain = letter.normalize("NFD")[0].toLowerCase();
  return plain === "ł" ? "l" : plain === "ø" ? "o" : plain.length === 1 && /[\p{L}\d]/u.test(plain) ? plain : " ";
};

const mentions = Object.entries(MENTIONS).map(([category, words]) => ({
  category,
  pattern: new RegExp(`(?<![\\p{L}\\d])(?:${words.replaceAll("*", "[\\p{L}\\d]{0,24}").replaceAll(" ", " {1,3}")})(?![\\p{L}\\d])`, "gu"),
}));

/** What the engine makes of a text of a kind; `undefined` where it is none. */
function cleansed(text, kind, country) {
  const options = { schema: { fields: [{ header: "it", kind }] }, ...(country ? { country } : {}) };
  const field = cleanOf(call("normalize", json.record({ it: text }), json.options(options))).fields.it;
  if (field.value === "" || field.issues.some(({ code }) => WRONG.test(code))) return undefined;
  return kind === "id.national" && field.parts?.scheme === undefined ? undefined : field;
}
const WRONG = /^(?:value\.(?!repeated)|email\.syntax|phone\.(?:invalid|country-unknown|too)|id\.checksum)/;

/** The longest beginning that the engine takes, cut between words. */
function sure(text, { kind, fits, shortens }, country) {
  if (fits && !fits(text, country)) return undefined;
  for (let end = text.length; end > 6; end = text.lastIndexOf(" ", end - 1)) {
    const part = text.slice(0, end);
    if (cleansed(part, kind, country)) return part;
    // A foreign number that says itself which it is.
    if (country !== undefined && fits?.(part, undefined) && cleansed(part, kind, undefined)) return part;
    if (!shortens) break;
  }
  return undefined;
}

/** What a text holds, by place; `hash` makes a keyed hash of a value of a kind. */
export function scan(given, country, hash) {
  const text = written(given, "What is scanned");
  if (text.length > LONGEST) throw new SelfsameError("option.invalid", `A text to scan has ${LONGEST} letters at most.`, { option: "text" });
  const found = [];
  const taken = new Uint8Array(text.length);
  for (const [start, part, category, kind] of places(text, country)) {
    const end = start + part.length;
    if (taken.subarray(start, end).includes(1)) continue;
    taken.fill(1, start, end);
    found.push({ category, ...(kind && { kind }), start, end, ...(hash && { hash: hash(part, kind) }) });
  }
  found.sort((a, b) => a.start - b.start);
  const counts = {};
  for (const { category } of found) counts[category] = (counts[category] ?? 0) + 1;
  return { counts, found };
}

/** Where something stands: credentials before numbers, numbers before words. */
function* places(text, country) {
  for (const pattern of CREDENTIALS) {
    for (const { 0: part, index } of text.matchAll(pattern)) yield [index, part, "user.authorization.credentials"];
  }
  for (const shape of SHAPES) {
    for (const { 0: whole, index } of text.matchAll(shape.pattern)) {
      const part = sure(shape.trims ? whole.replace(shape.trims, "") : whole, shape, country);
      if (part !== undefined && !LETTER.test(text[index + part.length] ?? "")) yield [index, part, CATEGORY[shape.kind], shape.kind];
    }
  }
  const plain = folded(text);
  for (const { category, pattern } of mentions) {
    for (const { 0: part, index } of plain.matchAll(pattern)) yield [index, text.slice(index, index + part.length), category];
  }
}

const CATEGORY = {
  email: "user.contact.email",
  iban: "user.financial.bank_account",
  card: "user.financial.credit_card",
  "id.national": "user.government_id.national_identification_number",
  ip: "user.device.ip_address",
  phone: "user.contact.phone_number",
};
