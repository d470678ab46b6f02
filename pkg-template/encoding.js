// Bytes of an encoding that the caller names, as UTF-8.
//
// Does: what the runtime can decode (https://encoding.spec.whatwg.org/#names-and-labels), and the two code pages of
// DOS, which it cannot, and Windows-1252, of which some leave out the signs. Does not: guess.

import { SelfsameError } from "./error.js";
import { written } from "./options.js";

/** 0x80 to 0xFF. */
const OWN = {
  437: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0",
  850: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0",
  "windows-1252": "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
};

/** The name as the table above has it, if it is there. */
const own = (name) => /^(?:cp|ibm|dos)?[-_]?(437|850)$/i.exec(name)?.[1] ?? (decoderOf(name).encoding === "windows-1252" ? "windows-1252" : undefined);

export function decoded(bytes, encoding) {
  const name = written(encoding, "An encoding");
  const page = own(name);
  return new TextEncoder().encode(page ? byTable(bytes, OWN[page]) : decoderOf(name).decode(bytes));
}

/** What a page of a byte a character has at 0x80 to 0xFF; nothing where the runtime does not know it. */
export function highOf(name) {
  try {
    return OWN[own(name)] ?? new TextDecoder(name).decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128));
  } catch {
    return undefined;
  }
}

function decoderOf(name) {
  try {
    return new TextDecoder(name);
  } catch {
    throw new SelfsameError("option.invalid", "There is no encoding of that name; there are windows-1250, shift_jis, macintosh, cp850 and others.", { option: "encoding" });
  }
}

/** Piece by piece. */
function byTable(bytes, high) {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)).replace(/[\x80-\xff]/g, (one) => high[one.charCodeAt(0) - 128]));
  }
  return pieces.join("");
}
