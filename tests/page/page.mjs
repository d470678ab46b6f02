// The page in Chromium, driven by playwright-core: what all its tests share.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../xtask/serve.mjs";

export const site = fileURLToPath(new URL("../../target/site/", import.meta.url));

const PATIENCE = 120_000;
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

const found = NAMES.find((name) => spawnSync(name, ["--version"]).status === 0);
const path = found && spawnSync("which", [found], { encoding: "utf8" }).stdout.trim();

/** Starts the browser and serves the site; `close` ends both. */
export async function visitor(folders = {}) {
  const server = await serve({ "/": site, ...folders });
  const browser = await chromium.launch({ executablePath: path || undefined, args: FLAGS });
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { browser, close, address: `${server.address}/` };
}

/** A page of its own context; what goes wrong in it by itself is kept in `faults`. */
export async function open(browser, address, { options, before } = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await before?.(page, context);
  await page.goto(address);
  await page.waitForSelector("html[data-engine]");
  return { page, context, faults };
}

export async function trySample(page) {
  await page.click("#sample");
  await page.waitForSelector("#prepare:not([hidden])");
}

/** Gives the page a file by its chooser. */
export async function choose(page, name, text) {
  await page.setInputFiles("#file", { name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.waitForSelector("#prepare:not([hidden])");
}

export async function run(page) {
  await page.click("#go");
  await page.waitForSelector("#results:not([hidden])");
}

/** Presses Escape during a run; milliseconds until the page is back. */
export const cancelled = (page) =>
  page.evaluate(() => {
    const began = performance.now();
    return new Promise((done) => {
      new MutationObserver(() => document.getElementById("go") && done(performance.now() - began)).observe(document.getElementById("run"), { childList: true });
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    });
  });

/** The number on a tile. */
export const tile = async (page, head) =>
  Number((await page.locator(".tile", { hasText: head }).locator(".big").textContent()).replaceAll(",", ""));

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core objects to, one line each. */
export async function objections(page) {
  // Evaluated by the debugger: the policy of the page stays as it is.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** Rows of a CSV text as RFC 4180 has it. */
export function parseCsv(text) {
  const rows = [[]];
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|$)/gy;
  for (let match = cells.exec(text); match && cells.lastIndex <= text.length; match = cells.exec(text)) {
    const [, cell, end] = match;
    rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0] !== "");
}

const FIRST = ["Ada", "Grace", "Edsger", "Barbara", "Donald", "Frances", "Alan", "Radia", "John", "Lynn"];
const LAST = ["Lovelace", "Hopper", "Dijkstra", "Liskov", "Knuth", "Allen", "Turing", "Perlman", "Backus", "Conway"];

/** Rows enough that the run takes a while; every third repeats the one before with another phone. */
export function people(count) {
  const row = (at) => {
    const who = at - (at % 3 === 2 ? 1 : 0);
    const [first, last] = [FIRST[who % 10], LAST[(who >> 2) % 10] + String.fromCharCode(97 + (who % 26), 97 + ((who >> 3) % 26))];
    return `${first},${last},${first}.${last}${who}@example.com,+49 30 ${1_000_000 + at * 7},Street ${who % 190},${10_000 + (who % 9000)}`;
  };
  return ["First name,Last name,E-mail,Phone,Street,Postcode", ...Array.from({ length: count }, (_, at) => row(at))].join("\n");
}
