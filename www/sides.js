// Two records side by side; what differs is told by a sign and a word, not by colour alone.

import { el, table, typed } from "./dom.js";
import { number, sentence, word } from "./say.js";

/** An example of the assessment: cleansed values by what they mean. */
export function sidesOfExample({ records, fields }) {
  const head = ({ source, row, id, customer }) =>
    el("th", { scope: "col" }, typed(source), el("div", { class: "small" }, `row ${number(row)}`, id && [" · ", typed(id)]), customer && el("div", { class: "small" }, `customer ${customer}`));
  const line = ({ kind, group, values, same }) =>
    row([word("kind", kind), group && el("span", { class: "small soft" }, ` ${group}`)], values.map((value) => typed(value)), same);
  return el("table", { class: "sides" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, sentence("field")), records.map(head), el("td"))),
    el("tbody", {}, together(fields).map(line)));
}

/** What one record says of its billing address and the other of its mailing address stands in one line. */
function together(fields) {
  const lines = [];
  const only = ({ values }, side) => values[side] && !values[1 - side];
  for (const field of fields) {
    const side = only(field, 0) ? 0 : only(field, 1) ? 1 : undefined;
    const at = lines.findIndex((line) => side !== undefined && line.kind === field.kind && only(line, 1 - side));
    if (at < 0) lines.push(field);
    else lines[at] = joined(lines[at], field);
  }
  return lines;
}

function joined(a, b) {
  const values = a.values.map((value, side) => value || b.values[side]);
  return { kind: a.kind, group: [a.group, b.group].filter(Boolean).join(" / "), values, same: values[0] === values[1] };
}

/** Two records of the result, as typed; fields of one kind stand in one line. */
export function sidesOfRecords([left, right]) {
  const told = (record) => Object.values(record.fields).filter(({ raw }) => raw);
  const [of, against] = [told(left), told(right)];
  const kinds = [...new Set([...of, ...against].map(({ kind }) => kind))];
  const line = (kind) => {
    const [a, b] = [of, against].map((fields) => fields.filter((field) => field.kind === kind));
    const same = a.length && b.length ? a.some(({ value }) => value && b.some((other) => other.value === value)) : null;
    return row(word("kind", kind), [a, b].map((fields) => fields.map(({ raw }) => el("div", {}, typed(raw)))), same);
  };
  const heads = [left, right].map(({ source, row }) => `${source}, row ${number(row)}`);
  return table("Side by side", [sentence("field"), ...heads, ""], kinds.map(line), { class: "sides" });
}

const row = (head, cells, same) => el("tr", { class: same === false && "differs" },
  el("th", { scope: "row" }, head), cells.map((cell) => el("td", { class: "v" }, cell)), el("td", {}, mark(same)));

function mark(same) {
  if (same === null || same === undefined) return "";
  const name = same ? "same" : "differs";
  return [el("span", { class: `mark ${name}`, "aria-hidden": "true" }, sentence(`${name}Mark`)), el("span", { class: "vh" }, sentence(name))];
}
