// A list that is read by page.

import { button, el, show } from "./dom.js";
import { number } from "./say.js";

/** `load(offset, limit)` gives entries, `draw(entries)` a node. Only the newest page is shown. */
export function pager(label, length, load, draw, limit = 50) {
  const place = el("div", { "aria-live": "off" });
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
