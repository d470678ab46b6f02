// Bytes of an encoding that the caller names, as UTF-8.
//
// Does: what the runtime can decode (https://encoding.spec.whatwg.org/#names-and-labels), and the two code pages of
// DOS, which it cannot. Does not: guess.

import { SelfsameError } from "./error.js";
import { written } from "./options.js";

/** 0x80 to 0xFF. */
const DOS = {
  437: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0",
  850: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0",
};

export function decoded(bytes, encoding) {
  const name = written(encoding, "An encoding");
  const [, page] = /^(?:cp|ibm|dos)?[-_]?(437|850)$/i.exec(name) ?? [];
  return new TextEncoder().encode(page ? fromDOS(bytes, DOS[page]) : decoderOf(name).decode(bytes));
}

function decoderOf(name) {
  try {
    return new TextDecoder(name);
  } catch {
    throw new SelfsameError("option.invalid", "There is no encoding of that name; there are windows-1250, shift_jis, macintosh, cp850 and others.", { option: "encoding" });
  }
}

/** Piece by piece: the Latin-1 that is asked first has a character a byte. */
function fromDOS(bytes, high) {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)).replace(/[\x80-\xff]/g, (one) => high[one.charCodeAt(0) - 128]));
  }
  return pieces.join("");
}
