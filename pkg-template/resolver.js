// An index that lives: add, find, save; and the customers in it.
//
// Does: comes back by itself after the engine was started afresh, as long as nothing changed since
// it was opened or saved, and the caller left the bytes as they were; else it says `resolver.gone`.
// Does not: copy the bytes that it was opened from, which are the largest thing around.

import { SelfsameError } from "./error.js";
import { Handle } from "./guard.js";
import * as json from "./json.js";
import { count, only, written } from "./options.js";

export class Resolver {
  #handle;
  #snapshot;
  #head;

  constructor(handle, snapshot) {
    this.#handle = handle;
    this.#keep(snapshot);
  }

  static create(options) {
    return new Resolver(new Handle((engine) => new engine.Resolver(json.options(options))));
  }

  static open(bytes) {
    return new Resolver(opened(bytes), bytes);
  }

  /** How many records it holds. */
  get size() {
    return this.#read("size");
  }

  /** Adds records, all or none; each names itself by a field `id`. */
  add(records) {
    const list = Array.isArray(records) ? records : [records];
    this.#write("add", json.lists(list), list.length);
    return list.length;
  }

  /** Adds one record, or puts it in the place of the one of that id. */
  upsert(id, record) {
    this.#write("upsert", written(id, "An id"), json.record(record));
  }

  /** Whether there was a record of that id. */
  remove(id) {
    return this.#write("remove", written(id, "An id"));
  }

  /** The records it may be the same customer as, best first. */
  find(record, options) {
    return JSON.parse(this.#read("find", json.record(record), json.options(options)));
  }

  /** The customer of that id, or of the record of that id; `undefined` where there is none. */
  customer(id) {
    return this.#ask("customer", id).map(shown)[0];
  }

  /** The customer of the record of that id. */
  customerOf(record) {
    return this.#ask("customerOf", record).map(shown)[0];
  }

  /** Customers in the order of their ids. */
  customers(options) {
    const { after = "C0", limit = 100 } = only(options, ["after", "limit"]);
    const number = /^C(\d{1,9})$/.exec(after)?.[1];
    if (number === undefined) throw invalid("after", "the id of a customer");
    return this.#ask("customers", "", number, count(limit, "limit")).map(shown);
  }

  /** What changed since it was asked last, the oldest first. */
  events(limit = Infinity) {
    const most = count(limit, "limit");
    const events = [];
    for (let some = [0]; some.length && events.length < most; events.push(...some)) {
      some = this.#ask("events", "", "", Math.min(most - events.length, PAGE)).map(event);
    }
    return events;
  }

  /** Decides that two records are one customer or are not; `null` takes it back. */
  decide(left, right, verdict) {
    const number = VERDICTS.indexOf(verdict);
    if (number < 0) throw invalid("verdict", '"same", "not-same" or null');
    this.#ask("decide", left, right, number);
    this.#snapshot = undefined;
  }

  /** What was decided. */
  decisions() {
    return this.#ask("decisions").map(([left, right, verdict]) => ({ left, right, verdict }));
  }

  /** The links that lead from a record to another of its customer, or to its oldest. */
  why(record, other) {
    return this.#ask("why", record, other ?? "", other === undefined ? 0 : 1);
  }

  /** Weighs all records anew, as if they came together now. */
  recluster() {
    this.#ask("recluster");
    this.#snapshot = undefined;
  }

  /** The golden record of records of the caller's. */
  unify(records) {
    const { id, ...golden } = this.#ask("unify", json.records(records));
    return golden;
  }

  /** Everything it holds, as bytes for `openResolver`. */
  save() {
    this.#keep(this.#read("save"));
    return this.#snapshot.slice();
  }

  /** Gives its memory back. */
  free() {
    this.#handle.free();
    this.#snapshot = undefined;
  }

  #read(method, ...args) {
    if (!this.#handle.alive) this.#handle = this.#reopened();
    return this.#handle.call(method, ...args);
  }

  #write(method, ...args) {
    const answer = this.#read(method, ...args);
    this.#snapshot = undefined;
    return answer;
  }

  #ask(question, first = "", second = "", number = 0) {
    return JSON.parse(this.#read("ask", question, written(first, "An id"), written(second, "An id"), number));
  }

  /** Its head holds a checksum of the rest: other bytes that were put there are not taken for these. */
  #keep(snapshot) {
    this.#snapshot = snapshot;
    this.#head = snapshot?.slice(0, HEAD);
  }

  #reopened() {
    if (this.#snapshot && this.#head.every((byte, at) => byte === this.#snapshot[at])) {
      try {
        return opened(this.#snapshot);
      } catch (error) {
        if (error.code !== "snapshot.damaged") throw error;
      }
    }
    throw gone();
  }
}

/** Bytes of a snapshot up to its body. */
const HEAD = 20;

export const gone = () =>
  new SelfsameError("resolver.gone", "The resolver was freed, or changed since its last snapshot and lost when the engine was started afresh.");

/** Events that cross at once. */
const PAGE = 10_000;

const VERDICTS = [null, "same", "not-same"];

const invalid = (option, what) => new SelfsameError("option.invalid", `\`${option}\` must be ${what}.`, { option });

/** Without what there is none of. */
const event = ({ other, link: [left, right], weight, ...event }) => ({ ...event, ...(other && { other }), ...(left !== undefined && { link: { left, right, weight } }) });

/** What is known of a customer, and its golden record where records are kept. */
const shown = ([known, golden]) => ({ ...golden, ...known });

const opened = (bytes) => new Handle((engine) => engine.openResolver(bytes), bytes);

if (Symbol.dispose) Resolver.prototype[Symbol.dispose] = Resolver.prototype.free;
