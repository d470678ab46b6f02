// Finds, compiles and starts the wasm once.
//
// Does: says by a stable code which step failed: load.input, load.http, load.mime, load.csp,
// load.compile. Forgets a failure, so that a later call may succeed.
// Does not: do anything at import.

import init, { initSync } from "./selfsame.js";
import { api } from "./api.js";
import { SelfsameError } from "./error.js";

let loading;
let loaded = false;

/** A `load(input?)` whose input defaults to what `source` gives. */
export const loader = (source) => (input) => {
  loading ??= start(input ?? source()).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

/** A `loadSync(input?)`: for bytes or a module at hand. */
export const syncLoader = (source) => (input) => {
  if (!loaded) instantiateSync(input ?? source());
  loading ??= Promise.resolve(api);
  return api;
};

async function start(input) {
  const module = await compile(await input);
  try {
    assertOurs(module);
    await init({ module_or_path: module });
  } catch (error) {
    throw refusal(error);
  }
  loaded = true;
  return api;
}

function instantiateSync(input) {
  try {
    const module = isModule(input) ? input : new WebAssembly.Module(input);
    assertOurs(module);
    initSync({ module });
  } catch (error) {
    throw refusal(error);
  }
  loaded = true;
}

// The glue keeps whatever instance it is given, for good: a stranger must not reach it.
function assertOurs(module) {
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  if (!names.includes("__wbindgen_start") || !names.includes("version")) throw new WebAssembly.LinkError("foreign");
}

// By name, not by instanceof: in edge-light the module comes from another realm.
const isModule = (input) => Object.prototype.toString.call(input) === "[object WebAssembly.Module]";
const isBytes = (input) => ArrayBuffer.isView(input) || /ArrayBuffer\]$/.test(Object.prototype.toString.call(input));
const isAddress = (input) => typeof input === "string" || Object.prototype.toString.call(input) === "[object URL]";

async function compile(input) {
  if (isModule(input)) return input;
  if (isBytes(input)) return compileBytes(input);
  if (isAddress(input)) return compileResponse(await request(input));
  if (typeof input?.arrayBuffer === "function") return compileResponse(input);
  throw new SelfsameError("load.input", "load() takes a URL, a Response, bytes or a WebAssembly.Module.");
}

async function request(address) {
  const policy = watchPolicy();
  try {
    return await fetch(address);
  } catch {
    throw (await policy.refused())
      ? policyError("connect-src")
      : httpError(address, "The wasm could not be fetched. Offline or from file://, use selfsame/inline.");
  } finally {
    policy.stop();
  }
}

async function compileResponse(response) {
  const { url, status } = response;
  if (response.ok === false) throw httpError(url, `The server answered ${status} instead of the wasm.`, status);
  const type = response.headers?.get("content-type") ?? "";
  if (/^application\/wasm\b/i.test(type) && WebAssembly.compileStreaming) return compileStream(response);
  const bytes = new Uint8Array(await body(response));
  if (!isWasm(bytes)) {
    throw new SelfsameError("load.mime", "The answer is not wasm. Serve selfsame_bg.wasm itself, as application/wasm.", { url, type });
  }
  return compileBytes(bytes);
}

async function compileStream(response) {
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    if (error instanceof TypeError) throw httpError(response.url, "The wasm arrived incomplete.");
    throw refusal(error);
  }
}

async function body(response) {
  try {
    return await response.arrayBuffer();
  } catch {
    throw httpError(response.url, "The wasm arrived incomplete.");
  }
}

async function compileBytes(bytes) {
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw refusal(error);
  }
}

const isWasm = (bytes) => bytes[0] === 0x00 && bytes[1] === 0x61 && bytes[2] === 0x73 && bytes[3] === 0x6d;

const httpError = (address, message, status) =>
  new SelfsameError("load.http", message, status ? { url: String(address), status } : { url: String(address) });

const policyError = (directive) =>
  new SelfsameError("load.csp", `The Content Security Policy forbids it: allow it in ${directive}.`, { directive });

// The engines word it differently; all of them name the policy, eval or the embedder.
function refusal(error) {
  if (/content.?security|\bcsp\b|unsafe-eval|disallowed by embedder/i.test(error?.message)) {
    return policyError("script-src 'wasm-unsafe-eval'");
  }
  return new SelfsameError("load.compile", "The wasm does not compile: damaged, or of another version of selfsame.", {
    cause: error?.name,
  });
}

// A refused fetch is a bare TypeError; only the event tells why, and it may come a moment later.
function watchPolicy() {
  const target = globalThis.document ?? globalThis;
  let seen = false;
  const watch = (event) => (seen ||= /^(connect|default)-src/.test(event.effectiveDirective));
  target.addEventListener?.("securitypolicyviolation", watch);
  return {
    refused: async () => {
      if (!seen) await new Promise((resolve) => setTimeout(resolve, 50));
      return seen;
    },
    stop: () => target.removeEventListener?.("securitypolicyviolation", watch),
  };
}
