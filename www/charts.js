// Charts by hand, as SVG. In a table row a chart is decoration: the numbers stand beside it. A chart
// of its own has a title, a description and a table of its numbers.

import { el, svg } from "./dom.js";
import { number } from "./say.js";

const px = (value) => Number(value.toFixed(2));

/** A stacked bar; `parts` are `[class, count]`; the full width is `total`. */
export function strip(parts, total) {
  let at = 0;
  const rects = parts.filter(([, count]) => count > 0).map(([name, count]) => {
    const x = at;
    at += (count / total) * 200;
    return svg("rect", { class: name, x: px(x), width: px(Math.max(at - x, 0.6)), height: 8 });
  });
  return row(rects);
}

/** One row of a waterfall: from one sum to the next, on an axis from `low` to `high`. */
export function fall(from, to, low, high) {
  const x = (weight) => ((weight - low) / (high - low)) * 200;
  const [left, right] = from < to ? [from, to] : [to, from];
  return row([
    svg("rect", { class: to < from ? "against" : "for", x: px(x(left)), width: px(Math.max(x(right) - x(left), 0.8)), height: 8 }),
    svg("line", { class: "zero", x1: px(x(0)), x2: px(x(0)), y1: -2, y2: 10 }),
  ]);
}

const row = (marks) =>
  svg("svg", { class: "strip", viewBox: "0 0 200 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "track", width: 200, height: 8 }), marks);

/** What the colours mean; `entries` are `[class, words]`. */
export const legend = (entries) =>
  el("ul", { class: "legend" }, entries.map(([name, words]) =>
    el("li", {}, svg("svg", { viewBox: "0 0 8 8", "aria-hidden": "true" }, svg("rect", { class: name, width: 8, height: 8, rx: 2 })), words)));

const TICKS = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();

/** Up to four round numbers, well apart on an axis of square roots. */
function ticks(most) {
  const chosen = [];
  for (const tick of TICKS.filter((tick) => tick <= most).reverse()) {
    if (Math.sqrt(chosen.at(-1) ?? Infinity) - Math.sqrt(tick) > Math.sqrt(most) * 0.24) chosen.push(tick);
  }
  return chosen.slice(0, 4);
}

const sum = (parts) => parts.reduce((total, [, count]) => total + count, 0);

/** Columns side by side, each a stack of `[class, count]`; heights grow with the square root. */
export function columnChart({ id, title, about, bars, every = () => true, width = 520, height = 210 }) {
  const [left, bottom] = [44, height - 24];
  const most = Math.max(1, ...bars.map(({ parts }) => sum(parts)));
  const y = (count) => bottom - Math.sqrt(count / most) * (bottom - 12);
  const step = (width - left) / bars.length;
  const stack = ({ label, parts }, at) => {
    let below = 0;
    const marks = parts.filter(([, count]) => count > 0).map(([name, count]) => {
      const [from, to] = [y(below), y((below += count))];
      return svg("rect", { class: name, x: px(left + (at + 0.12) * step), width: px(step * 0.76), y: px(to), height: px(Math.max(from - to, 0.8)) });
    });
    return [marks, every(label) && text(label, left + (at + 0.5) * step, bottom + 17, "middle")];
  };
  const grid = (tick) => [
    svg("line", { class: "axis", x1: left, x2: width, y1: px(y(tick)), y2: px(y(tick)) }),
    text(number(tick), left - 6, y(tick) + 4, "end"),
  ];
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": `${id}-t ${id}-d`, class: "chart" },
    svg("title", { id: `${id}-t` }, title), svg("desc", { id: `${id}-d` }, about),
    ticks(most).map(grid), svg("line", { class: "axis", x1: left, x2: width, y1: bottom, y2: bottom }), bars.map(stack));
}

const text = (words, x, y, anchor) => svg("text", { x: px(x), y: px(y), "text-anchor": anchor }, words);

/** The numbers of a chart, folded. */
export const numbersOf = (heads, rows) =>
  el("details", { class: "small plain" }, el("summary", {}, "The numbers"),
    el("table", {}, el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col", class: "n" }, head)))),
      el("tbody", {}, rows.map(([head, ...cells]) =>
        el("tr", {}, el("th", { scope: "row", class: "n" }, head), cells.map((cell) => el("td", { class: "n" }, number(cell))))))));
