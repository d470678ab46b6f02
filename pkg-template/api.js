// The face of the engine: the same in every runtime.

import { classify } from "./classify.js";
import { decide } from "./consent-decide.js";
import * as consentString from "./consent-string.js";
import { cleanOf } from "./fields.js";
import { call, generation } from "./guard.js";
import { SelfsameError } from "./error.js";
import { EncodedResolver, isEncoded } from "./encoded.js";
import { explain } from "./issues.js";
import * as json from "./json.js";
import { bytes, encode, minimize, privacy } from "./privacy.js";
import { given, only, written } from "./options.js";
import { receipt } from "./receipt.js";
import { resolve, train } from "./resolve.js";
import { Resolver } from "./resolver.js";

// A form asks for one record after the other with the same options: they cross once.
let told = { generation: -1, options: undefined };

function normalize(record, options = {}) {
  const given = json.record(record);
  const known = told.generation === generation && json.same(options, told.options);
  const text = known ? undefined : json.options(options);
  const rows = call("normalize", given, text);
  if (!known) told = { generation, options: JSON.parse(text) };
  return cleanOf(rows);
}

function list(value, what) {
  if (Array.isArray(value)) return value;
  throw new SelfsameError("option.invalid", `${what} must be a list.`);
}

function inferSchema(headers, rows = []) {
  const names = json.cells(list(headers, "The headers"));
  const cells = list(rows, "The rows").map((row) => json.cells(Array.isArray(row) ? row : names.map((name) => row?.[name])));
  return JSON.parse(call("inferSchema", json.text(names, "option.invalid", "The headers"), json.text(cells, "option.invalid", "The rows")));
}

const compare = (a, b, options) => JSON.parse(call("compare", json.record(a), json.record(b), json.options(options)));

/** An index of records, or of encodings, which takes no other options. */
function resolver(options) {
  const { encoded, ...others } = given(options);
  return encoded === true && Object.keys(others).length === 0 ? new EncodedResolver() : Resolver.create(options);
}

function openResolver(snapshot) {
  if (!(snapshot instanceof Uint8Array)) throw new SelfsameError("option.invalid", "A snapshot is a Uint8Array.");
  return isEncoded(snapshot) ? new EncodedResolver(snapshot) : Resolver.open(snapshot);
}

const formatPhone = (text, options) => call("formatPhone", written(text, "A telephone number"), json.options(options));

/** No secret, or its bytes; the engine takes no bytes for no secret. */
function key(secret) {
  const given = secret === undefined ? undefined : bytes(secret);
  if (given?.length === 0) throw new SelfsameError("secret.too-short", "A secret must have 16 bytes at least, drawn at random.");
  return given ?? new Uint8Array();
}

function verify(log, options) {
  const { secret, head } = only(options, ["secret", "head"]);
  const lines = Array.isArray(log) ? log : [log];
  const text = lines.map((line) => written(line, "A line")).join("\n");
  return JSON.parse(call("logVerify", text, key(secret), written(head, "`head`")));
}

const inConsent = (value, what) => json.text(value ?? null, "consent.invalid", what);

const consent = Object.freeze({
  read: (signals, options = {}) => JSON.parse(call("consentRead", inConsent(signals, "The signals"), inConsent(options, "The options"))),
  decide,
  receipt,
  log: Object.freeze({
    append: (last, entry, options) => call("logAppend", written(last, "A line"), inConsent(entry, "An entry"), key(only(options, ["secret"]).secret)),
    verify,
  }),
  merge: (states) => JSON.parse(call("consentMerge", json.text(states, "consent.invalid", "The states"))),
  decode: consentString.decode,
  encode: consentString.encode,
});

export const api = Object.freeze({
  version: () => call("version"),
  versions: () => ({ selfsame: call("version"), libphonenumber: call("phoneRelease") }),
  normalize,
  age: (birth, at) => call("age", written(birth, "A date"), written(at, "A date")),
  explain,
  inferSchema,
  classify,
  compare,
  resolve,
  train,
  resolver,
  openResolver,
  minimize,
  encode,
  privacy,
  formatPhone,
  consent,
});
