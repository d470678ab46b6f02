// What holds for the whole run: the country of records that name none, the column that names a record.

import { byId, el, selectOf, show } from "./dom.js";
import { session } from "./session.js";

// Areas and groups of countries that CLDR names beside the countries.
const NO_COUNTRY = new Set(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]);
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

let known;

/** Alpha-2 codes with their English names, from the browser; withdrawn codes left out. */
export function countries() {
  if (known) return known;
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const current = (code) => new Intl.Locale(`und-${code}`).region === code && !NO_COUNTRY.has(code);
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(current);
  const named = codes.map((code) => [code, names.of(code)]).filter(([, name]) => name);
  return (known = [["", "None"], ...named.sort(([, a], [, b]) => a.localeCompare(b, "en"))]);
}

const field = (label, hint, id, control) =>
  el("div", { class: "field" }, el("label", { for: id }, label), control, el("p", { class: "small soft", id: `${id}-hint` }, hint));

const select = (id, options, value, onchange) =>
  selectOf(options, { id, "aria-describedby": `${id}-hint`, value, onchange: ({ target }) => onchange(target.value) });

/** Headers that every file has. */
function sharedHeaders() {
  const [first, ...others] = session.files.map(({ preview }) => preview?.columns.map(({ header }) => header) ?? []);
  return (first ?? []).filter((header) => others.every((headers) => headers.includes(header)));
}

export function renderChoices() {
  const headers = sharedHeaders();
  if (!headers.includes(session.id)) session.id = "";
  const ids = [["", "Found by itself"], ...headers.map((header) => [header, header])];
  show(byId("options"), el("div", { class: "card choices" },
    field("Country of records that name none", "Without it, national phone numbers and postal codes stay doubtful.", "country",
      select("country", countries(), session.country, (code) => (session.country = code))),
    field("Column that names a record", "A column that all the files have; else the id column of each is found.", "id-column",
      select("id-column", ids, session.id, (header) => (session.id = header)))));
}
