// A decision on the first view: its chain of reasons changes with the country, the age, the channel and the hour.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { objections, open, visitor } from "./page.mjs";

let visit;
before(async () => (visit = await visitor()));
after(() => visit.close());

const answer = (page, outcome) => page.waitForSelector(`#may-answer [data-outcome="${outcome}"]`);

/** A long list is filled when somebody turns to it. */
async function pick(page, name, code) {
  await page.focus(`#may-${name}`);
  await page.selectOption(`#may-${name}`, code);
}

const text = (page) => page.textContent("#may-answer");

for (const colorScheme of ["light", "dark"]) {
  test(`a visitor changes the facts and watches the decision change: ${colorScheme}`, async () => {
    const { page, faults } = await open(visit.browser, visit.address, { options: { colorScheme } });
    await answer(page, "denied");
    assert.match(await text(page), /Art\. 13\(1\).*Directive 2002\/58\/EC/);
    await page.check("#may [name=sale]");
    await answer(page, "permitted");
    assert.match(await text(page), /soft opt-in.*Every message carries a working way to unsubscribe/);
    assert.deepEqual(await objections(page), []);
    await pick(page, "status", "withdrawn");
    await answer(page, "denied");
    await pick(page, "status", "granted");
    await answer(page, "permitted");
    await page.fill("#may-age", "15");
    await answer(page, "denied");
    await page.fill("#may-age", "40");
    // A text message in the night of the person.
    await pick(page, "country", "US");
    await page.fill("#may-region", "US-CA");
    await page.fill("#may-timeZone", "America/Los_Angeles");
    await pick(page, "channel", "sms");
    await pick(page, "method", "written");
    const night = await page.evaluate(() => {
      const at = new Date("2026-11-18T11:00:00Z");
      return new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    });
    await page.fill("#may-at", night);
    await answer(page, "deferred");
    assert.match(await text(page), /Not before .*2026/);
    await page.fill("#may-region", "US-XX");
    await page.waitForSelector("#may-answer .failure");
    assert.deepEqual(faults, []);
  });
}
