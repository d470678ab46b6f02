// The customers by page, searched and filtered.

import { openCustomer, nameOf } from "./customer.js";
import { button, el, show, table, typed } from "./dom.js";
import { pager } from "./pager.js";
import { number } from "./say.js";

const PAUSE = 250;
const SCANNED = 200;
const FOUND = 5_000;

const FILTERS = {
  all: ["All customers", () => true],
  several: ["With several records", ({ records }) => records.length > 1],
  disagree: ["Whose records disagree", ({ values }) => Object.values(values).some(({ alternatives }) => alternatives.length > 0)],
  conflicts: ["With contradicting consent", ({ conflicts }) => conflicts?.length > 0],
};

export function customers(result) {
  const place = el("div");
  const wanted = { filter: "all", text: "" };
  let scan = new AbortController();
  let timer;

  async function render() {
    scan.abort();
    scan = new AbortController();
    const { signal } = scan;
    if (wanted.filter === "all" && !wanted.text) return show(place, list(result, result.customers.length, (at, limit) => result.customers.page(at, limit)));
    show(place, el("p", { class: "soft" }, "Searching…"));
    const found = await search(result, matcher(wanted), signal);
    if (signal.aborted) return undefined;
    return show(place,
      found.length === FOUND && el("p", { class: "soft small" }, `The first ${number(FOUND)} are shown.`),
      found.length ? list(result, found.length, async (at, limit) => found.slice(at, at + limit)) : el("p", {}, "No customer fits."));
  }

  const soon = () => (clearTimeout(timer), (timer = setTimeout(render, PAUSE)));
  render();
  return [
    el("div", { class: "row filters" },
      el("label", { class: "grow" }, el("span", { class: "vh" }, "Search customers"),
        el("input", { type: "search", placeholder: "Search names, addresses, numbers…", oninput: ({ target }) => ((wanted.text = target.value), soon()) })),
      el("label", {}, el("span", { class: "vh" }, "Which customers"),
        el("select", { value: wanted.filter, onchange: ({ target }) => ((wanted.filter = target.value), render()) },
          Object.entries(FILTERS).map(([code, [words]]) => el("option", { value: code }, words))))),
    place,
  ];
}

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function matcher({ filter, text }) {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const [, fits] = FILTERS[filter];
  const told = ({ id, values }) => fold([id, ...Object.values(values).flatMap(({ value, display }) => [value, display])].join(" "));
  return (customer) => fits(customer) && (words.length === 0 || ((all) => words.every((word) => all.includes(word)))(told(customer)));
}

/** Looks through all pages; the worker is asked for one at a time, so others get through. */
async function search({ customers }, fits, signal) {
  const found = [];
  for (let at = 0; at < customers.length && found.length < FOUND && !signal.aborted; at += SCANNED) {
    found.push(...(await customers.page(at, SCANNED)).filter(fits));
  }
  return found.slice(0, FOUND);
}

const list = (result, length, load) =>
  pager("customers", length, load, (page) =>
    table("Customers", ["Customer", "E-mail", "Phone", "City", ["Records", "n"], "Sources"], page.map((customer) => row(result, customer)), { class: "customers" }), 25);

/** The first value of a kind, of whichever group. */
const first = ({ values }, kind) =>
  (values[kind] ?? Object.entries(values).find(([key]) => key.endsWith(`.${kind}`))?.[1])?.display ?? "";

const row = (result, customer) => el("tr", {},
  el("th", { scope: "row" }, button(typed(nameOf(customer)), () => openCustomer(result, customer), { class: "link" }), el("div", { class: "soft small" }, customer.id)),
  ["email", "phone", "address.locality"].map((kind) => el("td", {}, typed(first(customer, kind)))),
  el("td", { class: "n" }, customer.records.length),
  el("td", { class: "small soft" }, [...new Set(customer.records.map(({ source }) => source))].map((source, at) => [at ? ", " : "", typed(source)])));
