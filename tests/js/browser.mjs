// A page in Chromium: served from here, it posts what it saw. The browser is started by hand.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM } from "../runtimes/steps/launch.mjs";
import { folder } from "./package.mjs";

export const chromium = ["chromium", "chromium-browser", "google-chrome"].find((name) => spawnSync(name, ["--version"]).status === 0);

const PLACES = { "/pkg/": `${folder}/`, "/page/": new URL("pages/", import.meta.url).pathname };
const TYPES = { html: "text/html", js: "text/javascript", mjs: "text/javascript", wasm: "application/wasm" };
const PATIENCE = 90_000;

function file(url) {
  const [prefix, path] = Object.entries(PLACES).find(([start]) => url.startsWith(start)) ?? [];
  const found = prefix && path + url.slice(prefix.length);
  return found && existsSync(found) ? readFileSync(found) : undefined;
}

const answer = (headers, posted) => (request, response) => {
  if (request.url === "/report") {
    let body = "";
    request.on("data", (part) => (body += part));
    return request.on("end", () => (response.end(), posted(JSON.parse(body))));
  }
  const type = TYPES[request.url.split(".").pop()] ?? "text/plain";
  const body = file(request.url);
  return response.writeHead(body ? 200 : 404, { "content-type": type, ...headers }).end(body);
};

const listening = (server) => new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)));

/** Opens a page of `pages/` and gives what it posts to /report. */
export async function visit(page, headers = {}) {
  let posted;
  const report = new Promise((done) => (posted = done));
  const server = createServer(answer(headers, posted));
  const profile = mkdtempSync(join(tmpdir(), "selfsame-page-"));
  const url = `http://127.0.0.1:${await listening(server)}/page/${page}`;
  const browser = spawn(chromium, [...CHROMIUM, `--user-data-dir=${profile}`, url], { stdio: "ignore", detached: true });
  const ended = new Promise((done) => browser.once("exit", done));
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`${page} did not report`)), PATIENCE)));
  try {
    return await Promise.race([report, late]);
  } finally {
    clearTimeout(timer);
    server.close();
    server.closeAllConnections();
    process.kill(-browser.pid, "SIGTERM");
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
