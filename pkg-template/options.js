// What a caller gives beside a record, where the engine does not look at it: held to the same rules.
//
// Does: refuse options that do not exist, and what has no text where one is asked for.

import { SelfsameError } from "./error.js";

/** Whether it is a list of objects. */
export const isObjects = (list) => Array.isArray(list) && list.every((one) => typeof one === "object" && one !== null);

/** The options as an object; none are no options. */
export function given(options = {}) {
  if (typeof options === "object" && options !== null && !Array.isArray(options)) return options;
  throw new SelfsameError("option.invalid", "The options must be a plain object.");
}

const NONE = Object.freeze({});

/** The options, with no other keys than these. */
export function only(options, keys) {
  if (options === undefined) return NONE;
  const object = given(options);
  for (const key in object) if (!keys.includes(key)) throw unknown(key, keys);
  return object;
}

const unknown = (key, keys) =>
  new SelfsameError("option.unknown", `\`${key.slice(0, 40)}\` is not known. Known are: ${keys.join(", ")}.`, { given: key.slice(0, 40) });

/** A number of things, as far as the engine counts; infinitely many are all. */
export function count(value, option) {
  if (typeof value === "number" && value >= 0) return Math.min(value, 0xffff_ffff);
  throw new SelfsameError("option.invalid", `\`${option}\` must be a number from 0.`, { option });
}

/** A text, or what is written as one; nothing is the empty text. */
export function written(value, what) {
  if (value === undefined || value === null) return "";
  if (typeof value === "symbol" || typeof value === "function" || (typeof value === "object" && !(value instanceof Date))) {
    throw new SelfsameError("option.invalid", `${what} must be a text.`);
  }
  return String(value);
}
