// The form in a real browser; Chromium is started by hand and posts what it saw.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { folder } from "./package.mjs";

const chromium = ["chromium", "chromium-browser", "google-chrome"].find((name) => spawnSync(name, ["--version"]).status === 0);
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];
const places = { "/pkg/": `${folder}/`, "/page/": new URL("pages/", import.meta.url).pathname };

function visit() {
  return new Promise((resolve, reject) => {
    const profile = mkdtempSync(join(tmpdir(), "selfsame-form-"));
    let browser;
    const end = (settle) => (value) => {
      clearTimeout(timer);
      server.close();
      server.closeAllConnections();
      browser.once("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
      process.kill(-browser.pid, "SIGTERM");
      settle(value);
    };
    const server = createServer((request, response) => {
      if (request.url === "/report") {
        let body = "";
        request.on("data", (part) => (body += part)).on("end", () => (response.end(), end(resolve)(JSON.parse(body))));
        return;
      }
      const [prefix, path] = Object.entries(places).find(([start]) => request.url.startsWith(start)) ?? [];
      const type = request.url.endsWith(".html") ? "text/html" : "text/javascript";
      response.writeHead(200, { "content-type": type }).end(prefix && readFileSync(path + request.url.slice(prefix.length)));
    });
    const timer = setTimeout(() => end(reject)(new Error("the page did not report")), 60_000);
    server.listen(0, "127.0.0.1", () => {
      const url = `http://127.0.0.1:${server.address().port}/page/form.html`;
      browser = spawn(chromium, [...FLAGS, `--user-data-dir=${profile}`, "--remote-debugging-port=0", url], { stdio: "ignore", detached: true });
    });
  });
}

test("a form cleanses, warns of duplicates with reasons and keeps consent, under Trusted Types", { skip: !chromium && "Chromium is not installed" }, async () => {
  const { failure, calls, events, checks } = await visit();
  assert.equal(failure, undefined);
  assert.deepEqual(events.error, undefined);
  const [, record, options] = calls.find(([name]) => name === "normalize");
  assert.deepEqual(record, { first: "Ada", mail: record.mail }, "no password and nothing that is to be ignored");
  assert.deepEqual(options, {
    schema: { fields: [{ header: "first", kind: "name.given" }, { header: "mail", kind: "email" }] },
    country: "DE",
  });
  assert.equal(checks.value, "ada@gmial.com");
  assert.match(checks.note, /ada@gmail\.com/);
  assert.match(checks.panel, /98 %.*email.*name/, "strongest reason first");
  assert.equal(checks.images, 0, "text stays text");
  assert.deepEqual(events.use, [{ id: "7" }]);
  assert.deepEqual(events.different, [{ id: "7" }]);
  assert.equal(checks.left, 1);
  assert.equal(checks.taken, "ada@gmail.com");
  assert.ok(events.matches.at(-1).matches.every(({ id }) => id !== "7"), "who was dismissed stays dismissed");
  assert.deepEqual(JSON.parse(checks.submitted).entries, [
    { purpose: "marketing", channel: "email", status: "granted", at: "2026-11-21T12:00:00Z", method: "express", source: "test form", evidence: "Send me the newsletter [v3]" },
    { purpose: "marketing", channel: "call", status: "granted", at: "2026-11-21T12:00:00Z", method: "pre-ticked", source: "test form", evidence: "Call me" },
  ]);
  assert.equal(checks.detached, true);
});
