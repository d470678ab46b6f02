// Who is a duplicate of whom: pairs side by side, with the reasons.

import { el, folded, scrolling, typed } from "./dom.js";
import { allPairs } from "./pairs.js";
import { number, plural, sentence, word } from "./say.js";
import { sidesOfExample } from "./sides.js";
import { surely, waterfall } from "./waterfall.js";

export function duplicates(result) {
  const found = result.assessment.duplicates;
  if (!found) return el("p", {}, "The records were not matched.");
  return [
    el("p", { class: "soft" }, sentence("whoIntro")),
    groups(found.examples).filter(([, list]) => list.length > 0).map(([head, list], at) =>
      el("section", {}, el("h2", {}, sentence(head), " ", el("span", { class: "soft small" }, plural(list.length, "example"))),
        list.map((pair, place) => pairDetails(pair, at === 0 && place === 0)))),
    found.blocks.oversize > 0 && el("p", { class: "small soft" }, sentence("oversize", { n: number(found.blocks.oversize) })),
    result.pairs.length > 0 && el("section", {}, el("h2", {}, "All pairs ", el("span", { class: "soft small" }, number(result.pairs.length))), allPairs(result)),
  ];
}

/** To be decided, accepted but least sure, and sure. */
function groups(examples) {
  const sure = examples.filter(({ decision }) => decision === "match");
  const unsure = sure.length > 1 ? sure.slice(-Math.ceil(sure.length / 2)) : [];
  return [
    ["examplesReview", examples.filter(({ decision }) => decision !== "match")],
    ["examplesUnsure", [...unsure].reverse()],
    ["examplesSure", sure.slice(0, sure.length - unsure.length)],
  ];
}

const pairDetails = (pair, open) =>
  folded(
    [el("span", { class: "who" }, who(pair)), " ", el("span", { class: `pill ${pair.decision}` }, word("band", pair.decision)), " ", el("span", { class: "soft small" }, surely(pair.probability))],
    () => el("div", { class: "pair" }, scrolling("Side by side", sidesOfExample(pair)), scrolling("Reasons", waterfall(pair))),
    { class: "pair-details", open });

const NAMED_BY = ["name.given", "name.family", "name", "organization", "email"];

/** Both names, as the records give them. */
function who({ fields, records }) {
  const name = (side) => {
    const [given, family, ...others] = NAMED_BY.map((kind) => fields.find((field) => field.kind === kind && field.values[side])?.values[side]);
    return [given, family].filter(Boolean).join(" ") || others.find(Boolean) || `${records[side].source} ${records[side].row}`;
  };
  const [left, right] = [name(0), name(1)];
  return left === right ? typed(left) : [typed(left), " / ", typed(right)];
}
