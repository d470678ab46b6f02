// Whatever a function of the face is given: an answer, or an error of ours with its code.

import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { SelfsameError, load } = await entry("inline.js");
const selfsame = await load();
const { waterfallSvg } = await entry("explain.js");
const { reportHTML } = await entry("report.js");
const { modelFromSplink, modelToSplink } = await entry("splink.js");
const { calibrate, thresholds } = await entry("thresholds.js");
const { handler } = await entry("edge.js");
const workers = await entry("worker-node.js");
const { attach } = await entry("form.js");

const cyclic = {};
cyclic.self = cyclic;
const STRAY = [
  undefined, null, 0, Number.NaN, -1, 1e308, "", "x", "\ud800", true, [], [1], [null], [[]], {}, { a: null }, { a: { b: 1 } }, cyclic,
  new Map([[1, 2]]), new Date(0), new Date(Number.NaN), Symbol("x"), 10n, () => 1, new Uint8Array(3), new ArrayBuffer(4), /x/,
  Object.create(null), Promise.resolve(1), { email: "a@b.example" }, { schema: { a: "zzz" } }, { country: 5 }, { at: "never" },
  { comparisons: [null] }, { comparisons: [{ comparison_levels: [null] }] }, { comparisons: [{ name: "x", levels: [] }] },
];

const functionsOf = (object, path = "") =>
  Object.entries(object).flatMap(([name, part]) => (typeof part === "function" ? [[path + name, part.bind(object)]] : functionsOf(part, `${path}${name}.`)));

const methodsOf = (object, names) => names.map((name) => [`${object.constructor.name}.${name}`, object[name].bind(object)]);

test("a receipt takes a state of objects, and names as texts", () => {
  const { receipt } = selfsame.consent;
  assert.throws(() => receipt({ entries: [null] }), { code: "consent.invalid" });
  assert.throws(() => receipt({ entries: [] }, { subject: null }), { code: "consent.invalid", details: { option: "subject" } });
});

test("no function of the face ends in an error that is not ours", async () => {
  const resolver = selfsame.resolver({ keep: true });
  resolver.add([{ id: "1", name: "Ada Lovelace" }]);
  const living = methodsOf(resolver, ["add", "upsert", "remove", "find", "customer", "customerOf", "customers", "events", "decide", "why", "unify"]);
  const encoded = methodsOf(selfsame.resolver({ encoded: true }), ["add", "upsert", "remove", "find"]);
  const result = await selfsame.resolve("id,name\n1,Ada Lovelace\n2,Ada Lovelace\n");
  const lists = [...methodsOf(result, ["file"]), ...methodsOf(result.pairs, ["page"])];
  const others = functionsOf({ waterfallSvg, reportHTML, modelFromSplink, modelToSplink, calibrate, thresholds, handler });
  const strange = new Set();
  const judge = (name) => (error) => error instanceof SelfsameError || strange.add(`${name}: ${error?.name}: ${error?.message}`);
  let [calls, refused] = [0, 0];
  for (const [name, call] of [...functionsOf(selfsame), ...living, ...encoded, ...lists, ...others]) {
    for (const first of STRAY) {
      for (const second of STRAY) {
        calls += 1;
        try {
          const answer = await call(first, second);
          answer?.free?.();
        } catch (error) {
          refused += 1;
          judge(name)(error);
        }
      }
    }
  }
  assert.deepEqual([...strange], []);
  assert.ok(refused > calls / 4, `${refused} of ${calls} calls are refused`);
});

const MISSPELT = [
  ["privacy.scan", () => selfsame.privacy.scan("x", { contry: "DE" }), "contry"],
  ["consent.log.append", () => selfsame.consent.log.append("", {}, { secrt: "0123456789abcdef" }), "secrt"],
  ["consent.log.verify", () => selfsame.consent.log.verify("", { haed: "x" }), "haed"],
  ["consent.decode", () => selfsame.consent.decode("1YNN", { formt: "usp" }), "formt"],
  ["resolver.customers", () => selfsame.resolver().customers({ aftr: "C1" }), "aftr"],
  ["consent.receipt", () => selfsame.consent.receipt({ entries: [] }, { subjct: "x" }), "subjct"],
  ["waterfallSvg", () => waterfallSvg({ comparisons: [] }, { titel: "x" }), "titel"],
  ["reportHTML", () => reportHTML({}, { titel: "x" }), "titel"],
  ["modelFromSplink", () => modelFromSplink({ comparisons: [] }, { colums: {} }), "colums"],
  ["modelToSplink", () => modelToSplink({ comparisons: [] }, { dialekt: "spark" }), "dialekt"],
  ["thresholds", () => thresholds([], [], { point: 1 }), "point"],
  ["calibrate", () => calibrate([], [], { methd: "platt" }), "methd"],
  ["handler", () => handler({ selfsame, maxbytes: 1 }), "maxbytes"],
  ["load of workers", () => workers.load({ sise: 2 }), "sise"],
  ["attach", () => attach(undefined, { selfsame, contry: "DE" }), "contry"],
];

for (const [name, call, given] of MISSPELT) {
  test(`${name}: an option that does not exist is an error`, () => assert.throws(call, { code: "option.unknown", details: { given } }));
}
