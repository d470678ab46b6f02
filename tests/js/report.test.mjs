// The report: one page without scripts, whatever the customers typed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { esc, html } from "../../pkg-template/html.js";
import { reportHTML } from "../../pkg-template/report.js";
import { words } from "../../pkg-template/words/en.js";
import { sample } from "./report-sample.mjs";

const render = (assessment, title) => reportHTML(assessment, { title, words });

const PAYLOADS = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</title></style></svg><svg onload=alert(1)>`,
  `<!--`,
  "]]>",
  `&lt;script&gt;`,
  `javascript:alert(1)`,
  "${alert(1)}{{constructor}}",
  "\u0000<\u0000script>\u202e",
  "__proto__",
  "$& $1 $`",
];

/** Element and attribute names, as a browser would see them: quoted values left out. */
function markup(page) {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, "").replace(/"[^"]*"/g, '""');
  return new Set([...body.matchAll(/<(\/?[a-z!][^\s>]*)([^>]*)>/gi)].flatMap(([, tag, rest]) =>
    [tag.toLowerCase(), ...[...rest.matchAll(/([a-z:-]+)=/gi)].map(([, name]) => `@${name.toLowerCase()}`)]));
}

/** The same shape with every text of a person replaced; codes of the engine as well where `codes`. */
function poisoned(node, payload, codes, key = "") {
  if (Array.isArray(node)) return node.map((item) => poisoned(item, payload, codes, key));
  if (node && typeof node === "object")
    return Object.fromEntries(Object.entries(node).map(([name, item]) => [name, poisoned(item, payload, codes, name)]));
  const typed = ["name", "header", "value", "suggestion", "values", "id", "source", "customer", "reason", "group", "encoding", "format", "special"];
  return typeof node === "string" && (codes || typed.includes(key)) ? payload : node;
}

test("what was typed is shown and never run", () => {
  const allowed = markup(render(sample()));
  for (const payload of PAYLOADS) {
    for (const codes of [false, true]) {
      const page = render(poisoned(sample(), payload, codes), payload);
      for (const name of markup(page)) assert.ok(allowed.has(name), `${payload} brought in ${name}`);
      assert.ok(page.includes(esc(payload)), `${payload} is not shown`);
    }
  }
});

test("there are no scripts, no handlers, no addresses, and the policy says so first", () => {
  const page = render(sample());
  assert.doesNotMatch(page, /<script|<link|<iframe|<img|<object|<form|\son[a-z]+=|@import|url\(|https?:/i);
  const policy = page.indexOf("Content-Security-Policy");
  assert.ok(policy > 0 && policy < page.indexOf("<title>") && policy < page.indexOf("<style>"));
  assert.match(page, /default-src 'none'; style-src 'unsafe-inline'/);
  for (const [, address] of page.matchAll(/(?:href|src)="([^"]*)"/g)) assert.match(address, /^#[a-z-]+$/);
});

test("the same assessment gives the same page", () => assert.equal(render(sample()), render(sample())));

test("every element that is opened is closed, and every id is given once", () => {
  const page = render(sample()).replace(/<style>[\s\S]*?<\/style>/, "");
  const open = [];
  for (const [, close, name, rest] of page.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/g)) {
    if (close) assert.equal(open.pop(), name, `</${name}>`);
    else if (!rest.endsWith("/") && !["meta", "br"].includes(name)) open.push(name);
  }
  assert.deepEqual(open, []);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  const known = new Set(ids);
  for (const [, named] of page.matchAll(/aria-labelledby="([^"]+)"/g))
    for (const id of named.split(" ")) assert.ok(known.has(id), `no element is called ${id}`);
});

test("a chart of its own has a title, a description and its numbers as a table", () => {
  const page = render(sample());
  const charts = [...page.matchAll(/<svg [^>]*role="img"[\s\S]*?<\/svg>/g)];
  assert.equal(charts.length, 2);
  for (const [chart] of charts) assert.match(chart, /<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
  assert.equal(page.split("The numbers").length - 1, 2);
});

test("the headline is the number of records, of customers and of duplicates", () => {
  const page = render(sample(), "Spring clean");
  for (const text of ["<h1>Spring clean</h1>", ">3,012<", ">1,540<", ">1,472<", "49 % · records that were one too many"])
    assert.ok(page.includes(text), text);
});

test("where nothing was matched, nothing is wrong and nobody was asked, the page says so", () => {
  const bare = { ...sample(), inputs: [], duplicates: null, consent: [] };
  bare.totals = { ...bare.totals, records: 0, recordsFixed: 0, recordsWithIssues: 0, changes: [], issues: [] };
  const page = render(bare);
  assert.ok(!page.includes("Who is a duplicate"));
  assert.ok(page.includes(words.report.allGood) && page.includes(words.report.noConsent));
});

test("an empty or a wide histogram and a customer of thousands of records are drawn", () => {
  const odd = sample();
  odd.duplicates.weights = [];
  assert.ok(!render(odd).includes("weights-t"));
  odd.duplicates.weights = Array.from({ length: 300 }, (_, at) => ({ from: at - 150, match: 1, review: 0, distinct: 0 }));
  odd.duplicates.sizes.push({ size: 5000, customers: 1 });
  const page = render(odd);
  assert.ok(page.includes("21+") && page.includes("(300)") && !/NaN|Infinity|undefined/.test(page));
});

test("nothing of the sample is shown as undefined or not a number", () =>
  assert.doesNotMatch(render(sample()), /undefined|NaN|\[object|Infinity/));

test("a template escapes what it is given, but not templates", () => {
  assert.equal(String(html`<b title="${`"`}">${["<", html`<i>${null}${false}${0}</i>`]}</b>`), `<b title="&quot;">&lt;<i>0</i></b>`);
  assert.equal(esc("\u0007a\u0000"), "\ufffda\ufffd");
});

test("why a column means what it does stands there in words, and only a consent can be turned round", () => {
  const told = (reason, more) => {
    const { inputs, ...rest } = sample();
    const [first, ...columns] = inputs[0].columns;
    return render({ ...rest, inputs: [{ ...inputs[0], columns: [{ ...first, reason, ...more }, ...columns] }] });
  };
  assert.match(told("header:name beside name.given"), /the header says “name”, beside “Given name”/);
  assert.match(told("beside address.street"), />beside “Street and number”</);
  assert.match(told("header:name values:organization"), /the header says “name”, the values look like it/);
  const turned = (kind) => told("given", { kind, polarity: "inverse" }).split("yes means").length;
  assert.equal(turned("timestamp") + 1, turned("consent"));
});

test("a note names the line of the file, an example the record as records.csv numbers it", () => {
  const page = render(sample());
  assert.match(page, /3×, line 88\)/);
  assert.match(page, /row 1 is the first record of the file/);
});
