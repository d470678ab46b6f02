/**
 * Selfsame cleanses, matches and consent-classifies customer records, and unifies the duplicates
 * into one customer with the lineage of every value.
 *
 * Written by hand; `tests/typings.rs` compares every list of codes with the engine's.
 */

// The closed lists. Their words for people are in `selfsame/words/en`.

/** What a field means. */
export type Kind =
  | "name" | "name.prefix" | "name.given" | "name.middle" | "name.family" | "name.suffix"
  | "name.nickname" | "name.phonetic" | "organization" | "job-title" | "department" | "email"
  | "phone" | "url" | "address" | "address.street" | "address.unit" | "address.locality"
  | "address.region" | "address.postcode" | "address.country" | "date" | "date.birth"
  | "timestamp" | "gender" | "marital-status" | "language" | "id" | "id.national" | "id.tax" | "id.vat" | "iban"
  | "card" | "ip" | "geo" | "time-zone" | "currency" | "credential" | "money" | "count" | "flag" | "category"
  | "text" | "consent";

/** A part that a name, an address or a date is taken apart into. */
export type Part =
  | "prefix" | "given" | "middle" | "family" | "suffix" | "nickname" | "maiden" | "street" | "number"
  | "unit" | "locality" | "region" | "postcode" | "country" | "legal-form" | "core"
  | "trade-name" | "branch" | "department" | "acronym"
  | "scheme" | "mailbox" | "provider" | "platform" | "handle"
  | "type" | "national" | "extension" | "year" | "month" | "day";

/** What a telephone number is for. */
export type PhoneType =
  | "fixed-line" | "mobile" | "fixed-line-or-mobile" | "toll-free" | "premium-rate" | "shared-cost"
  | "voip" | "personal-number" | "pager" | "uan" | "voicemail";

/** How a telephone number is written. */
export type PhoneFormat = "e164" | "international" | "national" | "rfc3966" | "as-you-type";

/** What became of a value. */
export type Status = "valid" | "corrected" | "suspect" | "invalid" | "empty";

/** How much an issue matters. */
export type Severity = "info" | "warning" | "error";

/** What was done to a value. */
export type ChangeCode =
  | "space" | "case" | "unicode" | "invisible" | "punctuation" | "format" | "parts" | "code"
  | "country" | "mojibake" | "entity";

/** What a person should look at. */
export type IssueCode =
  | "value.too-long" | "value.placeholder" | "value.junk" | "value.keyboard-walk"
  | "value.repeated" | "value.look-alike"
  | "value.control-character" | "value.mojibake" | "value.several" | "email.syntax"
  | "email.domain-typo" | "email.role" | "email.disposable" | "email.reserved-domain"
  | "phone.syntax" | "phone.length" | "phone.invalid" | "phone.ambiguous"
  | "phone.country-unknown" | "name.no-letters" | "name.two-people" | "name.is-organization"
  | "name.is-email" | "name.order" | "organization.is-person" | "country.unknown" | "country.ambiguous" | "address.ambiguous" | "postcode.format" | "date.syntax" | "date.ambiguous"
  | "date.impossible" | "date.future" | "date.default" | "date.two-digit-year"
  | "date.partial" | "date.serial" | "flag.unknown"
  | "id.checksum" | "id.ambiguous"
  | "id.scheme-inferred" | "value.format" | "value.payment-card" | "money.currency" | "money.ambiguous" | "time-zone.ambiguous"
  | "record.misplaced" | "record.swapped" | "record.shifted"
  | "record.country-conflict" | "record.region-conflict" | "record.birth-conflict" | "record.gender-conflict" | "consent.token-unknown";

/** A mistake of the caller. */
export type EngineErrorCode =
  | "option.unknown" | "option.invalid" | "input.empty" | "input.too-large" | "input.not-text"
  | "input.columns" | "input.cell-too-large" | "input.json.not-object"
  | "input.json.syntax" | "input.json.depth" | "record.shape" | "record.id"
  | "schema.unknown-kind" | "schema.invalid" | "schema.unknown-column" | "model.unknown"
  | "labels.invalid" | "labels.unknown-id" | "labels.same-record" | "labels.contradiction"
  | "model.invalid" | "snapshot.version" | "snapshot.damaged" | "resolver.full"
  | "resolver.unknown-id" | "decision.conflict" | "country.unknown" | "date.invalid" | "word.unknown"
  | "consent.invalid" | "consent.string.syntax" | "consent.string.cut" | "consent.string.version"
  | "consent.string.value" | "consent.string.too-large" | "table.invalid" | "table.too-large"
  | "secret.too-short" | "encoding.invalid" | "encoding.foreign" | "log.invalid" | "job.state";

/** What a pair is taken for. */
export type Band = "match" | "review" | "distinct";

/** What a person says of two records. */
export type Verdict = "same" | "not-same";

/** What happened to a customer. */
export type EventKind = "created" | "joined" | "left" | "merged" | "split" | "moved" | "retired";

/** What made it happen. */
export type Cause = "added" | "changed" | "removed" | "decided" | "reweighed";

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
  | "only-one" | "most-valid" | "most-frequent" | "most-recent" | "latest" | "earliest"
  | "most-complete" | "first";

/** What reading did beside reading. */
export type NoteCode =
  | "encoding.converted" | "encoding.assumed" | "encoding.invalid-bytes" | "encoding.doubtful" | "text.nul-removed" | "csv.guard-removed"
  | "csv.separator-line" | "csv.preamble-skipped" | "header.generated" | "header.duplicate"
  | "header.empty" | "header.repeated" | "csv.short-row" | "csv.long-row" | "row.empty" | "csv.unclosed-quote"
  | "row.remark" | "csv.stray-quote" | "json.duplicate-key" | "json.envelope" | "input.no-records"
  | "id.repeated";

/** What a resolution writes. */
export type Output =
  | "customers.csv" | "records.csv" | "matches.csv" | "model.json" | "report.json" | "cleansed.csv"
  | "cleansed.jsonl";

/** A stage of long work. */
export type Stage =
  | "read" | "understand" | "cleanse" | "index" | "train" | "compare" | "unify" | "assess" | "done";

/** How a consent was given. */
export type Method = "express" | "written" | "double-opt-in" | "verbal" | "implied" | "pre-ticked";

/** Whether messages arrive. Says nothing about consent. */
export type DeliveryStatus = "ok" | "soft-bounce" | "hard-bounce" | "complained";

/** Why the statements of several sources could not simply be joined. */
export type ConflictCode =
  | "consent.conflict.undated" | "consent.conflict.same-time"
  | "consent.conflict.not-demonstrable" | "consent.conflict.signals";

