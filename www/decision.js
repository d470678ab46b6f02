// One use of a customer's data: may it be? The engine's decision as a chain of reasons that a person can follow.

import { countries } from "./choices.js";
import { byId, el, selectOf, show } from "./dom.js";
import { failure } from "./failure.js";
import { entries, word } from "./say.js";

const NO_ONE = ["", "Nobody: no message is sent"];
const NEVER = ["", "Never asked"];
const START = { purpose: "marketing", channel: "email", country: "DE", status: "", method: "express", kind: "consumer", doNotCall: "unchecked" };

const choices = {
  purpose: () => entries("purpose"),
  channel: () => [NO_ONE, ...entries("channel")],
  country: () => countries().filter(([code]) => code),
  status: () => [NEVER, ...entries("consentStatus").filter(([code]) => code !== "unknown")],
  method: () => entries("method"),
  kind: () => entries("subjectKind"),
  doNotCall: () => entries("doNotCall"),
};

const two = (number) => String(number).padStart(2, "0");

/** Now, as a field for date and time wants it. */
const here = (now = new Date()) => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`;

const given = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== ""));

/** The request that the fields make; the time is that of the visitor's clock. */
function request(fields) {
  const value = (name) => fields[name].value.trim();
  const at = new Date(value("at"));
  const status = value("status");
  const entry = given({ purpose: value("purpose"), channel: value("channel"), status, method: status === "granted" ? value("method") : "", at: new Date(at - 86_400_000).toISOString() });
  const bought = fields.sale.checked ? { contactObtainedInSale: true, similarProducts: true, optOutOffered: true, lastPurchase: new Date(at - 30 * 86_400_000).toISOString().slice(0, 10) } : undefined;
  const age = value("age");
  return {
    ...given({ purpose: value("purpose"), channel: value("channel"), at: at.toISOString() }),
    subject: given({ country: value("country"), region: value("region"), kind: value("kind"), age: age && Number(age), timeZone: value("timeZone"), doNotCall: value("doNotCall"), relationship: bought }),
    consent: { entries: status ? [entry] : [], signals: fields.gpc.checked ? { gpc: true } : undefined },
  };
}

const period = (within) => (within ? ` within ${within.replace(/^P(\d+)D$/, "$1 days").replace(/^P(\d+)M$/, "$1 months").replace(/^P(\d+)Y$/, "$1 years")}` : "");

const reason = ({ code, regime, citation, effect, confidence }) =>
  el("li", {}, el("strong", {}, `${word("effect", effect)}: `), word("reasonCode", code),
    el("span", { class: "soft small" }, ` ${citation} · ${word("regime", regime)} · ${word("confidence", confidence)}`));

const duty = ({ code, citation, within }) =>
  el("li", {}, word("obligationCode", code) + period(within), el("span", { class: "soft small" }, ` ${citation}`));

const moment = (label, text) => text && el("p", {}, `${label} ${new Date(text).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" })}`);

const answer = ({ outcome, basis, reasons, obligations, notBefore, validUntil }) => [
  el("p", { class: "verdict", "data-outcome": outcome }, el("strong", {}, word("outcome", outcome)), basis && ` · ${word("basis", basis)}`),
  moment("Not before", notBefore),
  moment("Until", validUntil),
  el("ol", {}, reasons.map(reason)),
  obligations.length > 0 && [el("h3", {}, "What comes with it"), el("ul", {}, obligations.map(duty))],
];

/** The card on the first view; asks the engine after each change. */
export function decisions(api) {
  const form = byId("may");
  for (const [name, list] of Object.entries(choices)) {
    const id = `may-${name}`;
    byId(id).replaceWith(selectOf(list(), { id, name, value: START[name] }));
  }
  form.elements.at.value = here();
  form.elements.timeZone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  let asked = 0;

  async function ask() {
    const turn = ++asked;
    let shown;
    try {
      shown = answer(await api.consent.decide(request(form.elements)));
    } catch (error) {
      shown = failure(error);
    }
    if (turn === asked) show(byId("may-answer"), shown);
  }

  form.addEventListener("input", ask);
  form.hidden = false;
  ask();
}
