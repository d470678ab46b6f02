import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./package.mjs";

const { handler } = await entry("edge.js");
const { SelfsameError } = await entry("error.js");

// Stand-ins: the handler is what is under test here; the packed package runs it with the engine.
const selfsame = {
  normalize: (record, options) => {
    if (record === undefined) throw new SelfsameError("record.shape", "A record must be a plain object.");
    return { values: record, options };
  },
  consent: { decide: (use) => ({ outcome: "denied", use }) },
};
const resolver = { find: (record, options) => [{ id: "7", probability: 0.98, options }] };
const handle = handler({ selfsame, resolver, country: "DE", maxBytes: 200, now: () => "2026-11-21T12:00:00Z", allowOrigin: "https://shop.example" });

const post = (body, headers = { "content-type": "application/json" }) =>
  handle(new Request("https://edge.example/", { method: "POST", headers, body, duplex: "half" }));

test("a record is answered with its clean form, its matches and the decision", async () => {
  const response = await post(JSON.stringify({ record: { email: "a@b.de" }, use: { purpose: "marketing" }, limit: 2 }));
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.equal(response.headers.get("access-control-allow-origin"), "https://shop.example");
  const answer = await response.json();
  assert.deepEqual(answer.record, { values: { email: "a@b.de" }, options: { country: "DE" } });
  assert.deepEqual(answer.matches, [{ id: "7", probability: 0.98, options: { limit: 2 } }]);
  assert.equal(answer.decision.use.at, "2026-11-21T12:00:00Z");
});

const stream = (bytes) => new Response(new Uint8Array(bytes)).body;
for (const [shows, body, headers, status, code] of [
  ["no JSON", "{", undefined, 400, "request.json"],
  ["a list", "[]", undefined, 400, "request.json"],
  ["no record", "{}", undefined, 400, "record.shape"],
  ["a misspelt key", '{"recrod":{}}', undefined, 400, "option.unknown"],
  ["another type", "{}", { "content-type": "text/plain" }, 415, "request.type"],
  ["too long", " ".repeat(201), undefined, 413, "request.too-large"],
  ["too long without saying so", stream(201), undefined, 413, "request.too-large"],
]) {
  test(`${shows} is refused by code`, async () => {
    const response = await post(body, headers);
    assert.equal(response.status, status);
    assert.equal((await response.json()).error.code, code);
  });
}

test("another method is refused", async () => {
  const response = await handle(new Request("https://edge.example/"));
  assert.equal(response.status, 405);
  assert.match(response.headers.get("allow"), /POST/);
});

test("what others throw is told to nobody", async () => {
  const record = { first_name: "Ada" };
  const permitted = { ...selfsame, consent: { decide: () => ({ outcome: "permitted" }) }, minimize: () => ({ record, withheld: [] }) };
  const thrown = Object.assign(new Error("connect db.example ada@example.com"), { code: "ECONNREFUSED" });
  for (const options of [
    { selfsame: permitted, forward: () => Promise.reject(thrown) },
    { selfsame, resolver: { find: () => { throw thrown; } } },
    { selfsame, resolver: { find: () => { throw null; } } },
  ]) {
    const request = new Request("https://edge.example/", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ record, use: { purpose: "service" } }) });
    const response = await handler(options)(request);
    assert.deepEqual([response.status, await response.json()], [500, { error: { code: "request.failed", message: "The handler failed." } }]);
  }
});

test("a handler that could not work is not made", () => {
  for (const options of [undefined, {}, { selfsame: Promise.resolve(selfsame) }, { selfsame, maxBytes: "many" }, { selfsame, maxBytes: 0 }]) {
    assert.throws(() => handler(options), { code: "option.invalid" });
  }
});

test("a use that is nothing is none, and one that is no object is refused by the engine", async () => {
  assert.equal("decision" in (await (await post(JSON.stringify({ record: {}, use: null }))).json()), false);
  for (const use of [0, "", false]) assert.deepEqual((await (await post(JSON.stringify({ record: {}, use }))).json()).decision.use, { at: "2026-11-21T12:00:00Z" });
});
