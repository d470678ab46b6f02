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

function fieldOf(row) {
  const raw = row[2];
  const value = row[3] === 0 ? raw : row[3];
  const issues = row[7] ? row[7].map((issue) => worded(issue)) : [];
  const field = { kind: row[1], raw, value, display: row[4] === 0 ? value : row[4], status: row[5], changes: row[6] || [], issues };
  if (row[8]) field.parts = partsOf(row[8]);
  return field;
}

/** Cells that may be lists; most rows hold none, and are not looked through cell by cell. */
function split(rows) {
  for (const row of rows) for (const at of [2, 3, 4]) if (row[at] !== 0) row[at] = one(row[at]);
}

/** The fields by name. */
export function fieldsOf(rows) {
  const fields = {};
  split(rows || []);
  for (const row of rows || []) put(fields, row[0], fieldOf(row));
  return fields;
}

/** A record alone, from the text of its rows: the values that can be trusted, the fields, and the issues of all. */
export function cleanOf(text) {
  const rows = JSON.parse(text) || [];
  if (text.includes("\\u001f")) split(rows);
  const [values, fields, issues] = [{}, {}, []];
  for (const row of rows) {
    const name = row[0];
    const field = fieldOf(row);
    if (field.value !== "") put(values, name, field.value);
    if (row[7]) for (const issue of row[7]) issues.push(worded(issue, name));
    put(fields, name, field);
  }
  return { values, fields, issues };
}

/** A record of a result. */
export const recordOf = ([source, row, recordId, customerId, rows]) => ({ source, row, recordId, customerId, fields: fieldsOf(rows) });
