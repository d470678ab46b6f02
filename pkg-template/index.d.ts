/**
 * Selfsame cleanses, matches and consent-classifies customer records, and unifies the duplicates
 * into one customer with the lineage of every value.
 *
 * Written by hand; `tests/typings.rs` compares every list of codes with the engine's.
 */

// The closed lists. Their words for people are in `selfsame/words`.

/** What a field means. */
export type Kind =
  | "name" | "name.prefix" | "name.given" | "name.middle" | "name.family" | "name.suffix"
  | "name.nickname" | "name.phonetic" | "organization" | "job-title" | "department" | "email"
  | "phone" | "url" | "address" | "address.street" | "address.unit" | "address.locality"
  | "address.region" | "address.postcode" | "address.country" | "date" | "date.birth"
  | "timestamp" | "gender" | "language" | "id" | "id.national" | "id.tax" | "id.vat" | "iban"
  | "card" | "ip" | "geo" | "time-zone" | "credential" | "money" | "count" | "flag" | "category"
  | "text" | "consent";

/** A part that a name or an address is taken apart into. */
export type Part =
  | "prefix" | "given" | "middle" | "family" | "suffix" | "nickname" | "street" | "number"
  | "unit" | "locality" | "region" | "postcode" | "country" | "legal-form" | "core";

/** What became of a value. */
export type Status = "valid" | "corrected" | "suspect" | "invalid" | "empty";

/** How much an issue matters. */
export type Severity = "info" | "warning" | "error";

/** What was done to a value. */
export type ChangeCode =
  | "space" | "case" | "unicode" | "invisible" | "punctuation" | "format" | "parts" | "code"
  | "country" | "mojibake";

/** What a person should look at. */
export type IssueCode =
  | "value.too-long" | "value.placeholder" | "value.junk" | "value.look-alike"
  | "value.control-character" | "value.mojibake" | "value.several" | "email.syntax"
  | "email.domain-typo" | "email.role" | "email.disposable" | "phone.syntax" | "phone.length"
  | "phone.country-unknown" | "name.no-letters" | "name.two-people" | "name.is-organization"
  | "name.is-email" | "country.unknown" | "postcode.format" | "date.syntax" | "date.ambiguous"
  | "date.impossible" | "date.future" | "date.default" | "date.two-digit-year" | "flag.unknown"
  | "id.checksum" | "value.format" | "consent.token-unknown";

/** A mistake of the caller. */
export type EngineErrorCode =
  | "option.unknown" | "option.invalid" | "input.empty" | "input.too-large" | "input.not-text"
  | "input.format" | "input.columns" | "input.cell-too-large" | "input.json.not-object"
  | "input.json.syntax" | "input.json.depth" | "record.shape" | "record.id"
  | "schema.unknown-kind" | "schema.invalid" | "schema.unknown-column" | "model.unknown"
  | "model.invalid" | "snapshot.version" | "snapshot.damaged" | "resolver.full"
  | "resolver.unknown-id" | "country.unknown" | "date.invalid" | "word.unknown"
  | "consent.invalid" | "job.state";

/** What a pair is taken for. */
export type Band = "match" | "review" | "distinct";

/** What personal data is used for. */
export type Purpose =
  | "service" | "transactional" | "marketing" | "marketing.third-party" | "survey"
  | "personalization" | "profiling" | "analytics" | "advertising" | "sale"
  | "automated-decision" | "enrichment" | "research" | "security" | "legal";

/** The way a person is reached. */
export type Channel =
  | "email" | "sms" | "messaging" | "push" | "call" | "autocall" | "fax" | "post" | "web";

/** Which way round a consent column speaks. */
export type Polarity = "direct" | "inverse";

/** What one customer has said about one purpose and channel. */
export type ConsentStatus = "granted" | "refused" | "withdrawn" | "expired" | "pending" | "unknown";

/** Why one of several values survives in a customer. */
export type SurvivorshipRule =
  | "only-one" | "most-valid" | "most-frequent" | "most-recent" | "most-complete" | "first";

// --- end of the closed lists

/** A mistake that the package around the engine reports. */
export type PackageErrorCode =
  | "load.input" | "load.http" | "load.mime" | "load.csp" | "load.compile"
  | "engine.reset" | "resolver.gone" | "result.gone";

/** Stable; for programs. */
export type ErrorCode = EngineErrorCode | PackageErrorCode;

/** The one error: a mistake of the caller, or a loss that is told. Holds no value of a record. */
export class SelfsameError extends Error {
  constructor(code: ErrorCode, message: string, details?: Record<string, string | number>);
  readonly name: "SelfsameError";
  readonly code: ErrorCode;
  /** Names and numbers that help to find the place. */
  readonly details: Record<string, string | number>;
}

/** Where the wasm comes from: an address, an answer, its bytes, or compiled. */
export type WasmInput =
  | string | URL | Response | BufferSource | WebAssembly.Module
  | PromiseLike<string | URL | Response | BufferSource | WebAssembly.Module>;

/**
 * Loads the engine once; every later call gives the same one. A failure is forgotten.
 * @throws SelfsameError `load.http`, `load.mime`, `load.csp`, `load.compile`, `load.input`
 */
export function load(input?: WasmInput): Promise<Selfsame>;

/** The engine; the same in every runtime. */
export interface Selfsame {
  /** The version of the package. */
  version(): string;
}
