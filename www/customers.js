// The customers by page, searched and filtered.

import { openCustomer, nameOf } from "./customer.js";
import { button, el, selectOf, table, typed } from "./dom.js";
import { filtered } from "./pager.js";

const PAUSE = 250;

const FILTERS = {
  all: ["All customers", () => true],
  several: ["With several records", ({ records }) => records.length > 1],
  disagree: ["Whose records disagree", ({ values }) => Object.values(values).some(({ alternatives }) => alternatives.length > 0)],
  conflicts: ["With contradicting consent", ({ conflicts }) => conflicts?.length > 0],
};
const CHOICES = Object.entries(FILTERS).map(([code, [words]]) => [code, words]);

export function customers(result) {
  const heads = ["Customer", "E-mail", "Phone", "City", ["Records", "n"], "Sources"];
  const draw = (page) => table("Customers", heads, page.map((customer) => row(result, customer)), { class: "customers" });
  const { node, fit } = filtered("customers", result.customers, draw);
  const wanted = { filter: "all", text: "" };
  let timer;
  const now = () => fit(wanted.filter === "all" && !wanted.text.trim() ? undefined : matcher(wanted));
  const soon = () => (clearTimeout(timer), (timer = setTimeout(now, PAUSE)));
  now();
  return [
    el("div", { class: "row filters" },
      el("label", { class: "grow" }, el("span", { class: "vh" }, "Search customers"),
        el("input", { type: "search", placeholder: "Search names, addresses, numbers…", oninput: ({ target }) => ((wanted.text = target.value), soon()) })),
      el("label", {}, el("span", { class: "vh" }, "Which customers"),
        selectOf(CHOICES, { value: wanted.filter, onchange: ({ target }) => ((wanted.filter = target.value), now()) }))),
    node,
  ];
}

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function matcher({ filter, text }) {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const [, fits] = FILTERS[filter];
  const told = ({ id, values }) => fold([id, ...Object.values(values).flatMap(({ value, display }) => [value, display])].join(" "));
  return (customer) => fits(customer) && (words.length === 0 || ((all) => words.every((word) => all.includes(word)))(told(customer)));
}

/** The first value of a kind, of whichever group. */
const first = ({ values }, kind) =>
  (values[kind] ?? Object.entries(values).find(([key]) => key.endsWith(`.${kind}`))?.[1])?.display ?? "";

const row = (result, customer) => el("tr", {},
  el("th", { scope: "row" }, button(typed(nameOf(customer)), () => openCustomer(result, customer), { class: "link" }), el("div", { class: "soft small" }, customer.id)),
  ["email", "phone", "address.locality"].map((kind) => el("td", {}, typed(first(customer, kind)))),
  el("td", { class: "n" }, customer.records.length),
  el("td", { class: "small soft" }, [...new Set(customer.records.map(({ source }) => source))].map((source, at) => [at ? ", " : "", typed(source)])));
