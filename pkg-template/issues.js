// Codes of issues with their words.

import { SelfsameError } from "./error.js";
import { written } from "./options.js";
import { words } from "./words/en.js";

/** Codes come from the engine, words from here. */
export function worded(code, severity, suggestion, alternatives) {
  const issue = { code, severity };
  if (suggestion !== 0) issue.suggestion = suggestion;
  if (alternatives.length > 0) issue.alternatives = alternatives;
  issue.message = words.issueCode[code];
  return issue;
}

/** What a code of an issue means, and what to do about it. */
export function explain(given) {
  const code = written(given, "A code");
  if (Object.hasOwn(words.issueCode, code)) return { code, message: words.issueCode[code], advice: words.issueAdvice[code] };
  throw new SelfsameError("word.unknown", `There is no issue of that code. Codes of issues are: ${Object.keys(words.issueCode).join(", ")}.`);
}
