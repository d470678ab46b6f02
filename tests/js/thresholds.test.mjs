// Thresholds by labels and without, and calibration; the labels of `train`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { calibrate, Calibration, thresholds } from "../../pkg-template/thresholds.js";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const selfsame = await load();

const odds = (weight) => 1 / (1 + 2 ** -weight);
const pair = (left, weight) => ({ leftId: left, rightId: `${left}x`, weight, probability: odds(weight) });
const label = (left, same) => ({ left: `${left}x`, right: left, same });

test("precision and recall are counted at every threshold", () => {
  const pairs = ["a", "b", "c", "d", "e"].map((name, at) => pair(name, 10 - 2 * at));
  const labels = [label("a", true), label("b", true), label("c", false), label("d", true), label("far", true)];
  const found = thresholds(pairs, labels);
  assert.deepEqual(found.labels, { same: 4, different: 1, notKept: 1 });
  assert.deepEqual(found.rows.map(({ weight, right, wrong, missed }) => [weight, right, wrong, missed]), [[10, 1, 0, 3], [8, 2, 0, 2], [6, 2, 1, 2], [4, 3, 1, 1]]);
  assert.deepEqual(found.rows.map(({ precision, recall }) => [precision, recall]), [[1, 0.25], [1, 0.5], [2 / 3, 0.5], [0.75, 0.75]]);
  assert.equal(found.best.weight, 4);
  assert.equal(found.best.f1, 0.75);
  assert.ok(Math.abs(found.averagePrecision - (0.5 + 0.25 * 0.75)) < 1e-12);
  for (const { precision, precisionRange: [least, most] } of found.rows) assert.ok(least <= precision && precision <= most && least > 0 && most <= 1);
});

test("pairs of one weight are one threshold, and no label at all is no row", () => {
  const found = thresholds([pair("a", 1), pair("b", 1)], [label("a", true), label("b", false)]);
  assert.deepEqual(found.rows.map(({ right, wrong }) => [right, wrong]), [[1, 1]]);
  const none = thresholds([pair("a", 1)], []);
  assert.deepEqual([none.rows, none.best, none.averagePrecision], [[], null, 0]);
  assert.equal(thresholds(Array.from({ length: 500 }, (_, at) => pair(`p${at}`, at / 10)), Array.from({ length: 500 }, (_, at) => label(`p${at}`, at > 250)), { points: 7 }).rows.length, 7);
});

test("without labels the probabilities are added up, and the range holds what they were made of", () => {
  // Made by the very probabilities: so many of each weight are one customer.
  const weights = [-4, -2, 0, 2, 4, 8];
  const pairs = weights.flatMap((weight) => Array.from({ length: 1000 }, (_, at) => pair(`${weight} ${at}`, weight)));
  const found = thresholds(pairs);
  const truth = weights.reduce((sum, weight) => sum + 1000 * odds(weight), 0);
  assert.ok(Math.abs(found.matches - truth) < 1e-6);
  for (const row of found.rows) {
    const above = weights.filter((weight) => weight >= row.weight);
    const precision = above.reduce((sum, weight) => sum + odds(weight), 0) / above.length;
    assert.ok(Math.abs(row.precision - precision) < 1e-9);
    assert.ok(row.precisionRange[0] < precision && precision < row.precisionRange[1]);
    assert.ok(row.recallRange[0] <= row.recall && row.recall <= row.recallRange[1]);
  }
  assert.deepEqual(thresholds([]).rows, []);
});

