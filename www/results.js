// The results: the numbers that matter, then one tab a question.

import { consentCounts } from "./consent.js";
import { customers } from "./customers.js";
import { byId, el, show } from "./dom.js";
import { downloads } from "./downloads.js";
import { duplicates } from "./duplicates.js";
import { quality } from "./quality.js";
import { number, percent, plural, sentence } from "./say.js";
import { tabs } from "./tabs.js";

/** `seconds` is how long the run took. */
export function renderResults(result, { seconds, where }) {
  const { summary, assessment } = result;
  const list = [
    { id: "quality", label: "Quality", render: () => quality(result) },
    { id: "duplicates", label: "Duplicates", count: number(summary.records - summary.customers), render: () => duplicates(result) },
    { id: "customers", label: "Customers", count: number(summary.customers), render: () => customers(result) },
    { id: "consent", label: "Consent", render: () => consentCounts(result) },
    { id: "downloads", label: "Downloads", render: () => downloads(result) },
  ];
  byId("results-note").textContent =
    `${plural(assessment.inputs.length, "file")}, ${plural(summary.records, "record")}, in ${seconds.toFixed(1)} s, in this tab${where === "worker" ? "" : ", without a worker"}.`;
  show(byId("result"), tiles(summary, assessment), tabs("Results", list).node);
}

function tiles({ records, customers, reviews }, { totals }) {
  const extra = records - customers;
  const tile = (kind, head, count, note) =>
    el("div", { class: `tile ${kind}` }, el("dt", {}, head), el("dd", {}, el("span", { class: "big" }, number(count)), el("span", { class: "soft small" }, note)));
  const part = (count) => percent(count, records);
  return el("dl", { class: "tiles" },
    tile("main", sentence("recordsIn"), records, "as they came"),
    tile("main", sentence("customersOut"), customers, "golden records"),
    tile("good", sentence("duplicatesFound"), extra, part(extra)),
    tile("good", sentence("fixedRecords"), totals.recordsFixed, part(totals.recordsFixed)),
    tile("look", sentence("wrongRecords"), totals.recordsWithIssues, part(totals.recordsWithIssues)),
    tile("look", sentence("reviewPairs"), reviews, sentence("reviewNote")));
}
