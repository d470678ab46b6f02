// Models of Splink: the weights that it gave, where it is not at hand (`cargo xtask bench splink-models --write`).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const { modelFromSplink, modelToSplink } = await entry("splink.js");
const selfsame = await load();

const at = (file) => new URL(`../splink/${file}`, import.meta.url);
const table = (file) => {
  const [keys, ...rows] = readFileSync(at(file), "utf8").trimEnd().split("\n").map((line) => line.split("\t"));
  return rows.map((row) => Object.fromEntries(keys.map((key, column) => [key, row[column]])));
};
const records = table("records.tsv").map(({ unique_id: id, phone, ...rest }) => {
  const said = Object.entries({ ...rest, phone: phone && `+${phone}` }).filter(([, value]) => value);
  return { id, ...Object.fromEntries(said) };
});
const withoutId = ({ id: _, ...record }) => record;
const schema = { fields: selfsame.inferSchema(Object.keys(withoutId(records[0])), records.map(withoutId)) };
const splinks = (name) => JSON.parse(readFileSync(at(`${name}.json`), "utf8"));
const rounded = (value) => JSON.parse(JSON.stringify(value, (_, one) => (typeof one === "number" ? Number(one.toPrecision(12)) : one)));
const near = (a, b, what) => assert.ok(Math.abs(a - b) < 1e-6, `${what}: ${a} and ${b}`);

for (const name of ["quick-start", "apart", "by-hand"]) {
  const model = modelFromSplink(splinks(name));
  const pairs = table(`${name}.tsv`);

  test(`${name}: each comparison of a pair weighs what it weighs in Splink`, () => {
    for (const { left, right, ...splink } of pairs) {
      const said = selfsame.compare(withoutId(records[left]), withoutId(records[right]), { model, schema });
      for (const comparison of model.comparisons) {
        const own = said.comparisons.find((one) => one.name === comparison.name);
        near(own?.weight ?? 0, Number(splink[comparison.name]), `${left} ${right} ${comparison.name}`);
      }
    }
  });

  test(`${name}: among all records prior and term frequencies are Splink's, too`, async () => {
    const weights = new Map(pairs.map(({ left, right, weight }) => [`${left} ${right}`, Number(weight)]));
    const result = await selfsame.resolve(records, { model });
    let seen = 0;
    for (const { leftId, rightId, weight } of result.pairs) {
      const key = [leftId, rightId].sort((a, b) => a - b).join(" ");
      if (!weights.has(key)) continue;
      near(weight, weights.get(key), key);
      seen += 1;
    }
    assert.ok(seen > 100, `${seen}`);
    assert.deepEqual(rounded(result.model), rounded(model), "it is kept as it was given");
    result.free();
  });

  test(`${name}: out and in again it is the same model`, () => {
    const columns = { "name.given": "first_name", "name.family": "surname", "date.birth": "dob", "address.locality": "city", "address.postcode": "postcode", email: "email", phone: "phone", "category/job_title": "job_title" };
    for (const dialect of ["duckdb", "spark"]) {
      const { settings, omitted } = modelToSplink(model, { columns, dialect });
      assert.deepEqual(omitted, []);
      assert.deepEqual(modelFromSplink(JSON.parse(JSON.stringify(settings))), { ...model, comparisons: model.comparisons.map((one) => ({ ...one, name: one.name.replace(/\W/g, "_") })) });
    }
  });
}

test("two records alone weigh as among all, where a population says how frequent values are", () => {
  const model = modelFromSplink(splinks("apart"));
  const shares = (field, kind) => {
    const counts = new Map();
    const all = records.map((record) => record[field]).filter(Boolean);
    all.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1 / all.length));
    return [...counts].map(([value, share]) => ({ kind, value, share }));
  };
  const population = [...shares("first_name", "name.given"), ...shares("surname", "name.family")];
  const isRare = ({ name, termFrequency }) => ["first_name", "surname"].includes(name) && termFrequency !== 0;
  let rare = 0;
  for (const { left, right, weight, ...parts } of table("apart.tsv")) {
    const said = selfsame.compare(withoutId(records[left]), withoutId(records[right]), { model, schema, tables: { population } });
    rare += said.comparisons.filter(isRare).length;
    // The occupation is no part of the population: two records alone know nothing of it.
    if (Number(parts.job_title) > 0) continue;
    near(said.weight, Number(weight), `${left} ${right}`);
  }
  assert.ok(rare > 50, `${rare}`);
});

const levels = (...levels) => ({ comparisons: [{ output_column_name: "x", comparison_levels: [...levels, { sql_condition: "ELSE", m_probability: 0.1, u_probability: 0.9 }] }] });
const level = (sql_condition, more) => ({ sql_condition, label_for_charts: "the level", m_probability: 0.9, u_probability: 0.1, ...more });

