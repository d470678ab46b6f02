// The sample from the first button to the last file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { open, parseCsv, run, tile, trySample, visitor } from "./page.mjs";

let visit;
before(async () => (visit = await visitor()));
after(() => visit.close());

/** Long lists of options are there once somebody turns to them. */
async function choose(select, code) {
  await select.focus();
  await select.selectOption(code);
}

test("the sample becomes customers, with a corrected column, and every output can be saved", async () => {
  const { page, faults } = await open(visit.browser, visit.address);
  assert.equal(await page.getAttribute("html", "data-engine"), "worker");
  await trySample(page);
  assert.deepEqual(await page.locator(".file h2").allTextContents(), ["crm.csv", "newsletter.csv", "shop.csv"]);
  const meaning = (column) => page.getByLabel(`Meaning of ${column}`);
  assert.equal(await meaning("Email in crm.csv").inputValue(), "email");
  assert.equal(await meaning("HasOptedOutOfEmail in crm.csv").inputValue(), "consent");
  assert.equal(await page.getByLabel("Direction of HasOptedOutOfEmail in crm.csv").inputValue(), "inverse");

  await choose(meaning("AccountName in crm.csv"), "text");
  await choose(page.locator("#country"), "DE");
  assert.match(await page.textContent("#run-note"), /1 column corrected/);
  await run(page);

  const [records, customers] = [await tile(page, "Records in"), await tile(page, "Customers out")];
  assert.ok(records > 3000 && customers < records && customers > 1000, `${customers} of ${records}`);
  const account = page.locator("#panel-quality tr", { has: page.locator("th bdi", { hasText: /^AccountName$/ }) });
  assert.match(await account.textContent(), /Free text/, "the correction is what was used");

  const saved = await save(page);
  const customerRows = table(saved["customers.csv"]);
  assert.equal(customerRows.length, customers + 1);
  assert.equal(customerRows[0][0], "customer_id");
  const recordRows = table(saved["records.csv"]);
  assert.equal(recordRows.length, records + 1);
  assert.deepEqual(recordRows[0].slice(0, 4), ["source", "row", "record_id", "customer_id"]);
  assert.deepEqual(table(saved["matches.csv"])[0], ["left_id", "right_id", "probability", "weight"]);
  assert.equal(JSON.parse(saved["report.json"]).totals.records, records);
  assert.equal(JSON.parse(saved["model.json"]).format, "selfsame-model");
  assert.match(saved["report.html"], /^<!doctype html>/);
  assert.deepEqual(faults, []);
  assert.match(await page.textContent("#privacy-short"), /^0 requests/);
});

/** Presses every download and gives the texts by name. */
async function save(page) {
  await page.click("#tab-downloads");
  const texts = {};
  for (const button of await page.locator(".downloads button").all()) {
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    texts[download.suggestedFilename()] = readFileSync(await download.path(), "utf8");
  }
  assert.deepEqual(Object.keys(texts), ["customers.csv", "records.csv", "matches.csv", "report.html", "report.json", "model.json"]);
  return texts;
}

/** A CSV whose rows all have the width of the header. */
function table(text) {
  const rows = parseCsv(text.replace(/^\ufeff/, ""));
  assert.deepEqual([...new Set(rows.map(({ length }) => length))].length, 1, "rows of one width");
  return rows;
}

test("a customer shows where each value came from, a pair why it is one", async () => {
  const { page, faults } = await open(visit.browser, visit.address);
  await trySample(page);
  await run(page);
  await page.click("#tab-duplicates");
  assert.ok((await page.locator(".pair-details").count()) > 3);
  assert.ok((await page.locator(".pair-details[open] .waterfall tbody tr").count()) > 2, "reasons are there");
  assert.doesNotMatch(await page.textContent(".pair-details[open] .waterfall"), /undefined|[a-z]\.[a-z]|same-/, "in words, not codes");
  await page.locator("#panel-duplicates table button.link").first().click();
  await page.waitForSelector("dialog[open] .waterfall");
  assert.ok((await page.locator("dialog[open] table").count()) === 2, "reasons, and both records side by side");
  await page.keyboard.press("Escape");

  await page.click("#tab-customers");
  await page.selectOption("#panel-customers select", "several");
  await page.waitForFunction(() => !document.querySelector("#panel-customers").textContent.includes("Searching"));
  const row = page.locator("table.customers tbody tr").first();
  const name = await row.locator("button.link").textContent();
  await row.locator("button.link").click();
  await page.waitForSelector("dialog[open] .lineage");
  assert.match(await page.textContent("#dialog-head"), new RegExp(name.replace(/[^\p{L} ]/gu, ".")));
  assert.match(await page.locator("dialog .lineage").textContent(), /\.csv, row \d/);
  assert.ok((await page.locator("dialog details").count()) > 1, "its records as they came in");
  await page.keyboard.press("Escape");

  await page.fill("input[type=search]", "no such person anywhere");
  await page.getByText("No customers fit.").waitFor();
  await page.click("#tab-consent");
  assert.ok((await page.locator("#panel-consent tbody tr").count()) > 2);
  assert.deepEqual(faults, []);
});

test("what cannot be read is told with its code, and the others go on", async () => {
  const { page, faults } = await open(visit.browser, visit.address);
  const file = (name, bytes) => ({ name, mimeType: "text/csv", buffer: Buffer.from(bytes) });
  await page.setInputFiles("#file", [file("empty.csv", "")]);
  await page.waitForSelector(".failure code");
  assert.equal(await page.textContent(".failure code"), "input.empty");
  assert.ok(await page.isVisible("#start"), "still at the start");
  await page.setInputFiles("#file", [file("picture.csv", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")), file("good.csv", "Name,E-Mail\nAda Lovelace,ada@example.com\n")]);
  await page.waitForSelector("#prepare:not([hidden])");
  assert.match(await page.textContent("#notices .failure"), /picture\.csv.*input\./s);
  assert.deepEqual(await page.locator(".file h2").allTextContents(), ["good.csv"]);
  await run(page);
  assert.equal(await tile(page, "Customers out"), 1);
  await page.click("#again");
  const wide = Array.from({ length: 3_000 }, (_, at) => `column ${at}`);
  const long = `${wide.map((_, at) => (at === 0 ? "x".repeat(200_000) : at)).join(",")}`;
  await page.setInputFiles("#file", [file("header.csv", "Name,E-Mail\n"), file("wide.csv", `${wide.join(",")}\n${long}\n`)]);
  await page.waitForSelector("#prepare:not([hidden])");
  const card = page.locator(".file").last();
  const first = card.locator("tbody th").first();
  assert.equal(await card.locator("tbody tr").count(), 25, "a page of 3,000 columns");
  await choose(card.locator("select").nth(1), "phone");
  await card.getByRole("button", { name: "Next" }).click();
  const second = await first.textContent();
  await choose(card.locator("select").first(), "email");
  assert.equal(await first.textContent(), second, "who corrects a column stays on its page");
  await card.getByRole("button", { name: "Previous" }).click();
  assert.equal(await card.locator("select").nth(1).inputValue(), "phone", "what was corrected stays corrected");
  await run(page);
  assert.equal(await tile(page, "Records in"), 1);
  await page.click("#again");
  assert.ok(await page.isVisible("#drop"));
  assert.deepEqual(faults, []);
});
