// All pairs that were compared and kept, by page; each opens with its records and its reasons.

import { openDialog } from "./dialog.js";
import { button, el, scrolling, table, typed } from "./dom.js";
import { recordsOf } from "./lookup.js";
import { pager } from "./pager.js";
import { bits, number, word } from "./say.js";
import { surely, waterfall } from "./waterfall.js";
import { mark } from "./duplicates.js";

export const allPairs = (result) =>
  pager("pairs", result.pairs.length, (offset, limit) => result.pairs.page(offset, limit), (pairs) =>
    table("All pairs", ["Records", "Taken for", ["Evidence", "n"], ["Sure", "n"]], pairs.map((pair) => row(result, pair))), 25);

const row = (result, pair) => el("tr", {},
  el("th", { scope: "row" }, button([typed(pair.leftId), " / ", typed(pair.rightId)], () => openPair(result, pair), { class: "link" })),
  el("td", {}, el("span", { class: `pill ${pair.decision}` }, word("band", pair.decision))),
  el("td", { class: "n" }, bits(pair.weight)),
  el("td", { class: "n" }, surely(pair.probability)));

async function openPair(result, pair) {
  const records = await recordsOf(result, pair);
  openDialog([typed(pair.leftId), " / ", typed(pair.rightId)], [
    el("p", {}, el("span", { class: `pill ${pair.decision}` }, word("band", pair.decision)), " ", surely(pair.probability)),
    scrolling("Reasons", waterfall(pair)),
    records.every(Boolean) && table("Side by side", ["Field", ...records.map(({ source, row }) => `${source}, row ${number(row)}`), ""], together(records)),
  ]);
}

/** Fields of one kind stand in one line; what only one of them has, in a line of its own. */
function together([left, right]) {
  const kinds = [...new Set([left, right].flatMap(({ fields }) => Object.values(fields).filter(({ raw }) => raw).map(({ kind }) => kind)))];
  const values = (record, kind) => Object.values(record.fields).filter((field) => field.kind === kind && field.raw);
  return kinds.map((kind) => {
    const [a, b] = [values(left, kind), values(right, kind)];
    const same = a.length && b.length ? a.some(({ value }) => value && b.some((other) => other.value === value)) : null;
    return el("tr", { class: same === false && "differs" }, el("th", { scope: "row" }, word("kind", kind)), [a, b].map(cell), el("td", {}, mark(same)));
  });
}

const cell = (fields) => el("td", { class: "v" }, fields.map(({ raw }) => el("div", {}, typed(raw))));
