// Why a pair weighs what it weighs, as one picture: a waterfall of the very addends of the score.
//
// Does: SVG as text, self-contained, light and dark, with its numbers as text and a title and a description
// for those who do not see it. What it shows is escaped.
// Does not: show a value of a record; an explanation holds none.

import { SelfsameError } from "./error.js";
import { html, trusted } from "./html.js";
import { isObjects, only } from "./options.js";
import { capital, frequency, speaker, surely } from "./speaker.js";
import { words as english } from "./words/en.js";

const ROW = 30;
const HEAD = 54;
const LABEL = 300;
const AMOUNT = 64;
const STYLE =
  "svg{color-scheme:light dark;--ink:#17212b;--soft:#51606f;--card:#fff;--line:#d8dfe6;--for:#1d8a63;--against:#c53a28;--sum:#0b5cad}" +
  "@media (prefers-color-scheme:dark){svg{--ink:#e7ecf1;--soft:#a9b5c2;--card:#18202a;--line:#2c3845;--for:#43b98b;--against:#ec6f5c;--sum:#84bbf3}}" +
  "text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;fill:var(--ink)}.soft{fill:var(--soft);font-size:11px}.head{font-size:15px;font-weight:600}" +
  ".card{fill:var(--card)}.for{fill:var(--for)}.against{fill:var(--against)}.sum{fill:var(--sum)}.line{stroke:var(--line)}.zero{stroke:var(--soft);stroke-dasharray:2 2}";

const px = (number) => Number(number.toFixed(2));

/**
 * The picture of an explanation, as text. `title` replaces the usual one, `words` is a table of words, `id`
 * tells the pictures of one page apart.
 */
export function waterfallSvg(explanation, options) {
  if (!isObjects(explanation?.comparisons)) throw new SelfsameError("option.invalid", "An explanation is what `compare` gives, or a pair of a result.");
  const { comparisons, weight, probability, decision } = explanation;
  const { title, words = english, width = 720, id = "waterfall" } = only(options, ["title", "words", "width", "id"]);
  const say = speaker(words);
  const sums = comparisons.reduce((sums, addend) => [...sums, sums.at(-1) + addend.weight], [0]);
  const [low, high] = [Math.min(0, ...sums) - 0.5, Math.max(0, ...sums) + 0.5];
  const span = width - LABEL - AMOUNT;
  const x = (bits) => px(LABEL + ((bits - low) / (high - low)) * span);
  const height = HEAD + ROW * (comparisons.length + 1) + 12;
  const name = title ?? `${say.word("band", decision)}, ${say.t("probability", { p: surely(probability) })}`;
  const bar = (from, to, kind, y) => html`<rect class="${kind}" x="${Math.min(x(from), x(to))}" y="${y + 6}" width="${px(Math.max(Math.abs(x(to) - x(from)), 1))}" height="${ROW - 12}" rx="2"/>`;
  const row = (addend, at) => {
    const y = HEAD + at * ROW;
    const [from, to] = [sums[at], sums[at + 1]];
    return html`<g><text x="12" y="${y + 14}">${say.word("comparison", addend.name)}</text><text class="soft" x="12" y="${y + 27}">${finding(addend, say)}</text><line class="line" x1="12" x2="${width - 12}" y1="${y + ROW}" y2="${y + ROW}"/>${bar(from, to, to < from ? "against" : "for", y)}<text x="${width - 12}" y="${y + 19}" text-anchor="end">${say.weight(addend.weight)}</text></g>`;
  };
  const last = HEAD + comparisons.length * ROW;
  const told = comparisons.map((addend) => `${[say.word("comparison", addend.name), finding(addend, say)].filter(Boolean).join(": ")} ${say.weight(addend.weight)}`);
  const picture = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc" lang="${words.language}"><title id="${id}-title">${name}</title><desc id="${id}-desc">${[...told, `${say.t("sum")} ${say.weight(weight)}`].join("; ")}</desc><style>${trusted(STYLE)}</style><rect class="card" width="${width}" height="${height}" rx="8"/><text class="head" x="12" y="24">${name}</text><text class="soft" x="12" y="42">${say.t("waterfall")}</text><line class="zero" x1="${x(0)}" x2="${x(0)}" y1="${HEAD}" y2="${height - 12}"/>${comparisons.map(row)}<g><text class="head" x="12" y="${last + 20}">${say.t("sum")}</text>${bar(0, weight, "sum", last)}<text class="head" x="${width - 12}" y="${last + 20}" text-anchor="end">${say.weight(weight)}</text></g></svg>`;
  return String(picture);
}

const finding = (addend, say) => (addend.level ? `${capital(say.level(addend))}${frequency(addend, say)}` : "");
