// Lists that are read by page, whole or what of them fits.

import { button, el, show } from "./dom.js";
import { number } from "./say.js";

const SCANNED = 200;
const FOUND = 5_000;

/** What is shown at once: with more rows, drawing a table is felt. */
const LIMIT = 25;

/** `load(offset, limit)` gives entries or a promise of them, `draw(entries)` a node. Only the newest page is shown. */
export function pager(label, length, load, draw, from = 0) {
  const place = el("div");
  const note = el("span", { class: "soft small", role: "status" });
  const back = button("Previous", () => go(at - LIMIT));
  const on = button("Next", () => go(at + LIMIT));
  let at = from;

  function go(to) {
    at = to;
    const entries = load(at, LIMIT);
    if (entries instanceof Promise) entries.then((loaded) => at === to && put(loaded));
    else put(entries);
  }

  function put(entries) {
    show(place, draw(entries));
    note.textContent = length ? `${number(at + 1)}–${number(at + entries.length)} of ${number(length)}` : "None";
    back.disabled = at === 0;
    on.disabled = at + LIMIT >= length;
  }

  go(from);
  const controls = el("nav", { class: "row pager", "aria-label": `Pages of ${label}` }, back, on, note);
  return el("div", {}, length > LIMIT ? controls : note, place);
}

/**
 * A node, and `fit(fits)` that pages through what of the list fits; all of it without `fits`.
 * A newer question ends an older one.
 */
export function filtered(label, list, draw) {
  const node = el("div");
  let search = new AbortController();

  async function fit(fits) {
    search.abort();
    search = new AbortController();
    const { signal } = search;
    if (!fits) return show(node, pager(label, list.length, (at, limit) => list.page(at, limit), draw));
    show(node, el("p", { class: "soft" }, "Searching…"));
    const found = await scan(list, fits, signal);
    if (signal.aborted) return undefined;
    return show(node,
      found.length === FOUND && el("p", { class: "soft small" }, `The first ${number(FOUND)} are shown.`),
      found.length ? pager(label, found.length, (at, limit) => found.slice(at, at + limit), draw) : el("p", {}, `No ${label} fit.`));
  }

  return { node, fit };
}

/** A list that is there already; `place.at` keeps where somebody is, for when it is drawn anew. */
export function paged(label, list, draw, place = {}) {
  if (list.length <= LIMIT) return draw(list);
  return pager(label, list.length, (at, limit) => list.slice((place.at = at), at + limit), draw, place.at);
}

/** Looks through all pages; the worker is asked for one at a time, so that others get through. */
async function scan(list, fits, signal) {
  const found = [];
  for (let at = 0; at < list.length && found.length < FOUND && !signal.aborted; at += SCANNED) {
    found.push(...(await list.page(at, SCANNED)).filter(fits));
  }
  return found.slice(0, FOUND);
}
