// Stands between the face and the wasm: every call passes here.
//
// Does: turns what the engine throws into a SelfsameError, and replaces the instance after a trap
// (panic, stack overflow, memory exhausted), so that the next call works. A trap leaves the stack
// pointer and every object of the old instance unusable; handles know that by their generation.
// Does not: repeat the call that trapped.

import * as engine from "./selfsame.js";
import { SelfsameError } from "./error.js";

/** Counts the instances: what one was told, the next does not know. */
export let generation = 0;
let broken = false;

// A look-up in a namespace by a name that varies is slow.
const functions = { ...engine };

/** Calls a function of the engine by name. */
export function call(name, ...args) {
  if (broken) reset();
  try {
    makeRoom(args, "input.too-large");
    return functions[name](...args);
  } catch (thrown) {
    throw fromAny(thrown);
  }
}

/** Calls a function that takes three numbers: no list of them is made, and none is long. */
export function numbers(name, first, second, third) {
  if (broken) reset();
  try {
    return functions[name](first, second, third);
  } catch (thrown) {
    throw fromAny(thrown);
  }
}

/** Longer texts and bytes ask for their room first: for shorter ones a resolver keeps it free. */
const LONG = 1 << 20;

/** Who runs out of memory on the way to the engine loses all that is in it. A letter may take three bytes. */
function makeRoom(args, code, times = 3) {
  for (let at = 0; at < args.length; at += 1) {
    const long = args[at]?.length > LONG ? args[at] : "";
    const bytes = typeof long === "string" ? long.length * 3 : long.length;
    if (bytes && !engine.room(bytes, times)) throw new SelfsameError(code, "There is no memory left for so long a text.");
  }
}

/** Whether the engine has a function of that name; the ones that trap are in test builds only. */
export const has = (name) => typeof engine[name] === "function";

function guarded(work) {
  if (broken) reset();
  try {
    return work();
  } catch (thrown) {
    throw fromAny(thrown);
  }
}

const fromAny = (thrown) => (typeof thrown === "string" ? fromEngine(thrown) : fromTrap(thrown));

/** The one place where an error of the engine becomes a JavaScript error. */
function fromEngine(text) {
  const { code, message, details } = JSON.parse(text);
  return new SelfsameError(code, message, details);
}

const isTrap = (thrown) =>
  thrown instanceof WebAssembly.RuntimeError ||
  thrown instanceof RangeError ||
  thrown?.name === "RuntimeError" ||
  thrown?.name === "InternalError";

function fromTrap(thrown) {
  if (!isTrap(thrown)) return thrown;
  reset();
  return new SelfsameError(
    "engine.reset",
    "The engine met an internal fault and was started afresh. This call did nothing; the next one works.",
    { cause: thrown.name },
  );
}

function reset() {
  generation += 1;
  broken = true;
  engine.__wbg_reset_state();
  broken = false;
}

/** An object that lives in the engine. */
export class Handle {
  #object;
  #generation;

  /** @param {(engine: object) => object} make  @param {Uint8Array} bytes what it is made of, where that is long */
  constructor(make, bytes) {
    this.#object = guarded(() => {
      if (bytes) makeRoom([bytes], "resolver.full");
      return make(engine);
    });
    this.#generation = generation;
  }

  /** Whether it still lives: not freed, and not lost with an instance that trapped. */
  get alive() {
    return this.#object !== undefined && this.#generation === generation;
  }

  call(method, ...args) {
    return guarded(() => {
      // Of a file there is one copy, and what it becomes is made in steps.
      if (method === "input") makeRoom(args, "input.too-large", 1);
      else makeRoom(args, "resolver.full");
      return this.#object[method](...args);
    });
  }

  /** Calls the method that ends this object and gives another. */
  become(method) {
    const object = this.#object;
    this.#object = undefined;
    return new Handle(() => object[method]());
  }

  free() {
    if (this.alive) guarded(() => this.#object.free());
    this.#object = undefined;
  }
}
