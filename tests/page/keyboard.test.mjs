// The whole road without a mouse.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, visitor } from "./page.mjs";

let visit;
before(async () => (visit = await visitor()));
after(() => visit.close());

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

/** Presses Tab until this has the focus, which must be seen on it. */
async function tabTo(page, selector, key = "Tab") {
  for (let presses = 0; presses < 400; presses += 1) {
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) {
      const seen = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.notEqual(seen, "none", `focus is seen on ${selector}`);
      return;
    }
    await page.keyboard.press(key);
  }
  assert.fail(`${selector} cannot be reached; the focus ended on ${await focused(page)}`);
}

test("every station is reached and left by keys alone", async () => {
  const { page } = await open(visit.browser, visit.address);
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the content");
  await tabTo(page, "#sample");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#prepare:not([hidden])");
  assert.equal(await focused(page), "prepare-head", "the new view has the focus");

  await tabTo(page, "select[aria-label^='Meaning of Salutation']");
  await page.keyboard.press("Home");
  await page.waitForSelector("#run-note:not(:empty)");
  assert.match(await page.textContent("#run-note"), /1 column corrected/);
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Meaning of Salutation/, "a correction leaves the focus where it was");

  await tabTo(page, "#go", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#results:not([hidden])");
  assert.equal(await focused(page), "results-head");

  await tabTo(page, "#tab-quality");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "tab-duplicates");
  assert.ok(await page.isVisible("#panel-duplicates"));
  await page.keyboard.press("End");
  assert.equal(await focused(page), "tab-downloads");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "tab-quality", "the last tab is followed by the first");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("[role=tab][tabindex='0']").count(), 1, "one tab is in the order");

  await tabTo(page, "table.customers button.link");
  const name = await focused(page);
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog", { state: "hidden" });
  assert.equal(await focused(page), name, "the focus returns to where it was");
});
