// The tables that the Rust tests read, row by row through the package.

import { equal } from "./expect.mjs";

export async function tables(check, selfsame, read) {
  const names = JSON.parse(new TextDecoder().decode(await read("tables.json")));
  for (const name of names) {
    const rows = parse(new TextDecoder().decode(await read(`tables/${name}`)));
    const kind = name.replace(/\.tsv$/, "");
    for (const row of rows) await check(`${name}: ${row.shows}`, () => value(selfsame, kind, row));
  }
}

function parse(text) {
  const [head, ...lines] = text.split("\n").filter((line) => line && !line.startsWith("#"));
  const columns = head.split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, at) => [columns[at], cell])));
}

function value(selfsame, kind, { typed, meant, country }) {
  const schema = { fields: [{ header: "it", kind }] };
  const options = country && country !== "-" ? { schema, country } : { schema };
  const { values } = selfsame.normalize({ it: typed }, options);
  equal(values.it ?? "-", meant);
}
