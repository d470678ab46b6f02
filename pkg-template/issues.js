// Codes of issues with their words.

import { SelfsameError } from "./error.js";
import { words } from "./words/en.js";

/** Codes come from the engine, words from here. */
export const worded = (issue) => ({ ...issue, message: words.issueCode[issue.code] });

/** The fields of a record, their issues in words. */
export function wordedFields(fields) {
  for (const field of Object.values(fields)) field.issues = field.issues.map(worded);
  return fields;
}

/** What a code of an issue means, and what to do about it. */
export function explain(code) {
  if (Object.hasOwn(words.issueCode, code)) return { code, message: words.issueCode[code], advice: words.issueAdvice[code] };
  throw new SelfsameError("word.unknown", `There is no issue of that code. Codes of issues are: ${Object.keys(words.issueCode).join(", ")}.`);
}
