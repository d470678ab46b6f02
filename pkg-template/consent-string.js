// Consent strings, decoded and encoded. The engine reads a string to a tape of numbers; here it becomes the
// object of the API, by the engine's own table of fields.
//
// A tape costs less than a JSON text: a list of vendors is hundreds of numbers.

import { call, generation } from "./guard.js";
import { SelfsameError } from "./error.js";
import * as json from "./json.js";

const NONE = 0xffff;

let table = [];
let numbers = new Map();
let told = -1;

/** The sections of the table, each with an object that has its fields already, and the names seen so far. */
function prepare() {
  table = JSON.parse(call("consentFields")).map(([name, id, parts]) => {
    const segments = parts.map(([segment, included, fields]) => ({ segment, included, fields }));
    // Objects of one section are made of one shape, which is what makes filling them quick.
    const shape = id > 0 && name !== "headerv1" ? { Id: id } : {};
    for (const { included, fields } of segments) {
      if (included) shape[included] = false;
      if (included === null) for (const [field] of fields) if (field) shape[field] = null;
    }
    return { name, id, segments, shape };
  });
  numbers = new Map();
  told = generation;
}

/** The numbers that stand for a format and a section. */
function numbersOf(format, section) {
  const names = `${format}\t${section}`;
  let both = numbers.get(names);
  if (both === undefined) {
    both = call("consentNames", format, section);
    numbers.set(names, both);
  }
  return both;
}

let tape;
let at = 0;

function list() {
  const length = tape[at++];
  const items = new Array(length);
  for (let i = 0; i < length; i++) items[i] = tape[at + i];
  at += length;
  return items;
}

function flags() {
  const length = tape[at++];
  const items = new Array(length);
  for (let i = 0; i < length; i++) items[i] = tape[at + i] === 1;
  at += length;
  return items;
}

// Both times of a string are mostly the same.
let lastTenths = 0;
let lastTime = new Date(0).toISOString();

function time() {
  const tenths = (tape[at] * 4096 + tape[at + 1]) * 4096 + tape[at + 2];
  at += 3;
  if (tenths !== lastTenths) {
    lastTenths = tenths;
    lastTime = new Date(tenths * 100).toISOString();
  }
  return lastTime;
}

function letters() {
  const both = tape[at++];
  return String.fromCharCode(65 + (both >> 6), 65 + (both & 63));
}

function restrictions(alone) {
  return Array.from({ length: tape[at++] }, () => {
    const [key, type] = [tape[at], tape[at + 1]];
    at += 2;
    return alone ? { purposeId: key, restrictionType: type, vendors: list() } : { key, type, ids: list() };
  });
}

function value(kind, alone) {
  switch (kind) {
    case "n": return tape[at++];
    case "b": return tape[at++] === 1;
    case "i": return list();
    case "f": return flags();
    case "d": return time();
    case "l": return letters();
    case "c": return String.fromCharCode(tape[at++]);
    default: return restrictions(alone);
  }
}

/** The next section of the tape: its row of the table, its fields, its segments. */
function section() {
  const row = table[tape[at++]];
  const present = list();
  const fields = { ...row.shape };
  for (let number = 0; number < row.segments.length; number++) {
    const { included, fields: listed } = row.segments[number];
    if (included !== null && !present.includes(number)) continue;
    if (included) fields[included] = true;
    for (let i = 0; i < listed.length; i++) {
      const said = value(listed[i][1], row.id === 0);
      if (listed[i][0] !== "") fields[listed[i][0]] = said;
    }
  }
  return { name: row.name, fields, segments: present.map((number) => row.segments[number].segment) };
}

/** Decodes a consent string. */
export function decode(text, { format = "", section: wanted = "" } = {}) {
  if (typeof text !== "string") throw new SelfsameError("consent.string.syntax", "A consent string is a text.");
  if (told !== generation) prepare();
  const both = format === "" && wanted === "" ? -1 : numbersOf(format, wanted);
  tape = call("consentDecode", text, (both >>> 16) & NONE, both & NONE);
  at = 0;
  const { name, fields, segments } = section();
  if (wanted !== "") return { format: "gpp", section: name, fields, segments };
  if (name === "headerv1") return gpp(text, fields);
  return name === "uspv1" ? { format: "usp", fields } : { format: "tcf", fields, segments };
}

function gpp(text, fields) {
  const [sections, segments, skipped] = [{}, {}, []];
  while (at < tape.length) {
    if (tape[at] === NONE) {
      skipped.push({ id: tape[at + 1], text: text.split("~")[tape[at + 2]] });
      at += 3;
    } else {
      const found = section();
      sections[found.name] = found.fields;
      segments[found.name] = found.segments;
    }
  }
  return { format: "gpp", fields, sections, segments, skipped };
}

/** Encodes what `decode` gives. */
export const encode = (decoded) => call("consentEncode", json.text(decoded ?? null, "consent.invalid", "A decoded consent string"));
