import type { CleanField, CleanRecord, ConsentState, Match, OwnTables, SchemaInput, Selfsame } from "./index.js";
import type { Words } from "./words/en.js";
import type { RemoteSelfsame } from "./worker.js";

type Soon<T> = T | PromiseLike<T>;

export interface FormOptions {
  selfsame: Soon<Selfsame | RemoteSelfsame>;
  /** Whom a record may duplicate; without one nothing is warned of. */
  resolver?: Soon<{ find(record: object, options?: object): Soon<Match[]> }>;
  /** What the fields mean; default: the autofill names of the form, else the field names. */
  schema?: SchemaInput;
  /** Country of records that name none. */
  country?: string;
  /** Tables of your own, for cleansing. */
  tables?: OwnTables;
  /** Duplicates shown; default 3. */
  limit?: number;
  /** Least probability of a duplicate that is shown; default: the model's. */
  threshold?: number;
  /** Milliseconds without typing before a look-up; default 300. */
  debounce?: number;
  /** Words for codes; default: English. */
  words?: Words;
  /** The clock of a consent; RFC 3339. */
  now?: () => string;
  /** What is on file: boxes of its grants are ticked, and unticking one withdraws it. */
  consent?: ConsentState;
}

export interface AttachedForm {
  /** What is typed now. */
  record(): Record<string, string>;
  /** What the last cleansing gave. */
  clean(): CleanRecord | undefined;
  /** Whom the last look-up found, without those dismissed. */
  matches(): Match[];
  /** What was agreed to in this form, what is on file and was left so, and the signal of the browser (GPC). */
  consent(): ConsentState;
  detach(): void;
}

/** The events of a form, all named `selfsame:…`, all bubbling. */
export interface FormEvents {
  "selfsame:clean": CustomEvent<{ name: string; field?: CleanField }>;
  "selfsame:matches": CustomEvent<{ matches: Match[] }>;
  "selfsame:use": CustomEvent<{ id: string }>;
  "selfsame:different": CustomEvent<{ id: string }>;
  "selfsame:consent": CustomEvent<{ consent: ConsentState }>;
  "selfsame:error": CustomEvent<{ error: Error }>;
}

/** Attaches to a form: cleanses, warns of duplicates, records consent. */
export function attach(form: HTMLFormElement, options: FormOptions): AttachedForm;

/** Defines `<selfsame-form>` around a form of the page; attributes `country` and `threshold`. */
export function define(options: FormOptions, name?: string): CustomElementConstructor;
