// Where the engine takes what is asked without an allocation: a consent string, or a request as bytes.

import { call, generation } from "./guard.js";

/** The memory of the engine, and the room in it: a byte more than the limit of a consent string. */
export let memory;
export let bytes;

let place;
let room;
let told = -1;

/** Makes the room ready, also where the instance was replaced or its memory has grown. */
export function open() {
  if (told !== generation) {
    memory = call("consentMemory");
    place = call("consentInbox");
    room = call("consentRoom");
    told = generation;
    bytes = undefined;
  }
  // To ask a memory for its buffer takes longer than to see that a view has lost it.
  if (!bytes?.length) bytes = new Uint8Array(memory.buffer, place, room);
}

const encoder = new TextEncoder();

/** Writes a text there; how long it is, or all of the room where it is too long. */
export function write(text) {
  open();
  const { read, written } = encoder.encodeInto(text, bytes);
  return read < text.length ? room : written;
}
