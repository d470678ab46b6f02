// What `resolve` gives: three lists and what is known about them, read from the engine by page.

import { SelfsameError } from "./error.js";
import { recordOf } from "./fields.js";
import { count, written } from "./options.js";

const PAGE = 200;
const FILES = { customers: "customers.csv", records: "records.csv", pairs: "matches.csv" };

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
    const entries = JSON.parse(this.#call("page", this.#list, count(offset, "offset"), count(limit, "limit")));
    return this.#list === "records" ? entries.map(recordOf) : entries;
  }

  *[Symbol.iterator]() {
    for (let at = 0; at < this.length; at += PAGE) yield* this.page(at, PAGE);
  }

  /** The whole list as CSV, UTF-8. */
  csv() {
    return join(this.csvChunks());
  }

  /** The same in pieces. */
  csvChunks() {
    return chunks(this.#call, FILES[this.#list]);
  }
}

function* chunks(call, file) {
  for (let from = 0; from !== undefined; ) {
    const [bytes, next] = call("chunk", file, from);
    from = next;
    yield bytes;
  }
}

function join(pieces) {
  const all = [...pieces];
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  all.reduce((at, piece) => (whole.set(piece, at), at + piece.length), 0);
  return whole;
}

export class Result {
  #handle;

  constructor(handle) {
    this.#handle = handle;
    const call = (...args) => this.#call(...args);
    this.customers = new Page(call, "customers");
    this.records = new Page(call, "records");
    this.pairs = new Page(call, "pairs");
    this.summary = call("summary");
    this.assessment = JSON.parse(call("assessment"));
    this.model = JSON.parse(call("model"));
    this.training = JSON.parse(call("training"));
    this.schemas = JSON.parse(call("schemas"));
  }

  #call(method, ...args) {
    if (this.#handle.alive) return this.#handle.call(method, ...args);
    throw new SelfsameError("result.gone", "The result was freed, or lost when the engine was started afresh. Resolve again.");
  }

  /** An output file of the command, as bytes: "customers.csv", "model.json", … */
  file(name) {
    return join(this.fileChunks(name));
  }

  /** The same in pieces. */
  fileChunks(name) {
    return chunks((...args) => this.#call(...args), written(name, "The name of a file"));
  }

  /** Gives its memory back; the lists cannot be read any more. */
  free() {
    this.#handle.free();
  }
}

if (Symbol.dispose) Result.prototype[Symbol.dispose] = Result.prototype.free;
