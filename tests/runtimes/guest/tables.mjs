// The tables of values that the Rust tests read, row by row through the package.

export async function tables(check, selfsame, read) {
  for (const name of JSON.parse(text(await read("tables.json")))) {
    const rows = parse(text(await read(`tables/${name}`)));
    await check(`every row of ${name} holds`, () => {
      const failures = rows.map((row) => failure(selfsame, row)).filter(Boolean);
      if (failures.length) throw new Error(`${failures.length} of ${rows.length} rows:\n${failures.join("\n")}`);
    });
  }
}

const text = (bytes) => new TextDecoder().decode(bytes);

function parse(text) {
  const [head, ...lines] = text.split("\n").filter(Boolean);
  const columns = head.split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, at) => [columns[at], cell])));
}

/** The same reading of a row as in `tests/normalize.rs`. */
function failure(selfsame, { shows, kind, typed, meant, country, status, remarks }) {
  const schema = { fields: [{ header: "it", kind }] };
  const options = { schema, asOf: "2026-11-21", ...(country !== "-" && { country }) };
  const { it } = selfsame.normalize({ it: unescape(typed) }, options).fields;
  const found = [
    ...it.issues.flatMap(({ code, suggestion, alternatives = [] }) => [
      code,
      `suggests=${suggestion}`,
      ...alternatives.map((text) => `offers=${text}`),
    ]),
    ...Object.entries(it.parts ?? {}).map(([part, text]) => `${part}=${text}`),
  ];
  const expected = remarks.split(";").map((remark) => remark.trim()).filter((remark) => remark && remark !== "-");
  const value = [it.value].flat().join("\u001f");
  const right = value === unescape(meant) && it.status === status && expected.every((remark) => found.includes(remark));
  return right ? undefined : `${shows}: ${typed} → ${JSON.stringify(it.value)} ${it.status} ${found.join("; ")}`;
}

/** `\n`, `\t`, `\u{…}` as Rust writes them; `-` is nothing. */
function unescape(cell) {
  if (cell === "-") return "";
  const named = { n: "\n", t: "\t" };
  return cell.replace(/\\(?:u\{([0-9a-fA-F]+)\}|(.))/gu, (_, code, letter) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : (named[letter] ?? letter),
  );
}
