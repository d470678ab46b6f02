// Every bad input through `resolve()` and through the command: it works and says what it did, or
// ends with its code, and nothing half-written.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { entry, folder } from "./package.mjs";

const { load } = await entry("inline.js");
const selfsame = await load();

const place = mkdtempSync(join(tmpdir(), "selfsame-bad-"));
after(() => rmSync(place, { recursive: true, force: true }));

const wide = Array.from({ length: 10_000 }, (_, at) => `c${at}x`).join();
const utf16 = (text) => Buffer.from(`\ufeff${text}`, "utf16le");
const bytes = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));

/** What it is, file, bytes, and either the code it ends with or records and the notes. */
const INPUTS = [
  ["empty", "in.csv", "", "input.empty"],
  ["blank", "in.csv", " \r\n\n", "input.empty"],
  ["header only", "in.csv", "name,email\n", 0, ["input.no-records"]],
  ["no header", "in.csv", "1,Ada Lovelace,ada@example.com\n2,Eve Poe,eve@example.com\n", 2, ["header.generated"]],
  ["one column", "in.csv", "email\nada@example.com\neve@example.com\n", 2, []],
  ["ragged rows", "in.csv", "name,email,city\nAda,a@example.com\nEve,e@example.com,Rome,x,,y\n", 2, ["csv.short-row", "csv.long-row"]],
  ["names twice and none", "in.csv", "name,email,email,\nAda,a@example.com,b@example.com,x\n", 1, ["header.duplicate", "header.empty"]],
  ["a preamble", "in.csv", "Customer export\nCreated 2026-01-01\n\nFirst Name,Last Name,E-Mail\nAda,Lovelace,a@example.com\n", 1, ["csv.preamble-skipped"]],
  ["sep=", "in.csv", "sep=;\r\nName;Mail\r\nAda;a@example.com\r\n", 1, ["csv.separator-line"]],
  ["semicolon", "in.csv", "Name;Mail\nAda;a@example.com\n", 1, []],
  ["tab", "in.csv", "Name\tMail\nAda\ta@example.com\n", 1, []],
  ["pipe", "in.csv", "Name|Mail\nAda|a@example.com\n", 1, []],
  ["BOM", "in.csv", "\ufeffName,Mail\nAda,a@example.com\n", 1, []],
  ["UTF-16", "in.csv", utf16("Name;Ort\r\nZoë;Köln\r\n"), 1, ["encoding.converted"]],
  ["UTF-16, big-endian", "in.csv", utf16("Name;Ort\r\nZoë;Köln\r\n").swap16(), 1, ["encoding.converted"]],
  ["Windows-1252", "in.csv", Buffer.from("Name;Ort\r\nZo\xeb;K\xf6ln\r\n", "latin1"), 1, ["encoding.converted"]],
  ["invalid UTF-8 in one cell", "in.csv", bytes("name,city\nJosé,Köln\nZo", [0xeb], ",Paris\n"), 2, ["encoding.invalid-bytes"]],
  ["NUL", "in.csv", "name,city\nA\0da,Berlin\0\0\n", 1, ["text.nul-removed"]],
  ["quotes never closed", "in.csv", 'name,city\n"Ada,Berlin\nEve,Rome\nBob,"Paris, F"\n', 3, ["csv.unclosed-quote"]],
  ["a cell of 10 MB", "in.csv", `name,note\nAda,${"x".repeat(10 << 20)}\nEve,y\n`, 2, []],
  ["a cell of 17 MB", "in.csv", `name,note\nAda,${"x".repeat(17 << 20)}\n`, "input.cell-too-large", { row: "2", column: "2" }],
  ["10,000 columns", "in.csv", `${wide}\n${wide.replaceAll("c", "v")}\n`, 1, []],
  ["too many columns", "in.csv", `${wide},${wide}\n`, "input.columns"],
  ["a million empty rows", "in.csv", `name,city\nAda,Ulm\n${"\n".repeat(500_000)}${",\n".repeat(500_000)}Eve,Rome\n`, 2, ["row.empty"]],
  ["a line that is no object", "in.jsonl", '{"name":"Ada"}\n42\n', "input.json.not-object", { row: "2" }],
  ["what is no JSON", "in.jsonl", '{"name":"Ada"}\n{"name":canary}\n', "input.json.syntax", { row: "2" }],
  ["deep JSON", "in.jsonl", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}\n`, "input.json.depth", { row: "1" }],
  ["keys of the prototype", "in.jsonl", '{"__proto__":{"a":1},"constructor":2,"name":"Ada"}\n', 1, []],
  ["two columns of one kind", "in.csv", "name,email,e-mail\nAda Lovelace,a@example.com,b@example.com\n", 1, []],
  ["ids that repeat", "in.csv", "id,name\n1,Ada Lovelace\n1,Eve Poe\n", 2, ["id.repeated"]],
  ["bytes", "in.csv", Buffer.from(Array.from({ length: 4096 }, (_, at) => (Math.imul(at, 2_654_435_761) >>> 13) & 255)), "input.not-text"],
  ["a picture", "in.csv", Buffer.from("89504e470d0a1a0a0000", "hex"), "input.not-text", { looksLike: "png" }],
  ["titles as wide as the table", "in.csv", "Report,,,\nGenerated,2026-01-01,,\n,,,\nFirst Name,Last Name,E-Mail,City\nAda,Lovelace,a@example.com,Ulm\n", 1, ["csv.preamble-skipped"]],
  ["two exports put together", "in.csv", "name,email\nAda,a@example.com\nname,email\nEve,e@example.com\n", 2, ["header.repeated"]],
  ["NUL in the header", "in.csv", "na\0me,email\nAda,a@example.com\n", 1, ["text.nul-removed"]],
  ["a page that is called a workbook", "in.xls", "<html><table><tr><td>Name</td></tr></table></html>", "input.not-text", { looksLike: "html or xml" }],
  ["objects that say nothing", "in.jsonl", '{}\n{"name":"Ada"}\n{"name":null}\n', 1, ["row.empty"]],
  ["few bytes that ask for a huge table", "in.jsonl", Array.from({ length: 16_000 }, (_, at) => `{"k${at}":1}`).join("\n"), "input.too-large"],
  ["what an interface of a CRM answers", "in.json", '{"totalSize":2,"records":[{"Id":"1","Email":"a@example.com"},{"Id":"2"}]}', 2, ["json.envelope"]],
  ["an answer cut short", "in.json", '{"totalSize":2,"records":[{"Id":"1"},{"Id', "input.json.syntax", { row: "2" }],
  ["objects over several lines", "in.json", '{\n "name": "Ada"\n}\n{\n "name": "Eve"\n}\n', 2, []],
  ["a total and a notice below", "in.csv", "id;Nachname;Umsatz\n1;Weiss;80,00\n2;Blum;99,50\n;;\nSumme;;179,50\n", 2, ["row.empty", "row.remark"]],
  ["a header again, in other letters", "in.csv", 'id;Name\n1;Ada\n"ID";"NAME"\n2;Eve\n', 2, ["header.repeated"]],
  ["formulas that are texts", "in.csv", 'id,name\n="007",Ada\n="008",Eve\n', 2, ["csv.guard-removed"]],
  ["a code page of DOS", "in.csv", Buffer.from("Name;Ort\r\nM\x81ller;K\x94ln\r\nJ\x81rgens;Ulm\r\n", "latin1"), 2, ["encoding.invalid-bytes", "encoding.doubtful"]],
  ["a card", "in.vcf", "BEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n", "input.not-text", { looksLike: "vcard" }],
  ["a workbook", "in.xlsx", "PK\u0003\u0004", "input.not-text", { looksLike: "zip or xlsx" }],
];

for (const [at, [shows, name, given, told, more = {}]] of INPUTS.entries()) {
  const data = typeof given === "string" ? Buffer.from(given) : given;
  const path = join(place, `${at}-${name}`);
  const out = join(place, `${at}-out`);

  test(`${shows}: resolve()`, async () => {
    if (typeof told === "string") return assert.rejects(selfsame.resolve({ name, data }), (error) => refused(error, name, told, more));
    const result = await selfsame.resolve({ name, data });
    assert.equal(result.records.length, told);
    assert.deepEqual([...new Set(result.assessment.inputs[0].notes.map(({ code }) => code))], more);
    result.free();
  });

  test(`${shows}: the command`, () => {
    writeFileSync(path, data);
    const { status, stdout, stderr } = spawnSync(process.execPath, [`${folder}/cli.js`, "resolve", path, "--out", out, "--json"], { encoding: "utf8" });
    if (typeof told === "string") {
      assert.deepEqual([status, stdout], [1, ""]);
      assert.match(stderr, new RegExp(`^${told.replaceAll(".", "\\.")}$`, "m"));
      assert.match(stderr, new RegExp(`^input: ${at}-${name.replace(".", "\\.")}$`, "m"));
      return assert.throws(() => readdirSync(out), { code: "ENOENT" }, "nothing is written");
    }
    assert.deepEqual([status, JSON.parse(stdout).records], [0, told], stderr);
    return assert.deepEqual(readdirSync(out), ["customers.csv", "matches.csv", "model.json", "records.csv", "report.html", "report.json"]);
  });
}

function refused(error, name, code, facts) {
  assert.deepEqual([error.name, error.code, error.details.input], ["SelfsameError", code, name]);
  for (const [key, fact] of Object.entries(facts)) assert.equal(error.details[key], fact);
  return !JSON.stringify([error.message, error.details]).includes("canary");
}

test("an encoding that is named is read: by name of the runtime, and of DOS", async () => {
  for (const [encoding, ...parts] of [
    ["windows-1251", [0xc8, 0xec, 0xff], ";x\n", [0xc8, 0xe2, 0xe0, 0xed], ";1\n", "Имя", "Иван"],
    ["cp850", "Stra", [0xe1], "e;x\nJ", [0x81], "rgenweg;1\n", "Straße", "Jürgenweg"],
    ["IBM437", "Stra", [0xe1], "e;x\nJ", [0x81], "rgenweg;1\n", "Straße", "Jürgenweg"],
    ["macintosh", "Stra", [0xa7], "e;x\nJ", [0x9f], "rgenweg;1\n", "Straße", "Jürgenweg"],
  ]) {
    const [header, raw] = parts.splice(-2);
    const result = await selfsame.resolve({ name: "in.csv", data: bytes(...parts), encoding });
    const [{ fields }] = result.records.page(0, 1);
    assert.equal(fields[header]?.raw, raw, encoding);
    result.free();
  }
  await assert.rejects(selfsame.resolve({ name: "in.csv", data: bytes("a\n1\n"), encoding: "ebcdic" }), { code: "option.invalid" });
  const path = join(place, "dos.csv");
  writeFileSync(path, bytes("Name;Ort\nM", [0x81], "ller;K", [0x94], "ln\nJ", [0x81], "rgens;Ulm\n"));
  const run = (...more) => spawnSync(process.execPath, [`${folder}/cli.js`, "resolve", path, "--out", join(place, "dos"), ...more], { encoding: "utf8" });
  assert.match(run().stdout, /^dos\.csv does not look like .* --encoding cp850/m);
  assert.doesNotMatch(run("--encoding", "cp850").stdout, /--encoding/);
});

test("of several inputs the error names the one that is at fault", () =>
  assert.rejects(selfsame.resolve([{ name: "good.csv", data: "name\nAda\n" }, { name: "bad.jsonl", data: "42\n" }]), { code: "input.json.not-object", details: { row: "1", input: "bad.jsonl" } }));

test("nothing of a row is lost to the columns of the outputs", async () => {
  const rows = "name,email,e-mail,phone,mobile\nAda Lovelace,a@example.com,b@example.com,+49 30 901820,+49 171 2345678\nEve Poe,,,,\n";
  const result = await selfsame.resolve(rows);
  const text = new TextDecoder().decode(result.records.csv());
  for (const value of ["a@example.com", "b@example.com", "+4930901820", "+491712345678"]) assert.ok(text.includes(value), `${value} in ${text}`);
  assert.match(text, /^source,row,record_id,customer_id,.*email,email\.others,/);
  assert.deepEqual(new TextDecoder().decode(result.customers.csv()).includes("email.others"), true);
  result.free();
});

test("a column of ones whose name says nothing is no yes, and of v no sex", async () => {
  const result = await selfsame.resolve("name,zq1,zq2\nAda Lovelace,1,v\nEve Poe,1,v\n");
  assert.deepEqual(result.records.page()[0].fields.zq1.value, "1");
  assert.deepEqual(result.records.page()[0].fields.zq2.value, "v");
  result.free();
});

test("the guard keeps a spreadsheet from running a cell, and leaves numbers as they are", async () => {
  const cells = ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "＝1+1", "＋1", "－1", "＠x", "\t=1"];
  const rows = cells.map((cell, at) => `${at},"${cell}",+49 30 90182${at}0,-12.5${at}`);
  const result = await selfsame.resolve(`id,note,phone,amount\n${rows.join("\n")}\n`, { schema: { fields: [{ header: "note", kind: "text" }, { header: "amount", kind: "money" }] } });
  const text = new TextDecoder().decode(result.records.csv());
  result.free();
  const written = text.trim().split("\n").slice(1).map((line) => line.split(","));
  for (const [at, line] of written.entries()) {
    assert.ok(line.includes(`+493090182${at}0`) && line.includes(`-12.5${at}`), line.join());
    assert.ok(line.every((cell) => !/^"?[=@＝＋－＠\t]/.test(cell)), line.join());
    assert.ok(line.every((cell) => !/^[+-]/.test(cell) || /^[+-][\d.]+$/.test(cell)), line.join());
  }
});
