// Which code page bytes are of that are no UTF-8, found out by the letters that they make.
//
// Does: compare how well the letters of each page fit the languages that are written in it, and how they stand beside each
// other; pages of two bytes a character by which of them are common. Does not: settle for a page that is hardly likelier
// than Windows-1252, which the engine takes by itself; look at UTF-8, UTF-16 or what a mark at the start says.

import { highOf } from "./encoding.js";

/** Letters beyond ASCII of languages, the frequent ones first. */
const LATIN = {
  de: "üäöß",
  fr: "éèàêçôîûùâëïœ",
  es: "óíáñéúüºª",
  pt: "ãçáéíóõêâúàôºª",
  it: "àèòùìé",
  sv: "äöå",
  fi: "äöåšž",
  et: "äõüöšž",
  da: "øåæ",
  nl: "ëéïèöü",
  ca: "àóèéíçòúïü",
};
const CENTRAL = {
  pl: "łąężóśćńź",
  cs: "íáéěřčýšžůúňťďó",
  sk: "áíčéýžúšľťôňäďó",
  hu: "áéöóőíüúű",
  ro: "ăâîşţ",
  hr: "čšžćđ",
};
const RUSSIAN = { ru: "оаеинтрсвлкмдпуяыьгзбчйхжшюцщэфъё" };

/** Pages of a byte a character, with the languages that they were made for. */
const PAGES = {
  "windows-1252": { ...LATIN, is: "áðíóéþöúýæ", mixed: "éáóüíöäñçèãúàôåßøêâ" },
  "windows-1250": CENTRAL,
  "iso-8859-2": CENTRAL,
  "windows-1254": { tr: "ıüşçöğİ" },
  "windows-1257": { lt: "ėšųžįąčūę", lv: "āīēšņūžļģķč", et: "äõüö" },
  "windows-1251": { ...RUSSIAN, uk: "оаинвітерсклудмпьязйгєбчхїцшжюфщґ", bg: "аоеитнрвслкдпмъягузбйчшжхцщюф", sr: "аоеинрсвтјдкмлупзгбњчшћжхђцљџф" },
  "koi8-r": RUSSIAN,
  ibm866: RUSSIAN,
  "windows-1253": { el: "αοιετσνηυρκπμςλίόάγέήδύχθώφβξζψ" },
  "windows-1255": { he: "יוהלאתרמבשנחדכפעקגטםצסןזךףץ" },
  "windows-1256": { ar: "اليمنورتبةدعسفحهكقأجىشصخطضزذئثغءإآظؤ", fa: "ایرنمدوهتسبشلکزفگخقعپجحصطغچضذثظژئ" },
  "windows-874": { th: "านรอกเงมยลวดทสตะปบคหแจพชขใไโผศซณฉถภธฐ่้ีัิุ์ื็ู" },
  macintosh: LATIN,
  cp850: LATIN,
};

/** What stands in texts of all of them. */
const SIGNS = "€’‘“”„–—…«»°§²³½ºª\xa0";

/** Pages of two bytes a character, with what most of its text is made of. */
const PAIRS = [
  ["shift_jis", (text, bytes) => share(bytes, (byte) => byte > 0x80 && byte < 0xa0) > 0.3 && share(text, isHalfWidth) < 0.2 && share(text, isJapanese) > 0.9 && inRuns(text) > 0.7],
  ["euc-jp", (text, bytes) => isPaired(bytes) && share(text, isKana) > 0.1 && share(text, isJapanese) > 0.9],
  ["euc-kr", (text, bytes) => isPaired(bytes) && share(text, (c) => c >= 0xac00 && c <= 0xd7a3) > 0.9],
  // The ideographs of every day come first in both.
  ["gb18030", (text, bytes) => isPaired(bytes) && leads(bytes, 0xb0, 0xd7) > 0.7 && share(text, isIdeograph) > 0.8],
  ["big5", (text, bytes) => leads(bytes, 0xa4, 0xc6) > 0.8 && share(text, isIdeograph) > 0.8 && inRuns(text) > 0.7],
];

const isKana = (c) => c >= 0x3040 && c <= 0x30ff;
const isHalfWidth = (c) => c >= 0xff61 && c <= 0xff9f;
const isIdeograph = (c) => c >= 0x4e00 && c <= 0x9fff;
const isJapanese = (c) => isKana(c) || isIdeograph(c) || (c >= 0x3000 && c <= 0x303f) || c >= 0xff00;

/** Pieces that are looked at, spread over the whole, and the bytes of each. */
const PIECES = 64;
const PIECE = 16 * 1024;
/** What the engine takes for a text that is no UTF-8. */
const USUAL = "windows-1252";
/** Bytes beyond ASCII that say something, and how much likelier another page must be: e to the power of it. */
const ENOUGH = 4;
const MARGIN = 7;

/** The page, where it is none of those that the engine finds out by itself. */
export function codePageOf(bytes) {
  const pieces = piecesOf(bytes);
  // Nearly every file ends here.
  if (pieces.every((piece) => decodes("utf-8", piece) !== undefined)) return undefined;
  const isUTF16 = bytes[0] >= 0xfe || bytes.includes(0);
  const sample = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
  if (isUTF16 || sample.filter((byte) => byte > 0x7f).length < ENOUGH || isMostlyUTF8(sample)) return undefined;
  return pairsOf(sample) ?? singleOf(sample);
}

