// One file's columns: what each was taken to mean, how sure, why, with values; to be corrected.

import { button, el, selectOf, show, table, typed } from "./dom.js";
import { paged } from "./pager.js";
import { capital, entries, percent, plural, reason, size, word } from "./say.js";
import { correct, meaning, session } from "./session.js";

const HEADS = ["Column", "Meaning", ["Sure", "n"], "Why", "Values", "Protected as"];

/** The card of a file; `changed` is called after a correction, `remove` when the file is to go. */
export function fileCard(file, { changed, remove }) {
  const { preview } = file;
  const draw = (columns) => table(`Columns of ${file.name}`, HEADS, columns.map((column) => row(file, column, changed)), { class: "columns" });
  return el("div", { class: "card file" },
    el("details", { open: true },
      el("summary", {}, el("h2", {}, typed(file.name)), el("span", { class: "soft small" }, facts(file))),
      preview.notes.length > 0 && el("ul", { class: "small notes" }, preview.notes.map(note)),
      paged("columns", preview.columns, draw, file)),
    button("Remove", () => remove(file), { class: "quiet remove", "aria-label": `Remove ${file.name}` }));
}

const facts = ({ data, preview }) =>
  [
    preview.whole ? plural(preview.rows, "row") : null,
    plural(preview.columns.length, "column"),
    size(data.size),
    word("format", preview.format),
    word("encoding", preview.encoding),
  ].filter(Boolean).join(" · ");

const note = ({ code, row, count }) =>
  el("li", {}, capital(word("noteCode", code)), ` (${count}×${row ? `, line ${row}` : ""})`);

function row(file, column, changed) {
  const line = el("tr");
  const render = () => {
    const now = meaning(column);
    const said = now === column ? [percent(column.confidence), reason(column.reason)] : ["100 %", reason("given")];
    show(line,
      el("th", { scope: "row" }, typed(column.header)),
      el("td", {}, choice(file, column, now)),
      el("td", { class: `n ${now === column && column.confidence < 0.6 ? "unsure" : ""}` }, said[0]),
      el("td", { class: "small soft why" }, said[1]),
      el("td", { class: "small values" }, values(column)),
      el("td", { class: "small soft" }, category(column, now)));
  };
  const choice = chooser(render, changed);
  render();
  return line;
}

function values({ samples, filled }) {
  if (filled === 0) return el("span", { class: "soft" }, "empty");
  return samples.map((sample) => el("span", { class: "sample" }, typed(sample.length > 48 ? `${sample.slice(0, 47)}…` : sample)));
}

function category(column, now) {
  if (now !== column && now.kind !== column.kind) return "after the run";
  const special = column.special?.length > 0 && el("span", { class: "pill warning" }, "specially protected");
  return [column.category?.replace(/^user\./, "").replaceAll(/[._]/g, " ") ?? "–", special];
}

// The choice of a meaning.

const IGNORE = "text";

/** "Not used" first, the others by their words. */
const KINDS = [
  [IGNORE, "Not used for matching (free text)"],
  ...entries("kind").filter(([code]) => code !== IGNORE).sort(([, a], [, b]) => a.localeCompare(b)),
];

const PURPOSES = entries("purpose");
const CHANNELS = [["", "Any channel"], ...entries("channel")];
const POLARITIES = entries("polarity");

function chooser(render, changed) {
  const label = (file, column, what) => `${what} of ${column.header} in ${file.name}`;
  const select = (file, column, what, choices, value, take) =>
    selectOf(choices, {
      "aria-label": label(file, column, what),
      class: what === "Meaning" ? "" : "small",
      value,
      onchange: ({ target }) => {
        correct(column, take(target.value));
        render();
        changed(column);
        focusOn(label(file, column, what));
      },
    });
  return (file, column, now) => [
    select(file, column, "Meaning", KINDS, now.kind, (kind) => ({ kind })),
    now.kind === "consent" && el("div", { class: "consent-choice" },
      select(file, column, "Purpose", PURPOSES, now.purpose ?? "marketing", (purpose) => ({ purpose })),
      select(file, column, "Channel", CHANNELS, now.channel ?? "", (channel) => ({ channel })),
      select(file, column, "Direction", POLARITIES, now.polarity ?? "direct", (polarity) => ({ polarity }))),
  ];
}

/** The control was made afresh; who used it is still there. */
const focusOn = (label) => document.querySelector(`select[aria-label="${CSS.escape(label)}"]`)?.focus();

/** How many columns were corrected, in words. */
export const correctedNote = () =>
  session.corrected.size ? `${plural(session.corrected.size, "column")} corrected` : "";
