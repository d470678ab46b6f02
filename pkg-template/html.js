// HTML as text, safe by construction: what a template is given is escaped, unless a template made it.

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for an element or a quoted attribute. Characters no browser may see become U+FFFD. */
export const esc = (text) =>
  String(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd")
    .replace(/[&<>"']/g, (c) => ENTITIES[c]);

class Html {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const inner = (value) => {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(inner).join("");
  return value === null || value === undefined || value === false ? "" : esc(value);
};

/** A template that escapes everything except other templates and lists of them. */
export const html = (strings, ...values) =>
  new Html(strings.reduce((text, string, at) => text + inner(values[at - 1]) + string));

/** A constant of ours that is not to be escaped: a style sheet, a policy. Never what somebody typed. */
export const trusted = (text) => new Html(text);
