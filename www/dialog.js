// A dialog: the browser's own, so that Escape, focus and what is behind it are as people expect.

import { button, el, show } from "./dom.js";

let dialog;

/** Opens it with a head and a body; what had the focus gets it back. */
export function openDialog(head, body) {
  dialog ??= document.body.appendChild(el("dialog", { "aria-labelledby": "dialog-head", onclick: outside }));
  show(dialog, el("div", { class: "dialog-in" },
    el("div", { class: "head-row" },
      el("h2", { id: "dialog-head", tabindex: -1, autofocus: true }, head),
      button("Close", () => dialog.close())),
    body));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

/** A click beside it closes it. */
function outside(event) {
  if (event.target === dialog) dialog.close();
}
