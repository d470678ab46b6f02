// The quality report: what needs a person, what was fixed, how sound each column is.

import { columnChart, legend, numbersOf, strip } from "./charts.js";
import { el, folded, table, typed } from "./dom.js";
import { paged } from "./pager.js";
import { number, percent, plural, sentence, word } from "./say.js";

const STATUSES = [["valid", "ok"], ["corrected", "fixed"], ["suspect", "look"], ["invalid", "bad"], ["empty", "none"]];
const BANDS = [["distinct", "none"], ["review", "look"], ["match", "ok"]];
const ISSUES_SHOWN = 8;
const PLACES_SHOWN = 4;

export const quality = ({ assessment }) => [
  charts(assessment.duplicates),
  el("section", {}, el("h2", {}, sentence("attention")), issues(assessment)),
  el("section", {}, el("h2", {}, sentence("fixed")), el("p", { class: "soft" }, sentence("fixedIntro")), changes(assessment.totals)),
  el("section", {}, el("h2", {}, "How sound the columns are"), legend(STATUSES.map(([code, colour]) => [colour, word("status", code)])),
    assessment.inputs.map((input, at) => columns(input, at === 0))),
];

// Charts.

function charts(found) {
  if (!found) return null;
  return el("div", { class: "charts" }, el("section", {}, el("h2", {}, sentence("sizes")), sizes(found)),
    found.weights.length > 0 && el("section", {}, el("h2", {}, sentence("weights")), weights(found)));
}

const BINS = [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 10], [11, Infinity]];

function sizes(found) {
  const counted = BINS.map(([from, to]) => ({
    label: to === Infinity ? `${from}+` : from === to ? String(from) : `${from}–${to}`,
    count: found.sizes.filter(({ size }) => size >= from && size <= to).reduce((sum, { customers }) => sum + customers, 0),
  }));
  const used = counted.slice(0, counted.findLastIndex(({ count }) => count > 0) + 1);
  const bars = used.map(({ label, count }) => ({ label, parts: [["accent", count]] }));
  const about = sentence("sizesDesc");
  return [columnChart({ id: "sizes", title: sentence("sizes"), about, bars }), numbersOf([sentence("recordsEach"), "Customers"], used.map(({ label, count }) => [label, count]))];
}

function weights({ weights }) {
  const bins = withoutTails(weights);
  const bars = bins.map((bin) => ({ label: String(bin.from).replace("-", "−"), parts: BANDS.map(([band, colour]) => [colour, bin[band]]) }));
  const every = (label) => Number(label.replace("−", "-")) % 5 === 0;
  const used = BANDS.filter(([band]) => bins.some((bin) => bin[band] > 0));
  const total = (band) => bins.reduce((sum, bin) => sum + bin[band], 0);
  return [
    columnChart({ id: "weights", title: sentence("weights"), about: sentence("weightsDesc"), bars, every }),
    legend(used.map(([band, colour]) => [colour, `${word("band", band)} (${number(total(band))})`])),
    numbersOf([sentence("weightRange"), ...used.map(([band]) => word("band", band))], bins.map((bin, at) => [bars[at].label, ...used.map(([band]) => bin[band])])),
  ];
}

/** From −20 to +40 bits; what lies farther out is counted in the outermost. */
function withoutTails(weights) {
  const bins = new Map();
  for (const { from, ...counts } of weights) {
    const place = Math.max(-20, Math.min(39, from));
    const bin = bins.get(place) ?? { from: place, match: 0, review: 0, distinct: 0 };
    for (const [band] of BANDS) bin[band] += counts[band];
    bins.set(place, bin);
  }
  const [first, last] = [Math.min(...bins.keys()), Math.max(...bins.keys())];
  return Array.from({ length: last - first + 1 }, (_, at) => bins.get(first + at) ?? { from: first + at, match: 0, review: 0, distinct: 0 });
}

// Tables.

