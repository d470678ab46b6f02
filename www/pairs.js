// All pairs that were compared and kept, by page; each opens with its records and its reasons.

import { openDialog } from "./dialog.js";
import { button, el, scrolling, selectOf, table, typed } from "./dom.js";
import { recordsOf } from "./lookup.js";
import { filtered } from "./pager.js";
import { bits, entries, word } from "./say.js";
import { sidesOfRecords } from "./sides.js";
import { surely, waterfall } from "./waterfall.js";

const CHOICES = [["", "All pairs"], ...entries("band")];

export function allPairs(result) {
  const heads = ["Records", "Taken for", ["Evidence", "n"], ["Sure", "n"]];
  const draw = (pairs) => table("All pairs", heads, pairs.map((pair) => row(result, pair)));
  const { node, fit } = filtered("pairs", result.pairs, draw);
  const choose = (band) => fit(band ? ({ decision }) => decision === band : undefined);
  choose("");
  return [
    el("label", { class: "row filters" }, el("span", { class: "vh" }, "Which pairs"), selectOf(CHOICES, { value: "", onchange: ({ target }) => choose(target.value) })),
    node,
  ];
}

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
    records.every(Boolean) && sidesOfRecords(records),
  ]);
}
