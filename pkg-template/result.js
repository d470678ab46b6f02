// What `resolve` gives: three lists and what is known about them, read from the engine by page.

import { SelfsameError } from "./error.js";

const PAGE = 200;

/** One list of the result. */
class Page {
  #call;
  #list;

  constructor(call, list) {
    this.#call = call;
    this.#list = list;
    this.length = call("length", list);
  }

  /** Some of its entries as objects. */
  page(offset = 0, limit = 100) {
    return JSON.parse(this.#call("page", this.#list, offset, limit));
  }

  *[Symbol.iterator]() {
    for (let at = 0; at < this.length; at += PAGE) yield* this.page(at, PAGE);
  }

  /** The whole list as CSV, in pieces that fit anywhere. */
  *csvChunks() {
    for (let chunk = 0; ; chunk += 1) {
      const bytes = this.#call("csv", this.#list, chunk);
      if (bytes.length === 0) return;
      yield bytes;
    }
  }

  /** The whole list as CSV, UTF-8. */
  csv() {
    const chunks = [...this.csvChunks()];
    const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
    chunks.reduce((at, chunk) => (whole.set(chunk, at), at + chunk.length), 0);
    return whole;
  }
}

export class Result {
  #handle;

  constructor(handle) {
    this.#handle = handle;
    const call = (...args) => this.#call(...args);
    this.customers = new Page(call, "customers");
    this.records = new Page(call, "records");
    this.pairs = new Page(call, "pairs");
    this.assessment = JSON.parse(call("assessment"));
    this.model = JSON.parse(call("model"));
    this.schemas = JSON.parse(call("schemas"));
  }

  #call(method, ...args) {
    if (this.#handle.alive) return this.#handle.call(method, ...args);
    throw new SelfsameError("result.gone", "The result was freed, or lost when the engine was started afresh. Resolve again.");
  }

  /** Gives its memory back; the lists cannot be read any more. */
  free() {
    this.#handle.free();
  }
}

if (Symbol.dispose) Result.prototype[Symbol.dispose] = Result.prototype.free;