test("a calibration finds the probabilities again by which labels were made, isotonic and by Platt", () => {
  // Weights twice too sure of themselves, three bits too high.
  const truth = (weight) => odds(weight / 2 - 1.5);
  const weights = Array.from({ length: 4000 }, (_, at) => -10 + at / 200);
  let carried = 0;
  const labels = weights.map((weight, at) => {
    carried += truth(weight);
    const same = carried >= 1;
    if (same) carried -= 1;
    return label(`p${at}`, same);
  });
  const pairs = weights.map((weight, at) => pair(`p${at}`, weight));
  for (const [method, bar] of [["platt", 0.02], ["isotonic", 0.12]]) {
    const found = calibrate(pairs, labels, { method });
    for (const weight of [-6, -2, 0, 3, 6, 9]) assert.ok(Math.abs(found.probability(weight) - truth(weight)) < bar, `${method} ${weight}: ${found.probability(weight)} ${truth(weight)}`);
    const threshold = found.threshold(0.8);
    assert.ok(Math.abs(found.probability(Math.log2(threshold / (1 - threshold))) - 0.8) < 1e-6);
    assert.deepEqual(found.doubts, []);
    const kept = Calibration.of(JSON.parse(JSON.stringify(found)));
    assert.equal(kept.probability(1), found.probability(1));
  }
  const { slope, intercept } = calibrate(pairs, labels, { method: "platt" });
  assert.ok(Math.abs(slope - 0.5) < 0.03 && Math.abs(intercept + 1.5) < 0.1, `${slope} ${intercept}`);
});

test("an isotonic curve rises, whatever the labels", () => {
  const pairs = Array.from({ length: 60 }, (_, at) => pair(`p${at}`, at % 20));
  const { points, doubts } = calibrate(pairs, pairs.map(({ leftId }, at) => label(leftId, (at * 7) % 5 < 2)));
  assert.deepEqual(doubts, ["few-labels"]);
  points.slice(1).forEach(([weight, share], at) => assert.ok(weight > points[at][0] && share >= points[at][1]));
  const separated = calibrate([pair("a", 1), pair("b", 5)], [label("a", false), label("b", true)], { method: "platt" });
  assert.ok(separated.probability(5) > separated.probability(1) && Number.isFinite(separated.slope));
  assert.equal(calibrate([pair("a", 1), pair("b", 5)], [label("a", false), label("b", true)]).threshold(1), odds(5));
});

test("labels that cannot be so are refused by code and place", () => {
  const pairs = [pair("a", 1)];
  for (const [labels, code, row] of [
    [{}, "labels.invalid"],
    [[{}], "labels.invalid", 1],
    [[label("a", true), { left: "a", right: "b", same: "yes" }], "labels.invalid", 2],
    [[{ left: 1, right: "1", same: true }], "labels.same-record", 1],
    [[label("a", true), { left: "a", right: "ax", same: false }], "labels.contradiction", 2],
  ]) assert.throws(() => thresholds(pairs, labels), (error) => error.code === code && error.details.row === row);
  assert.throws(() => calibrate(pairs, [label("a", true)]), { code: "labels.invalid" });
  assert.throws(() => calibrate(pairs, [], { method: "guess" }), { code: "option.invalid" });
  assert.throws(() => thresholds(pairs, [], { points: 0 }), { code: "option.invalid" });
});

test("a model is trained by labels, and its thresholds are counted by them", async () => {
  const rows = Array.from({ length: 60 }, (_, at) => [{ id: `a${at}`, first_name: "Ada", last_name: `Love${at}son`, phone: `+49301${100000 + at * 37}` }, { id: `b${at}`, first_name: "Ada", last_name: `Love${at}son`, phone: `+49891${100000 + at * 91}` }]).flat();
  const labels = Array.from({ length: 30 }, (_, at) => ({ left: `a${at}`, right: `b${at}`, same: true }));
  const { model, training } = await selfsame.train(rows, { labels });
  assert.deepEqual([training.trusted, training.labels, training.matches], [true, [30, 0], 30]);
  const level = model.comparisons.find(({ name }) => name === "phone").levels.find(({ name }) => name === "different");
  assert.ok(level.m > 0.5, `${level.m}`);
  const result = await selfsame.resolve(rows, { model });
  assert.ok(thresholds(result.pairs, labels).labels.same === 30);
  assert.ok(thresholds(result.pairs).matches > 0);
  result.free();
  await assert.rejects(selfsame.train(rows, { labels: [{ left: "a1", right: "zz", same: true }] }), ({ code, details }) => code === "labels.unknown-id" && details.row === "1");
  await assert.rejects(selfsame.train(rows, { labels: [...labels, { left: "b1", right: "a1", same: false }] }), { code: "labels.contradiction" });
});
