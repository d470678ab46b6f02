// Lists that are read by page, whole or what of them fits.

import { button, el, show } from "./dom.js";
import { number } from "./say.js";

const SCANNED = 200;
const FOUND = 5_000;

/** `load(offset, limit)` gives entries, `draw(entries)` a node. Only the newest page is shown. */
export function pager(label, length, load, draw, limit = 25) {
  const place = el("div");
  const note = el("span", { class: "soft small", role: "status" });
  const back = button("Previous", () => go(at - limit));
  const on = button("Next", () => go(at + limit));
  let at = 0;

  async function go(to) {
    at = to;
    const entries = await load(at, limit);
    if (at !== to) return;
    show(place, draw(entries));
    note.textContent = length ? `${number(at + 1)}–${number(at + entries.length)} of ${number(length)}` : "None";
    back.disabled = at === 0;
    on.disabled = at + limit >= length;
  }

  go(0);
  const controls = el("nav", { class: "row pager", "aria-label": `Pages of ${label}` }, back, on, note);
  return el("div", {}, length > limit ? controls : note, place);
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
      found.length ? pager(label, found.length, async (at, limit) => found.slice(at, at + limit), draw) : el("p", {}, `No ${label} fit.`));
  }

  return { node, fit };
}

/** Looks through all pages; the worker is asked for one at a time, so that others get through. */
async function scan(list, fits, signal) {
  const found = [];
  for (let at = 0; at < list.length && found.length < FOUND && !signal.aborted; at += SCANNED) {
    found.push(...(await list.page(at, SCANNED)).filter(fits));
  }
  return found.slice(0, FOUND);
}
