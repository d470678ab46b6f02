// Values off the tape of a decoded consent string: numbers of sixteen bits in the memory of the engine.
//
// A list of vendors stays there what it was in the string, a bit an id or ranges, and is spread out here, once.

let words = new Uint16Array(0);
let of;
let at = 0;

/** Begins at a byte of a memory. One that has grown, or is gone, leaves what looked at it without any length. */
export function begin(memory, byte) {
  if (words.length === 0 || of !== memory) {
    words = new Uint16Array(memory.buffer);
    of = memory;
  }
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

function ofField(size) {
  const [begin, end] = [at, at + ((size + 15) >> 4)];
  at = end;
  return size > FEW ? many(words, begin, end) : few(words, begin, end);
}

const FEW = 64;

function few(tape, begin, end) {
  const items = [];
  for (let next = begin, before = -15; next < end; next++, before += 16) {
    for (let word = tape[next]; word !== 0; ) {
      const zeros = Math.clz32(word);
      items.push(before + zeros);
      word ^= 0x80000000 >>> zeros;
    }
  }
  return items;
}

// Many ids are spread out where there is room already, and copied from there. Each bit writes its id, and a set one
// keeps it: a branch a bit, or the search for the next one, is guessed wrong too often.
const room = [];

function many(tape, begin, end) {
  const ids = room;
  while (ids.length <= (end - begin) << 4) ids.push(0);
  let filled = 0;
  for (let next = begin, id = 1; next < end; next++, id += 16) {
    const word = tape[next];
    if (word === 0) continue;
    ids[filled] = id + 0;
    filled += (word >> 15) & 1;
    ids[filled] = id + 1;
    filled += (word >> 14) & 1;
    ids[filled] = id + 2;
    filled += (word >> 13) & 1;
    ids[filled] = id + 3;
    filled += (word >> 12) & 1;
    ids[filled] = id + 4;
    filled += (word >> 11) & 1;
    ids[filled] = id + 5;
    filled += (word >> 10) & 1;
    ids[filled] = id + 6;
    filled += (word >> 9) & 1;
    ids[filled] = id + 7;
    filled += (word >> 8) & 1;
    ids[filled] = id + 8;
    filled += (word >> 7) & 1;
    ids[filled] = id + 9;
    filled += (word >> 6) & 1;
    ids[filled] = id + 10;
    filled += (word >> 5) & 1;
    ids[filled] = id + 11;
    filled += (word >> 4) & 1;
    ids[filled] = id + 12;
    filled += (word >> 3) & 1;
    ids[filled] = id + 13;
    filled += (word >> 2) & 1;
    ids[filled] = id + 14;
    filled += (word >> 1) & 1;
    ids[filled] = id + 15;
    filled += (word >> 0) & 1;
  }
  return ids.slice(0, filled);
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
