// The report in a real browser: hostile values stay text, nothing is asked of any server, and
// axe-core finds nothing, light and dark.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { reportHTML } from "../../pkg-template/report.js";
import { sample } from "./report-sample.mjs";

const modules = new URL("../node_modules/", import.meta.url);
const ready = existsSync(new URL("playwright-core/index.mjs", modules)) && existsSync(new URL("axe-core/axe.min.js", modules));
const chromium = ["chromium", "chromium-browser", "google-chrome"]
  .map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim())
  .find(Boolean);
const skip = (!ready && "cargo xtask test installs what this needs") || (!chromium && "Chromium is not installed");

const HOSTILE = `"><script>alert(1)</script><img src=//127.0.0.1:9/x onerror=alert(1)><svg onload=alert(1)>`;

async function open(html, colorScheme, see) {
  const { chromium: browsers } = await import(new URL("playwright-core/index.mjs", modules));
  const browser = await browsers.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const context = await browser.newContext({ colorScheme, bypassCSP: see === axe });
    const page = await context.newPage();
    const seen = { asked: [], alerts: 0 };
    page.on("request", (request) => seen.asked.push(request.url()));
    page.on("dialog", (dialog) => ((seen.alerts += 1), dialog.dismiss()));
    await page.setContent(html, { waitUntil: "load" });
    return { ...seen, found: await see(page) };
  } finally {
    await browser.close();
  }
}

async function axe(page) {
  await page.evaluate(readFileSync(new URL("axe-core/axe.min.js", modules), "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" | ")}`);
}

const elements = (page) => page.evaluate(() => [document.scripts.length, document.images.length, document.querySelectorAll("[onload],[onerror]").length]);

test("hostile values do nothing in a browser", { skip }, async () => {
  const hostile = JSON.parse(JSON.stringify(sample()).replaceAll("Katharina", JSON.stringify(HOSTILE).slice(1, -1)).replaceAll("crm.csv", JSON.stringify(HOSTILE).slice(1, -1)));
  const { asked, alerts, found } = await open(reportHTML(hostile, { title: HOSTILE }), "light", elements);
  assert.deepEqual({ asked, alerts, found }, { asked: [], alerts: 0, found: [0, 0, 0] });
});

for (const scheme of ["light", "dark"])
  test(`axe-core finds nothing in the ${scheme} page`, { skip }, async () => {
    const { found } = await open(reportHTML(sample()).replaceAll("<details>", "<details open>"), scheme, axe);
    assert.deepEqual(found, []);
  });

test("a narrow window shows the whole page without moving it sideways", { skip }, async () => {
  const long = sample();
  for (const { records, fields } of long.duplicates.examples) {
    for (const record of records) Object.assign(record, { id: "0037Q00000UF1LHQAW", source: "newsletter_of_all_the_systems_there_are.csv" });
    for (const field of fields) field.values = ["konstantinopolitanischer.dudelsack@longest-domain.example", "x"];
  }
  const opened = reportHTML(long).replaceAll("<details", "<details open");
  const overflow = (html) => async (page) => (await page.setViewportSize({ width: 360, height: 800 }), await page.setContent(html), page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
  for (const html of [opened, reportHTML(long)]) assert.equal((await open(html, "light", overflow(html))).found, 0);
});
