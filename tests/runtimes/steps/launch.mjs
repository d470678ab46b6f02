// Browsers started by hand on an address, with a profile of their own.

import { spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Each in a process group of its own, so that its children end with it.
const quiet = { stdio: "ignore", detached: true };
/** How Chromium starts without a window, a sandbox or a word to anybody. */
export const CHROMIUM = [
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

export const startChromium = (profile, url) => spawn("chromium", [...CHROMIUM, `--user-data-dir=${profile}`, url], quiet);

export function startFirefox(profile, url) {
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

export function startWebKit(profile, url) {
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

/** The browser and its children are one process group. */
export function stop(browser) {
  try {
    process.kill(-browser.pid, "SIGTERM");
  } catch {
    // It has ended by itself.
  }
}
