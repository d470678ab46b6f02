// node vectors.mjs PACKAGE DIR: the official vectors of consent strings, through the package. Prints what
// does not agree and a line a file; fails where something does not agree.

import { existsSync, readFileSync } from "node:fs";
import { engine } from "./engine.mjs";

const [, , pack, dir] = process.argv;
const { load } = await engine(pack);
const { consent } = await load();

const lines = (file) => (existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line)) : []);

/** What is the same: times by their instant, nothing and an empty list. */
const plain = (value) => {
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).toISOString();
  if (value && typeof value === "object" && Object.keys(value).length === 0) return [];
  return value;
};
const same = (a, b) => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

// What TCF v1 has; of a v1 string the reference implementation adds the defaults of v2.
const V1 = new Set("version created lastUpdated cmpId cmpVersion consentScreen consentLanguage vendorListVersion purposeConsents vendorConsents".split(" "));

function tcf({ input, expected }) {
  if (expected.error) return refused(() => consent.decode(input, { format: "tcf" }));
  const decoded = consent.decode(input, { format: "tcf" });
  const { fields } = decoded;
  for (const [name, value] of Object.entries(expected)) {
    const [, list, which] = /^(\w+)_(includes|excludes)$/.exec(name) ?? [];
    if (list) {
      const wrong = value.filter((id) => fields[list].includes(id) !== (which === "includes"));
      if (wrong.length) return `${list} ${which} ${wrong}`;
    } else if ((fields.version === 2 || V1.has(name)) && !same(fields[name], value)) {
      return `${name}: ${JSON.stringify(fields[name])} instead of ${JSON.stringify(value)}`;
    }
  }
  return again(decoded);
}

/** What is encoded is decoded the same. */
function again(decoded) {
  const options = { format: decoded.format, section: decoded.section };
  const text = consent.encode(decoded);
  const twice = consent.decode(text, options);
  return JSON.stringify(twice) === JSON.stringify(decoded) ? undefined : `encoded and decoded otherwise: ${text}`;
}

function refused(work) {
  try {
    return `accepted: ${JSON.stringify(work())}`;
  } catch (error) {
    return error.code?.startsWith("consent.string.") ? undefined : `thrown: ${error}`;
  }
}

function gpp({ format, kind, input, expected }) {
  const section = format.split(":")[1];
  const options = { format: "gpp", section };
  if (expected.error) return refused(() => consent.decode(input, options));
  const decoded = consent.decode(input, options);
  for (const [path, value] of Object.entries(expected)) {
    const [at, name] = path.includes(".") ? path.split(".") : [undefined, path];
    const fields = at === undefined ? decoded.fields : decoded.sections[at];
    if (!same(fields?.[name], value)) return `${path}: ${JSON.stringify(fields?.[name])} instead of ${JSON.stringify(value)}`;
  }
  const text = consent.encode(decoded);
  if (kind === "encode" && text !== input && !isRenewed(input, text)) return `encoded as ${text}`;
  return again(decoded);
}

const inputs = new Set();

/** Whether another vector has the same fields of a section written this way: the earlier way is not written. */
const isRenewed = (before, after) => {
  const parts = after.split("~");
  return before.split("~").every((part, at) => part === parts[at] || inputs.has(parts[at]));
};

function spec(vector) {
  const { format, input, expected, oracle } = vector;
  // The specification's third example has an EU string in the place of the Canadian section.
  if (oracle.decoded.error) return refused(() => consent.decode(input));
  const decoded = consent.decode(input, { format: "gpp" });
  return same(decoded.fields.SectionIds, expected.sectionIds) ? undefined : `${format}: ${decoded.fields.SectionIds}`;
}

let failed = 0;
for (const [file, check] of [
  ["vectors-tcf-official.jsonl", tcf],
  ["vectors-gpp-official.jsonl", gpp],
  ["vectors-gpp-spec.jsonl", spec],
]) {
  const vectors = lines(`${dir}/${file}`);
  for (const { input } of vectors) inputs.add(input);
  let passed = 0;
  for (const vector of vectors) {
    let wrong;
    try {
      wrong = check(vector);
    } catch (error) {
      wrong = `${error.code ?? ""} ${error.message} ${JSON.stringify(error.details ?? {})}`;
    }
    if (wrong === undefined) passed += 1;
    else console.log(`${file}: ${vector.format} ${vector.input}\n  ${wrong}`);
  }
  failed += vectors.length - passed;
  console.log(`${file.padEnd(28)} ${passed} of ${vectors.length}`);
}
process.exitCode = failed ? 1 : 0;
