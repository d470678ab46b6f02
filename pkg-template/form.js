// A form that cleanses what is typed, warns of duplicates, and records consent.
//
// Does: groups a telephone number while it is typed; on leaving a field, sets its clean form and says what is doubtful; after a pause in typing,
// asks the resolver and says why somebody may be known already; keeps each consent with its wording
// and its time. Tells everything by events named `selfsame:…` on the form.
// Does not: block a submit, send anything, or write markup: text is set as text.

import { consentOf } from "./form-consent.js";
import { group } from "./form-phone.js";
import { clearNotes, duplicates, note } from "./form-view.js";
import { kindOf, schemaOf, textInputs } from "./form-fields.js";
import { only } from "./options.js";
import { words as english } from "./words/en.js";

const OPTIONS = ["selfsame", "resolver", "schema", "country", "tables", "limit", "threshold", "debounce", "words", "now", "consent"];

/**
 * Attaches to a form; `detach()` undoes it. `selfsame` is the loaded engine or a worker's, or a
 * promise of either; `resolver` likewise, and may be left out.
 */
export function attach(form, given) {
  const { selfsame, resolver, schema, country, tables, limit = 3, threshold, debounce = 300, words = english, now, consent: onFile } = only(given, OPTIONS);
  const stop = new AbortController();
  const consent = consentOf(form, now, onFile);
  const different = new Set();
  const panel = duplicates(form, { use: (id) => tell("use", { id }), different: (id) => dismiss(id) }, words);
  let [timer, asked, matches, clean] = [undefined, 0, [], undefined];

  const tell = (name, detail) => form.dispatchEvent(new CustomEvent(`selfsame:${name}`, { detail, bubbles: true }));
  const record = () => Object.fromEntries(textInputs(form).filter(({ value }) => value).map(({ name, value }) => [name, value]));
  const options = () => Object.fromEntries(Object.entries({ schema: schema ?? schemaOf(form), country, tables }).filter(([, value]) => value));
  const safely = (work) => (event) => work(event).catch((error) => tell("error", { error }));

  async function cleanse({ target }) {
    if (!textInputs(form).includes(target)) return;
    const normalized = await (await selfsame).normalize(record(), options());
    clean = normalized;
    const field = normalized.fields[target.name];
    if (stop.signal.aborted) return;
    if (field && field.raw === target.value) show(target, field);
    tell("clean", { name: target.name, field });
  }

  function show(input, field) {
    const settable = input.matches("textarea, input:not([type=date], [type=number])");
    const trusted = field.status === "valid" || field.status === "corrected";
    if (settable && trusted && field.display) input.value = field.display;
    note(input, field.issues, words);
  }

  /** By the country that the form names, as far as it was cleansed. */
  async function type({ target, isComposing }) {
    if (isComposing || !textInputs(form).includes(target) || kindOf(target) !== "phone") return;
    const place = textInputs(form).find((input) => kindOf(input) === "address.country");
    await group(target, selfsame, clean?.fields[place?.name]?.value || country);
  }

  async function search() {
    const turn = ++asked;
    const typed = record();
    const found = Object.keys(typed).length < 2 ? [] : await (await resolver).find(typed, threshold === undefined ? { limit } : { limit, threshold });
    if (turn !== asked || stop.signal.aborted) return;
    matches = found.filter(({ id }) => !different.has(id));
    panel.show(matches);
    tell("matches", { matches });
  }

  function dismiss(id) {
    different.add(id);
    matches = matches.filter((match) => match.id !== id);
    panel.show(matches);
    tell("different", { id });
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(safely(search), debounce);
  };
  /** An empty form has no notes, resembles nobody and agrees to nothing; its fields are empty once the event is over. */
  const empty = () => {
    clearTimeout(timer);
    asked += 1;
    [matches, clean] = [[], undefined];
    different.clear();
    panel.show(matches);
    clearNotes(textInputs(form));
    setTimeout(() => stop.signal.aborted || consent.reset());
  };
  const agreed = ({ target }) => consent.note(target) && tell("consent", { consent: consent.state() });

  const takenBack = ({ target }) => consent.withdraw(target.closest?.("[data-consent-withdraw]")) && tell("consent", { consent: consent.state() });

  const on = (name, listener) => form.addEventListener(name, listener, { signal: stop.signal });
  on("change", safely(cleanse));
  on("input", safely(type));
  on("change", agreed);
  on("click", takenBack);
  on("reset", empty);
  on("formdata", ({ formData }) => consent.write(formData));
  if (resolver) on("input", ({ target }) => textInputs(form).includes(target) && later());

  return {
    record,
    /** What the last cleansing gave. */
    clean: () => clean,
    /** Whom the last look-up found, without those dismissed. */
    matches: () => matches,
    /** What was agreed to in this form. */
    consent: consent.state,
    detach() {
      stop.abort();
      clearTimeout(timer);
      panel.remove();
      clearNotes(textInputs(form));
    },
  };
}

/** Defines `<selfsame-form>` around a form of the page; `country` and `threshold` may be attributes. */
export function define(options, name = "selfsame-form") {
  class SelfsameForm extends HTMLElement {
    connectedCallback() {
      const form = this.querySelector("form");
      const given = { country: this.getAttribute("country"), threshold: this.getAttribute("threshold") };
      const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
      if (own.threshold) own.threshold = Number(own.threshold);
      if (form) this.attached = attach(form, { ...options, ...own });
    }

    disconnectedCallback() {
      this.attached?.detach();
      this.attached = undefined;
    }
  }
  customElements.define(name, SelfsameForm);
  return SelfsameForm;
}
