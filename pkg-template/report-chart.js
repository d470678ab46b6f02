// Charts as SVG text, drawn by hand. A chart inside a table row is decoration: the numbers stand
// beside it. A chart of its own has a title, a description and a table of its numbers.

import { html } from "./html.js";

const px = (number) => Number(number.toFixed(2));

/** A stacked bar; `parts` are `[class, count]`. The full width is `total`. */
export function strip(parts, total) {
  let at = 0;
  const rects = parts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => {
      const x = at;
      at += (count / total) * 200;
      return html`<rect class="${name}" x="${px(x)}" width="${px(Math.max(at - x, 0.6))}" height="8"/>`;
    });
  return html`<svg class="strip" viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="200" height="8"/>${rects}</svg>`;
}

/** One row of a waterfall: a bar from `from` to `to` on an axis from `low` to `high`. */
export function fall(from, to, low, high) {
  const x = (weight) => ((weight - low) / (high - low)) * 200;
  const [left, right] = from < to ? [from, to] : [to, from];
  const name = to < from ? "against" : "for";
  return html`<svg class="strip" viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="200" height="8"/><rect class="${name}" x="${px(x(left))}" width="${px(Math.max(x(right) - x(left), 0.8))}" height="8"/><line class="zero" x1="${px(x(0))}" x2="${px(x(0))}" y1="-2" y2="10"/></svg>`;
}

/** What the colours mean; `entries` are `[class, words]`. */
export const legend = (entries) =>
  html`<ul class="legend">${entries.map(
    ([name, words]) => html`<li><svg viewBox="0 0 8 8" aria-hidden="true"><rect class="${name}" width="8" height="8" rx="2"/></svg>${words}</li>`,
  )}</ul>`;

const TICKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 1e8, 1e9];

/** Two to four round numbers up to `most`, well apart on a square-root axis. */
function ticks(most) {
  const chosen = [];
  for (const tick of TICKS.filter((tick) => tick <= most).reverse()) {
    const above = chosen.at(-1) ?? Infinity;
    if (Math.sqrt(above) - Math.sqrt(tick) > Math.sqrt(most) * 0.24) chosen.push(tick);
  }
  return chosen.slice(0, 4);
}

/**
 * Columns side by side, each stacked of `[class, count]`; heights grow with the square root.
 * `bars` are `{ label, parts }`, `every` says which labels are shown.
 */
export function columns({ id, title, desc, bars, axis, show, every = () => true, width = 560, height = 220 }) {
  const [left, bottom] = [48, height - (axis ? 40 : 24)];
  const sum = (parts) => parts.reduce((total, [, count]) => total + count, 0);
  const most = Math.max(1, ...bars.map(({ parts }) => sum(parts)));
  const y = (count) => bottom - Math.sqrt(count / most) * (bottom - 12);
  const step = (width - left) / bars.length;
  const column = ({ label, parts }, at) => {
    let below = 0;
    const rects = parts
      .filter(([, count]) => count > 0)
      .map(([name, count]) => {
        const [from, to] = [y(below), y(below + count)];
        below += count;
        return html`<rect class="${name}" x="${px(left + at * step + step * 0.12)}" width="${px(step * 0.76)}" y="${px(to)}" height="${px(Math.max(from - to, 0.8))}"/>`;
      });
    const text = every(label, at) && html`<text x="${px(left + (at + 0.5) * step)}" y="${bottom + 16}" text-anchor="middle">${label}</text>`;
    return [rects, text];
  };
  const grid = (tick) =>
    html`<line class="axis" x1="${left}" x2="${width}" y1="${px(y(tick))}" y2="${px(y(tick))}"/><text x="${left - 6}" y="${px(y(tick) + 4)}" text-anchor="end">${show(tick)}</text>`;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${desc}</desc>${ticks(most).map(grid)}<line class="axis" x1="${left}" x2="${width}" y1="${bottom}" y2="${bottom}"/>${bars.map(column)}${
    axis && html`<text x="${width}" y="${height - 4}" text-anchor="end">${axis}</text>`
  }</svg>`;
}
