// One record, typed by hand: the package's form around it, and what the engine makes of it so far.

import { byId, el, show, typed } from "./dom.js";
import { word } from "./say.js";
import { attach } from "./selfsame/form.js";

const PAUSE = 120;

/** What is clean by now; what is wrong is said under the fields when they are left. */
const line = ({ kind, value, display, status }) => [
  el("dt", {}, word("kind", kind)),
  el("dd", {}, value ? typed(display ?? value) : "–", " ", el("span", { class: "soft small" }, word("status", status))),
];

export function tryRecord(api) {
  const form = byId("try");
  const kinds = Object.fromEntries([...form.elements].map(({ name, type, dataset }) => [name, dataset.kind ?? (type === "tel" ? "phone" : "text")]));
  const { record } = attach(form, { selfsame: api, schema: kinds });
  let timer;
  let asked = 0;

  async function look() {
    const turn = ++asked;
    const { fields } = await api.normalize(record(), { schema: kinds });
    if (turn === asked) show(byId("try-clean"), Object.values(fields).filter(({ raw }) => raw).map(line));
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  };
  for (const event of ["input", "change"]) form.addEventListener(event, later);
  form.hidden = false;
  // The country is there already: by it the first number is grouped.
  form.elements.country.dispatchEvent(new Event("change", { bubbles: true }));
}
