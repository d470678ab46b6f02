// What may be given as input, brought to names and bytes.
//
// Does: take bytes, text, a Blob or File, an array of records, or an array of { name, data } of
// those. Does not: look into bytes; records go as JSON lines.

import { SelfsameError } from "./error.js";
import { records } from "./json.js";

const isBlob = (data) => typeof data?.arrayBuffer === "function";
const isInput = (data) => typeof data === "string" || ArrayBuffer.isView(data) || data instanceof ArrayBuffer || isBlob(data);

// A record may well have a field "name" and a field "data"; an input has these two and nothing else.
// Bytes are asked first: they have a key for each.
const isNamed = (item) =>
  !isInput(item) && Object.keys(item ?? {}).every((key) => key === "name" || key === "data") && (isInput(item?.data) || Array.isArray(item?.data));

export async function* inputs(input) {
  const list = Array.isArray(input) && input.length > 0 && input.every((item) => isNamed(item) || isInput(item)) ? input : [input];
  for (const [at, item] of list.entries()) {
    const { name, data } = isNamed(item) ? item : { data: item };
    yield { name: String(name ?? data?.name ?? (list.length > 1 ? `input-${at + 1}` : "input")), bytes: await bytes(data) };
  }
}

async function bytes(data) {
  if (typeof data === "string") return new TextEncoder().encode(data);
  if (Array.isArray(data)) return new TextEncoder().encode(records(data));
  if (isBlob(data)) return new Uint8Array(await data.arrayBuffer());
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw new SelfsameError("option.invalid", "The input must be bytes, a text, a Blob, an array of records, or an array of { name, data }.");
}
