// Elements from data.
//
// Does: text as text nodes only, so that no value can become markup.
// Does not: know innerHTML, inline styles or inline handlers; the policy forbids the last two anyway.

const PROPERTIES = new Set(["value", "checked", "selected", "disabled", "hidden", "open", "indeterminate"]);

function fill(node, attributes, children) {
  // A select takes its value from its options, so they come first.
  append(node, children);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  return node;
}

const isShown = (child) => child !== null && child !== undefined && child !== false && child !== "";

/** Adds nodes and texts; nothing for what is empty. */
export function append(node, children) {
  node.append(...children.flat(Infinity).filter(isShown).map((child) => (child instanceof Node ? child : String(child))));
  return node;
}

/** An element: `el("td", { class: "n" }, "12")`; a handler is `{ onclick: f }`. */
export const el = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

const SVG = "http://www.w3.org/2000/svg";

/** The same for SVG. */
export const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

/** Puts these in place of what a node holds. */
export function show(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

/** The element with this id; it is in index.html. */
export const byId = (id) => document.getElementById(id);

const LONGEST = 1_000;

/** Text that somebody typed; its writing direction stays its own, and a page of it is enough. */
export const typed = (text, attributes = {}) => el("bdi", attributes, text?.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** A button. */
export const button = (label, onclick, attributes = {}) => el("button", { type: "button", onclick, ...attributes }, label);

/** A part that is folded; `body()` is made when it is first opened. */
export function folded(head, body, attributes = {}) {
  const node = el("details", attributes, el("summary", {}, head));
  const fill = () => node.childElementCount === 1 && append(node, [body()]);
  node.addEventListener("toggle", () => node.open && fill());
  if (node.open) fill();
  return node;
}

const patterns = new WeakMap();

/** Options that a select holds from the start. */
const SHORT = 8;

const optionsOf = (choices) => choices.map(([code, words]) => el("option", { value: code }, words));

/**
 * A select of `[code, words]`. A long list is copied in when somebody turns to it: a browser measures
 * every option of every select, and there may be hundreds of selects.
 */
export function selectOf(choices, attributes) {
  if (choices.length <= SHORT) return el("select", attributes, optionsOf(choices));
  if (!patterns.has(choices)) patterns.set(choices, el("select", {}, optionsOf(choices)));
  const node = el("select", attributes, optionsOf(choices.filter(([code]) => code === attributes.value)));
  const complete = () => {
    if (node.length === choices.length) return;
    const { value } = node;
    show(node, ...patterns.get(choices).cloneNode(true).children);
    node.value = value;
  };
  for (const turned of ["pointerdown", "focus"]) node.addEventListener(turned, complete);
  return node;
}

/** What may be wider than the page scrolls by itself, by keyboard as well. */
export const scrolling = (label, ...children) => el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": label }, children);

/** A table: heads are `[text, class]` or texts, rows are lists of `tr`. */
export function table(label, heads, rows, attributes = {}) {
  const head = (entry) => {
    const [text, name] = Array.isArray(entry) ? entry : [entry];
    return text ? el("th", { scope: "col", class: name }, text) : el("td");
  };
  return scrolling(label, el("table", attributes, el("thead", {}, el("tr", {}, heads.map(head))), el("tbody", {}, rows)));
}
