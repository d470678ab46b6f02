// Cloudflare Workers: the runtime compiles the imported wasm; compiling bytes is forbidden there.

import module from "./selfsame_bg.wasm";
import { syncLoader } from "./load.js";

export const loadSync = syncLoader(() => module);
export const load = async (input) => loadSync(input);
export { SelfsameError } from "./error.js";