function issues({ inputs, totals }) {
  if (totals.issues.length === 0) return el("p", {}, sentence("allGood"));
  const row = (issue) => el("tr", {},
    el("th", { scope: "row" }, el("span", { class: `pill ${issue.severity}` }, word("severity", issue.severity)), " ", word("issueCode", issue.code),
      el("div", { class: "soft small advice" }, word("issueAdvice", issue.code))),
    el("td", { class: "n" }, number(issue.count)),
    el("td", { class: "n" }, percent(issue.count, totals.records)),
    el("td", { class: "small" }, places(inputs, issue.code)),
    el("td", { class: "small" }, examples(inputs, issue.code)));
  const heads = [sentence("problem"), [sentence("number"), "n"], [sentence("share"), "n"], sentence("where"), sentence("example")];
  const shown = totals.issues.slice(0, ISSUES_SHOWN);
  const more = totals.issues.slice(ISSUES_SHOWN);
  return [
    table(sentence("attention"), heads, shown.map(row), { class: "issues" }),
    more.length > 0 && folded(`${plural(more.length, "more kind")} of issue`, () => table("More issues", heads, more.map(row), { class: "issues" }), { class: "plain" }),
  ];
}

const found = (inputs, code) =>
  inputs.flatMap((input) => input.columns.flatMap((column) => column.issues.filter((issue) => issue.code === code).map((issue) => ({ input, column, issue }))));

function places(inputs, code) {
  const all = found(inputs, code).sort((a, b) => b.issue.count - a.issue.count);
  const place = ({ input, column, issue }) =>
    el("li", {}, typed(column.header), el("span", { class: "soft" }, " ", typed(input.name), ` · ${number(issue.count)}`));
  const rest = all.slice(PLACES_SHOWN);
  return [
    el("ul", { class: "bare" }, all.slice(0, PLACES_SHOWN).map(place)),
    rest.length > 0 && el("details", { class: "plain" }, el("summary", {}, plural(rest.length, "more column")), el("ul", { class: "bare" }, rest.map(place))),
  ];
}

const examples = (inputs, code) =>
  el("ul", { class: "bare" }, found(inputs, code).flatMap(({ input, issue }) => (issue.examples ?? []).map((example) => ({ input, ...example }))).slice(0, 3)
    .map(({ input, value, suggestion, row }) =>
      el("li", {}, typed(value, { class: "raw" }), suggestion && [" → ", typed(suggestion, { class: "raw" })], el("span", { class: "soft" }, " ", typed(input.name), `, row ${number(row)}`))));

function changes({ changes }) {
  if (changes.length === 0) return el("p", {}, sentence("none"));
  const most = Math.max(...changes.map(({ count }) => count));
  return table(sentence("fixed"), [sentence("change"), ["", ""], [sentence("values"), "n"]], changes.map(({ code, count }) =>
    el("tr", {}, el("th", { scope: "row" }, word("changeCode", code)), el("td", { class: "bar" }, strip([["fixed", count]], most)), el("td", { class: "n" }, number(count)))), { class: "narrow" });
}

function columns({ name, rows, format, encoding, columns }, open) {
  const row = (column) => {
    const counts = STATUSES.map(([code, colour]) => [colour, column.statuses[code], code]);
    const told = counts.filter(([, count]) => count > 0).map(([, count, code]) => `${word("status", code)} ${percent(count, rows)}`);
    return el("tr", {}, el("th", { scope: "row" }, typed(column.header)), el("td", {}, word("kind", column.kind)),
      el("td", { class: "n" }, percent(column.filled, rows)), el("td", { class: "n" }, number(column.distinct)),
      el("td", { class: "bar" }, strip(counts, Math.max(1, rows)), el("span", { class: "small soft" }, told.join(" · "))));
  };
  const heads = [sentence("column"), sentence("meaning"), [sentence("filled"), "n"], [sentence("distinct"), "n"], sentence("soundness")];
  const head = [el("strong", {}, typed(name)), el("span", { class: "soft small" }, ` ${plural(rows, "record")} · ${word("format", format)} · ${word("encoding", encoding)}`)];
  return folded(head, () => paged("columns", columns, (shown) => table(`Soundness of ${name}`, heads, shown.map(row))), { class: "plain", open });
}
