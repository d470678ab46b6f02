// Chromium, Firefox and WebKitGTK: each visits every page, and every page posts its report.
//
// The browsers are started by hand: nothing has to be asked of them, so no driver stands between.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

export const chromium = () => visit("Chromium", (profile, url) => spawn("chromium", [...CHROMIUM, `--user-data-dir=${profile}`, url], quiet));
export const firefox = () => visit("Firefox", startFirefox);
export const webkit = () => visit("WebKitGTK", startWebKit);

const quiet = { stdio: "ignore", detached: true };
const CHROMIUM = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--remote-debugging-port=0",
];

function startFirefox(profile, url) {
  const settings = {
    "app.update.disabledForTesting": true,
    "browser.shell.checkDefaultBrowser": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "toolkit.telemetry.reportingpolicy.firstRun": false,
  };
  const lines = Object.entries(settings).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  return spawn("firefox-esr", ["--headless", "--no-remote", "--profile", profile, url], quiet);
}

function startWebKit(profile, url) {
  const library = readdirSync("/usr/lib").map((name) => `/usr/lib/${name}/webkit2gtk-4.1/MiniBrowser`);
  const browser = library.find((path) => existsSync(path));
  if (!browser) throw new Error("MiniBrowser of webkit2gtk-4.1 is not there");
  const env = {
    ...process.env,
    HOME: profile,
    XDG_DATA_HOME: profile,
    XDG_CACHE_HOME: profile,
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    LIBGL_ALWAYS_SOFTWARE: "1",
  };
  return spawn("xvfb-run", ["--auto-servernum", "--server-args=-screen 0 1280x800x24 -nolisten tcp", browser, url], { ...quiet, env });
}

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

/** The browser and its children are one process group. */
function stop(browser) {
  try {
    process.kill(-browser.pid, "SIGTERM");
  } catch {
    // It has ended by itself.
  }
}
