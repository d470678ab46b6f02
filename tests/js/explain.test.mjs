// Why a pair weighs what it weighs: the addends are the score, and one picture shows them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { load } = await entry("inline.js");
const { waterfallSvg } = await entry("explain.js");
const selfsame = await load();

const LEFT = { first_name: "Ada", last_name: "Lovelace", email: "ada@example.com", birth_date: "1980-03-04", city: "London", phone: "+442079460000" };
const RIGHT = { first_name: "Bob", last_name: "Lovelace", email: "bob@example.org", birth_date: "1980-04-03", city: "London", phone: "+442079460000" };

test("the prior and the addends are the weight to the last bit, in every explanation", async () => {
  const rows = Array.from({ length: 400 }, (_, at) => ({ id: at, ...(at % 2 ? LEFT : RIGHT), last_name: `Lovelace${at % 90}`, email: `a${at % 70}@example.com`, street: `Ring ${at % 40}`, zip: `${10115 + (at % 40)}` }));
  const result = await selfsame.resolve(rows);
  const resolver = selfsame.resolver();
  resolver.add(rows);
  const explanations = [selfsame.compare(LEFT, RIGHT), selfsame.compare(LEFT, {}), ...result.pairs, ...resolver.find(rows[3], { limit: 50, threshold: 0.0001 })];
  assert.ok(explanations.length > 100 && explanations.some(({ comparisons }) => comparisons.some(({ name }) => name === "household")));
  for (const { weight, probability, comparisons } of explanations) {
    const sum = comparisons.reduce((sum, addend) => sum + addend.weight, 0);
    assert.equal(comparisons[0].name, "prior");
    assert.equal(sum, weight);
    assert.ok(Math.abs(probability - 1 / (1 + 2 ** -weight)) < 1e-12);
  }
  result.free();
});

test("the picture holds every addend, in words and bits, and says so to those who do not see it", () => {
  const explanation = selfsame.compare(LEFT, RIGHT);
  const svg = waterfallSvg(explanation);
  assert.equal(svg.match(/<rect class="(for|against)"/g).length, explanation.comparisons.length);
  assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="waterfall-title waterfall-desc" lang="en"><title id="waterfall-title">/);
  assert.match(svg, /Date of birth: Day and month swapped/);
  assert.match(svg, /prefers-color-scheme:dark/);
  assert.ok(!/https?:(?!\/\/www\.w3\.org\/2000\/svg)|<script|href|url\(/.test(svg), "nothing is loaded from elsewhere");
  assert.equal(svg, waterfallSvg(explanation), "the same explanation gives the same text");
  for (const value of ["Ada", "Lovelace", "example.com", "1980"]) assert.ok(!svg.includes(value), value);
});

test("what is shown is escaped, and names that have no words are shown as they are", () => {
  const comparisons = [{ name: "prior", level: "", weight: -13, termFrequency: 0, m: 0, u: 0 }, { name: "<b>\u0000", level: 'x"&', weight: 20, termFrequency: 3, m: 0.9, u: 0.1 }];
  const svg = waterfallSvg({ probability: 0.99, weight: 7, decision: "match", model: "person", comparisons }, { title: "<script>", id: "a" });
  assert.ok(svg.includes("&lt;b&gt;\ufffd") && svg.includes("X&quot;&amp; (") && svg.includes('<title id="a-title">&lt;script&gt;</title>'));
  assert.ok(!svg.includes("<b>") && !svg.includes("<script>"));
});

test("it is well-formed, and every bar is within the picture", () => {
  const svg = waterfallSvg(selfsame.compare(LEFT, LEFT), { width: 900 });
  const open = [];
  for (const [, closing, name, itself] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (closing) assert.equal(open.pop(), name);
    else if (!itself) open.push(name);
  }
  assert.deepEqual(open, []);
  for (const [, x, width] of svg.matchAll(/<rect class="(?:for|against|sum)" x="([\d.]+)" y="\d+" width="([\d.]+)"/g)) {
    assert.ok(Number(x) >= 300 && Number(x) + Number(width) <= 900 - 64 + 1, `${x} ${width}`);
  }
});