/** Whether a use is permitted. */
export type Outcome =
  | "permitted" | "deferred" | "review" | "denied";

/** On what a permitted use rests. */
export type Basis =
  | "opt-out-regime" | "legitimate-interests" | "legal-obligation" | "contract"
  | "implied-consent" | "soft-opt-in" | "consent" | "explicit-consent";

/** What a rule does. */
export type Effect =
  | "forbids" | "requires" | "defers" | "permits";

/** How well the source of a rule was seen. */
export type Confidence =
  | "text" | "secondary" | "unverified";

/** Who a person is to the law. */
export type SubjectKind =
  | "consumer" | "business" | "sole-trader";

/** Whether a number stands on a register of those who do not want calls. */
export type DoNotCall =
  | "listed" | "not-listed" | "unchecked";

/** The law, act or standard that a rule belongs to. */
export type Regime =
  | "GDPR" | "ePrivacy" | "UWG-DE" | "FR" | "UK-GDPR" | "PECR" | "CCPA" | "US-CO"
  | "US-CT" | "US-DE" | "US-FL" | "US-IA" | "US-IN" | "US-KY" | "US-MD" | "US-MN"
  | "US-MT" | "US-NE" | "US-NH" | "US-NJ" | "US-NV" | "US-NY" | "US-OR" | "US-RI" | "US-TN" | "US-TX"
  | "US-UT" | "US-VA" | "US-WA" | "CAN-SPAM" | "TCPA" | "COPPA" | "CASL"
  | "PIPEDA" | "DNCL-CA" | "Law25" | "LGPD" | "POPIA" | "APPI" | "JP-antispam" | "PDPA-SG"
  | "Spam-Act-AU" | "DNCR-AU" | "Privacy-AU" | "DPDP" | "TCCCPR-IN" | "nFADP" | "UCA-CH"
  | "GPC" | "protective";

/** Why a use is permitted or not, or which fact is missing. */
export type ReasonCode =
  | "consent.granted" | "consent.withdrawn" | "consent.refused"
  | "consent.expired" | "consent.pending" | "consent.nothing-on-file"
  | "consent.needed" | "consent.not-explicit" | "consent.not-express"
  | "consent.channel-not-named" | "age.parental-consent" | "age.opt-in" | "age.prohibited"
  | "basis.soft-opt-in" | "basis.opt-out" | "basis.implied-consent"
  | "basis.contract" | "basis.legal-obligation" | "basis.legitimate-interests"
  | "basis.business-relationship" | "signal.gpc" | "do-not-call.listed"
  | "category.special" | "category.criminal" | "time.quiet-hours"
  | "time.frequency" | "missing.do-not-call" | "missing.time-zone"
  | "missing.region" | "missing.contact-obtained-in-sale" | "missing.similar-products"
  | "missing.opt-out-offered" | "missing.written-consent" | "missing.prior-consent"
  | "missing.implied-until" | "missing.presumed-consent"
  | "missing.contract-in-progress" | "missing.balancing-of-interests"
  | "missing.ground-for-special-data" | "missing.national-rule" | "missing.rule";

/** What has to be done along with a use. */
export type ObligationCode =
  | "unsubscribe" | "identify-sender" | "postal-address" | "offer-opt-out"
  | "screen-do-not-call" | "keep-proof" | "honour-opt-out" | "age-gate"
  | "relevant-to-role";

/** Why a field, or part of it, does not leave. */
export type WithheldReason =
  | "not-needed" | "special-category" | "credential" | "free-text"
  | "unknown-field" | "unreadable" | "generalized" | "masked" | "not-permitted" | "incomplete";

/** What is wrong with a line of a log of decisions. */
export type LogFault =
  | "log.unreadable" | "log.changed" | "log.missing" | "log.order" | "log.chain" | "log.cut";

/** Who takes hashed identifiers of customers. */
export type Platform = "google" | "meta" | "linkedin" | "tiktok" | "snap";

/** How the records of an input are written. */
export type Format = "csv" | "jsonl" | "json";

/** How the characters of an input are encoded. */
export type Encoding =
  | "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1250" | "iso-8859-2" | "windows-1254"
  | "windows-1257" | "windows-1251" | "koi8-r" | "ibm866" | "windows-1253" | "windows-1255" | "windows-1256"
  | "windows-874" | "macintosh" | "cp850" | "shift_jis" | "euc-jp" | "euc-kr" | "gb18030" | "big5";

/** What the conditions of a model may ask. */
export type WrittenFunction =
  | "and" | "or" | "not" | "is-null" | "coalesce" | "null-if" | "=" | "<" | "<=" | ">" | ">="
  | "+" | "-" | "*" | "/" | "abs" | "length" | "part" | "join" | "before" | "after"
  | "levenshtein" | "damerau-levenshtein" | "jaro" | "jaro-winkler" | "days"
  | "postcode-sector" | "postcode-district" | "postcode-area";

// --- end of the closed lists

/** A mistake that the package around the engine reports, or a loss that it tells. */
export type PackageErrorCode =
  | "load.input" | "load.http" | "load.mime" | "load.csp" | "load.compile" | "engine.reset"
  | "resolver.gone" | "result.gone" | "worker.timeout" | "worker.failed" | "worker.closed"
  | "request.method" | "request.type" | "request.json" | "request.too-large" | "request.failed" | "request.not-permitted"
  | "file.read" | "file.write" | "file.json" | "work.cancelled" | "model.sql" | "model.column";

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

/** ISO 8601 calendar date, `2026-11-21`. */
export type IsoDate = string;
/** ISO 3166-1 alpha-2. */
export type CountryCode = string;

type Scalar = string | number | boolean | null | undefined;

/** A record as typed: named texts, numbers, flags, or lists of them. */
export type InputRecord = { readonly [field: string]: Scalar | readonly Scalar[] };

// What a field means.

export interface Field {
  /** The name of the field in the source. */
  header: string;
  kind: Kind;
  /** 0 to 1; 1 when a person said so. */
  confidence?: number;
  /** Why, as a code with its data: `header:first name`, `values:email 0.98`, `given`. */
  reason?: string;
  /** A part of a name, an address or a date, where the column holds just that. */
  part?: Part;
  /** Which of several addresses, phones, … it belongs to: `billing`, `work`. */
  group?: string;
  /** fideslang key of the data category. */
  category?: string;
  /** For `consent`. */
  channel?: Channel;
  /** For `consent`. */
  purpose?: Purpose;
  /** For `consent`: `inverse` where yes means may not. */
  polarity?: Polarity;
  owner?: string;
  use?: string;
}

