// The engine: in a worker that inherits this page's policy, else in the page, in short steps.
//
// A worker made from an address would bring the policy its server sends, which may be none. One made
// from a blob inherits ours, so it has no way to connect either.

import { load as loadHere, bytes } from "./selfsame/inline.js";
import { load as loadWorker } from "./selfsame/worker.js";
import { source, type } from "./worker-source.js";

const PATIENCE = 10_000;

const policy = globalThis.trustedTypes?.createPolicy("selfsame", { createScriptURL: ours });

function ours(url) {
  if (url.startsWith("blob:")) return url;
  throw new TypeError("A worker is made from a blob only.");
}

function worker() {
  const url = URL.createObjectURL(new Blob([source()], { type: "text/javascript" }));
  return new Worker(policy ? policy.createScriptURL(url) : url, { type, name: "selfsame" });
}

/** Starts it; the answer's functions are all asynchronous or may be awaited. */
async function start() {
  try {
    return { api: await loadWorker({ input: bytes(), timeout: PATIENCE, worker }), where: "worker" };
  } catch {
    return { api: await loadHere(), where: "page" };
  }
}

let started;

/** The engine, started once; a failure is forgotten. */
export function engine() {
  started ??= start().catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}
