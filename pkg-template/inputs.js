// What may be given as input, brought to names and bytes.
//
// Does: take bytes, text, a Blob or File, an array of records, or an array of { name, data, encoding? } of
// those; find out the code page of bytes that name none. Does not: look into bytes further; records go as JSON lines.

import { codePageOf } from "./code-page.js";
import { decoded } from "./encoding.js";
import { SelfsameError } from "./error.js";
import { records } from "./json.js";

const isBlob = (data) => typeof data?.arrayBuffer === "function";
const isInput = (data) => typeof data === "string" || ArrayBuffer.isView(data) || data instanceof ArrayBuffer || isBlob(data);

// A record may well have a field "name" and a field "data"; an input has these, and nothing else but an encoding.
// Bytes are asked first: they have a key for each.
const KEYS = ["name", "data", "encoding"];
const isNamed = (item) =>
  !isInput(item) && Object.keys(item ?? {}).every((key) => KEYS.includes(key)) && (isInput(item?.data) || Array.isArray(item?.data));

export async function* inputs(input) {
  const list = Array.isArray(input) && input.length > 0 && input.every((item) => isNamed(item) || isInput(item)) ? input : [input];
  for (const [at, item] of list.entries()) {
    const { name, data, encoding } = isNamed(item) ? item : { data: item };
    const given = await bytes(data);
    // Texts and records are characters already.
    const isCoded = typeof data !== "string" && !Array.isArray(data);
    const found = isCoded && encoding === undefined ? codePageOf(given) : undefined;
    const page = isCoded ? (encoding ?? found) : undefined;
    yield { name: String(name ?? data?.name ?? (list.length > 1 ? `input-${at + 1}` : "input")), bytes: page === undefined ? given : decoded(given, page), found };
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
