// The page as one file: from file://, without a network, and where workers are refused.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { open, run, site, tile, trySample, visitor } from "./page.mjs";

let visit;
before(async () => (visit = await visitor()));
after(() => visit.close());

const address = pathToFileURL(`${site}selfsame.html`).href;

test("from file:// with the network off the sample resolves, in a worker", async () => {
  const { page, context, faults } = await open(visit.browser, address, { before: (_, context) => context.setOffline(true) });
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  assert.equal(await page.getAttribute("html", "data-engine"), "worker");
  await trySample(page);
  await run(page);
  assert.ok((await tile(page, "Customers out")) > 1000);
  assert.deepEqual(requests.filter((url) => !url.startsWith("blob:")), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("where workers are refused it resolves in the page, in steps", async () => {
  const refuse = (page) => page.addInitScript(() => {
    globalThis.Worker = class {
      constructor() {
        throw new DOMException("refused", "SecurityError");
      }
    };
    globalThis.ticks = 0;
    setInterval(() => (globalThis.ticks += 1), 4);
  });
  const { page, faults } = await open(visit.browser, address, { before: refuse });
  assert.equal(await page.getAttribute("html", "data-engine"), "page");
  await trySample(page);
  const ticks = await page.evaluate(() => globalThis.ticks);
  await run(page);
  const passed = (await page.evaluate(() => globalThis.ticks)) - ticks;
  assert.ok(passed > 20, `${passed} ticks during the run`);
  assert.match(await page.textContent("#results-note"), /without a worker/);
  assert.deepEqual(faults, []);
});

test("it names its scripts and styles by their hashes and nothing else", () => {
  const [policy] = /content="(default-src[^"]*)"/.exec(readFileSync(`${site}selfsame.html`, "utf8")).slice(1);
  assert.match(policy, /script-src 'sha256-[^']+' 'wasm-unsafe-eval';/);
  assert.match(policy, /style-src 'sha256-[^']+';/);
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /'self'|unsafe-inline|https?:/);
});
