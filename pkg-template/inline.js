// Node, Deno, Bun, bundlers without assets, file:// and `connect-src 'none'`: the wasm is carried
// in the script (wasm-inline.js, made by the build: the base64 of selfsame_bg.wasm).

import base64 from "./wasm-inline.js";
import { loader, syncLoader } from "./load.js";

/** The bytes of the wasm, for a loader that needs them elsewhere: a worker under a strict policy. */
export function bytes() {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  // A loop, because Uint8Array.from with a function takes eight times as long: a task that is felt.
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
export const load = loader(bytes);
export const loadSync = syncLoader(bytes);
export { SelfsameError } from "./error.js";
