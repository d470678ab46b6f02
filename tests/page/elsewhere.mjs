// The page in browsers that no driver of ours speaks to: a guest script walks it from inside.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../xtask/serve.mjs";
import { stop } from "../runtimes/steps/launch.mjs";
import { site } from "./page.mjs";

const PATIENCE = 180_000;
const guest = fileURLToPath(new URL("guest/", import.meta.url));

/** The page with the guest in it; its own addresses become absolute, its policy stays. */
function withGuest(folder) {
  const html = readFileSync(`${site}index.html`, "utf8");
  const absolute = html.replace(/(href|src)="(?=[\w-]+\.(css|js)")/g, '$1="/');
  writeFileSync(join(folder, "index.html"), absolute.replace("</head>", '<script type="module" src="/guest/probe.js"></script>\n</head>'));
}

/** Gives what the guest told. */
async function walk(start) {
  let tell;
  const told = new Promise((done) => (tell = done));
  const sink = createServer((request, response) => {
    response.end("thank you");
    if (request.url.startsWith("/?")) tell(JSON.parse(decodeURIComponent(request.url.slice(2))));
  });
  await new Promise((done) => sink.listen(0, "127.0.0.1", done));
  const [folder, profile] = ["page", "browser"].map((name) => mkdtempSync(join(tmpdir(), `selfsame-${name}-`)));
  withGuest(folder);
  const server = await serve({ "/": site, "/guest/": guest, "/visit/": folder });
  const browser = start(profile, `${server.address}/visit/?report=http://127.0.0.1:${sink.address().port}/`);
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error("the guest told nothing")), PATIENCE)));
  try {
    return await Promise.race([told, late]);
  } finally {
    clearTimeout(timer);
    stop(browser);
    server.close();
    sink.close();
    sink.closeAllConnections();
    await new Promise((done) => setTimeout(done, 300));
    for (const path of [folder, profile]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The sample, in a worker that inherits the policy, without a fault. */
export async function walks(start) {
  const { where, tiles, faults } = await walk(start);
  assert.deepEqual(faults, []);
  assert.equal(where, "worker");
  const [records, customers] = tiles;
  assert.ok(records > 3000 && customers < records && customers > 1000, `${customers} of ${records}`);
}