/** The whole, or pieces spread over it, each from the end of a line to the end of another, so that no character is cut. */
function piecesOf(bytes) {
  if (bytes.length <= PIECES * PIECE) return [bytes];
  return Array.from({ length: PIECES }, (_, at) => {
    const from = Math.floor((bytes.length / PIECES) * at);
    const piece = bytes.subarray(from, from + PIECE);
    return piece.subarray(at === 0 ? 0 : piece.indexOf(10) + 1, piece.lastIndexOf(10) + 1);
  });
}

function decodes(page, bytes) {
  try {
    return new TextDecoder(page, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // Either these are no characters of it, or the runtime does not know it.
  }
}

/** A file of UTF-8 with some bytes broken: more characters beyond ASCII than what is none. */
function isMostlyUTF8(bytes) {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split("\ufffd").length - 1;
  return [...text].filter((c) => c > "\x7f" && c !== "\ufffd").length > broken;
}

function pairsOf(bytes) {
  for (const [page, fits] of PAIRS) {
    const text = decodes(page, bytes);
    if (text !== undefined && fits(Array.from(text, (c) => c.codePointAt(0)), bytes)) return page;
  }
  return undefined;
}

const share = (list, is) => {
  const high = list.filter((one) => one > 0x7f);
  return high.filter(is).length / high.length;
};

/** How many characters beyond ASCII stand beside another, as in words of such alone. */
function inRuns(text) {
  const high = (c) => c > 0x7f;
  const beside = (at) => high(text[at - 1]) || high(text[at + 1]);
  return text.filter((c, at) => high(c) && beside(at)).length / text.filter(high).length;
}

/** Whether bytes beyond ASCII come by two. */
function isPaired(bytes) {
  let [odd, run, runs] = [0, 0, 0];
  for (const byte of bytes) {
    if (byte > 0x7f) run += 1;
    else if (run > 0) [odd, runs, run] = [odd + (run % 2), runs + 1, 0];
  }
  return odd === 0 && runs > 0;
}

/** How many characters of two bytes begin within bounds. */
function leads(bytes, low, high) {
  let [within, all] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] < 0x80) continue;
    [within, all] = [within + (bytes[at] >= low && bytes[at] <= high), all + 1];
    at += 1;
  }
  return within / all;
}

/** The page whose letters fit best, if much better than those of the usual one. */
function singleOf(bytes) {
  const seen = census(bytes);
  const fits = Object.entries(PAGES).map(([page, languages]) => [page, fit(highOf(page), Object.values(languages), seen)]);
  const usual = fits.find(([page]) => page === USUAL)[1];
  const [page, best] = fits.reduce((best, one) => (one[1] > best[1] ? one : best));
  return best > usual + MARGIN ? page : undefined;
}

/** How often each byte beyond ASCII stands, and how often behind a letter of ASCII or behind another such byte. */
function census(bytes) {
  const counts = new Uint32Array(128);
  let [behindASCII, behindHigh, all, before] = [0, 0, 0, 0];
  for (const byte of bytes) {
    if (byte > 0x7f) {
      counts[byte - 128] += 1;
      behindASCII += isLetter(before);
      behindHigh += before > 0x7f;
      all += 1;
    }
    before = byte;
  }
  return { counts, behindASCII, behindHigh, all };
}

const isLetter = (byte) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** The logarithm of how likely the bytes are in the language that fits best. */
function fit(high, languages, { counts, behindASCII, behindHigh, all }) {
  if (high === undefined) return -Infinity;
  const isLatin = languages.some((letters) => letters[0] < "\u0370");
  const [inWord, inRun] = isLatin ? [0.6, 0.06] : [0.02, 0.78];
  const standing = behindASCII * Math.log(inWord) + behindHigh * Math.log(inRun) + (all - behindASCII - behindHigh) * Math.log(1 - inWord - inRun);
  const weights = languages.map((letters) => weightsOf(high, letters));
  const mean = Array.from({ length: 128 }, (_, at) => weights.reduce((sum, one) => sum + one[at], 0) / weights.length);
  const ofLanguage = (own) => counts.reduce((sum, count, at) => sum + (count && count * Math.log(0.8 * own[at] + 0.2 * mean[at])), 0);
  return standing + Math.max(...weights.map(ofLanguage));
}

/** How often each character of a page stands in a language: a letter by its place, its capital a fifth as often. */
function weightsOf(high, letters) {
  const sum = Array.from(letters, (_, rank) => 1.2 / (rank + 2)).reduce((a, b) => a + b, 0.1);
  return Array.from(high, (c) => {
    const place = (one) => letters.indexOf(one);
    const rank = place(c) >= 0 ? place(c) : place(c.toLowerCase());
    if (rank >= 0) return (place(c) >= 0 ? 1 : 0.2) / (rank + 2) / sum;
    if (c === "\ufffd" || c < "\xa0") return 0.00001;
    return SIGNS.includes(c) ? 0.01 : /\p{L}/u.test(c) ? 0.0005 : 0.002;
  });
}
