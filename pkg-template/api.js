// The face of the engine: the same in every runtime.

import { call } from "./guard.js";

export const api = Object.freeze({
  version: () => call("version"),
});
