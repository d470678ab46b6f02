// An index of encoded records: asked with encodings, it holds nobody's values.
//
// Does: comes back by itself after the engine was started afresh, as long as nothing changed since it was
// opened or saved; else it says `resolver.gone`.

import { Handle } from "./guard.js";
import * as json from "./json.js";
import { written } from "./options.js";
import { gone } from "./resolver.js";

/** What the snapshot of such an index begins with. */
const MAGIC = "SELFCODE";

export const isEncoded = (bytes) => [...MAGIC].every((letter, at) => bytes[at] === letter.charCodeAt(0));

export class EncodedResolver {
  #handle;
  #snapshot;

  constructor(bytes = new Uint8Array()) {
    this.#handle = opened(bytes);
    this.#snapshot = bytes.slice();
  }

  /** How many records it holds. */
  get size() {
    return this.#call("size");
  }

  /** How alike two encodings must be, where a look-up does not say. */
  get threshold() {
    return this.#call("threshold");
  }

  /** Adds encodings, each with an `id` of its own; one of an id that is there takes its place. */
  add(encodings) {
    const added = this.#call("add", json.records(encodings));
    this.#snapshot = undefined;
    return added;
  }

  upsert(id, encoding) {
    this.add({ ...encoding, id });
  }

  /** Whether there was a record of that id. */
  remove(id) {
    const removed = this.#call("remove", written(id, "An id"));
    this.#snapshot = undefined;
    return removed;
  }

  /** The records it may be, most alike first. */
  find(encoding, options) {
    return JSON.parse(this.#call("find", json.record(encoding), json.options(options)));
  }

  /** Everything it holds, as bytes for `openResolver`. */
  save() {
    this.#snapshot = this.#call("save");
    return this.#snapshot.slice();
  }

  /** Gives its memory back. */
  free() {
    this.#handle.free();
    this.#snapshot = undefined;
  }

  #call(method, ...args) {
    if (!this.#handle.alive) {
      if (!this.#snapshot) throw gone();
      this.#handle = opened(this.#snapshot);
    }
    return this.#handle.call(method, ...args);
  }
}

const opened = (bytes) => new Handle((engine) => new engine.EncodedResolver(bytes), bytes);

if (Symbol.dispose) EncodedResolver.prototype[Symbol.dispose] = EncodedResolver.prototype.free;
