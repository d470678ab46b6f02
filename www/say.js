// Codes and numbers in words. The words are the package's; this page adds none of its own to them.

import { words } from "./selfsame/words/en.js";

/** The word of a code; the code itself where there is none. */
export const word = (table, code) => (Object.hasOwn(words[table] ?? {}, code) ? words[table][code] : code);

/** All codes of a table with their words. */
export const entries = (table) => Object.entries(words[table] ?? {});

/** A sentence of the report, `{name}` replaced. */
export const sentence = (key, facts = {}) =>
  Object.entries(facts).reduce((text, [name, fact]) => text.replaceAll(`{${name}}`, () => fact), words.report[key] ?? key);

export const number = (count) => Number(count).toLocaleString("en");

export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** A part of a whole; certainty is never rounded to. */
export function percent(part, whole = 1) {
  if (!(whole > 0)) return "–";
  const share = (100 * part) / whole;
  if (share > 0 && share < 0.1) return "< 0.1 %";
  if (share < 100 && share > 99.9) return "> 99.9 %";
  return `${share.toFixed(share < 10 && share > 0 ? 1 : 0)} %`;
}

/** Match weights, in bits. */
export const bits = (weight) => (weight > 0 ? "+" : weight < 0 ? "−" : "") + Math.abs(weight).toFixed(1);

export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** `billing.address.street` as "Street and number (billing)"; a header stays as it is. */
export function key(name) {
  if (Object.hasOwn(words.kind, name)) return words.kind[name];
  const dot = name.indexOf(".");
  const kind = name.slice(dot + 1);
  return dot > 0 && Object.hasOwn(words.kind, kind) ? `${words.kind[kind]} (${name.slice(0, dot)})` : name;
}

/** `header:name beside name.given`, `header:name values:organization`, and their parts alone, in words. */
export function reason(text = "") {
  const [, first, beside, seen] = /^(.*?)(?:(?:^| )beside (.+)| (values:.+))?$/s.exec(text);
  const told = [first && firstReason(first), beside && sentence("reasonBeside", { text: word("kind", beside) }), seen && sentence("reasonValues")];
  return told.filter(Boolean).join(", ");
}

/** `header:first name`, `values:email 0.98`, `given`, in words. */
function firstReason(text) {
  const [code, data = ""] = text.split(/:(.*)/s);
  if (code === "given") return sentence("reasonGiven");
  if (code === "none") return sentence("reasonNone");
  if (code === "header") return sentence("reasonHeader", { text: data });
  if (code !== "values") return text;
  const share = Number(/(\d(?:\.\d+)?)$/.exec(data)?.[1]);
  return share >= 0 && share <= 1 ? sentence("reasonShare", { share: percent(share) }) : sentence("reasonValues");
}
