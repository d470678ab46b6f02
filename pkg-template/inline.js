// Deno, Bun, bundlers without assets, file:// and `connect-src 'none'`: the small engine is carried
// in the script (wasm-inline.js, made by the build: the base64 of selfsame_bg.wasm).

import base64 from "./wasm-inline.js";
import { carried } from "./carried.js";
import { loader, syncLoader } from "./load.js";

/** The bytes of the wasm, for a loader that needs them elsewhere: a worker under a strict policy. */
export const bytes = carried(base64);
export const load = loader(bytes);
export const loadSync = syncLoader(bytes);
export { SelfsameError } from "./error.js";
