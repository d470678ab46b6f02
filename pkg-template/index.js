// Browsers, and whatever names no condition: the wasm is streamed from beside this file.

import { loader } from "./load.js";

export const load = loader(() => new URL("./selfsame_bg.wasm", import.meta.url));
export { SelfsameError } from "./error.js";
