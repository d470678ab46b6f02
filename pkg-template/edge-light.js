// Vercel's edge runtime: the module comes from another realm, so only asynchronous start works.

import module from "./selfsame_bg.wasm?module";
import { loader } from "./load.js";

export const load = loader(() => module);
export { SelfsameError } from "./error.js";
