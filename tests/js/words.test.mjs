// No code without words: the vocabularies of the engine against the tables of words.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { words } from "../../pkg-template/words/en.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** Name → outside names, from the one room where they are declared. */
function vocabularies() {
  const files = readdirSync(new URL("../../src/vocabulary/", import.meta.url));
  const declared = files.map((file) => read(`src/vocabulary/${file}`)).join("\n");
  const blocks = declared.matchAll(/^vocabulary! \{\n([\s\S]*?)^\}/gm);
  return [...blocks].map(([, body]) => [
    /^ {4}([A-Za-z]+) \{/m.exec(body)[1],
    [...body.matchAll(/^ {8}\w+ = "([^"]+)"/gm)].map(([, code]) => code),
  ]);
}

/** Read by the engine only; no person sees them. */
const INSIDE = ["TokenMeaning", "TimeRole", "Function", "IdentifierForm"];

const camel = (name) => name[0].toLowerCase() + name.slice(1);

const compare = (table, codes, extra = []) => {
  const have = Object.keys(words[table] ?? {});
  assert.deepEqual(codes.filter((code) => !have.includes(code)), [], `${table} lacks words`);
  assert.deepEqual(have.filter((code) => !codes.includes(code) && !extra.includes(code)), [], `${table} has words for nothing`);
};

// Errors of the package around the engine stand in the typings.
const packageErrors = [...(/PackageErrorCode =([^;]+);/.exec(read("pkg-template/index.d.ts"))?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, code]) => code);

test("the vocabularies are found", () => assert.ok(vocabularies().length >= 13));

for (const [name, codes] of vocabularies().filter(([name]) => !INSIDE.includes(name)))
  test(`every ${name} has words`, () => compare(camel(name), codes, name === "ErrorCode" ? packageErrors : []));

test("every error of the package has words", () => {
  for (const code of packageErrors) assert.ok(words.errorCode[code], code);
});

test("every issue has advice", () => compare("issueAdvice", vocabularies().find(([name]) => name === "IssueCode")[1]));

for (const entity of ["person", "organization", "household"]) {
  test(`every comparison and level of the model of a ${entity} has words`, () => {
    const { comparisons, dependences } = JSON.parse(read(`src/matching/${entity}.json`));
    for (const { name, levels } of comparisons) {
      assert.ok(words.comparison[name], name);
      for (const level of levels) assert.ok(words.levelOf[`${name}:${level.name}`] ?? words.level[level.name], `${name}: ${level.name}`);
    }
    for (const { name } of dependences) assert.ok(words.comparison[name], name);
  });
}

test("words are not empty and not the code itself", () => {
  for (const [table, entries] of Object.entries(words))
    if (typeof entries === "object" && table !== "report")
      for (const [code, text] of Object.entries(entries)) assert.ok(text.trim() && (text !== code || !/[.-]/.test(code)), `${table}: ${code}`);
});
