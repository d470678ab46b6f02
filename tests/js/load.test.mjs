import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { entry, folder } from "./package.mjs";

const { load } = await entry("index.js");
const { SelfsameError } = await entry("error.js");
const wasm = readFileSync(`${folder}/selfsame_bg.wasm`);

const answers = {
  "/good.wasm": [200, "application/wasm", wasm],
  "/plain.wasm": [200, "application/octet-stream", wasm],
  "/missing.wasm": [404, "text/plain", "gone"],
  "/page.wasm": [200, "text/html", "<!doctype html>"],
  "/damaged.wasm": [200, "application/wasm", wasm.subarray(0, 100)],
  "/foreign.wasm": [200, "application/wasm", Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
};
const server = createServer((request, response) => {
  const [status, type, body] = answers[request.url];
  response.writeHead(status, { "content-type": type }).end(body);
});
let address;
before(() => new Promise((done) => server.listen(0, "127.0.0.1", () => ((address = `http://127.0.0.1:${server.address().port}`), done()))));
after(() => server.close());

const failsWith = (input, code) =>
  assert.rejects(load(input), (error) => error instanceof SelfsameError && error.code === code && error.message.length > 20);

test("each way of failing has its code, and none is remembered", async () => {
  await failsWith(`${address}/missing.wasm`, "load.http");
  await failsWith("http://127.0.0.1:1/", "load.http");
  await failsWith(`${address}/page.wasm`, "load.mime");
  await failsWith(`${address}/damaged.wasm`, "load.compile");
  await failsWith(`${address}/foreign.wasm`, "load.compile");
  await failsWith(new Uint8Array([1, 2, 3]), "load.compile");
  await failsWith(7, "load.input");
  const selfsame = await load(fetch(`${address}/plain.wasm`));
  assert.match(selfsame.version(), /^\d+\.\d+\.\d+/);
  assert.equal(await load(`${address}/missing.wasm`), selfsame, "a second call gives the same engine");
});

test("the module imports nothing through which a record could leave", async () => {
  const imports = WebAssembly.Module.imports(await WebAssembly.compile(wasm));
  const names = imports.map(({ name, kind }) => `${kind} ${name.replace(/_[0-9a-f]{14,16}$/, "")}`);
  const allowed = [
    "function __wbg___wbindgen_throw", // the glue's own: ends a call with an error of the glue
    "function __wbg___wbindgen_reinit", // asks for a fresh instance before the next call
    "function __wbindgen_init_externref_table", // fills a table with undefined, null, true, false
    "function __wbindgen_generic", // a text of the memory as a string, for the one error
    "function __wbg_Error", // an error of serde-wasm-bindgen
    "function __wbg_new", // an object or a list
    "function __wbg_of", // a list of two
    "function __wbg_set", // a key of an object
    "function __wbg_new_from_slice", // bytes of the memory, copied
    "function __wbg___wbindgen_memory", // the memory itself, of which a decoded consent string is read
  ];
  assert.deepEqual(names.filter((name) => !allowed.includes(name)), []);
});
