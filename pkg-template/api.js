// The face of the engine: the same in every runtime.

import { call } from "./guard.js";
import * as json from "./json.js";

const consent = Object.freeze({
  merge: (states) => JSON.parse(call("consentMerge", json.text(states, "consent.invalid", "The states"))),
});

function inferSchema(headers, rows = []) {
  const cells = rows.map((row) => (Array.isArray(row) ? row : headers.map((header) => row[header])));
  return JSON.parse(call("inferSchema", json.texts(headers), json.text(cells.map(json.cells), "option.invalid", "The rows")));
}

function classify(recordOrSchema) {
  const isSchema = Array.isArray(recordOrSchema?.fields);
  return JSON.parse(call("classify", isSchema ? "" : json.record(recordOrSchema), isSchema ? json.options(recordOrSchema) : ""));
}

export const api = Object.freeze({
  version: () => call("version"),
  inferSchema,
  classify,
  consent,
});
