// Why a pair is or is not one customer: each finding adds to or takes from the evidence.

import { fall } from "./charts.js";
import { el } from "./dom.js";
import { bits, capital, sentence, word } from "./say.js";

/** A table whose bars go on where the one above ends. */
export function waterfall({ comparisons, weight }) {
  const sums = comparisons.reduce((sums, { weight }) => [...sums, sums.at(-1) + weight], [0]);
  const [low, high] = [Math.min(0, ...sums) - 0.5, Math.max(0, ...sums) + 0.5];
  const row = (comparison, at) => el("tr", {},
    el("th", { scope: "row" }, word("comparison", comparison.name)),
    el("td", {}, finding(comparison), comparison.level && el("div", { class: "small soft" }, word("strength", strength(comparison.weight)))),
    el("td", { class: "bar" }, fall(sums[at], sums[at + 1], low, high)),
    el("td", { class: "n" }, bits(comparison.weight)));
  const total = el("tr", { class: "total" }, el("th", { scope: "row" }, sentence("sum")), el("td"),
    el("td", { class: "bar" }, fall(0, weight, low, high)), el("td", { class: "n" }, bits(weight)));
  return el("table", { class: "waterfall" },
    el("caption", {}, sentence("waterfall")),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, sentence("because")), el("th", { scope: "col" }, sentence("finding")), el("td"), el("th", { scope: "col", class: "n" }, sentence("evidence")))),
    el("tbody", {}, comparisons.map(row), total));
}

const finding = ({ name, level, termFrequency }) =>
  capital(level ? levelWord(name, level) : "") + (termFrequency >= 1 ? ` (${sentence("rare")})` : termFrequency <= -1 ? ` (${sentence("common")})` : "");

/** A level may mean something of its own in one comparison. */
function levelWord(name, level) {
  const own = word("levelOf", `${name}:${level}`);
  return own === `${name}:${level}` ? word("level", level) : own;
}

function strength(weight) {
  const size = Math.abs(weight);
  if (size < 0.5) return "neutral";
  return `${size >= 6 ? "strong-" : size < 2.5 ? "weak-" : ""}${weight > 0 ? "for" : "against"}`;
}

/** Certainty is never rounded up to all of it. */
export function surely(probability) {
  const share = Math.floor(probability * 1e4) / 100;
  return sentence("probability", { p: share >= 99.99 ? "> 99.99 %" : `${share.toFixed(share >= 99 ? 2 : 0)} %` });
}
