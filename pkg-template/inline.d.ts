import type { Selfsame } from "./index.js";

export * from "./index.js";

/** The bytes of the wasm that this entry carries. */
export function bytes(): Uint8Array<ArrayBuffer>;

/** Loads the engine at once; browsers refuse it on the main thread above 8 MB, which this is far below. */
export function loadSync(input?: BufferSource | WebAssembly.Module): Selfsame;
