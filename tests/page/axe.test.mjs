// Every view before axe-core, light and dark, wide and narrow.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { objections, open, run, trySample, visitor } from "./page.mjs";

let visit;
before(async () => (visit = await visitor()));
after(() => visit.close());

for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 360]]) {
  test(`axe-core objects to nothing: ${colorScheme}, ${width} pixels wide`, async () => {
    const { page, faults } = await open(visit.browser, visit.address, { options: { colorScheme, viewport: { width, height: 800 }, reducedMotion: "reduce" } });
    const seen = {};
    const look = async (name) => {
      seen[name] = await objections(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} fits its width`);
    };
    await look("start");
    await page.click("#privacy-open");
    await look("privacy");
    await page.keyboard.press("Escape");
    await trySample(page);
    await look("columns");
    await run(page);
    await look("quality");
    for (const tab of ["duplicates", "consent", "downloads", "customers"]) {
      await page.click(`#tab-${tab}`);
      await page.waitForSelector(`#panel-${tab} > *`);
      if (tab === "customers") await page.waitForSelector("table.customers");
      await look(tab);
    }
    await page.locator("table.customers button.link").nth(2).click();
    await page.waitForSelector("dialog[open] .lineage");
    await look("customer");
    assert.deepEqual(Object.entries(seen).filter(([, list]) => list.length), []);
    assert.deepEqual(faults, []);
  });
}

test("nothing that is pressed is smaller than 24 pixels", async () => {
  const { page } = await open(visit.browser, visit.address, { options: { viewport: { width: 360, height: 800 } } });
  await trySample(page);
  await run(page);
  await page.click("#tab-customers");
  await page.waitForSelector("table.customers");
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, select, summary, input:not([hidden])")]
      .map((node) => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24))
      .map(([html, { width, height }]) => `${width}×${height} ${html}`));
  assert.deepEqual(small, []);
});
