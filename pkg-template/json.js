// Plain objects on their way into the engine, as JSON.
//
// Does: refuses what is no plain object; turns lone surrogates into U+FFFD, as UTF-8 must.
// Does not: know the shapes; the engine checks keys and types and words the errors.

import { SelfsameError } from "./error.js";

const fail = (code, what) => {
  throw new SelfsameError(code, `${what} must be plain objects of texts, numbers, flags or lists of them.`);
};

// JSON.stringify escapes exactly the surrogates that have no partner. An escaped backslash is
// consumed as one unit, so a typed "\ud800" stays what it is.
const wellFormed = (text) =>
  text.includes("\\ud") ? text.replace(/\\(?:u(d[89a-f]..)|.)/gs, (all, lone) => (lone ? "\ufffd" : all)) : text;

/** Any JSON-like value as text; what has no JSON form (a cycle, a BigInt) is the caller's mistake. */
export function text(value, code, what) {
  try {
    return wellFormed(JSON.stringify(value));
  } catch {
    return fail(code, what);
  }
}

const isPlain = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(Symbol.iterator in value);

export const record = (value) => (isPlain(value) ? text(value, "record.shape", "Records") : fail("record.shape", "Records"));

export const records = (values) => (Array.isArray(values) ? values : [values]).map(record).join("\n");

// So many records become one text, which the collector of garbage soon has again; long texts cost it more.
const LIST = 256;

const encoder = new TextEncoder();

/** Records as lists of JSON, one behind another, in UTF-8. */
export function lists(values) {
  if (values.length <= LIST) return encoder.encode(list(values));
  let [bytes, length] = [new Uint8Array(0), 0];
  for (let from = 0; from < values.length; from += LIST) {
    const some = list(values.slice(from, from + LIST));
    if (bytes.length - length < some.length * UTF8_UNITS) {
      // As if those to come were as long as this one, and an eighth of the letters no ASCII.
      const wider = new Uint8Array(length + some.length * ((values.length - from) / LIST * 1.125 + UTF8_UNITS));
      wider.set(bytes.subarray(0, length));
      bytes = wider;
    }
    length += encoder.encodeInto(some, bytes.subarray(length)).written;
  }
  return bytes.subarray(0, length);
}

// Bytes of a unit of UTF-16, at most.
const UTF8_UNITS = 3;

const list = (values) => (values.every(isPlain) ? text(values, "record.shape", "Records") : fail("record.shape", "Records"));

export const options = (value = {}) =>
  isPlain(value) ? text(value, "option.invalid", "The options") : fail("option.invalid", "The options");

/** The cells of one row as texts. */
export const cells = (row) => Array.from(row, (cell) => (cell === null || cell === undefined ? "" : String(cell)));

/** A list of texts. */
export const texts = (list) => text(cells(list ?? []), "option.invalid", "The list");

/** Whether a value says what a copy of it said, its keys in the same order; where in doubt, no. */
export function same(value, copy) {
  if (typeof value !== "object" || typeof copy !== "object" || value === null || copy === null) return value === copy;
  if (Array.isArray(value) !== Array.isArray(copy) || value.toJSON !== undefined) return false;
  const keys = Object.keys(copy);
  let at = 0;
  for (const key in value) if (key !== keys[at++] || !same(value[key], copy[key])) return false;
  return at === keys.length;
}
