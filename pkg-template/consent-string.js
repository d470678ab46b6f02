// Consent strings, decoded and encoded. The engine reads a string to a tape of numbers; here it becomes the
// object of the API.
//
// A tape costs less than a JSON text: a list of vendors is hundreds of numbers.

import { SECTIONS } from "./consent-fields.js";
import { begin, number } from "./consent-tape.js";
import { SelfsameError } from "./error.js";
import { call, numbers } from "./guard.js";
import { memory, write } from "./consent-inbox.js";
import * as json from "./json.js";
import { only } from "./options.js";

const NONE = 0xffff;
const OPTIONS = ["format", "section"];
const named = new Map();

/** The numbers that stand for a format and a section, as one. */
function numbersOf(format, section) {
  const names = section === "" ? format : `${format}\t${section}`;
  let both = named.get(names);
  if (both === undefined) {
    both = call("consentNames", format, section);
    named.set(names, both);
  }
  return both;
}

/** Begins a tape. */
function tape(text, format, section) {
  const both = format === "" && section === "" ? -1 : numbersOf(format, section);
  const place = numbers("consentDecode", write(text), (both >>> 16) & NONE, both & NONE);
  if (place === 0) call("consentFault");
  begin(memory, place);
}

/** The next section of the tape: its name, its fields, its segments; or the number of one that is not known. */
function section() {
  const which = number();
  if (which === NONE) return { id: number(), place: number() };
  const row = SECTIONS[which];
  let present = 0;
  let order = 1;
  for (let left = number(); left > 0; left--) {
    const segment = number();
    present |= 1 << segment;
    order = order * 8 + segment;
  }
  return { name: row[0], fields: row[2](present), segments: segmentsOf(which, row[1], order) };
}

// A list of its own is copied quicker than it is made.
const known = new Map();

/** The names of segments in the order of the string: one and a digit of eight each. */
function segmentsOf(which, names, order) {
  const key = order * SECTIONS.length + which;
  let list = known.get(key);
  if (list === undefined) {
    list = Array.from((order).toString(8).slice(1), (segment) => names[segment]);
    if (known.size < KNOWN) known.set(key, list);
  }
  return list.slice();
}

const KNOWN = 1_000;

/** What a browser says beside strings is read where all signals are. */
const signalled = (signal) => JSON.parse(call("consentRead", json.text([signal], "consent.invalid", "The signal"), "{}")).signals ?? {};

/** Decodes a consent string, or another signal of a browser. */
export function decode(text, options) {
  const { format = "", section: wanted = "" } = only(options, OPTIONS);
  if (format === "gpc") {
    const { gpc } = signalled(typeof text === "boolean" ? { globalPrivacyControl: text } : { "Sec-GPC": text ?? "" });
    return { format, fields: gpc === true ? { gpc } : {} };
  }
  if (format === "consent-mode") return { format, fields: signalled({ consentMode: text }).consentMode ?? {} };
  if (typeof text !== "string") throw new SelfsameError("consent.string.syntax", "A consent string is a text.");
  tape(text, format, wanted);
  const { name, fields, segments } = section();
  if (wanted !== "") return { format: "gpp", section: name, fields, segments };
  if (name === "headerv1") return gpp(text, fields);
  if (name !== "uspv1") return { format: "tcf", fields, segments };
  const { Id, ...alone } = fields;
  return { format: "usp", fields: alone };
}

function gpp(text, fields) {
  const [sections, segments, skipped] = [{}, {}, []];
  const count = text.includes("~") ? fields.SectionIds.length : 0;
  for (let left = count; left > 0; left--) {
    const found = section();
    if (found.name === undefined) {
      skipped.push({ id: found.id, text: text.split("~")[found.place] });
    } else {
      sections[found.name] = found.fields;
      segments[found.name] = found.segments;
    }
  }
  return { format: "gpp", fields, sections, segments, skipped };
}

/** Encodes what `decode` gives: a text; of Consent Mode the object. */
export function encode(decoded) {
  if (decoded?.format === "gpc") return decoded.fields?.gpc === true ? "1" : "";
  if (decoded?.format === "consent-mode") return signalled({ consentMode: decoded.fields }).consentMode ?? {};
  return call("consentEncode", json.text(decoded ?? null, "consent.invalid", "A decoded consent string"));
}
