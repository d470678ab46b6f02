// What the form shows: notes under fields, and who may be known already.
//
// Does not: style; `.selfsame-note`, `.selfsame-duplicates` and `part` names are for the page's sheet.

function element(name, { text, ...attributes } = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

const button = (text, press) => {
  const made = element("button", { type: "button", text });
  made.addEventListener("click", press);
  return made;
};

let count = 0;
const notes = new WeakMap();

/** Says under a field what is doubtful about its value; nothing takes the note away. */
export function note(input, issues, words) {
  const place = notes.get(input) ?? placeNote(input);
  place.replaceChildren(...issues.map((issue) => line(input, issue, words)));
}

/** Takes the notes of a form away. */
export function clearNotes(inputs) {
  for (const input of inputs.filter((input) => notes.has(input))) {
    const place = notes.get(input);
    const others = input.getAttribute("aria-describedby").split(" ").filter((id) => id !== place.id);
    input.setAttribute("aria-describedby", others.join(" "));
    place.remove();
    notes.delete(input);
  }
}

function placeNote(input) {
  const place = element("div", { id: `selfsame-note-${++count}`, class: "selfsame-note", part: "note", role: "status" });
  input.after(place);
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${place.id}`.trim());
  notes.set(input, place);
  return place;
}

function line(input, { code, severity, suggestion, alternatives = [] }, words) {
  const shown = element("p", { "data-severity": severity, "data-code": code, text: `${words.issueCode[code] ?? code} ` });
  for (const text of suggestion ? [suggestion] : alternatives) {
    shown.append(button(`${words.form.suggestion} ${text}`, () => take(input, text)));
  }
  return shown;
}

function take(input, suggestion) {
  input.value = suggestion;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Why, strongest first; what speaks against is not for the form. */
const reasons = ({ comparisons = [] }, words) =>
  comparisons
    .filter(({ level, weight }) => level && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ name, level }) => `${words.comparison[name] ?? name}: ${words.levelOf[`${name}:${level}`] ?? words.level[level] ?? level}`)
    .join(" · ");

/** The panel that lists possible duplicates with their reasons. */
export function duplicates(form, { use, different }, words) {
  const list = element("ul");
  const heading = element("p", { class: "selfsame-heading", text: words.form.heading });
  const panel = element("section", { class: "selfsame-duplicates", part: "duplicates", role: "status" });
  form.append(panel);

  const item = (match) =>
    element("li", { "data-decision": match.decision }, [
      element("span", { text: `${Math.floor(match.probability * 100)} % — ${reasons(match, words)} ` }),
      button(words.form.use, () => use(match.id)),
      button(words.form.different, () => different(match.id)),
    ]);

  return {
    show(matches) {
      list.replaceChildren(...matches.map(item));
      panel.replaceChildren(...(matches.length > 0 ? [heading, list] : []));
    },
    remove: () => panel.remove(),
  };
}
