// An index that lives: add, find, save.
//
// Does: comes back by itself after the engine was started afresh, as long as nothing changed since
// it was opened or saved; else it says `resolver.gone`.

import { SelfsameError } from "./error.js";
import { Handle } from "./guard.js";
import * as json from "./json.js";

export class Resolver {
  #handle;
  #snapshot;

  constructor(handle, snapshot) {
    this.#handle = handle;
    this.#snapshot = snapshot;
  }

  static create(options) {
    return new Resolver(new Handle((engine) => new engine.Resolver(json.options(options))));
  }

  static open(bytes) {
    return new Resolver(opened(bytes), bytes.slice());
  }

  /** How many records it holds. */
  get size() {
    return this.#read("size");
  }

  /** Adds records, all or none; each names itself by a field `id`. */
  add(records) {
    return this.#write("add", json.records(records));
  }

  /** Adds one record, or puts it in the place of the one of that id. */
  upsert(id, record) {
    this.#write("upsert", String(id), json.record(record));
  }

  /** Whether there was a record of that id. */
  remove(id) {
    return this.#write("remove", String(id));
  }

  /** The records it may be the same customer as, best first. */
  find(record, options) {
    return JSON.parse(this.#read("find", json.record(record), json.options(options)));
  }

  /** Everything it holds, as bytes for `openResolver`. */
  save() {
    this.#snapshot = this.#read("save");
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

  #reopened() {
    if (this.#snapshot) return opened(this.#snapshot);
    throw new SelfsameError("resolver.gone", "The resolver was freed, or changed since its last snapshot and lost when the engine was started afresh.");
  }
}

const opened = (bytes) => new Handle((engine) => engine.openResolver(bytes));

if (Symbol.dispose) Resolver.prototype[Symbol.dispose] = Resolver.prototype.free;
