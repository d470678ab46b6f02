// Nothing leaves the page: eight ways of sending, with the policy and without it, while a listener
// on loopback counts what arrives. Without the control a broken listener would look like safety.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open, run, site, trySample, visitor } from "./page.mjs";

let visit;
let sink;
let control;
const arrived = new Set();

before(async () => {
  control = unprotected();
  visit = await visitor({ "/control/": control });
  const server = createServer((request, response) => {
    arrived.add(request.url.slice(1));
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("ok");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  sink = { url: `http://127.0.0.1:${server.address().port}/`, close: () => (server.closeAllConnections(), server.close()) };
});
after(async () => {
  await visit.close();
  sink.close();
  rmSync(control, { recursive: true });
});

/** Runs in the page; `open` is the one way that no policy governs. */
async function send(url) {
  const link = document.createElement("link");
  const form = document.createElement("form");
  const frame = document.createElement("iframe");
  const tries = {
    fetch: () => fetch(`${url}fetch`, { mode: "no-cors" }),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open("POST", `${url}xhr`);
      request.send("x");
    },
    beacon: () => navigator.sendBeacon(`${url}beacon`, "x"),
    image: () => (new Image().src = `${url}image`),
    css: () => (document.body.style.backgroundImage = `url(${url}css)`),
    prefetch: () => document.head.append(Object.assign(link, { rel: "prefetch", href: `${url}prefetch` })),
    form: () => (document.body.append(Object.assign(form, { action: `${url}form`, method: "post", target: "_blank" })), form.submit()),
    frame: () => document.body.append(Object.assign(frame, { src: `${url}frame` })),
    open: () => window.open(`${url}open`),
  };
  for (const attempt of Object.values(tries)) {
    try {
      await attempt();
    } catch {
      // Refused, as it should be.
    }
  }
  await new Promise((done) => setTimeout(done, 1500));
}

/** Runs in the worker. */
async function sendFromWorker(url) {
  const tries = {
    fetch: () => fetch(`${url}worker-fetch`, { mode: "no-cors" }),
    script: () => import(`${url}worker-import`),
    socket: () => new WebSocket(`${url.replace("http", "ws")}worker-socket`),
  };
  for (const attempt of Object.values(tries)) await Promise.resolve().then(attempt).catch(() => {});
  await new Promise((done) => setTimeout(done, 800));
}

/** The page with its policy taken out, served as the page is: what is fulfilled by a driver counts as public, and loopback is closed to it. */
function unprotected() {
  const folder = mkdtempSync(join(tmpdir(), "selfsame-page-"));
  const html = readFileSync(`${site}index.html`, "utf8");
  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
  assert.match(html, policy);
  writeFileSync(join(folder, "index.html"), html.replace(policy, '<base href="/">'));
  return folder;
}

async function attempt(address) {
  arrived.clear();
  const { page, context } = await open(visit.browser, address);
  await page.evaluate(send, sink.url);
  await page.workers()[0].evaluate(sendFromWorker, sink.url);
  await context.close();
  return [...arrived].filter((way) => way !== "favicon.ico").sort();
}

const WAYS = ["beacon", "css", "fetch", "form", "frame", "image", "open", "prefetch", "xhr"];

test("control: without the policy every way arrives, from the worker too", async () => {
  const ways = await attempt(`${visit.address}control/`);
  console.log(`without the policy arrived: ${ways.join(" ")}`);
  for (const way of [...WAYS, "worker-fetch", "worker-import"]) assert.ok(ways.includes(way), `${way} arrives`);
});

test("with the policy none arrives except navigation, which none can govern", async () => {
  const ways = await attempt(visit.address);
  console.log(`with the policy arrived: ${ways.join(" ") || "nothing"}`);
  assert.deepEqual(ways.filter((way) => way !== "open"), []);
});

test("a whole run makes no request at all", async () => {
  const { page, faults } = await open(visit.browser, visit.address);
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await trySample(page);
  await run(page);
  for (const tab of ["duplicates", "customers", "consent", "downloads"]) await page.click(`#tab-${tab}`);
  await page.locator(".downloads button").first().click();
  await page.click("#privacy-open");
  assert.deepEqual(requests.filter((url) => !url.startsWith("blob:")), []);
  const counts = await page.locator(".counts strong").allTextContents();
  assert.deepEqual([counts[0], counts[2]], ["0", "0"], "requests since it was ready, attempts refused");
  assert.deepEqual(faults, []);
});