/** The data dictionary of a source, in the order of its columns. */
export interface Schema {
  fields: Field[];
}

/**
 * What the caller knows of it: by `fields`, as the list that `inferSchema` gives, or in short by
 * header; what is not named is inferred.
 */
export type SchemaInput = Schema | readonly Field[] | { readonly [header: string]: Kind | Omit<Field, "header"> };

/** The data category of one field. */
export interface Classification {
  header: string;
  /** fideslang key. */
  category: string;
  /** W3C DPV term, where there is one. */
  dpv?: string;
  /** Whether GDPR Art. 9 or 10 sets it apart. */
  special: boolean;
  /** The US states whose laws call it sensitive: `US-CA`. */
  usSensitive?: string[];
  /** A password, token or key: never to be shown or passed on. */
  credential: boolean;
  /** 0 to 1. */
  confidence: number;
  /** `given`, `header:religion`, `kind:email`, `value:words`. */
  reason: string;
  /** Of a record: what a free text holds, by category, how often. */
  mentions?: Record<string, number>;
}

/** What a free text holds; no value of it. */
export interface Scan {
  /** How often, by category. */
  counts: Record<string, number>;
  /** By place; `kind` where it is a value of one, `hash` as of `pseudonymize`. */
  found: { category: string; kind?: Kind; start: number; end: number; hash?: string }[];
}

// Cleansing.

export interface NormalizeOptions {
  schema?: SchemaInput;
  /** Country of a record that names none; without it national formats stay doubtful. */
  country?: CountryCode;
  /**
   * The day that counts as today; without it no date is in the future. It also settles years of two digits:
   * a birth is of this century up to this year, another date within fifty years; without it 40 to 99 are of
   * the last century. The reading not taken stands in `alternatives`.
   */
  asOf?: IsoDate;
  /**
   * Which way round numeric dates are, where neither they nor their column settle it. Default: as the
   * country writes them; without a country they are ambiguous.
   */
  dateOrder?: "dmy" | "mdy" | "ymd";
  /** Years of two digits below it are of this century, the others of the last, 0 to 100. Default: as `asOf` says. */
  pivot?: number;
  /** Rows that count before the tables of the engine; at most 10,000 a table. */
  tables?: OwnTables;
}

/** Tables of your own. Letters count as the engine's do: without regard to case, accents and points. */
export interface OwnTables {
  /** Mail domains. The rule makes the match key (part `mailbox`), never the value to write to. */
  providers?: readonly {
    domain: string;
    /** Whose mailboxes they are; `role` marks each as a role's. A domain without a class is known, so no misspelt one. */
    class?: "public" | "disposable" | "role";
    /** `a.da` and `ada` are one mailbox. */
    ignoreDots?: boolean;
    /** `ada+shop` is the mailbox `ada`. */
    plusTags?: boolean;
    /** `ada-shop` and `ada-news` are one mailbox, `ada-`. */
    hyphenTags?: boolean;
    /** The domain that the mailboxes are filed under. */
    canonical?: string;
  }[];
  /** Legal forms of organizations. */
  legalForms?: readonly {
    text: string;
    /** The usual spelling; default: `text`. */
    form?: string;
    /** Where it counts; default: everywhere. It counts, too, where the country is not known. */
    country?: CountryCode;
    /** Where it stands in a name; default: `end`. */
    place?: "start" | "end";
  }[];
  /** Names of one row are forms of one name, when records are compared. */
  nicknames?: readonly { name: string; nicknames: readonly string[] }[];
  /**
   * How frequent values are among all people or firms, above 0, below 1; it counts in place of how often the value
   * stands in the file, where a level weighs rare values more. 200,000 rows at most.
   */
  population?: readonly {
    kind: "name.given" | "name.middle" | "name.family" | "organization" | "address.locality" | "address.postcode";
    value: string;
    share: number;
  }[];
  /** Words for a street, and the word that they compare as. */
  streetTypes?: readonly { written: string; full: string; country?: CountryCode }[];
}

export interface CompareOptions extends NormalizeOptions {
  /** Default: both models of the package; two organizations are compared as such, all others as persons. */
  model?: Model;
  /** Probability from which two records are one customer, 0 to 1; default: the model's. */
  threshold?: number;
  /** Probability from which a person should look; default: the model's. */
  review?: number;
  /** Among how many records the two stand; default 10,000. */
  records?: number;
}

export interface Issue {
  code: IssueCode;
  severity: Severity;
  /** The code in words. */
  message: string;
  /** What may have been meant. */
  suggestion?: string;
  /** The readings of an ambiguous value, likeliest first. */
  alternatives?: string[];
}

/** What a code of an issue means. */
export interface IssueExplanation {
  code: IssueCode;
  /** What is the matter. */
  message: string;
  /** What to do about it. */
  advice: string;
}

export interface CleanField {
  kind: Kind;
  /** Exactly what came in. */
  raw: string | string[];
  /** Canonical form; empty where nothing can be trusted. */
  value: string | string[];
  /** The form to show. */
  display: string | string[];
  status: Status;
  /** What was done, in order. */
  changes: ChangeCode[];
  issues: Issue[];
  parts?: Partial<Record<Part, string>>;
}

export interface CleanRecord {
  /** Canonical form by field; a field that cannot be trusted is not there. */
  values: Record<string, string | string[]>;
  fields: Record<string, CleanField>;
  issues: (Issue & { field: string })[];
}

// Matching.

/** One number of the sum that makes a match weight. */
export interface ComparisonOutcome {
  /** Name of the comparison, `prior`, or name of a dependence. */
  name: string;
  /** Name of the level; empty for the prior and for a dependence. */
  level: string;
  /** Bits; above 0 speaks for one customer. */
  weight: number;
  /** The part of `weight` that comes from the frequency of the very value. */
  termFrequency: number;
  m: number;
  u: number;
}

export interface Explanation {
  /** 0 to 1. */
  probability: number;
  /** Bits: log2 of the odds; the sum of the comparisons' weights. */
  weight: number;
  decision: Band;
  /** What the records were compared as. */
  model: Entity;
  /** The prior first, then each comparison where both sides speak, then dependences. */
  comparisons: ComparisonOutcome[];
}

export interface Match extends Explanation {
  /** The record that was found. */
  id: string;
  /** Its customer, where customers were asked for before and it was looked at. */
  customer?: string;
}

/** What two records are compared as; each has a table of comparisons. */
export type Entity = "person" | "organization" | "household";

/** One entity for all pairs, or what `result.model` gave. */
export type Model = Entity | ModelDefinition;

