// What was agreed to in a form: `<input type="checkbox" data-consent="marketing" data-channel="email">`, and taken
// back: the same box, or `<button type="button" data-consent-withdraw>`, of one purpose and channel or of all.
//
// Does: keep who said what when, and the wording that was on the screen (the label, with `data-wording` as its
// version); read what the browser says (GPC). Does not: take an untouched box for an answer.

const instant = () => new Date().toISOString();

const wording = (box) => [...(box.labels ?? [])].map((label) => label.textContent.trim().replace(/\s+/g, " ")).join(" ");

const evidence = (box) => {
  const version = box.dataset.wording ? ` [${box.dataset.wording}]` : "";
  return `${wording(box)}${version}`;
};

const source = (form) => form.dataset.source ?? `${location.origin}${location.pathname}`;

/** Only a set signal is one; its absence says nothing. */
const signals = () => (globalThis.navigator?.globalPrivacyControl === true ? { signals: { gpc: true } } : {});

/** `before` is the state that is on file: its grants are ticked, and unticking one withdraws it. */
export function consentOf(form, now = instant, before = { entries: [] }) {
  const answers = new Map();
  const boxes = () => [...form.querySelectorAll("input[type=checkbox][data-consent]")];
  const said = ({ dataset }) =>
    before.entries.find(({ purpose, channel, status }) => purpose === dataset.consent && channel === dataset.channel && status === "granted");

  const entry = (box, status, method) => ({
    purpose: box.dataset.consent,
    ...(box.dataset.channel && { channel: box.dataset.channel }),
    status,
    at: now(),
    method,
    source: source(form),
    evidence: evidence(box),
  });

  const answer = (box) => {
    const no = said(box) ? "withdrawn" : "refused";
    answers.set(box, entry(box, box.checked ? "granted" : no, "express"));
  };

  const state = () => ({
    entries: boxes().flatMap((box) => {
      const answer = answers.get(box);
      // A box that a program emptied shows no yes any more.
      if (answer) return answer.status === "granted" && !box.checked ? [] : [answer];
      if (said(box)) return [said(box)];
      return box.checked && box.defaultChecked ? [entry(box, "granted", "pre-ticked")] : [];
    }),
    ...signals(),
  });

  const tick = () => boxes().forEach((box) => said(box) && (box.checked = true));
  tick();

  return {
    /** The form was set back: what was answered in it counts no more. */
    reset() {
      answers.clear();
      tick();
    },
    /** Takes note of a box that was changed; false where it is none of consent. */
    note(box) {
      if (!boxes().includes(box)) return false;
      answer(box);
      return true;
    },
    /** Takes back what a button names by purpose and channel, or all; false where it is no such button. */
    withdraw(button) {
      const { consentWithdraw, channel } = button?.dataset ?? {};
      if (consentWithdraw === undefined) return false;
      const meant = ({ dataset }) => (!consentWithdraw || dataset.consent === consentWithdraw) && (!channel || dataset.channel === channel);
      for (const box of boxes().filter(meant)) {
        box.checked = false;
        answer(box);
      }
      return true;
    },
    state,
    /** Adds the answers to what the form submits. */
    write(formData) {
      const told = state();
      if (told.entries.length > 0 || told.signals) formData.set("selfsame_consent", JSON.stringify(told));
    },
  };
}
