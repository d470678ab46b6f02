// Tabs: one is in the order of Tab, arrows, Home and End go between them.
// A panel is made when it is first looked at.

import { el, show } from "./dom.js";

const MOVES = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/** `list` is `[{ id, label, count, render }]`; gives a node and `open(id)`. */
export function tabs(label, list) {
  const made = new Set();
  const buttons = list.map(({ id, label, count }) =>
    el("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, onclick: () => open(id) },
      label, count !== undefined && el("span", { class: "count" }, count)));
  const panels = list.map(({ id }) =>
    el("div", { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: 0, hidden: true }));

  function open(id) {
    list.forEach((tab, at) => {
      const chosen = tab.id === id;
      buttons[at].setAttribute("aria-selected", chosen);
      buttons[at].tabIndex = chosen ? 0 : -1;
      panels[at].hidden = !chosen;
      if (chosen && !made.has(id)) show(panels[at], tab.render());
      if (chosen) made.add(id);
    });
  }

  function move(event) {
    const step = MOVES[event.key];
    if (!step) return;
    event.preventDefault();
    const from = buttons.indexOf(document.activeElement);
    const to = Math.abs(step) === 1 ? (from + step + list.length) % list.length : step > 0 ? list.length - 1 : 0;
    open(list[to].id);
    buttons[to].focus();
  }

  open(list[0].id);
  const node = el("div", { class: "tabs" },
    el("div", { role: "tablist", "aria-label": label, class: "tablist", onkeydown: move }, buttons), panels);
  return { node, open };
}
