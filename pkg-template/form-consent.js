// What was agreed to in a form: `<input type="checkbox" data-consent="marketing" data-channel="email">`.
//
// Does: keep who said what when, and the wording that was on the screen (the label, with
// `data-wording` as its version). Does not: take an untouched box for an answer.

const instant = () => new Date().toISOString();

const wording = (box) => [...(box.labels ?? [])].map((label) => label.textContent.trim().replace(/\s+/g, " ")).join(" ");

const evidence = (box) => {
  const version = box.dataset.wording ? ` [${box.dataset.wording}]` : "";
  return `${wording(box)}${version}`;
};

const source = (form) => form.dataset.source ?? `${location.origin}${location.pathname}`;

export function consentOf(form, now = instant) {
  const answers = new Map();
  const boxes = () => [...form.querySelectorAll("input[type=checkbox][data-consent]")];

  const entry = (box, status, method) => ({
    purpose: box.dataset.consent,
    ...(box.dataset.channel && { channel: box.dataset.channel }),
    status,
    at: now(),
    method,
    source: source(form),
    evidence: evidence(box),
  });

  const state = () => ({
    entries: boxes().flatMap((box) => {
      if (answers.has(box)) return [answers.get(box)];
      return box.checked && box.defaultChecked ? [entry(box, "granted", "pre-ticked")] : [];
    }),
  });

  return {
    /** Takes note of a box that was changed; false where it is none of consent. */
    note(box) {
      if (!boxes().includes(box)) return false;
      answers.set(box, entry(box, box.checked ? "granted" : "refused", "express"));
      return true;
    },
    state,
    /** Adds the answers to what the form submits. */
    write(formData) {
      const { entries } = state();
      if (entries.length > 0) formData.set("selfsame_consent", JSON.stringify({ entries }));
    },
  };
}
