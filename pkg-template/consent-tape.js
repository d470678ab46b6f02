// Values off the tape of a decoded consent string: numbers of sixteen bits in the memory of the engine.
//
// A list of vendors stays there what it was in the string, a bit an id or ranges, and is spread out here, once.

let words = new Uint16Array(0);
let at = 0;

/** Begins at a byte of a memory. */
export function begin(memory, byte) {
  if (words.buffer !== memory.buffer) words = new Uint16Array(memory.buffer);
  at = byte >> 1;
}

export const number = () => words[at++];

export const flag = () => words[at++] === 1;

export const letter = () => String.fromCharCode(words[at++]);

/** A length, and as many characters. */
export function text() {
  const length = words[at++];
  if (length === 0) return "";
  const end = at + length;
  const written = String.fromCharCode.apply(null, words.subarray(at, end));
  at = end;
  return written;
}

const pairs = [];

export function letters() {
  const both = words[at++];
  return (pairs[both] ??= String.fromCharCode(65 + (both >> 6), 65 + (both & 63)));
}

export function numbers() {
  const length = words[at++];
  const items = [];
  for (const end = at + length; at < end; at++) items.push(words[at]);
  return items;
}

/** Ids that are set in a bit field, or those of ranges. */
export function ids() {
  const ranged = words[at++] === 1;
  const size = words[at++];
  return ranged ? ofRanges(size) : ofField(size);
}

function ofRanges(count) {
  const end = at + 2 * count;
  let length = count;
  for (let pair = at; pair < end; pair += 2) length += words[pair + 1] - words[pair];
  const items = new Array(length);
  let next = 0;
  for (; at < end; at += 2) {
    const to = words[at + 1];
    for (let id = words[at]; id <= to; id++) items[next++] = id;
  }
  return items;
}

// Arrays are made as long as they will be: growing them costs more than counting first.
function ofField(size) {
  const [tape, begin, end] = [words, at, at + ((size + 15) >> 4)];
  let length = 0;
  for (let next = begin; next < end; next++) {
    let word = tape[next];
    word -= (word >> 1) & 0x5555;
    word = (word & 0x3333) + ((word >> 2) & 0x3333);
    word = (word + (word >> 4)) & 0x0f0f;
    length += (word + (word >> 8)) & 31;
  }
  const items = new Array(length);
  let filled = 0;
  for (let next = begin, before = -15; next < end; next++, before += 16) {
    for (let word = tape[next]; word !== 0; ) {
      const zeros = Math.clz32(word);
      items[filled++] = before + zeros;
      word &= ~(0x80000000 >>> zeros);
    }
  }
  at = end;
  return items;
}

/** Each bit of a bit field as yes or no. */
export function flags() {
  at += 1;
  const size = words[at++];
  const items = [];
  for (let id = 0; id < size; id++) items.push(((words[at + (id >> 4)] >> (15 - (id & 15))) & 1) === 1);
  at += (size + 15) >> 4;
  return items;
}

const two = (value) => (value < 10 ? `0${value}` : `${value}`);

// Strings are of few days, and most of them are of midnight.
const days = new Map();
const DAYS = 2_000;
const TENTHS = 864_000;

function dayOf(day) {
  let text = days.get(day);
  if (text === undefined) {
    if (days.size === DAYS) days.clear();
    text = new Date(day * 86_400_000).toISOString().slice(0, 11);
    days.set(day, text);
  }
  return text;
}

/** Tenths of a second since 1970 as `toISOString` writes them. */
export function time() {
  const tenths = (words[at] * 4096 + words[at + 1]) * 4096 + words[at + 2];
  at += 3;
  const day = Math.floor(tenths / TENTHS);
  const rest = tenths - day * TENTHS;
  if (rest === 0) return `${dayOf(day)}00:00:00.000Z`;
  const seconds = Math.floor(rest / 10);
  const minutes = Math.floor(seconds / 60);
  return `${dayOf(day)}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${rest % 10}00Z`;
}

/** Restrictions of a publisher as a TC string by itself calls them. */
export function restrictions() {
  const items = [];
  for (let left = words[at++]; left > 0; left--) {
    items.push({ purposeId: number(), restrictionType: number(), vendors: ids() });
  }
  return items;
}

/** The same as GPP does. */
export function ranges() {
  const items = [];
  for (let left = words[at++]; left > 0; left--) items.push({ key: number(), type: number(), ids: ids() });
  return items;
}