test("what cannot be understood is named with its place, and nothing is guessed", () => {
  for (const [sql, what] of [
    ["soundex(first_name_l) = soundex(first_name_r)", "the function soundex"],
    ["jaccard(first_name_l, first_name_r) > 0.5", "the function jaccard"],
    ["first_name_l = 'john'", "a text of the condition's own"],
    ["first_name_l LIKE first_name_r", "LIKE"],
    ["first_name = surname", "first_name, which is the column of no side"],
    ["regexp_extract(email_l, '^x') = 'y'", "the pattern ^x"],
    ["CASE WHEN true THEN 1 END = 1", "CASE"],
    ["name['first_l'] = 1", "[ behind a column"],
    ["epoch(strptime(dob_l, '%d/%m/%Y')) = 1", "dates written as %d/%m/%Y"],
    ["first_name_l = first_name_r)", ")"],
    ["first_name_l = ", "the end"],
    ["first_name_l = first_name_r; drop", "the sign ;"],
    ["levenshtein(first_name_l) < 1", "the function levenshtein of 1 arguments"],
  ]) {
    assert.throws(
      () => modelFromSplink(levels(level(sql))),
      ({ code, details }) => code === "model.sql" && details.comparison === "x" && details.level === "the level" && details.what === what,
      sql,
    );
  }
  const nulls = { sql_condition: "dob_l IS NULL", is_null_level: true };
  assert.throws(() => modelFromSplink(levels(level("dob_l = dob_r"), nulls)), { code: "model.sql" });
  assert.throws(() => modelFromSplink(levels(level("ELSE"))), { code: "model.sql" });
  assert.throws(() => modelFromSplink(levels(level("levenshtein(dob_l, dob_r) < 2", { tf_adjustment_column: "dob" }))), { code: "model.sql" });
});

test("a probability that is none and a column that says nothing are refused by code", () => {
  const same = "first_name_l = first_name_r";
  for (const m_probability of [0, -1, 2, "x", NaN, Infinity]) assert.throws(() => modelFromSplink(levels(level(same, { m_probability }))), { code: "model.invalid" });
  assert.throws(() => modelFromSplink({}), { code: "model.invalid" });
  assert.throws(() => modelFromSplink({ ...levels(level(same)), probability_two_random_records_match: 0 }), { code: "model.invalid" });
  assert.throws(() => modelFromSplink(levels(level("foo_l = foo_r"))), ({ code, details }) => code === "model.column" && details.column === "foo");
  assert.throws(() => modelFromSplink(levels(level("foo_l = foo_r")), { columns: { foo: "money" } }), { code: "model.column" });
  assert.throws(() => modelToSplink({}), { code: "model.invalid" });
  assert.throws(() => modelToSplink(modelFromSplink(levels(level(same))), { dialect: "oracle" }), { code: "option.invalid" });
});

test("columns are what the caller says: a kind, a category, or several joined", () => {
  const read = (sql, columns) => modelFromSplink(levels(level(sql)), { columns }).comparisons[0].levels[0].when;
  assert.equal(read("l.foo = r.foo", { foo: "name.given" }), "(= l:name.given r:name.given)");
  assert.equal(read('"birth place_l" = "birth place_r"', { "birth place": "category" }), "(= l:category/birth_place r:category/birth_place)");
  assert.equal(read("nino_l = nino_r", { nino: "id.national" }), "(= l:id/id.national r:id/id.national)");
  const joined = "(= (join l:name.given ' ' l:name.family) (join r:name.given ' ' r:name.family))";
  assert.equal(read("both_l = both_r", { both: ["first_name", "surname"] }), joined);
});

test("what Splink does not train it takes for its defaults, and so is it here", () => {
  const untrained = (more) => level("first_name_l = first_name_r", { m_probability: undefined, u_probability: undefined, ...more });
  const [{ m, u }] = modelFromSplink(levels(untrained(), untrained(), untrained())).comparisons[0].levels;
  assert.deepEqual([m, u], [0.95, 0.95 / 1024]);
  const seen = modelFromSplink(levels(untrained({ m_probability: "level not observed in training dataset" })));
  assert.equal(seen.comparisons[0].levels[0].m, 1e-6);
});

test("the shipped model is exported level by level, and what SQL cannot say is named", async () => {
  const model = (await selfsame.resolve([{ first_name: "a" }], { until: "understand" })).model;
  const { settings, omitted } = modelToSplink(model);
  const given = settings.comparisons.find((one) => one.output_column_name === "name_given").comparison_levels;
  const own = model.comparisons[0].levels;
  assert.deepEqual([given[1].m_probability, given[1].u_probability], [own[0].m, own[0].u]);
  assert.equal(given[1].sql_condition, '"name_given_l" = "name_given_r"');
  for (const [comparison, level] of [["name.given", "nickname"], ["name.given", "part"], ["name.family", "sounds-alike"]]) {
    assert.ok(omitted.some((one) => one.comparison === comparison && one.level === level), level);
  }
  const left = ["nickname", "part"].map((name) => own.find((one) => one.name === name));
  const last = given.at(-1);
  assert.ok(Math.abs(last.m_probability - own.at(-1).m - left[0].m - left[1].m) < 1e-12);
  const household = omitted.find((one) => one.dependence === "household");
  assert.equal(household.reason, "dependence");
  const few = modelToSplink(model, { columns: { "name.given": "first", email: "mail" } });
  assert.deepEqual(few.settings.comparisons.map((one) => one.output_column_name), ["name_given", "email"]);
  assert.ok(!JSON.stringify(few.settings).includes("address"));
});
