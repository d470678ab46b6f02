// The fields of a clean record, out of the flat list that the engine gives (src/wasm/rows.rs says what stands
// where): words of ours are numbers there, which is what makes a call quick.

import { call } from "./guard.js";
import { worded } from "./issues.js";

const VALUE = 1, DISPLAY = 2, CHANGES = 4, ISSUES = 8, PARTS = 16;
const SEPARATOR = "\u001f";

// By list: the word of a number. The lists before them are those of consent.
const FIRST = 10;
let kinds, statuses, changeCodes, issueCodes, severities, partNames;

function prepare() {
  if (kinds === undefined) [kinds, statuses, changeCodes, issueCodes, severities, partNames] = JSON.parse(call("closedLists")).slice(FIRST);
}

// The list that is read, and where.
let items;
let at;

/** A text, or the list that one cell holds. */
const one = (text) => (text.includes(SEPARATOR) ? text.split(SEPARATOR) : text);

/** A field may have any name, `__proto__` too. */
function put(object, name, value) {
  if (name === "__proto__") Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}

function changes() {
  const list = [];
  for (let left = items[at++]; left > 0; left--) list.push(changeCodes[items[at++]]);
  return list;
}

function alternatives() {
  const count = items[at++];
  at += count;
  return items.slice(at - count, at);
}

function issues() {
  const list = [];
  for (let left = items[at++]; left > 0; left--) {
    list.push(worded(issueCodes[items[at++]], severities[items[at++]], items[at++], alternatives()));
  }
  return list;
}

function parts() {
  const object = {};
  for (let left = items[at++]; left > 0; left--) object[partNames[items[at++]]] = items[at++];
  return object;
}

/** The field behind its name; most records hold no lists, and are not looked through cell by cell. */
function fieldOf(head, hasLists) {
  let raw = items[at++];
  let value = head & VALUE ? items[at++] : raw;
  let display = head & DISPLAY ? items[at++] : value;
  if (hasLists) [raw, value, display] = [one(raw), one(value), one(display)];
  const field = {
    kind: kinds[head >> 8],
    raw,
    value,
    display,
    status: statuses[(head >> 5) & 7],
    changes: head & CHANGES ? changes() : [],
    issues: head & ISSUES ? issues() : [],
  };
  if (head & PARTS) field.parts = parts();
  return field;
}

/** The fields by name; `each` hears of every one. */
function fieldsOf(list, hasLists, each) {
  prepare();
  items = list;
  at = 0;
  const fields = {};
  while (at < items.length) {
    const head = items[at++];
    const name = items[at++];
    const field = fieldOf(head, hasLists);
    each?.(name, field);
    put(fields, name, field);
  }
  return fields;
}

/** A record alone, from the text of its list: the values that can be trusted, the fields, and the issues of all. */
export function cleanOf(text) {
  const [values, issues] = [{}, []];
  const fields = fieldsOf(JSON.parse(text), text.includes("\\u001f"), (name, field) => {
    if (field.value !== "") put(values, name, field.value);
    for (const issue of field.issues) issues.push({ field: name, ...issue });
  });
  return { values, fields, issues };
}

/** A record of a result. */
export const recordOf = ([source, row, recordId, customerId, list]) => ({ source, row, recordId, customerId, fields: fieldsOf(list, true) });
