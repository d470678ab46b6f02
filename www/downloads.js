// The outputs as files, made when they are asked for and handed over as blobs: no request is made.

import { button, el, typed } from "./dom.js";
import { reportHTML } from "./selfsame/report.js";
import { words } from "./selfsame/words/en.js";
import { size } from "./say.js";

const bytesOf = (file) => (result) => result.file(file);

export const OUTPUTS = [
  ["customers.csv", "One line a customer: the golden records, with consent", "text/csv", bytesOf("customers.csv")],
  ["records.csv", "Every input row, cleansed, with the id of its customer", "text/csv", bytesOf("records.csv")],
  ["matches.csv", "Every pair taken for one customer, with its evidence", "text/csv", bytesOf("matches.csv")],
  ["report.html", "The report as one page: readable by anyone, no scripts", "text/html", ({ assessment }) => reportHTML(assessment, { words })],
  ["report.json", "The same report for programs", "application/json", bytesOf("report.json")],
  ["model.json", "The comparisons and weights that were used", "application/json", bytesOf("model.json")],
];

export const downloads = (result) => [
  el("p", { class: "soft" }, "Made in this tab when you press. Cells that a spreadsheet would run as a formula are guarded."),
  el("ul", { class: "downloads" }, OUTPUTS.map((output) => item(result, output))),
];

function item(result, [name, about, type, make]) {
  const told = el("span", { class: "soft small", role: "status" });
  const save = async () => {
    const blob = new Blob([await make(result)], { type });
    offer(name, blob);
    told.textContent = `Saved, ${size(blob.size)}`;
  };
  return el("li", { class: "card" },
    el("div", {}, el("strong", {}, typed(name)), el("p", { class: "soft small" }, about)),
    el("div", { class: "row" }, told, button("Download", save, { "aria-label": `Download ${name}` })));
}

function offer(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: name });
  link.click();
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
