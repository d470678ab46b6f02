// Which category of personal data each field holds: what the engine says by header and kind, and what a text itself speaks of.

import { call } from "./guard.js";
import * as json from "./json.js";
import { scan } from "./scan.js";

/** How sure a value is that consists of words on a special category. */
const BY_VALUE = 0.7;

export function classify(recordOrSchema) {
  if (Array.isArray(recordOrSchema?.fields)) return asked("", json.options(recordOrSchema));
  const all = asked(json.record(recordOrSchema), "");
  return all.map((field) => (field.special || field.credential ? field : read(field, recordOrSchema[field.header])));
}

function asked(record, schema) {
  return JSON.parse(call("classify", record, schema)).map(({ usSensitive, ...field }) =>
    usSensitive ? { ...field, usSensitive: usSensitive.split(" ").map((state) => `US-${state}`) } : field,
  );
}

const OPEN = ["user", "user.content.private"];

/** A field that its header and kind leave open, by its value; `mentions` counts what a longer text speaks of. */
function read(field, value) {
  if (!OPEN.includes(field.category) || typeof value !== "string") return field;
  const { counts, found } = scan(value.slice(0, 10_000));
  if (found.length === 0) return field;
  const [first, second] = found;
  const whole = second === undefined && value.trim().length - (first.end - first.start) < 3;
  return whole ? byValue(field, first) : { ...field, mentions: counts };
}

function byValue(field, { category, kind }) {
  const [known] = asked("", JSON.stringify({ fields: [{ header: field.header, kind: kind ?? "text", category }] }));
  return { ...known, confidence: BY_VALUE, reason: `value:${kind ?? "words"}` };
}
