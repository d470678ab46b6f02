// Whole files through the boundary: shapes, progress, cancel, loss.

import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const { call, has } = await entry("guard.js");
const selfsame = await load();

const CRM = "ID,First name,Last name,Email,Newsletter opt-in\n1,Ada,Lovelace,ada@example.com,yes\n2,Grace,Hopper,grace@example.org,no\n";
const SHOP = "Customer;Surname;Given name;E-Mail\nA7;LOVELACE;Ada;ADA@EXAMPLE.COM\n";
const both = [{ name: "crm.csv", data: CRM }, { name: "shop.csv", data: SHOP }];
const many = (rows) => ["First name,Last name,Email,City", ...Array.from({ length: rows }, (_, at) => `Ada${at % 700},Love${at % 900},a${at}@example.com,Town${at % 50}`)].join("\n");

test("files of several systems become customers", async () => {
  const result = await selfsame.resolve(both);
  assert.deepEqual([result.records.length, result.customers.length], [3, 2]);
  const [ada] = result.customers.page(0, 1);
  assert.equal(ada.records.length, 2);
  assert.equal(ada.values.email.value, "ada@example.com");
  assert.equal(ada.values.email.source, "crm.csv");
  assert.ok(ada.consent.entries.some(({ status }) => status === "granted"));
  assert.deepEqual([...result.records].map(({ customerId }) => customerId), [ada.id, result.customers.page(1)[0].id, ada.id]);
  const [pair] = result.pairs.page();
  assert.ok(pair.probability > 0.9 && pair.comparisons.length > 1);
  assert.equal(result.schemas.length, 2);
  assert.match(new TextDecoder().decode(result.customers.csv()), /^customer_id,/);
  assert.deepEqual(result.file("customers.csv"), result.customers.csv());
  result.free();
  assert.throws(() => result.customers.page(), { code: "result.gone" });
});

test("the same input gives the same bytes, whatever it comes as", async () => {
  const forms = [both, both.map(({ name, data }) => ({ name, data: new TextEncoder().encode(data) })), both.map(({ name, data }) => new File([data], name))];
  const files = [];
  for (const form of forms) {
    const result = await selfsame.resolve(form);
    files.push(["customers.csv", "records.csv", "matches.csv", "model.json", "report.json"].map((name) => Buffer.from(result.file(name)).toString()));
    result.free();
  }
  assert.deepEqual(files[1], files[0]);
  assert.deepEqual(files[2], files[0]);
});

test("records as objects are an input, lone surrogates and prototype keys included", async () => {
  const records = [{ email: "ada@example.com", note: "a\ud800b" }, JSON.parse('{"__proto__":"x","constructor":"y","email":"ada@example.com"}')];
  const result = await selfsame.resolve(records);
  assert.equal(result.records.page()[0].fields.note.raw, "a\ufffdb");
  assert.equal(Object.hasOwn(result.records.page()[1].fields, "__proto__"), true);
  assert.equal({}.x, undefined);
  result.free();
});

test("a model is fitted, given back, and not fitted again", async () => {
  const input = many(3000);
  const { model, training } = await selfsame.train(input, { seed: 5 });
  assert.equal(model.format, "selfsame-model");
  assert.equal(training.drawn > 1000 && training.met > 100, true);
  assert.deepEqual(await selfsame.train(input, { seed: 5 }), { model, training });
  const result = await selfsame.resolve(input, { model });
  assert.deepEqual([result.model, result.training], [model, null]);
  result.free();
  const few = await selfsame.resolve(both);
  assert.deepEqual(few.training.doubts, ["few-records", "few-matches"]);
  few.free();
  await assert.rejects(selfsame.train(input, { seed: -1 }), { code: "option.invalid" });
});

test("two organizations are compared as such, by themselves or by name", async () => {
  const shops = "company,street,zip\nPetrichor Bakery GmbH,Hauptstr. 7,10115\nThe Petrichor Bakery,Hauptstraße 7,10115\nQuillon Motors,Ringstr. 9,80331\n";
  for (const options of [{}, { model: "organization" }]) {
    const result = await selfsame.resolve(shops, options);
    assert.equal(result.customers.length, 2);
    assert.equal(result.pairs.page()[0].model, "organization");
    assert.equal(result.model.entity, options.model ?? "person");
    result.free();
  }
  const person = selfsame.compare({ first_name: "Ada", last_name: "Lovelace" }, { first_name: "Ada", last_name: "Lovelace" });
  assert.equal(person.model, "person");
});

test("progress comes often, and a step is short", async () => {
  const seen = [];
  const result = await selfsame.resolve(many(5000), { onProgress: (progress) => seen.push({ ...progress, at: performance.now() }) });
  result.free();
  assert.deepEqual([...new Set(seen.map(({ stage }) => stage))].slice(0, 3), ["read", "understand", "cleanse"]);
  assert.ok(seen.every(({ done, total }) => done <= total));
  const gaps = seen.slice(1).map(({ at }, before) => at - seen[before].at);
  assert.ok(Math.max(...gaps) < 500, `longest step ${Math.max(...gaps)} ms`);
});

test("cancel takes effect at once and leaves the engine whole", async () => {
  const controller = new AbortController();
  let stopped;
  const onProgress = () => (stopped ??= (controller.abort(new Error("enough")), performance.now()));
  await assert.rejects(selfsame.resolve(many(20_000), { onProgress, signal: controller.signal }), { message: "enough" });
  assert.ok(performance.now() - stopped < 100);
  await assert.rejects(selfsame.resolve(CRM, { signal: AbortSignal.abort() }), { name: "AbortError" });
  (await selfsame.resolve(CRM)).free();
});

for (const [shows, options, code, nearest] of [
  ["a misspelt option", { treshold: 0.9 }, "option.unknown", "threshold"],
  ["a threshold that is no probability", { threshold: 90 }, "option.invalid"],
  ["a threshold that is no number", { threshold: "0.9" }, "option.invalid"],
  ["a country that is written out", { country: "Germany" }, "option.invalid"],
  ["a country that does not exist", { country: "ZZ" }, "country.unknown"],
  ["progress that is no function", { onProgress: true }, "option.invalid"],
  ["a signal that is none", { signal: {} }, "option.invalid"],
  ["a date that is none", { asOf: "21.11.2026" }, "option.invalid"],
  ["a model that does not exist", { model: "persn" }, "model.unknown"],
  ["a kind that does not exist", { schema: { Email: "emial" } }, "schema.unknown-kind"],
  ["a column that does not exist", { schema: { Mail: "email" } }, "schema.unknown-column"],
]) {
  test(`${shows} is refused by code`, () =>
    assert.rejects(selfsame.resolve(CRM, options), (error) => {
      assert.equal(error.code, code);
      if (nearest) assert.equal(error.details.nearest, nearest);
      return error.name === "SelfsameError";
    }));
}

test("an empty input is refused by code", async () => {
  for (const input of ["", new Uint8Array(), [], " \n\n"]) await assert.rejects(selfsame.resolve(input), { code: "input.empty" });
});

test("a result that a trap took says so, and the next run works", { skip: !has("__trap") && "built without test-traps" }, async () => {
  const result = await selfsame.resolve(CRM);
  assert.throws(() => call("__trap", "stack"), { code: "engine.reset" });
  assert.throws(() => result.customers.page(), { code: "result.gone" });
  result.free();
  (await selfsame.resolve(CRM)).free();
});
