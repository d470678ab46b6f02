// One customer: its values with where each came from, why it was chosen and over what; what it has
// agreed to; its records as they came in.

import { consentTable } from "./consent.js";
import { openDialog } from "./dialog.js";
import { el, folded, table, typed } from "./dom.js";
import { recordOf } from "./lookup.js";
import { key, number, plural, word } from "./say.js";

const NAMES = ["name", "name.given", "name.family", "organization", "email", "phone"];

/** How people call the customer. */
export function nameOf({ id, values }) {
  const [whole, given, family, ...others] = NAMES.map((name) => values[name]?.display);
  return whole || [given, family].filter(Boolean).join(" ") || others.find(Boolean) || id;
}

export async function openCustomer(result, customer) {
  const records = await Promise.all(customer.records.map((name) => recordOf(result, name)));
  openDialog([typed(nameOf(customer)), " ", el("span", { class: "soft small" }, customer.id)], [
    el("p", { class: "soft" }, `${plural(customer.records.length, "record")}: `, customer.records.map((record, at) => [at ? ", " : "", place(record)])),
    el("h3", {}, "Values and where they came from"),
    table("Values and where they came from", ["Field", "Value", "From", "Why this one", "Instead of"], Object.entries(customer.values).map(valueRow), { class: "lineage" }),
    el("h3", {}, "Consent"), consentTable(customer),
    el("h3", {}, "Its records, as they came in"),
    records.map(recordDetails),
  ]);
}

const place = ({ source, row, id }) => [typed(source), `, row ${number(row)}`, id && [" (", typed(id), ")"]];

const valueRow = ([name, survivor]) => el("tr", {},
  el("th", { scope: "row" }, key(name)),
  el("td", { class: "v" }, typed(survivor.display || survivor.value), survivor.status !== "valid" && el("div", { class: "small soft" }, word("status", survivor.status)),
    survivor.raw !== survivor.display && el("div", { class: "small soft" }, "typed ", typed(listed(survivor.raw), { class: "raw" }))),
  el("td", { class: "small" }, place(survivor), el("div", { class: "soft" }, typed(survivor.field))),
  el("td", { class: "small" }, word("survivorshipRule", survivor.rule), survivor.saidBy > 1 && el("div", { class: "soft" }, `${survivor.saidBy} records say so`)),
  el("td", { class: "small" }, survivor.alternatives.length > 0 && el("ul", { class: "bare" }, survivor.alternatives.map(alternative))));

const alternative = ({ display, value, records, kept }) =>
  el("li", {}, typed(display || value), el("span", { class: "soft" }, " ", records.map(({ source, row }, at) => [at ? "; " : "", typed(source), ` ${number(row)}`]), kept && " · kept as well"));

const recordDetails = (record) =>
  folded(place({ ...record, id: record.recordId }), () =>
    table(`Record ${record.recordId}`, ["Column", "As typed", "Cleansed", "What was done"], Object.entries(record.fields).filter(([, { raw }]) => raw).map(fieldRow)));

/** A cell may hold several values. */
const listed = (texts) => [texts].flat().join("; ");

const fieldRow = ([header, { raw, display, status, changes, issues }]) => el("tr", {},
  el("th", { scope: "row" }, typed(header)),
  el("td", { class: "v" }, typed(listed(raw), { class: "raw" })),
  el("td", { class: "v" }, typed(listed(display)), ["suspect", "invalid"].includes(status) && el("div", {}, el("span", { class: `pill ${status === "invalid" ? "error" : "warning"}` }, word("status", status)))),
  el("td", { class: "small" }, [...changes.map((code) => word("changeCode", code)), ...issues.map(({ code }) => word("issueCode", code))].join(" · ")));
