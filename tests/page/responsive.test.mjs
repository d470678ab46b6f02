// The page lives while the engine works, and stops it at once.
//
// Times are printed, not judged: they are the machine's. What is judged is the order of things.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cancelled, choose, open, people, run, visitor } from "./page.mjs";

let visit;
before(async () => (visit = await visitor()));
after(() => visit.close());

/** Keeps ticks, frames, long tasks and what the worker says about its progress. */
function watch() {
  const seen = (globalThis.seen = { ticks: [], frames: [], long: [], progress: [] });
  const now = () => performance.now();
  setInterval(() => seen.ticks.push(now()), 4);
  const frame = () => (seen.frames.push(now()), requestAnimationFrame(frame));
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => seen.long.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({ type: "longtask" });
  globalThis.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => data.progress && seen.progress.push({ at: now(), ...data.progress }));
    }
  };
}

const spy = (page) => page.addInitScript(watch);

test("ticks and frames keep coming during a run, with progress between them", async () => {
  const { page, faults } = await open(visit.browser, visit.address, { before: spy });
  await choose(page, "many.csv", people(6_000));
  const from = await page.evaluate(() => ((seen.progress.length = 0), performance.now()));
  await run(page);
  const { ticks, frames, long, progress } = await page.evaluate(() => seen);
  const to = progress.at(-1).at;
  const during = (list) => list.filter((at) => at >= from && at <= to);
  const gaps = (list) => list.slice(1).map((at, index) => at - list[index]);
  const longest = Math.max(0, ...long.filter(({ startTime }) => startTime >= from && startTime <= to).map(({ duration }) => duration));
  console.log(`run of 6,000 records: ${((to - from) / 1000).toFixed(1)} s, ${(progress.length / ((to - from) / 1000)).toFixed(0)} progress messages a second`);
  const others = long.filter(({ startTime }) => startTime < from || startTime > to).map(({ duration }) => Math.round(duration));
  console.log(`tasks above 50 ms before and after the run: ${others.join(", ") || "none"}`);
  console.log(`longest task of the page: ${longest ? `${longest.toFixed(0)} ms` : "below 50 ms"}; longest gap between ticks ${Math.max(...gaps(during(ticks))).toFixed(0)} ms, between frames ${Math.max(...gaps(during(frames))).toFixed(0)} ms`);

  assert.ok(progress.length > 20, `${progress.length} progress messages`);
  assert.deepEqual([...new Set(progress.map(({ stage }) => stage))].slice(0, 3), ["read", "understand", "cleanse"], "stages in their order");
  assert.ok(progress.every(({ done, total }) => done <= total));
  // Were the page blocked, no tick would come from the first message to the last. Messages say nothing of that: a
  // stage of small steps sends many at once.
  const between = during(ticks).filter((at) => at > progress[0].at);
  assert.ok(between.length > 20, `${between.length} ticks`);
  const longestGap = Math.max(...gaps([progress[0].at, ...between, to]));
  assert.ok(longestGap < (to - progress[0].at) / 4, `no tick for ${longestGap.toFixed(0)} of ${(to - progress[0].at).toFixed(0)} ms`);
  assert.deepEqual(faults, []);
});

test("Escape cancels before the worker has answered; the next run works", async () => {
  const { page, faults } = await open(visit.browser, visit.address, { before: spy });
  await choose(page, "many.csv", people(6_000));
  await page.evaluate(() => (seen.progress.length = 0));
  await page.click("#go");
  await page.waitForFunction(() => seen.progress.some(({ stage }) => stage === "cleanse"));
  const took = await cancelled(page);
  const told = await page.evaluate(() => seen.progress.length);
  await page.waitForTimeout(500);
  const later = await page.evaluate(() => seen.progress.length);
  console.log(`cancel: the page was back after ${took.toFixed(1)} ms; ${later - told} progress messages came after it`);
  assert.match(await page.textContent("#run-note"), /Cancelled/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "go");
  assert.ok(later - told <= 3, "the worker has stopped");
  await run(page);
  assert.deepEqual(faults, []);
});
