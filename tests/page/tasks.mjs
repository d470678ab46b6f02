// node tasks.mjs: how the page stays responsive. Fails where a task is longer than 50 ms, where progress
// comes less than ten times a second, or where a cancel takes longer than 100 ms.
//
// Tasks are read off Chromium's own trace. Judged is their CPU time, which other processes of the
// machine do not lengthen; the time by the clock stands beside it.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cancelled, open, people, run, trySample, visitor } from "./page.mjs";

const LONGEST_TASK = 50;
const PROGRESS_A_SECOND = 10;
const CANCEL_WITHIN = 100;
const CATEGORIES = ["toplevel", "blink.user_timing", "disabled-by-default-devtools.timeline"];
const TABS = ["duplicates", "customers", "consent", "downloads", "quality"];

/** Keeps the trace of a page while `work` is done; `phase` ends a phase. */
async function traced(browser, work) {
  const events = [];
  const cdp = await browser.newBrowserCDPSession();
  cdp.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise((done) => cdp.on("Tracing.tracingComplete", done));
  await cdp.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: CATEGORIES } });
  await work();
  await cdp.send("Tracing.end");
  await complete;
  return events;
}

/** Ends a phase; what is drawn late still belongs to it. */
async function ended(page, phase) {
  await page.waitForTimeout(400);
  await page.evaluate((name) => performance.mark(name), `phase: ${phase}`);
}

async function sample(browser, address) {
  const { page } = await open(browser, address);
  await ended(page, "the page opens");
  await trySample(page);
  await ended(page, "the sample's columns");
  await run(page);
  await ended(page, "the sample runs, results are drawn");
  for (const id of TABS) {
    await page.click(`#tab-${id}`);
    await ended(page, `tab ${id}`);
  }
}

/** Chosen from the disk: else the driver hands the file over inside a task of the page. */
async function chosen(page, file, text) {
  writeFileSync(file, text);
  await page.setInputFiles("#file", file);
  await page.waitForSelector("#prepare:not([hidden])");
}

async function wide(browser, address, folder) {
  const header = Array.from({ length: 400 }, (_, at) => `Column ${at}`);
  const rows = Array.from({ length: 300 }, (_, row) => header.map((_, at) => `value ${row * 7 + at}`).join(","));
  const { page } = await open(browser, address);
  await ended(page, "the page opens again");
  await chosen(page, join(folder, "wide.csv"), [header.join(","), ...rows].join("\n"));
  await ended(page, "400 columns");
  await run(page);
  await ended(page, "400 columns run");
}

/** When each message of progress came. */
function watch() {
  globalThis.progress = [];
  globalThis.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => data.progress && progress.push({ at: performance.now(), ...data.progress }));
    }
  };
}

/** Progress messages a second of a whole run, and milliseconds until a cancelled one has gone. */
async function many(browser, address, folder) {
  const { page } = await open(browser, address, { before: (page) => page.addInitScript(watch) });
  await chosen(page, join(folder, "many.csv"), people(6_000));
  await page.evaluate(() => (progress.length = 0));
  await run(page);
  await ended(page, "6,000 records run");
  const times = await page.evaluate(() => progress.splice(0).map(({ at }) => at));
  await page.click("#back");
  await page.click("#go");
  await page.waitForFunction(() => progress.some(({ stage }) => stage === "cleanse"));
  const cancel = await cancelled(page);
  await ended(page, "a run is cancelled");
  return { aSecond: (1000 * times.length) / (times.at(-1) - times[0]), cancel };
}

/** The tasks of the thread on which the marks were made, and the marks. */
function tasksOf(events) {
  const marks = events.filter(({ name }) => name.startsWith("phase: ")).sort((a, b) => a.ts - b.ts);
  const threads = new Set(marks.map(({ pid, tid }) => `${pid} ${tid}`));
  const here = ({ pid, tid, name, ph }) => ph === "X" && name.endsWith("RunTask") && threads.has(`${pid} ${tid}`);
  return { marks, tasks: events.filter(here) };
}

const folder = mkdtempSync(join(tmpdir(), "selfsame-tasks-"));
const { browser, address, close } = await visitor();
let told;
const { marks, tasks } = tasksOf(await traced(browser, async () => {
  await sample(browser, address);
  await wide(browser, address, folder);
  told = await many(browser, address, folder);
}));
await close();
rmSync(folder, { recursive: true });

console.log("longest task of the page, ms    CPU  clock");
let from = 0;
let longest = 0;
for (const { name, pid, ts } of marks) {
  const within = tasks.filter((task) => task.pid === pid && task.ts >= from && task.ts < ts);
  const most = (of) => Math.max(0, ...within.map(of)) / 1000;
  const cpu = most(({ tdur }) => tdur ?? 0);
  console.log(`${name.slice(7).padEnd(28)} ${cpu.toFixed(0).padStart(6)} ${most(({ dur }) => dur).toFixed(0).padStart(6)}${cpu > LONGEST_TASK ? "  ABOVE" : ""}`);
  longest = Math.max(longest, cpu);
  from = ts;
}
console.log(`progress: ${told.aSecond.toFixed(0)} a second; cancel: back after ${told.cancel.toFixed(1)} ms`);
console.log(`bars: ${LONGEST_TASK} ms of CPU a task, ${PROGRESS_A_SECOND} a second, ${CANCEL_WITHIN} ms`);
const reached = marks.length > 0 && longest <= LONGEST_TASK && told.aSecond >= PROGRESS_A_SECOND && told.cancel <= CANCEL_WITHIN;
process.exitCode = reached ? 0 : 1;
