// Chromium, Firefox and WebKitGTK: each visits every page, and every page posts its report.
//
// The browsers are started by hand: nothing has to be asked of them, so no driver stands between.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChromium, startFirefox, startWebKit, stop } from "./launch.mjs";
import { judge, work } from "./places.mjs";
import { serve } from "../../../xtask/serve.mjs";

const PAGES = {
  "plain ES module": "/plain/plain.html",
  "bundled by Vite": "/plain/dist-vite/bundled.html",
  "bundled by webpack": "/plain/dist-webpack/bundled.html",
  "bundled by esbuild, inline": "/plain/dist-esbuild/bundled.html",
  traps: "/traps/plain.html",
};
const PATIENCE = 180_000;

export const chromium = () => visit("Chromium", startChromium);
export const firefox = () => visit("Firefox", startFirefox);
export const webkit = () => visit("WebKitGTK", startWebKit);

/** Opens the first page; the answer to a page's report is the address of the next. */
async function visit(name, start) {
  const queue = Object.entries(PAGES).filter(([, path]) => existsSync(`${work}${path}`));
  const reports = [];
  let finish;
  const finished = new Promise((done) => (finish = done));
  const posted = (body) => {
    reports.push([queue[reports.length]?.[0], JSON.parse(body)]);
    if (reports.length === queue.length) finish();
    return queue[reports.length]?.[1] ?? "about:blank";
  };
  const server = await serve({ "/": work }, { posted });
  const profile = mkdtempSync(join(tmpdir(), "selfsame-browser-"));
  const browser = start(profile, server.address + queue[0][1]);
  try {
    await Promise.race([finished, ended(browser), tooLong(() => queue[reports.length]?.[0])]);
  } finally {
    stop(browser);
    server.close();
    await new Promise((done) => setTimeout(done, 300));
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  reports.forEach(([page, report]) => judge(`${name}, ${page}`, report));
}

const ended = (browser) =>
  new Promise((_, fail) => {
    browser.on("error", fail);
    browser.on("exit", (code) => fail(new Error(`the browser ended with ${code}`)));
  });

const tooLong = (page) =>
  new Promise((_, fail) => setTimeout(() => fail(new Error(`${page()}: no report within ${PATIENCE / 1000} s`)), PATIENCE));