export interface ModelDefinition {
  format: "selfsame-model";
  version: number;
  entity: Entity;
  thresholds: { match: number; review: number };
  /** Probability that two records drawn at random are one customer; without it, by the number of records. */
  prior?: number;
  comparisons: ModelComparison[];
  dependences?: { name: string; comparisons: string[]; spare?: number; keep: number }[];
  /** In a model of persons: the model of those pairs in which both records are organizations, or one is and the other names nobody. */
  organization?: ModelDefinition;
}

/** Either all comparisons of the entity's table, or comparisons of the model's own with written conditions. */
export interface ModelComparison {
  name: string;
  /** Of a written comparison: where nothing is said. */
  missing?: string;
  /** Strictest first; the first level that is reached counts. */
  levels: ModelLevel[];
}

export interface ModelLevel {
  name: string;
  /** Probability of the level among records of one customer, and of different ones; above 0, below 1. */
  m: number;
  u: number;
  termFrequency?: "full" | "generic";
  /** Of a written comparison: where this level is reached, `(>= (jaro-winkler l:name.given r:name.given) 0.9)`. */
  when?: string;
  /** Of a written level: weight · log2(u / share), the share that of the more frequent value, `least` at least. */
  frequency?: { of: string; u: number; weight: number; least: number };
}

/** What two records by their ids are: one customer, or not. Ids are those of the outputs. */
export interface Label {
  left: string | number;
  right: string | number;
  same: boolean;
}

/** Why a fitted model is not to be trusted. */
export type TrainingDoubt = "few-records" | "few-matches" | "not-settled" | "not-separated";

/**
 * How the model was fitted to the records: m and u by expectation–maximization, u from pairs drawn at random,
 * each level leaning on the model that was there before as if that had seen it five times.
 */
export interface Training {
  /** Whether the fitted model is used; otherwise the one that was there before is. */
  trusted: boolean;
  /** Why it is not. */
  doubts: TrainingDoubt[];
  rounds: number;
  /** The largest step of any m in the last round. */
  change: number;
  /** Pairs that met in the index. */
  met: number;
  /** Pairs drawn at random. */
  drawn: number;
  /** Matches that are expected among the pairs that met. */
  matches: number;
  /** log2 of the odds that two records drawn at random are one customer. */
  prior: number;
  /** Levels that fewer than twenty expected matches have: their m rests on the model before. */
  thin: { comparison: string; level: string; pairs: number }[];
  /** By labels: pairs judged the same, and different. No rounds were made, and `matches` are those judged the same. */
  labels?: [same: number, different: number];
}

// A whole file or list.

type InputData = Uint8Array | ArrayBuffer | string | Blob | readonly InputRecord[];

/** CSV or JSON lines as bytes, text or a file; an array of records; or several of those by name. */
export type ResolveInput = InputData | readonly (InputData | NamedInput)[];

export interface NamedInput {
  name: string;
  data: InputData;
  /** How bytes are encoded, where that is found out wrongly: `windows-1250`, `shift_jis`, `macintosh`, `cp437`, … */
  encoding?: string;
}

export interface Progress {
  stage: Stage;
  done: number;
  /** 0 where it cannot be told. */
  total: number;
}

