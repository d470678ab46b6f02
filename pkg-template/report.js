// The report: an assessment as one page for people. No scripts, nothing loaded from elsewhere, the
// same text for the same assessment.
//
// Does not: know a word of any language (`words`), or count anything that the engine did not.

import { SelfsameError } from "./error.js";
import { html, trusted } from "./html.js";
import { columns, fall, legend, strip } from "./report-chart.js";
import { isObjects, only } from "./options.js";
import { words as english } from "./words/en.js";
import { STYLE } from "./report-style.js";
import { capital, frequency, speaker, surely } from "./speaker.js";

const CSP = "default-src 'none'; style-src 'unsafe-inline'";

/** The page as text. `words` is a table of words, `title` replaces the usual one. */
export function reportHTML(assessment, options) {
  const { title, words = english } = only(options, ["title", "words"]);
  if (!isObjects(assessment?.inputs)) throw new SelfsameError("option.invalid", "An assessment is what a result has, or `report.json`.");
  const say = speaker(words);
  const name = title ?? say.t("title");
  const sections = [attention, cameIn, fixed, duplicates, consent, howTo]
    .map((section) => section(assessment, say))
    .filter(Boolean);
  const page = html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(CSP)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${name}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header>
<h1>${name}</h1>
<p class="lead">${say.t("intro")}</p>
${tiles(assessment, say)}
<nav aria-label="${say.t("contents")}"><ul>${sections.map(({ id, head }) => html`<li><a href="#${id}">${head}</a></li>`)}</ul></nav>
</header>
<main>
${sections.map(({ id, head, body }) => html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${head}</h2>
${body}
</section>
`)}</main>
<footer><p class="small soft">${say.t("privacy")}</p></footer>
</body>
</html>
`;
  return String(page);
}

// Words and numbers.

// A value somebody typed keeps its own writing direction to itself.
const value = (text) => html`<bdi>${text}</bdi>`;

// Headline.

function tiles({ inputs, totals, duplicates }, say) {
  const review = sumOf(duplicates?.weights ?? [], "review");
  const files = `${say.n(inputs.length)} ${say.t(inputs.length === 1 ? "file" : "files")}`;
  const tile = (kind, head, big, note) =>
    html`<div class="tile ${kind}"><dt>${say.t(head)}</dt><dd><div class="big">${say.n(big)}</div><div class="soft small">${note}</div></dd></div>`;
  const part = (count, note) => `${say.percent(count, totals.records)} · ${say.t(note)}`;
  const extra = duplicates && totals.records - duplicates.customers;
  return html`<dl class="tiles">
${tile("main", "recordsIn", totals.records, files)}
${duplicates && [
    tile("main", "customersOut", duplicates.customers, `${say.percent(duplicates.customers, totals.records)} ${say.t("of")} ${say.t("records")}`),
    tile("good", "duplicatesFound", extra, part(extra, "duplicatesNote")),
  ]}
${tile("good", "fixedRecords", totals.recordsFixed, part(totals.recordsFixed, "fixedNote"))}
${tile("look", "wrongRecords", totals.recordsWithIssues, part(totals.recordsWithIssues, "wrongNote"))}
${duplicates && tile("look", "reviewPairs", review, say.t("reviewNote"))}
</dl>`;
}

const sumOf = (list, key) => list.reduce((sum, item) => sum + item[key], 0);

// What needs attention.

function attention({ inputs, totals }, say) {
  const body = totals.issues.length === 0
    ? html`<p>${say.t("allGood")}</p>`
    : html`<p class="soft">${say.t("attentionIntro")}</p>
<div class="scroll" tabindex="0" role="group" aria-label="${say.t("attention")}"><table>
<thead><tr><th scope="col">${say.t("problem")}</th><th scope="col" class="n">${say.t("number")}</th><th scope="col" class="n">${say.t("share")}</th><th scope="col">${say.t("where")}</th><th scope="col">${say.t("example")}</th></tr></thead>
<tbody>
${totals.issues.map((issue) => issueRow(issue, inputs, totals, say))}</tbody></table></div>`;
  return { id: "attention", head: say.t("attention"), body };
}

/** Columns named for one thing that is wrong. */
const PLACES = 4;

function issueRow(issue, inputs, totals, say) {
  const places = inputs.flatMap((input) =>
    input.columns.flatMap((column) =>
      column.issues.filter(({ code }) => code === issue.code).map((found) => ({ input, column, found }))));
  const most = [...places].sort((a, b) => b.found.count - a.found.count);
  const where = most.slice(0, PLACES).map(({ input, column, found }) =>
    html`<li>${value(column.header)} <span class="soft">${inputs.length > 1 && html`${value(input.name)} · `}${say.n(found.count)}</span></li>`);
  const examples = places.flatMap(({ input, found }) => found.examples?.map((example) => ({ input, example })) ?? []);
  return html`<tr><th scope="row"><span class="pill ${issue.severity}">${say.word("severity", issue.severity)}</span><br>${say.word("issueCode", issue.code)}<div class="soft small">${say.word("issueAdvice", issue.code)}</div></th>
<td class="n">${say.n(issue.count)}</td><td class="n">${say.percent(issue.count, totals.records)}</td>
<td><ul class="examples small">${where}${most.length > PLACES && html`<li class="soft">${say.t("more", { n: say.n(most.length - PLACES) })}</li>`}</ul></td>
<td><ul class="examples small">${examples.slice(0, 3).map((example) => exampleItem(example, inputs.length > 1, say))}</ul></td></tr>
`;
}

const exampleItem = ({ input, example }, several, say) =>
  html`<li><span class="raw">${value(example.value)}</span>${example.suggestion && html` → <span class="raw">${value(example.suggestion)}</span>`} <span class="soft">${several && html`${value(input.name)}, `}${say.t("row")} ${say.n(example.row)}</span></li>`;

// What came in.

const STATUSES = [["valid", "ok"], ["corrected", "fixed"], ["suspect", "look"], ["invalid", "bad"], ["empty", "none"]];

function cameIn({ inputs }, say) {
  const body = html`<p class="soft">${say.t("cameIntro")}</p>
${legend(STATUSES.map(([status, colour]) => [colour, say.word("status", status)]))}
${inputs.map((input) => inputTable(input, say))}`;
  return { id: "came-in", head: say.t("came"), body };
}

function inputTable(input, say) {
  const facts = [`${say.n(input.rows)} ${say.t("records")}`, say.word("format", input.format), say.word("encoding", input.encoding)].filter(Boolean).join(" · ");
  const note = ({ code, row, column, count }) => {
    const header = input.columns[column - 1]?.header;
    return html`<li>${capital(say.word("noteCode", code))} (${header && `${header}, `}${say.n(count)}×${row && `, ${say.t("line")} ${say.n(row)}`})</li>`;
  };
  const heads = ["column", "meaning", "sure", "why", "filled", "distinct", "soundness"];
  const number = new Set(["sure", "filled", "distinct"]);
  return html`<h3>${value(input.name)} <span class="soft small">${facts}</span></h3>
${input.notes.length > 0 && html`<ul class="small">${input.notes.map(note)}</ul>`}
<div class="scroll" tabindex="0" role="group" aria-label="${input.name}"><table>
<thead><tr>${heads.map((head) => html`<th scope="col"${number.has(head) && html` class="n"`}>${say.t(head)}</th>`)}</tr></thead>
<tbody>
${input.columns.map((column) => columnRow(column, input.rows, say))}</tbody></table></div>
`;
}

function columnRow(column, rows, say) {
  const counts = STATUSES.map(([status, colour]) => [colour, column.statuses[status], status]);
  const told = counts.filter(([, count]) => count > 0).map(([, count, status]) => `${say.word("status", status)} ${say.percent(count, rows)}`);
  return html`<tr><th scope="row">${value(column.header)}</th><td>${meaning(column, say)}</td>
<td class="n">${say.percent(column.confidence, 1)}</td><td class="why small">${reason(column.reason, say)}</td>
<td class="n">${say.percent(column.filled, rows)}</td><td class="n">${say.n(column.distinct)}</td>
<td class="bar">${strip(counts, rows)}<span class="small soft">${told.join(" · ")}</span></td></tr>
`;
}

function meaning(column, say) {
  const use = [column.purpose && say.word("purpose", column.purpose), column.channel && say.word("channel", column.channel)];
  const detail = [column.group, ...use, column.kind === "consent" && column.polarity === "inverse" && say.t("yesMeansNo")].filter(Boolean).join(" · ");
  const special = column.special &&
    html`<br><span class="pill special">${say.t("special")}</span> <span class="small soft">${say.word("special", column.special)}</span>`;
  return html`${say.word("kind", column.kind)}${detail && html`<div class="small soft">${detail}</div>`}${special}`;
}

/** `header:name beside name.given`, `header:name values:organization`, and their parts alone. */
function reason(text, say) {
  const [, first, beside, seen] = /^(.*?)(?:(?:^| )beside (.+)| (values:.+))?$/s.exec(text);
  const told = [first && firstReason(first, say), beside && say.t("reasonBeside", { text: say.word("kind", beside) }), seen && say.t("reasonValues")];
  return told.filter(Boolean).join(", ");
}

/** `header:first name`, `values:email 0.98`, `given`; what is of no known form is shown as it is. */
function firstReason(text, say) {
  const [code, data = ""] = text.split(/:(.*)/s);
  const number = Number(/(\d(?:\.\d+)?)$/.exec(data)?.[1]);
  if (code === "given") return say.t("reasonGiven");
  if (code === "none") return say.t("reasonNone");
  if (code === "header") return say.t("reasonHeader", { text: data });
  if (code !== "values") return text;
  return number >= 0 && number <= 1 ? say.t("reasonShare", { share: say.percent(number, 1) }) : say.t("reasonValues");
}

// What was fixed.

function fixed({ totals }, say) {
  const most = Math.max(1, ...totals.changes.map(({ count }) => count));
  const row = ({ code, count }) =>
    html`<tr><th scope="row">${say.word("changeCode", code)}</th><td class="bar">${strip([["fixed", count]], most)}</td><td class="n">${say.n(count)}</td></tr>
`;
  const body = html`<p class="soft">${say.t("fixedIntro")}</p>
${totals.changes.length === 0
    ? html`<p>${say.t("none")}</p>`
    : html`<table class="narrow"><thead><tr><th scope="col">${say.t("change")}</th><td></td><th scope="col" class="n">${say.t("values")}</th></tr></thead><tbody>
${totals.changes.map(row)}</tbody></table>`}`;
  return { id: "fixed", head: say.t("fixed"), body };
}

// Who is a duplicate of whom.

const BANDS = [["distinct", "none"], ["review", "look"], ["match", "ok"]];

function duplicates({ duplicates: found, masked }, say) {
  if (!found) return null;
  const { oversize } = found.blocks;
  const sure = found.examples.filter(({ decision }) => decision === "match");
  const unsure = sure.slice(-Math.ceil(sure.length / 2));
  const groups = [
    ["examplesReview", found.examples.filter(({ decision }) => decision !== "match")],
    ["examplesUnsure", sure.length > 1 ? [...unsure].reverse() : []],
    ["examplesSure", sure.length > 1 ? sure.slice(0, -unsure.length) : sure],
  ];
  const body = html`<p class="soft">${say.t("whoIntro")}</p>
<div class="charts">${sizesChart(found, say)}${weightsChart(found, say)}</div>
${oversize > 0 && html`<p class="small soft">${say.t("oversize", { n: say.n(oversize) })}</p>`}
${rulesTable(found.blocks, say)}
<p class="notice small">${say.t(masked ? "maskedNote" : "clearNote")}</p>
${groups.filter(([, list]) => list.length > 0).map(([head, list]) => html`<h3>${say.t(head)} <span class="soft small">${say.n(list.length)}</span></h3>
${list.map((example, at) => exampleDetails(example, at === 0, say))}`)}`;
  return { id: "duplicates", head: say.t("who"), body };
}

/** What each blocking rule brought, and what none may have. */
function rulesTable({ rules = [], missed }, say) {
  if (rules.length === 0) return null;
  const rows = rules.map(({ rule, pairs, onlyPairs, links, onlyLinks }) => [rule, pairs, onlyPairs, links, onlyLinks]);
  const heads = ["rule", "rulePairs", "ruleOnlyPairs", "ruleLinks", "ruleOnlyLinks"].map((head) => say.t(head));
  return html`${missed?.estimate > 0 && html`<p class="small soft">${say.t("missed", { n: say.n(missed.estimate) })}</p>`}
${numbersTable(say.t("rulesDesc"), heads, rows, say, say.t("rules"))}`;
}

function sizesChart({ sizes }, say) {
  const label = ({ from, to }) => (to === Infinity ? `${from}+` : from === to ? String(from) : `${from}–${to}`);
  const bins = binned(sizes);
  const bars = bins.map((bin) => ({ label: label(bin), parts: [["accent", bin.customers]] }));
  return html`<div><h3>${say.t("sizes")}</h3>
${columns({ id: "sizes", title: say.t("sizes"), desc: say.t("sizesDesc"), bars, show: say.n, width: 380 })}
${numbersTable(say.t("sizesDesc"), [say.t("recordsEach"), say.t("customers")], bins.map((bin) => [label(bin), bin.customers]), say)}</div>`;
}

/** 1 to 5 each, then 6–10, 11–20, 21 and more. */
const binned = (sizes) =>
  [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 10], [11, 20], [21, Infinity]]
    .map(([from, to]) => ({ from, to, customers: sumOf(sizes.filter(({ size }) => size >= from && size <= to), "customers") }))
    .filter(({ from, customers }) => from <= 3 || customers > 0);

function weightsChart({ weights }, say) {
  if (weights.length === 0) return null;
  const bins = foldTails(weights);
  const bars = bins.map((bin) => ({ label: say.weight(bin.from).replace(/\.0$/, ""), parts: BANDS.map(([band, colour]) => [colour, bin[band]]) }));
  const every = (label) => Number(label.replace("−", "-").replace("+", "")) % 5 === 0;
  const used = BANDS.filter(([band]) => sumOf(bins, band) > 0);
  const table = bins.map((bin, at) => [bars[at].label, ...used.map(([band]) => bin[band])]);
  return html`<div><h3>${say.t("weights")}</h3>
${columns({ id: "weights", title: say.t("weights"), desc: say.t("weightsDesc"), bars, show: say.n, every, axis: say.t("weightAxis") })}
${legend(used.map(([band, colour]) => [colour, `${say.word("band", band)} (${say.n(sumOf(bins, band))})`]))}
${numbersTable(say.t("weightsDesc"), [say.t("weightRange"), ...used.map(([band]) => say.word("band", band))], table, say)}</div>`;
}

/** At most 60 bins: what lies farther out is counted in the outermost. */
function foldTails(weights) {
  const first = Math.max(weights[0].from, Math.min(-20, weights.at(-1).from));
  const bins = weights.filter(({ from }) => from >= first && from < first + 60).map((bin) => ({ ...bin }));
  for (const bin of weights) {
    const end = bin.from < first ? bins[0] : bin.from >= first + 60 ? bins.at(-1) : null;
    for (const [band] of end ? BANDS : []) end[band] += bin[band];
  }
  return bins;
}

const numbersTable = (caption, heads, rows, say, summary = say.t("numbers")) => html`<details class="plain small"><summary>${summary}</summary>
<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${heads.map((head) => html`<th scope="col" class="n">${head}</th>`)}</tr></thead>
<tbody>${rows.map(([head, ...cells]) => html`<tr><th scope="row" class="n">${head}</th>${cells.map((cell) => html`<td class="n">${say.n(cell)}</td>`)}</tr>`)}</tbody></table></div></details>`;

// One example.

function exampleDetails(example, open, say) {
  const probability = say.t("probability", { p: surely(example.probability) });
  return html`<details${open && html` open`}><summary><span class="who">${who(example)}</span> <span class="pill ${example.decision}">${say.word("band", example.decision)}</span> <span class="soft small">${probability}</span></summary>
<div class="pair"><div>${sideBySide(example, say)}</div><div>${waterfall(example, say)}</div></div></details>
`;
}

const NAMED_BY = ["name.given", "name.family", "name", "organization", "email"];

/** Both names, as the records give them. */
function who({ fields, records }) {
  const name = (side) => {
    const texts = NAMED_BY.map((kind) => fields.find((field) => field.kind === kind && field.values[side])?.values[side]);
    const [given, family, ...others] = texts;
    const person = [given, family].filter(Boolean).join(" ");
    return person || others.find(Boolean) || `${records[side].source} ${records[side].row}`;
  };
  const [left, right] = [name(0), name(1)];
  return left === right ? value(left) : html`${value(left)} / ${value(right)}`;
}

function sideBySide({ records, fields }, say) {
  const head = (record) => html`<th scope="col">${value(record.source)}<br><span class="small">${say.t("row")} ${say.n(record.row)}${record.id && html` · ${value(record.id)}`}${record.customer && html`<br>${say.t("customer")} ${value(record.customer)}`}</span></th>`;
  const mark = (same) => {
    if (same === null || same === undefined) return "";
    const [name, key] = same ? ["s", "same"] : ["d", "differs"];
    return html`<span class="mark ${name}" aria-hidden="true">${say.t(`${key}Mark`)}</span><span class="vh">${say.t(key)}</span>`;
  };
  const row = ({ kind, group, values, same }) =>
    html`<tr${same === false && html` class="d"`}><th scope="row">${say.word("kind", kind)}${group && html` <span class="small soft">${group}</span>`}</th>${values.map((text) => html`<td class="v">${value(text)}</td>`)}<td>${mark(same)}</td></tr>
`;
  return html`<table><thead><tr><th scope="col">${say.t("field")}</th>${records.map(head)}<td></td></tr></thead><tbody>
${fields.map(row)}</tbody></table>`;
}

function waterfall({ comparisons, weight }, say) {
  const sums = comparisons.reduce((sums, { weight }) => [...sums, sums.at(-1) + weight], [0]);
  const [low, high] = [Math.min(0, ...sums) - 0.5, Math.max(0, ...sums) + 0.5];
  const row = (comparison, at) => {
    const finding = capital(say.level(comparison));
    return html`<tr><th scope="row">${say.word("comparison", comparison.name)}</th><td>${finding}${frequency(comparison, say)}<div class="small soft">${comparison.level && say.word("strength", strength(comparison.weight))}</div></td><td class="bar">${fall(sums[at], sums[at + 1], low, high)}</td><td class="n">${say.weight(comparison.weight)}</td></tr>
`;
  };
  return html`<table><caption>${say.t("waterfall")}</caption><thead><tr><th scope="col">${say.t("because")}</th><th scope="col">${say.t("finding")}</th><td></td><th scope="col" class="n">${say.t("evidence")}</th></tr></thead><tbody>
${comparisons.map(row)}<tr><th scope="row">${say.t("sum")}</th><td></td><td class="bar">${fall(0, weight, low, high)}</td><td class="n"><strong>${say.weight(weight)}</strong></td></tr></tbody></table>`;
}

function strength(weight) {
  const size = Math.abs(weight);
  if (size < 0.5) return "neutral";
  return `${size >= 6 ? "strong-" : size < 2.5 ? "weak-" : ""}${weight > 0 ? "for" : "against"}`;
}

// Consent.

const CONSENT = [["granted", "ok"], ["pending", "fixed"], ["expired", "look"], ["refused", "bad"], ["withdrawn", "worse"], ["unknown", "none"]];

function consent({ consent: rows }, say) {
  const body = rows.length === 0 ? html`<p>${say.t("noConsent")}</p>` : consentTable(rows, say);
  return { id: "consent", head: say.t("consent"), body };
}

function consentTable(rows, say) {
  const count = (row, code) => row.statuses.find((status) => status.code === code)?.count ?? 0;
  const used = CONSENT.filter(([code]) => rows.some((row) => count(row, code) > 0));
  const line = (row) => {
    const parts = CONSENT.map(([code, colour]) => [colour, count(row, code)]);
    const total = parts.reduce((sum, [, number]) => sum + number, 0);
    return html`<tr><th scope="row">${say.word("purpose", row.purpose)}</th><td>${row.channel ? say.word("channel", row.channel) : say.t("anyChannel")}</td><td class="bar">${strip(parts, Math.max(1, total))}</td>${used.map(([code]) => html`<td class="n">${say.n(count(row, code))}</td>`)}<td class="n">${row.conflicts > 0 ? html`<strong>${say.n(row.conflicts)}</strong>` : "0"}</td></tr>
`;
  };
  return html`<p class="soft">${say.t("consentIntro")}</p>
${legend(used.map(([code, colour]) => [colour, say.word("consentStatus", code)]))}
<div class="scroll" tabindex="0" role="group" aria-label="${say.t("consent")}"><table>
<thead><tr><th scope="col">${say.t("purpose")}</th><th scope="col">${say.t("channel")}</th><th scope="col">${say.t("distribution")}</th>${used.map(([code]) => html`<th scope="col" class="n">${say.word("consentStatus", code)}</th>`)}<th scope="col" class="n">${say.t("conflicts")}</th></tr></thead>
<tbody>
${rows.map(line)}</tbody></table></div>`;
}

// How to read it.

const howTo = (_, say) => ({
  id: "how",
  head: say.t("how"),
  body: html`<dl class="how">${say.t("howItems").map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>`,
});
