import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, lstatSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { folder } from "./package.mjs";

const place = mkdtempSync(join(tmpdir(), "selfsame-cli-"));
after(() => rmSync(place, { recursive: true, force: true }));

const run = (args, input = "") => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${folder}/cli.js`, ...args], { cwd: place, input, encoding: "utf8" });
  return { status, stdout, stderr };
};

const CRM = "ID,First name,Last name,Email,Phone,Newsletter opt-in\n1,Ada,Lovelace,ada@example.com,+44 20 7946 0958,yes\n2,Grace,Hopper,grace@example.org,,no\n";
const SHOP = "Customer;Surname;Given name;E-Mail\nA7;LOVELACE;Ada;ADA@EXAMPLE.COM\n";
writeFileSync(join(place, "crm.csv"), CRM);
writeFileSync(join(place, "shop.csv"), SHOP);

test("the command explains itself", () => {
  for (const args of [["--help"], ["help"], ["resolve", "--help"], ["decide", "-h"]]) {
    const { status, stdout } = run(args);
    assert.equal(status, 0);
    assert.match(stdout, /usage: selfsame/);
  }
  assert.match(run(["--version"]).stdout, /^\d+\.\d+\.\d+\n$/);
});

for (const [shows, args] of [
  ["no command", []],
  ["an unknown command", ["unify"]],
  ["a command that is a word of the language", ["constructor"]],
  ["help about what does not exist", ["help", "unify"]],
  ["an unknown option", ["resolve", "crm.csv", "--treshold", "0.9"]],
  ["an option without its value", ["resolve", "crm.csv", "--out"]],
  ["a threshold that is no probability", ["resolve", "crm.csv", "--threshold", "90"]],
  ["no input", ["resolve"]],
  ["an option that says nothing", ["resolve", "crm.csv", "--out", ""]],
  ["another word than decode", ["consent", "encode", "1YNN"]],
  ["standard input twice", ["resolve", "-", "-"]],
]) {
  test(`${shows} cannot be understood`, () => {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /selfsame --help/);
  });
}

for (const [shows, args, code, input] of [
  ["a file that is not there", ["resolve", "nobody.csv"], "file.read"],
  ["an empty input", ["resolve", "-"], "input.empty"],
  ["a schema that is no JSON", ["resolve", "crm.csv", "--schema", "shop.csv"], "file.json"],
  ["a schema that says nothing", ["resolve", "crm.csv", "--schema", "-"], "file.json", "null"],
  ["a key of a schema that does not exist", ["resolve", "crm.csv", "--schema", "-"], "option.unknown", '{"feilds":[],"fields":[]}'],
  ["a model that says nothing", ["resolve", "crm.csv", "--model", "-"], "file.json", "null"],
  ["a day that does not exist", ["resolve", "crm.csv", "--as-of", "2026-02-31"], "option.invalid"],
  ["a folder as input", ["resolve", "."], "file.read"],
  ["an input that is no place", ["resolve", "crm.csv/x"], "file.read"],
  ["a folder that the system does not take", ["resolve", "crm.csv", "--out", "/proc/selfsame"], "file.write"],
  ["a model that does not exist", ["resolve", "crm.csv", "--model", "nobody.json"], "file.read"],
  ["a country that is none", ["resolve", "crm.csv", "--country", "Germany"], "option.invalid"],
  ["a place that cannot be written", ["resolve", "crm.csv", "--out", "crm.csv/x"], "file.write"],
  ["a place where no folder can be made", ["resolve", "crm.csv", "--out", "/proc/a/b"], "file.write"],
]) {
  test(`${shows} is at fault: code on standard error, nothing written`, () => {
    const { status, stdout, stderr } = run(args, input);
    assert.equal(status, 1, stderr);
    assert.equal(stdout, "");
    assert.match(stderr, new RegExp(`^${code.replaceAll(".", "\\.")}$`, "m"));
    assert.equal(existsSync(join(place, "out")), false);
  });
}

test("a schema written by a shell of Windows is read", () => {
  const schema = JSON.stringify({ fields: [{ header: "ID", kind: "id" }] });
  for (const [name, bytes] of [["utf8", Buffer.from(`\ufeff${schema}`)], ["utf16", Buffer.from(`\ufeff${schema}`, "utf16le")]]) {
    writeFileSync(join(place, `${name}.json`), bytes);
    const { status, stderr } = run(["resolve", "crm.csv", "--schema", `${name}.json`, "--out", name, "--quiet"]);
    assert.deepEqual([status, stderr], [0, ""]);
  }
});

test("folders above the outputs are made, and a file that stands in their way is told", () => {
  assert.equal(run(["normalize", "crm.csv", "-o", "new/deep/clean.csv"]).status, 0);
  assert.ok(existsSync(join(place, "new/deep/clean.csv")));
  assert.match(run(["resolve", "crm.csv", "--out", "crm.csv"]).stderr, /^file\.write$/m);
});

test("a pipe is written into, a link stays a link", () => {
  const pipe = join(place, "pipe");
  spawnSync("mkfifo", [pipe]);
  const end = openSync(pipe, "r+");
  assert.equal(run(["normalize", "crm.csv", "-o", "pipe"]).status, 0);
  assert.ok(lstatSync(pipe).isFIFO());
  const cells = Buffer.alloc(1000);
  readSync(end, cells);
  closeSync(end);
  assert.match(cells.toString(), /^ID,First name,/);
  writeFileSync(join(place, "real.csv"), "old");
  symlinkSync("real.csv", join(place, "linked.csv"));
  assert.equal(run(["normalize", "crm.csv", "-o", "linked.csv"]).status, 0);
  assert.ok(lstatSync(join(place, "linked.csv")).isSymbolicLink());
  assert.match(readFileSync(join(place, "real.csv"), "utf8"), /^ID,First name,/);
});

test("a disk that is full is said by its code", { skip: !existsSync("/dev/full") }, () => {
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [`${folder}/cli.js`, "normalize", "crm.csv"], { cwd: place, stdio: ["ignore", full, "pipe"], encoding: "utf8" });
  closeSync(full);
  assert.deepEqual([status, /^file\.write$/m.test(stderr), /^cause: ENOSPC$/m.test(stderr)], [1, true, true], stderr);
});

test("two files become customers, with all outputs", () => {
  const { status, stdout, stderr } = run(["resolve", "crm.csv", "shop.csv", "--out", "both", "--json"]);
  assert.equal(status, 0, stderr);
  assert.equal(stderr, "", "progress is for terminals");
  const summary = JSON.parse(stdout);
  assert.deepEqual([summary.records, summary.customers, summary.duplicates], [3, 2, 2]);
  assert.deepEqual(readdirSync(join(place, "both")).sort(), ["customers.csv", "matches.csv", "model.json", "records.csv", "report.html", "report.json"]);
  assert.match(readFileSync(join(place, "both/customers.csv"), "utf8"), /^customer_id,/);
  assert.equal(readFileSync(join(place, "both/records.csv"), "utf8").trim().split("\n").length, 4);
  assert.match(readFileSync(join(place, "both/report.html"), "utf8"), /^<!doctype html>/);
});

test("the model that was used can be given back, and gives the same bytes", () => {
  const again = run(["resolve", "crm.csv", "shop.csv", "--out", "again", "--model", "both/model.json", "--quiet"]);
  assert.deepEqual(again, { status: 0, stdout: "", stderr: "" });
  for (const name of readdirSync(join(place, "both"))) {
    assert.deepEqual(readFileSync(join(place, "again", name)), readFileSync(join(place, "both", name)), name);
  }
});

test("train prints a model that resolve reads", () => {
  const { status, stdout, stderr } = run(["train", "crm.csv", "shop.csv"]);
  assert.deepEqual([status, JSON.parse(stdout).format], [0, "selfsame-model"]);
  assert.match(stderr, /^The model stays as it was: Too few records/);
  assert.equal(run(["train", "crm.csv", "-o", "trained.json", "--quiet"]).stderr, "");
  assert.equal(run(["resolve", "crm.csv", "--model", "trained.json", "--out", "trained", "--quiet"]).status, 0);
  assert.equal(run(["resolve", "crm.csv", "--no-train", "--out", "shipped", "--quiet"]).status, 0);
});

test("judged pairs train a model and give thresholds, from CSV and from JSON", () => {
  const people = Array.from({ length: 60 }, (_, at) => `${at},Ada,Love${at % 30}son,ada${at % 30}@example.com`);
  writeFileSync(join(place, "people.csv"), `id,first name,last name,email\n${people.join("\n")}\n`);
  const pairs = Array.from({ length: 30 }, (_, at) => [String(at), String(at + 30), true]).concat([["1", "2", false]]);
  writeFileSync(join(place, "judged.csv"), `\ufeffleft_id;right_id;same\r\n${pairs.map(([left, right, same]) => `"${left}";${right};${same ? "yes" : "no"}`).join("\r\n")}\r\n`);
  writeFileSync(join(place, "judged.json"), JSON.stringify(pairs.map(([left, right, same]) => ({ left, right, same }))));
  const trained = ["csv", "json"].map((format) => run(["train", "people.csv", "--labels", `judged.${format}`]));
  assert.match(trained[0].stderr, /^Trained by 30 pairs judged the same and 1 judged different\./);
  assert.equal(trained[0].stdout, trained[1].stdout);
  const table = run(["thresholds", "people.csv", "--labels", "judged.csv"]);
  assert.match(table.stdout, /^By 30 pairs judged the same and 1 judged different\n\nthreshold +bits +precision +recall\n/);
  assert.equal(JSON.parse(run(["thresholds", "people.csv", "--json"]).stdout).from, "estimate");
  writeFileSync(join(place, "wrong.csv"), "left,right,same\n1,31,true\n1,31,perhaps\n");
  const { status, stderr } = run(["train", "people.csv", "--labels", "wrong.csv"]);
  assert.deepEqual([status, /labels\.invalid/.test(stderr)], [1, true]);
});

test("a model of Splink is a model", () => {
  const model = new URL("../splink/quick-start.json", import.meta.url).pathname;
  const { status, stderr } = run(["resolve", "crm.csv", "--model", model, "--out", "splinks", "--quiet"]);
  assert.deepEqual([status, stderr], [0, ""]);
});

test("what the command says counts in plain words, and a country that is missing is asked for", () => {
  const { stdout } = run(["resolve", "-", "--out", "said"], "Name,Phone\nAda Lovelace,030 901820\n");
  assert.match(stdout, /^1 record is 1 customer: 0 records share theirs, 0 pairs are for a person to look at\./);
  assert.match(stdout, /1 telephone number names no country: --country DE/);
  assert.doesNotMatch(run(["resolve", "-", "--out", "said", "--country", "DE"], "Name,Phone\nAda Lovelace,030 901820\n").stdout, /names no country/);
});

test("standard input is an input", () => {
  const { status, stdout } = run(["resolve", "-", "--out", "piped", "--json"], CRM);
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).records, 2);
});

test("a file is cleansed under its own headers, as CSV or JSON lines", () => {
  const dirty = "Name;Mail;Tel\nADA LOVELACE;mailto:ADA@Example.com;020 7946 0958\n;not an address;\n";
  const csv = run(["normalize", "-", "--country", "GB"], dirty);
  assert.equal(csv.status, 0, csv.stderr);
  assert.match(csv.stdout, /^Name,Mail,Tel,issues\r?\nAda Lovelace,ADA@example\.com,\+442079460958,/);
  assert.match(csv.stdout, /Mail:email\.syntax/);
  run(["normalize", "-", "--format", "jsonl", "-o", "clean.jsonl"], dirty);
  const [first] = readFileSync(join(place, "clean.jsonl"), "utf8").split("\n");
  assert.equal(JSON.parse(first).Mail, "ADA@example.com");
  assert.equal(run(["normalize", "-", "--format", "xml"], dirty).status, 2);
});

test("what classify prints, --schema reads", () => {
  const { status, stdout } = run(["classify", "crm.csv"]);
  assert.equal(status, 0);
  const { fields } = JSON.parse(stdout);
  assert.deepEqual(fields.map(({ header }) => header), ["ID", "First name", "Last name", "Email", "Phone", "Newsletter opt-in"]);
  writeFileSync(join(place, "schema.json"), stdout);
  assert.equal(run(["resolve", "crm.csv", "--schema", "schema.json", "--out", "told", "--quiet"]).status, 0);
});

test("a consent string is decoded, from the line or from standard input, whole or in part", () => {
  const usp = run(["consent", "decode", "1YNN"]);
  assert.deepEqual([usp.status, JSON.parse(usp.stdout)], [0, { format: "usp", fields: { Version: 1, Notice: "Y", OptOutSale: "N", LspaCovered: "N" } }]);
  const gpp = run(["consent", "decode", "-", "--section", "usnat"], "DBABLA~BVQqAAAAAgA.QA\n");
  const { format, section } = JSON.parse(gpp.stdout);
  assert.deepEqual([gpp.status, format, section], [0, "gpp", "usnat"]);
  const cut = run(["consent", "decode", "DBABLA~B"]);
  assert.deepEqual([cut.status, cut.stdout], [1, ""]);
  assert.match(cut.stderr, /consent\.string\./);
});

test("two sources are linked, one is assessed", () => {
  const { status, stdout } = run(["link", "crm.csv", "shop.csv", "--out", "linked", "--json"]);
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).customers, 2);
  assert.equal(run(["link", "crm.csv"]).status, 2);
  assert.equal(run(["assess", "crm.csv", "-o", "one.html"]).status, 0);
  assert.match(readFileSync(join(place, "one.html"), "utf8"), /^<!doctype html>/);
});
