// The face of the engine: the same in every runtime.

import { call } from "./guard.js";
import * as json from "./json.js";

const consent = Object.freeze({
  merge: (states) => JSON.parse(call("consentMerge", json.text(states, "consent.invalid", "The states"))),
});

export const api = Object.freeze({
  version: () => call("version"),
  consent,
});