export interface ResolveOptions extends NormalizeOptions {
  /** Default: both models of the package; two organizations are compared as such, all others as persons. */
  model?: Model;
  /** Probability from which two records are one customer, 0 to 1; default: the model's. */
  threshold?: number;
  /** Probability from which a person should look; default: the model's. */
  review?: number;
  /** The column that names a record; else it is found by its kind. */
  id?: string;
  /** The inputs are free of duplicates: only pairs between them count. */
  link?: boolean;
  /** Masks the personal values in the assessment. */
  masked?: boolean;
  /**
   * Whether the model is fitted to the records before they are compared. Default: the shipped model is, one
   * that is given is not.
   */
  train?: boolean;
  /**
   * Pairs that people have judged. The model is trained by them: m from the pairs that are the same, u from pairs
   * drawn at random (below 500 records from those that are different, too); fewer than twenty that are the same
   * leave it as it was. Labels that contradict themselves are `labels.contradiction`, by the place in the list.
   */
  labels?: readonly Label[];
  /** By what pairs are drawn for that: a whole number from 0; default 0. */
  seed?: number;
  /** Stops early: `understand` leaves the schemas, `cleanse` also the cleansed records, `train` the model. */
  until?: "understand" | "cleanse" | "train";
  onProgress?: (progress: Progress) => void;
  /** Cancels; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** A list that stays in the engine and is read by page. */
export interface List<T> extends Iterable<T> {
  readonly length: number;
  page(offset?: number, limit?: number): T[];
  /** The whole list as CSV, UTF-8, safe to open in a spreadsheet. */
  csv(): Uint8Array<ArrayBuffer>;
  /** The same in pieces. */
  csvChunks(): Iterable<Uint8Array<ArrayBuffer>>;
}

export interface RecordName {
  source: string;
  /** From 1; a header is not counted. */
  row: number;
  /** Text of the id column, where there is one. */
  id?: string;
}

/** A value that did not come first. */
export interface Alternative {
  value: string;
  display: string;
  status: Status;
  /** Exactly what came in; the whole cell, a list where it holds several values. */
  raw: string | string[];
  /** Whether it stays a value of the customer: a second address, number or key. */
  kept: boolean;
  records: RecordName[];
}

/** A value that survived, where it is from, and what it was chosen over. */
export interface Survivor {
  value: string;
  display: string;
  status: Status;
  source: string;
  row: number;
  /** The header of its column. */
  field: string;
  /** Exactly what came in; the whole cell, a list where it holds several values. */
  raw: string | string[];
  rule: SurvivorshipRule;
  /** How many of the records say it. */
  saidBy: number;
  alternatives: Alternative[];
}

/** What records say together, each value with its lineage. */
export interface GoldenRecord {
  /** By kind (`email`), group and kind (`billing.address.street`), or header. */
  values: Record<string, Survivor>;
  /** What its records say together; a no is never widened. */
  consent: ConsentState;
  /** Where its records contradict each other. */
  conflicts: { purpose?: Purpose; channel?: Channel; code: ConflictCode; kept?: ConsentStatus; dropped?: ConsentStatus }[];
}

/** How the records of a customer hang together. */
export interface ClusterMetrics {
  /** Records. */
  size: number;
  /** Pairs of them that are links: found as matches, or called the same by a person. */
  links: number;
  /** Links of all that there could be, 0 to 1; 1 where there is one record. */
  density: number;
  /** Links without any one of which the customer would fall in two. */
  bridges: number;
  /** Match weight of the weakest link, in bits; `null` where there is none that was found. */
  lowest: number | null;
}

/** A golden record with the lineage of each value. */
export interface Customer extends GoldenRecord {
  /** `C` and the number of its first record over all inputs. */
  id: string;
  records: RecordName[];
  cluster: ClusterMetrics;
}

/** What `report.json` holds. Examples of what is wrong are masked, those of duplicates where `masked` is. */
export interface Assessment {
  version: number;
  masked: boolean;
  inputs: { name: string; rows: number; format: Format; encoding: Encoding; notes: { code: NoteCode; row?: number; column?: number; count: number }[]; columns: ColumnReport[] }[];
  totals: { records: number; recordsFixed: number; recordsWithIssues: number; statuses: Record<Status, number>; changes: { code: ChangeCode; count: number }[]; issues: IssueCount[] };
  duplicates: DuplicateReport | null;
  consent: { purpose: Purpose; channel?: Channel; statuses: { code: ConsentStatus; count: number }[]; conflicts: number }[];
}

export interface ColumnReport extends Field {
  /** The article of the GDPR that sets its data category apart. */
  special?: "art-9" | "art-10";
  filled: number;
  distinct: number;
  statuses: Record<Status, number>;
  changes: { code: ChangeCode; count: number }[];
  issues: IssueCount[];
}

export interface IssueCount {
  code: IssueCode;
  severity: Severity;
  count: number;
  examples?: { row: number; value: string; suggestion?: string }[];
}

export interface DuplicateReport {
  customers: number;
  recordsInDuplicates: number;
  sizes: { size: number; customers: number }[];
  weights: { from: number; match: number; review: number; distinct: number }[];
  blocks: {
    keys: number;
    oversize: number;
    /** Blocks that were passed over because they are too large, by rule. */
    purged: { rule: string; blocks: number; records: number }[];
    cut: number;
    refused: number;
    /** What each blocking rule brought: pairs that share a key of it, and those that share no key of another; of
     * both those at the threshold of a match, before the prior is fitted to the pairs. */
    rules: { rule: string; pairs: number; onlyPairs: number; links: number; onlyLinks: number }[];
    /** Links found by keys of contact points, by all other keys, by both; and about how many neither found, as if
     * both were independent (capture and recapture): a floor rather than a promise. */
    missed: { contact: number; other: number; both: number; estimate: number | null } | null;
  };
  examples: (Explanation & {
    records: (RecordName & { customer: string })[];
    fields: { kind: Kind; group?: string; values: [string, string]; same: boolean | null }[];
  })[];
}

/** A run in numbers. */
export interface Summary {
  records: number;
  customers: number;
  /** Records that share their customer with another record. */
  duplicates: number;
  /** Pairs taken for one customer. */
  matches: number;
  /** Pairs that a person should look at. */
  reviews: number;
  /** Values that were put right. */
  corrected: number;
  /** Values that are doubtful or wrong. */
  doubtful: number;
  /** Name and records of each input. */
  inputs: [string, number][];
}

/** What `resolve` gives; it stays in the engine until it is freed. */
export interface Result {
  readonly customers: List<Customer>;
  readonly records: List<ResolvedRecord>;
  readonly pairs: List<ResolvedPair>;
  readonly summary: Summary;
  readonly assessment: Assessment;
  /** The model with its weights; give it back as an option. */
  readonly model: ModelDefinition;
  /** How it was fitted to the records; `null` where it was not. */
  readonly training: Training | null;
  /** What the columns of each input mean. */
  readonly schemas: (Schema & { name: string })[];
  /** An output file of the command, whole. */
  file(name: Output): Uint8Array<ArrayBuffer>;
  /** The same in pieces. */
  fileChunks(name: Output): Iterable<Uint8Array<ArrayBuffer>>;
  /** Gives the memory back; `using` does it where the runtime has it. */
  free(): void;
}

/** One input row: as typed, and what became of it. */
export interface ResolvedRecord {
  source: string;
  row: number;
  recordId: string;
  customerId: string;
  /** By header. */
  fields: Record<string, CleanField>;
}

/** Two records with their weight and its reasons. */
export interface ResolvedPair extends Explanation {
  leftId: string;
  rightId: string;
  /** Customers of both; the same where they were joined. */
  customers: [string, string];
}

// An index that lives.

export interface ResolverOptions {
  /** Default: both models of the package; two organizations are compared as such, all others as persons. */
  model?: Model;
  /** Without it the kinds are inferred from the field names of the first batch. */
  schema?: SchemaInput;
  country?: CountryCode;
  /** Kept in its snapshots. */
  tables?: OwnTables;
  /** Probability from which two records are one customer, 0 to 1; default: the model's. */
  threshold?: number;
  /** Probability from which a person should look; default: the model's. */
  review?: number;
  /** Keeps the records as they came, in its snapshots too, so that customers have their golden record. */
  keep?: boolean;
}

export interface FindOptions {
  /** Default 5. */
  limit?: number;
  /** Least probability, 0 to 1; default: the model's review threshold. */
  threshold?: number;
}

/** A customer of a resolver; the golden record where the resolver keeps records, its rows in the order of `records`. */
export interface LivingCustomer extends Partial<GoldenRecord> {
  /** `C` and a number; stays by the rules of `Resolver.customer`, and is never given to another. */
  id: string;
  /** The ids of its records, in the order they came. */
  records: string[];
  cluster: ClusterMetrics;
}

/** One change of a customer, with its evidence. */
export interface CustomerEvent {
  event: EventKind;
  /** The customer that it happened to. */
  customer: string;
  /** `merged`: the one that went up in it; `split`: the one that a part became; `moved`: where the records came from. */
  other?: string;
  /** The records that came, went or moved. */
  records: string[];
  cause: Cause;
  /** The records that are the cause: the one that came, changed or went, or the two that somebody decided about. */
  by: string[];
  /** The strongest link between the records and those that were there; `weight` in bits, `null`: a person decided. */
  link?: { left: string; right: string; weight: number | null };
}

/** A link on the way from one record to another; `decided`: a person called them the same. */
export interface PathStep extends Explanation {
  left: string;
  right: string;
  decided: boolean;
}

export interface Decided {
  left: string;
  right: string;
  verdict: Verdict;
}

export interface Resolver {
  /** How many records it holds. */
  readonly size: number;
  /** Adds records, all or none; each has a field `id` of its own. Gives how many were added. */
  add(records: InputRecord | readonly InputRecord[]): number;
  upsert(id: string | number, record: InputRecord): void;
  /** Whether there was one. */
  remove(id: string | number): boolean;
  /** The records it may be the same customer as, best first. */
  find(record: InputRecord, options?: FindOptions): Match[];
  /**
   * The customer of that id, or the one that it went up in; else the customer of the record of that id. New
   * records make a new customer; records that belong to one join it; where several become one, the oldest
   * stays; where one falls apart, the part with most of the records that came to it stays, and one that had gone
   * up in it comes back; with its last record it retires. Records are looked at when customers, events or
   * decisions are asked for, all that came since together.
   */
  customer(id: string): LivingCustomer | undefined;
  /** The customer of the record of that id, whatever ids customers have. */
  customerOf(record: string | number): LivingCustomer | undefined;
  /** Customers in the order of their ids, 100 without a limit, after that of `after`. */
  customers(options?: { after?: string; limit?: number }): LivingCustomer[];
  /** What changed since it was asked last, the oldest first. */
  events(limit?: number): CustomerEvent[];
  /**
   * Decides that two records are one customer or are not, whatever they say; `null` takes it back. A later
   * verdict about the same two counts instead.
   * @throws SelfsameError `decision.conflict` where others say the opposite; nothing is changed then.
   */
  decide(left: string | number, right: string | number, verdict: Verdict | null): void;
  decisions(): Decided[];
  /** The links that lead from a record to another of its customer, or to its oldest; none where they are of two. */
  why(record: string | number, other?: string | number): PathStep[];
  /** Weighs all records anew, as if they came together now; after it who is one customer depends on records and decisions alone. */
  recluster(): void;
  /** The golden record of records that you keep yourself, cleansed as this resolver reads them. */
  unify(records: readonly InputRecord[]): GoldenRecord & { records: RecordName[] };
  /** A snapshot for `openResolver`: records, customers, decisions, and events that were not read yet. */
  save(): Uint8Array<ArrayBuffer>;
  free(): void;
}

// Private match.

/** A record that can be compared and not read; what it protects from stands in PRIVACY.md. */
export interface EncodedRecord {
  /** Tells secrets and settings apart. */
  madeWith: string;
  /** 1,024 bits as base64. */
  bits: string;
  /** Blocking keys under the secret. */
  keys: string[];
}

export interface EncodeOptions extends NormalizeOptions {
  /** 16 bytes at least, drawn at random; the same wherever records are to meet, and nowhere else. */
  secret: string | Uint8Array;
  /**
   * Puts the year of birth into every token, so that frequent names look different a year; records whose years
   * of birth differ, or of which one has none, are strangers then. Default false.
   */
  salt?: boolean;
}

/** An encoded record that may be the same customer. */
export interface Alike {
  id: string;
  /** Dice's coefficient of the encodings, 0 to 1. */
  similarity: number;
}

/** An index of encodings. It knows no secret. */
export interface EncodedResolver {
  readonly size: number;
  /** How alike two encodings must be: found from the records that it holds, from a hundred on; no labels. */
  readonly threshold: number;
  /**
   * Adds encodings, all or none; one of an id that is there takes its place. Gives how many were added.
   * @throws SelfsameError `encoding.foreign` for one of another secret or other settings
   */
  add(encodings: (EncodedRecord & { id: string | number }) | readonly (EncodedRecord & { id: string | number })[]): number;
  upsert(id: string | number, encoding: EncodedRecord): void;
  /** Whether there was one. */
  remove(id: string | number): boolean;
  /** The records it may be, most alike first; 5 without a limit. Above 250,000 records, those that share a key. */
  find(encoding: EncodedRecord, options?: FindOptions): Alike[];
  /** A snapshot for `openResolver`. */
  save(): Uint8Array<ArrayBuffer>;
  free(): void;
}

// Consent; see the shapes of the documentation.

export interface ConsentEntry {
  purpose: Purpose;
  channel?: Channel;
  status: ConsentStatus;
  at?: string;
  expiresAt?: string;
  method?: Method;
  /** Names the special category (GDPR Art. 9(2)(a)). */
  explicit?: boolean;
  source?: string;
  evidence?: string;
}

export interface ConsentState {
  entries: ConsentEntry[];
  signals?: { gpc?: boolean; tcf?: string; gpp?: string; usPrivacy?: string; consentMode?: Record<string, "granted" | "denied"> };
  deliverability?: { channel: Channel; status: DeliveryStatus }[];
}

/** The engine; the same in every runtime. */
export interface Selfsame {
  /** The version of the package. */
  version(): string;
  /** The versions of the package and of the numbering plans in it: Google's libphonenumber. */
  versions(): { selfsame: string; libphonenumber: string };
  /** Cleanses one record. */
  normalize(record: InputRecord, options?: NormalizeOptions): CleanRecord;
  /** Whole years at a day; undefined where a date is not whole, or the day is before the birth. */
  age(birth: IsoDate, at: IsoDate): number | undefined;
  /** What a code of an issue means and what to do about it; `word.unknown` for a code there is not. */
  explain(code: IssueCode): IssueExplanation;
  /** What columns mean, in their order. */
  inferSchema(headers: readonly string[], rows?: readonly (readonly Scalar[] | InputRecord)[]): Field[];
  /** Which category of personal data each field holds. */
  classify(recordOrSchema: InputRecord | Schema): Classification[];
  /** Compares two records and says why. */
  compare(a: InputRecord, b: InputRecord, options?: CompareOptions): Explanation;
  /** Cleanses, matches and unifies whole files or lists. */
  resolve(input: ResolveInput, options?: ResolveOptions): Promise<Result>;
  /**
   * Fits a model to records whose customers nobody knows, or trains it by `labels`; give it back as `model`.
   * Options as of `resolve`.
   */
  train(input: ResolveInput, options?: Omit<ResolveOptions, "train" | "until">): Promise<{ model: ModelDefinition; training: Training }>;
  /** An index of records; with `{ encoded: true }` one of encodings. */
  resolver<O extends ResolverOptions | { encoded: true } = ResolverOptions>(options?: O): O extends { encoded: true } ? EncodedResolver : Resolver;
  /** Of `save`; the bytes say which kind it is. Keeps them to come back from after a trap: leave them as they are. */
  openResolver<R extends Resolver | EncodedResolver = Resolver>(bytes: Uint8Array): R;
  /** Only what a purpose needs; without a schema the field names are understood. */
  minimize(record: InputRecord, options: MinimizeOptions): Minimized;
  /** A record that can be compared and not read. */
  encode(record: InputRecord, options: EncodeOptions): EncodedRecord;
  readonly privacy: Privacy;
  /**
   * A telephone number in a format, `international` where none is named; `""` where the text is no number of
   * a known country. With `as-you-type` the digits so far, in the groups that they will have.
   */
  formatPhone(text: string, options?: { format?: PhoneFormat; country?: string }): string;
  readonly consent: Consent;
}

/** What could not be put in order when states were joined; the protective answer was kept. */
export interface ConsentConflict {
  purpose?: Purpose;
  channel?: Channel;
  code: ConflictCode;
  kept?: ConsentStatus;
  dropped?: ConsentStatus;
}

/** One thing said about consent: a word under a header, or what a browser says. */
export type Signal =
  | {
      /** Says what `purpose`, `channel` and `polarity` do not. */
      header?: string;
      value?: Scalar;
      /** The system it comes from, as some words mean something else there. */
      system?: string;
      purpose?: Purpose;
      channel?: Channel;
      polarity?: Polarity;
      at?: string;
      expiresAt?: string;
      method?: Method;
      evidence?: string;
    }
  | NonNullable<ConsentState["signals"]>
  | { "Sec-GPC": string }
  | { globalPrivacyControl: boolean };

/** A use of one record. */
export interface UseRequest {
  purpose: Purpose;
  /** Needed for marketing and surveys. */
  channel?: Channel;
  /** RFC 3339, the instant of the use. */
  at: string;
  subject: {
    /** ISO 3166-1 alpha-2: where the person is. */
    country: string;
    /** ISO 3166-2: "US-CA". */
    region?: string;
    /** Default "consumer". */
    kind?: SubjectKind;
    age?: number;
    birthDate?: string;
    parentalConsent?: boolean;
    /** IANA name, or "+02:00". */
    timeZone?: string;
    /** Default "unchecked". */
    doNotCall?: DoNotCall;
    relationship?: {
      lastPurchase?: string;
      lastInquiry?: string;
      contactObtainedInSale?: boolean;
      similarProducts?: boolean;
      optOutOffered?: boolean;
      /** The contact was got as the person supported or asked about the sender's charitable purposes, which this use furthers alone. */
      supporter?: boolean;
    };
    /** Past contacts, for rules of frequency. */
    contacts?: { channel: Channel; at: string }[];
  };
  /** fideslang keys of what the use would process. */
  categories?: string[];
  consent: ConsentState;
}

export interface Decision {
  outcome: Outcome;
  basis: Basis | null;
  reasons: { code: ReasonCode; regime: Regime; citation: string; effect: Effect; confidence: Confidence }[];
  /** `within` is an ISO 8601 duration. */
  obligations: { code: ObligationCode; citation: string; within?: string }[];
  validUntil?: string;
  notBefore?: string;
}

/** What may leave of a record, and what stays. */
export interface Minimized {
  /** The fields that the purpose needs. */
  record: Record<string, string | string[]>;
  /** Every other field, and those that leave in a lesser form. */
  withheld: { field: string; reason: WithheldReason }[];
}

/** How a consent string is written. */
export type ConsentFormat = "tcf" | "gpp" | "usp";

/** The fields of a TC string of TCF v2; ids are sorted, times as `toISOString` writes them. */
export interface TcfFields {
  version: number;
  created: string;
  lastUpdated: string;
  cmpId: number;
  cmpVersion: number;
  consentScreen: number;
  consentLanguage: string;
  vendorListVersion: number;
  policyVersion: number;
  isServiceSpecific: boolean;
  useNonStandardTexts: boolean;
  specialFeatureOptins: number[];
  purposeConsents: number[];
  purposeLegitimateInterests: number[];
  purposeOneTreatment: boolean;
  publisherCountryCode: string;
  vendorConsents: number[];
  vendorLegitimateInterests: number[];
  publisherRestrictions: { purposeId: number; restrictionType: number; vendors: number[] }[];
  vendorsDisclosed: number[];
  vendorsAllowed: number[];
  publisherConsents: number[];
  publisherLegitimateInterests: number[];
  numCustomPurposes: number;
  publisherCustomConsents: number[];
  publisherCustomLegitimateInterests: number[];
}

/** The sections of GPP that are known. Others are given as they came. */
export type GppSection =
  | "tcfeuv1" | "tcfeuv2" | "tcfcav1" | "uspv1" | "usnat" | "usca" | "usva" | "usco" | "usut" | "usct" | "usfl" | "usmt" | "usor"
  | "ustx" | "usde" | "usia" | "usne" | "usnh" | "usnj" | "ustn" | "usmn" | "usmd" | "usin" | "usky" | "usri";

/**
 * The fields of a section of GPP, named as in its specification; a field of flags says yes or no for each id
 * from 1 on. `Gpc` stands there only where the string says it.
 */
export type GppFields = Record<
  string,
  number | string | boolean | number[] | boolean[] | { key: number; type: number; ids: number[] }[]
>;

/** The fields of a US Privacy string. */
export interface UspFields {
  Version: number;
  Notice: "Y" | "N" | "-";
  OptOutSale: "Y" | "N" | "-";
  LspaCovered: "Y" | "N" | "-";
}

/** The types of Google Consent Mode v2. */
export type ConsentMode = Partial<
  Record<
    | "ad_storage" | "ad_user_data" | "ad_personalization" | "analytics_storage" | "functionality_storage"
    | "personalization_storage" | "security_storage",
    "granted" | "denied"
  >
>;

/**
 * A decoded consent string. `segments` names the parts that are there, in their order; fields of TCF's segments
 * that are absent are empty. `skipped` holds sections that are not known.
 */
export type DecodedConsent =
  | { format: "gpc"; fields: { gpc?: true } }
  | { format: "consent-mode"; fields: ConsentMode }
  | { format: "tcf"; fields: TcfFields; segments: string[] }
  | { format: "usp"; fields: UspFields }
  | { format: "gpp"; section: GppSection | "headerv1"; fields: GppFields; segments: string[] }
  | {
      format: "gpp";
      section?: undefined;
      fields: { Id: 3; Version: number; SectionIds: number[] };
      sections: Partial<Record<GppSection, GppFields>>;
      segments: Partial<Record<GppSection, string[]>>;
      skipped: { id: number; text: string }[];
    };

/** What a consent string is made of: what `decode` gives, or a part of it; what is not said is the default. */
export type EncodableConsent =
  | { format: "gpc"; fields: { gpc?: boolean } }
  | { format: "tcf"; fields: Partial<TcfFields> & Pick<TcfFields, "created" | "lastUpdated">; segments?: readonly string[] }
  | { format: "usp"; fields: Partial<UspFields> }
  | { format: "gpp"; section: GppSection | "headerv1"; fields: Partial<GppFields>; segments?: readonly string[] }
  | {
      format: "gpp";
      fields?: object;
      sections: Partial<Record<GppSection, Partial<GppFields>>>;
      segments?: Partial<Record<GppSection, readonly string[]>>;
      skipped?: readonly { id: number; text: string }[];
    };

/** An organization, by an id of its own: no spaces, no @. */
export interface Party {
  id: string;
  name?: string;
  address?: string;
  contact?: string;
  url?: string;
}

export interface ReceiptOptions {
  /** The instant of the record; RFC 3339. */
  at?: string;
  /** What the ids are made of; default: what the record says. */
  seed?: string;
  /** A pseudonym of the person: no spaces, no @. */
  subject?: string;
  controller?: Party;
  notice?: { id?: string; url?: string; language?: string };
  /** ISO 639-1. */
  language?: string;
  /** ISO 3166. */
  jurisdiction?: readonly string[];
  /** Where consent is taken back. */
  withdrawal?: string;
  /** Terms of `pd:`, as `classify` gives them. */
  personalData?: readonly string[];
  /** Terms of `dpv:`. */
  processing?: readonly string[];
  /** Who receives the data, an empty list for nobody. */
  recipients?: readonly Party[];
  /** ISO 3166 and an ISO 8601 duration. */
  storage?: { location?: string; duration?: string };
  /** Terms of `eu-gdpr:`. */
  rights?: readonly string[];
  /** Default `gdpr`. */
  profile?: "gdpr" | "iso";
}

export interface Receipt {
  record: Record<string, unknown>;
  receipt: Record<string, unknown>;
  missing: string[];
}

/** A log of decisions, a line each, chained by SHA-256; with a secret, by HMAC-SHA-256. */
export interface DecisionLog {
  /**
   * The line that comes after `last`, or the first. Of request and decision it keeps words of closed lists, the instant
   * and the place; a subject is a pseudonym of 64 hexadecimal digits.
   * @throws SelfsameError `consent.invalid`, `log.invalid`
   */
  append(last: string | undefined, entry: { request: UseRequest; decision: Decision; subject?: string }, options?: { secret?: string | Uint8Array }): string;
  /** What is wrong with it and where; `head` is the hash that it should end with, kept elsewhere. */
  verify(log: string | readonly string[], options?: { secret?: string | Uint8Array; head?: string }): { entries: number; head: string; faults: { code: LogFault; line: number }[] };
}

export interface MinimizeOptions {
  purpose: Purpose;
  schema?: SchemaInput;
  /** Of `consent.decide` about this use: unless it is `permitted`, nothing leaves. */
  decision?: { outcome: Outcome };
}

export interface AudienceOptions extends NormalizeOptions {
  platform: Platform;
  /** Of `consent.decide` about this use: unless it is `permitted`, nothing leaves. */
  decision?: { outcome: Outcome };
}

/** What a platform gets of a record. */
export interface Audience {
  /** By the platform's names of its fields; SHA-256 as hexadecimal where it is hashed. */
  identifiers: Record<string, string[]>;
  /** Fields that the platform gets nothing of. */
  withheld: { field: string; reason: WithheldReason }[];
}

/** What may leave. */
export interface Privacy {
  minimize(record: InputRecord, options: MinimizeOptions): Minimized;
  encode(record: InputRecord, options: EncodeOptions): EncodedRecord;
  /** Enough of a value to recognize one's own customer, too little to write to it. */
  mask(value: string, options: { kind: Kind }): string;
  /**
   * HMAC-SHA-256 of a value, 64 hexadecimal digits: the same for the same value, and for who has no secret not to be
   * told from another. With a kind the value is cleansed first, so that all ways of writing it are one.
   * @throws SelfsameError `secret.too-short`
   */
  pseudonymize(value: string, options: { secret: string | Uint8Array; kind?: Kind; country?: CountryCode }): string;
  /**
   * Contacts, numbers of cards, accounts and persons, credentials and words on special categories in a free text of
   * 100,000 letters at most, by place. With a secret each has its keyed hash. What is not found may still be there.
   */
  scan(text: string, options?: { country?: CountryCode; secret?: string | Uint8Array }): Scan;
  /** Hashed identifiers in the exact form that a platform asks for. */
  audience(record: InputRecord, options: AudienceOptions): Audience;
}

export interface Consent {
  /**
   * Decodes a TC string (TCF v1 and v2.0 to v2.3), a GPP string or a US Privacy string; what it begins with
   * tells which, where `format` does not. With `section`, that one of a GPP string, or a text that is that
   * section alone. Errors: `consent.string.syntax` `.cut` `.version` `.value` `.too-large`.
   */
  /** The header `Sec-GPC` or the property `navigator.globalPrivacyControl`: only `"1"` and `true` are a signal. */
  decode(signal: string | boolean | null | undefined, options: { format: "gpc" }): Extract<DecodedConsent, { format: "gpc" }>;
  /** An object of Google Consent Mode v2; `consent.invalid` for a type or word that it does not have. */
  decode(signal: ConsentMode, options: { format: "consent-mode" }): Extract<DecodedConsent, { format: "consent-mode" }>;
  decode(text: string, options: { format: "tcf" }): Extract<DecodedConsent, { format: "tcf" }>;
  decode(text: string, options: { format: "usp" }): Extract<DecodedConsent, { format: "usp" }>;
  decode(text: string, options: { format?: "gpp"; section: GppSection | "headerv1" }): Extract<DecodedConsent, { section: string }>;
  decode(text: string, options: { format: "gpp" }): Extract<DecodedConsent, { skipped: unknown }>;
  decode(text: string, options?: { format?: ConsentFormat; section?: GppSection | "headerv1" }): DecodedConsent;
  /** Encodes what `decode` gives, or a part of it. `consent.string.value` for what does not fit. */
  encode(decoded: EncodableConsent): string;
  encode(decoded: { format: "consent-mode"; fields: ConsentMode }): ConsentMode;
  /** The state that signals add up to; `at` is when they were given, `source` the system that holds them. */
  read(signals: readonly Signal[] | Readonly<Record<string, Scalar>>, options?: { at?: string; source?: string }): ConsentState;
  /** Joins the consent of several records of one customer; a no is never widened. */
  merge(states: readonly ConsentState[]): ConsentState & { conflicts: ConsentConflict[] };
  /** Whether a use is permitted, on what basis, and why. Engineering, not legal advice. */
  decide(request: UseRequest): Decision;
  /**
   * A consent record and a receipt for it (ISO/IEC TS 27560, as JSON-LD in the terms of W3C DPV). The same input gives
   * the same ids. `missing` names what the profile asks for and was not given; unless it is empty, neither says
   * that it conforms.
   */
  receipt(state: ConsentState, about?: ReceiptOptions): Receipt;
  readonly log: DecisionLog;
}
