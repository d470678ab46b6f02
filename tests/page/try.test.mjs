// One record typed by hand: cleansed under the page's policy, the telephone number as it is typed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { objections, open, visitor } from "./page.mjs";

let visit;
before(async () => (visit = await visitor()));
after(() => visit.close());

const value = (page, name) => page.inputValue(`#try [name=${name}]`);
const caret = (page) => page.evaluate(() => document.activeElement.selectionStart);

/** One key, and the time the engine takes. */
async function press(page, key) {
  await page.keyboard.press(key);
  await page.waitForTimeout(60);
}

test("a telephone number is grouped while it is typed, and the caret stays where it was", async () => {
  const { page, faults } = await open(visit.browser, visit.address);
  await page.waitForSelector("#try-clean dt");
  await page.focus("#try [name=phone]");
  for (const key of "01712345678") await press(page, key);
  assert.equal(await value(page, "phone"), "0171 2345678");
  await page.evaluate(() => document.activeElement.setSelectionRange(4, 4));
  await press(page, "Backspace");
  assert.equal((await value(page, "phone")).replaceAll(" ", ""), "0172345678");
  assert.equal(await caret(page), 3);
  await press(page, "1");
  assert.equal(await value(page, "phone"), "0171 2345678");
  assert.equal(await caret(page), 4, "behind the digit that was typed");
  await press(page, "End");
  await page.keyboard.type(" ext. 9");
  assert.equal(await value(page, "phone"), "0171 2345678 ext. 9", "an extension is not lost");
  await press(page, "Tab");
  await page.waitForFunction(() => document.querySelector("#try [name=phone]").value.startsWith("+49"));
  assert.deepEqual(faults, []);
});

test("the country that the form names says how the number is grouped", async () => {
  const { page } = await open(visit.browser, visit.address);
  await page.waitForSelector("#try-clean dt");
  await page.fill("#try [name=country]", "USA");
  await page.focus("#try [name=phone]");
  await page.waitForTimeout(200);
  for (const key of "2015550123") await press(page, key);
  assert.equal(await value(page, "phone"), "(201) 555-0123");
});

for (const colorScheme of ["light", "dark"]) {
  test(`a record is cleansed as it is typed, with what is doubtful in words: ${colorScheme}`, async () => {
    const { page, faults } = await open(visit.browser, visit.address, { options: { colorScheme } });
    await page.waitForSelector("#try-clean dt");
    await page.focus("#try [name=name]");
    await page.keyboard.type("  DR. ada  lovelace");
    await page.keyboard.press("Tab");
    await page.keyboard.type("ada@gmial.com");
    await page.waitForFunction(() => /ada@gmial\.com\s+Doubtful/.test(document.getElementById("try-clean").textContent));
    await page.keyboard.press("Tab");
    const suggestion = page.locator("#try .selfsame-note button");
    assert.match(await suggestion.textContent(), /ada@gmail\.com/);
    assert.deepEqual(await objections(page), []);
    await suggestion.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /ada@gmail\.com\s+Valid/.test(document.getElementById("try-clean").textContent));
    assert.equal(await value(page, "email"), "ada@gmail.com");
    assert.match(await page.textContent("#try-clean"), /Dr\. Ada Lovelace/);
    assert.deepEqual(faults, []);
  });
}
