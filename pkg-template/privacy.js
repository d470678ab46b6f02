// What may leave: records reduced, masked, hashed, encoded.
//
// Does: hand secrets to the engine as bytes, apart from the options. Does not: keep them.

import { SelfsameError } from "./error.js";
import { call } from "./guard.js";
import * as json from "./json.js";
import { given, only, written } from "./options.js";
import { scan } from "./scan.js";

/** A secret: a text, or bytes. */
export function bytes(secret) {
  if (typeof secret === "string") return new TextEncoder().encode(secret);
  if (secret instanceof Uint8Array) return secret;
  throw new SelfsameError("option.invalid", "`secret` must be a text or a Uint8Array.", { option: "secret" });
}

export const minimize = (record, options) => JSON.parse(call("minimize", json.record(record), json.options(options)));

export function encode(record, options) {
  const { secret, ...others } = given(options);
  return JSON.parse(call("encode", json.record(record), bytes(secret), json.options(others)));
}

function pseudonymize(value, options) {
  const { secret, ...others } = given(options);
  return call("pseudonymize", written(value, "A value"), bytes(secret), json.options(others));
}

/** Every value under the secret, where there is one. */
function scanned(text, options) {
  const { country, secret } = only(options, ["country", "secret"]);
  const hash = (value, kind) => pseudonymize(value, { secret, ...(kind && { kind }), ...(country && { country }) });
  return scan(text, country, secret === undefined ? undefined : hash);
}

export const privacy = Object.freeze({
  minimize,
  encode,
  mask: (value, options) => call("mask", written(value, "A value"), json.options(options)),
  pseudonymize,
  scan: scanned,
  audience: (record, options) => JSON.parse(call("audience", json.record(record), json.options(options))),
});
