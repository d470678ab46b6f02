// What somebody typed stays text: payloads in every field, in headers and in the file's name.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { choose, open, run, visitor } from "./page.mjs";

let visit;
before(async () => (visit = await visitor()));
after(() => visit.close());

const PAYLOADS = [
  "<script>hit()</script>", "<img src=x onerror=hit()>", "<svg onload=hit()>", "<svg><script>hit()</script></svg>",
  "\"><img src=x onerror=hit()>", "'><script>hit()</script>", "</td><script>hit()</script>", "</textarea><script>hit()</script>",
  "</title><script>hit()</script>", "</style><script>hit()</script>", "--><script>hit()</script>", "]]><script>hit()</script>",
  "<iframe srcdoc='<script>parent.hit()</script>'>", "<a href=javascript:hit()>x</a>", "javascript:hit()", "<details open ontoggle=hit()>",
  "<body onload=hit()>", "<input autofocus onfocus=hit()>", "<video><source onerror=hit()>", "<math><mi xlink:href=javascript:hit()>",
  "${hit()}", "{{constructor.constructor('hit()')()}}", "<%= hit() %>", "\u202e<script>hit()</script>", "&lt;script&gt;hit()&lt;/script&gt;",
];
const HEADERS = ["First name", "Last name", "E-mail", "Phone", "Street", "City", "Postcode", "Country", "Company", "Newsletter", "Birthday", "<img src=x onerror=hit()>"];

const cell = (text) => `"${text.replaceAll('"', '""')}"`;
const row = (at) => HEADERS.map((_, column) => cell(PAYLOADS[(Math.floor(at / 2) + column) % PAYLOADS.length] + (column < 2 ? "" : at)));
const hostile = [HEADERS.map(cell), ...Array.from({ length: 100 }, (_, at) => row(at))].map((cells) => cells.join(",")).join("\n");

const trap = (page) => page.addInitScript(() => {
  globalThis.hits = 0;
  globalThis.hit = () => (globalThis.hits += 1);
  globalThis.refused = [];
  addEventListener("securitypolicyviolation", (event) => globalThis.refused.push(event.effectiveDirective), true);
});

test("100 rows of payloads in every field run nothing and try nothing", async () => {
  const { page, context, faults } = await open(visit.browser, visit.address, { before: trap });
  await choose(page, "<img src=x onerror=hit()>.csv", hostile);
  await run(page);
  for (const tab of ["duplicates", "customers", "consent", "downloads"]) {
    await page.click(`#tab-${tab}`);
    await page.waitForSelector(`#panel-${tab} > *`);
  }
  await page.locator(".pair-details > summary").evaluateAll((heads) => heads.forEach((head) => head.click()));
  const links = page.locator("#panel-customers table button.link");
  await page.click("#tab-customers");
  await links.first().waitFor();
  for (let at = 0; at < Math.min(5, await links.count()); at += 1) {
    await links.nth(at).click();
    await page.waitForSelector("dialog[open] .lineage");
    await page.locator("dialog details summary").first().click();
    await page.keyboard.press("Escape");
  }
  const text = await page.textContent("body");
  assert.match(text, /onerror=hit/, "the payloads are there, as text");
  assert.equal(await page.evaluate(() => document.querySelectorAll("main img, main iframe, main script, main video, main math").length), 0);
  assert.deepEqual(await page.evaluate(() => [globalThis.hits, globalThis.refused]), [0, []]);
  assert.deepEqual(faults, []);

  // The report is a page of its own.
  await page.click("#tab-downloads");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByLabel("Download report.html").click()]);
  const report = await context.newPage();
  await trap(report);
  await report.setContent(readFileSync(await download.path(), "utf8"));
  assert.deepEqual(await report.evaluate(() => [globalThis.hits ?? 0, globalThis.refused ?? [], document.scripts.length]), [0, [], 0]);
});
