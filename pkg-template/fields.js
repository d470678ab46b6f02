// The fields of a clean record, out of the rows that the engine gives (src/wasm/rows.rs says what stands
// where): a name stands once there and not with each value, which is what makes a call quick.

import { worded } from "./issues.js";

const SEPARATOR = "\u001f";

/** A text, or the list that one cell holds. */
const one = (text) => (text.includes(SEPARATOR) ? text.split(SEPARATOR) : text);

/** A field may have any name, `__proto__` too. */
function put(object, name, value) {
  if (name === "__proto__") Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}

function partsOf(list) {
  const parts = {};
  for (let at = 0; at < list.length; at += 2) parts[list[at]] = list[at + 1];
  return parts;
}

function fieldOf(row, value) {
  const issues = row[7] ? row[7].map((issue) => worded(issue)) : [];
  const shown = row[4] === 0 ? value : row[4];
  const field = { kind: row[1], raw: one(row[2]), value: one(value), display: one(shown), status: row[5], changes: row[6] || [], issues };
  if (row[8]) field.parts = partsOf(row[8]);
  return field;
}

const valueOf = (row) => (row[3] === 0 ? row[2] : row[3]);

/** The fields by name. */
export function fieldsOf(rows) {
  const fields = {};
  for (const row of rows || []) put(fields, row[0], fieldOf(row, valueOf(row)));
  return fields;
}

/** A record alone: the values that can be trusted, the fields, and the issues of all of them. */
export function cleanOf(rows) {
  const values = {};
  const issues = [];
  for (const row of rows || []) {
    const value = valueOf(row);
    if (value !== "") put(values, row[0], one(value));
    for (const issue of row[7] || []) issues.push(worded(issue, row[0]));
  }
  return { values, fields: fieldsOf(rows), issues };
}

/** A record of a result. */
export const recordOf = ([source, row, recordId, customerId, rows]) => ({ source, row, recordId, customerId, fields: fieldsOf(rows) });
