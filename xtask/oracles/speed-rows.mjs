// Made-up rows for bench speed: distinct, from a seed, written as people write them.

import { readFileSync } from "node:fs";
import { getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";

/** Mulberry32: a stream of numbers below 1. */
function stream(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const table = (name, column) =>
  readFileSync(new URL(`../data/${name}.tsv`, import.meta.url), "utf8").split("\n").slice(1, -1).map((line) => line.split("\t")[column]);
const given = table("given-names", 2);
const family = table("family-names", 1);
const regions = Object.keys(examples);
const domains = ["gmail.com", "GMAIL.com", "googlemail.com", "outlook.com", "yahoo.co.uk", "t-online.de", "orange.fr", "acme-industries.com"];
const plain = (text) => text.normalize("NFD").replace(/[^A-Za-z]/g, "").toLowerCase();

// The areas of Royal Mail, and the letters of an inward code: a code of no area is a mistake and takes a longer way.
const AREAS = (
  "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EH EN EX FK FY G GL " +
  "GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE " +
  "PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WD WF WN WR WS WV YO ZE"
).split(" ");
const INWARD = [..."ABDEFGHJLNPQRSTUWXYZ"];

const MAKERS = {
  phone({ pick, digits, chance }) {
    const phone = getExampleNumber(chance(0.5) ? "DE" : pick(regions), examples);
    const changed = `${phone.nationalNumber.slice(0, -5)}${digits(5)}`;
    phone.nationalNumber = changed;
    if (phone.country !== "DE") return chance(0.7) ? phone.formatInternational() : `+${phone.countryCallingCode}${changed}`;
    return pick([phone.formatNational(), phone.formatInternational(), `0${changed}`, `0049 ${changed}`, `+49 (0) ${changed}`]);
  },
  name({ pick, chance }) {
    const [first, last] = [pick(given), pick(family)];
    const title = chance(0.1) ? pick(["Dr. ", "Mr. ", "Frau ", "Prof. "]) : "";
    const middle = chance(0.3) ? ` ${chance(0.5) ? pick(given) : `${pick(given)[0]}.`}` : "";
    if (chance(0.15)) return `${last}, ${first}${middle}`;
    const whole = `${title}${first}${middle}${chance(0.08) ? pick([" von", " de la", " van den"]) : ""} ${last}${chance(0.04) ? " Jr." : ""}`;
    return chance(0.1) ? whole.toUpperCase() : whole;
  },
  email({ pick, digits, chance }) {
    const local = `${plain(pick(given)) || "x"}${pick([".", "_", "", "-"])}${plain(pick(family)) || "y"}${digits(3)}`;
    if (chance(0.04)) return `${local}${pick(["@@gmail.com", ".gmail.com", "@gmail", "@ gmail.com"])}`;
    return `${local}${chance(0.1) ? "+shop" : ""}@${pick(domains)}`;
  },
  postcode({ pick, digits, chance }) {
    const code = `${pick(AREAS)}${digits(pick([1, 2]))} ${digits(1)}${pick(INWARD)}${pick(INWARD)}`;
    if (chance(0.1)) return code.toLowerCase();
    return chance(0.05) ? code.replace(" ", "") : code;
  },
  iban({ pick, digits, chance }) {
    const [country, length] = pick([["DE", 18], ["AT", 16], ["CH", 17], ["SE", 20], ["LT", 16], ["LU", 16]]);
    const bban = digits(length);
    const letters = [...country].map((letter) => parseInt(letter, 36)).join("");
    const check = 98n - (BigInt(`${bban}${letters}00`) % 97n);
    const iban = `${country}${String(chance(0.2) ? (check % 90n) + 3n : check).padStart(2, "0")}${bban}`;
    return chance(0.5) ? iban.replace(/.{4}(?=.)/g, "$& ") : iban;
  },
};

/** So many distinct rows of a kind. */
export function rowsOf(kind, count) {
  const random = stream(20_261_121);
  const below = (bound) => Math.floor(random() * bound);
  const from = (alphabet) => (length) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join("");
  const tools = {
    pick: (list) => list[below(list.length)],
    chance: (share) => random() < share,
    digits: from("0123456789"),
  };
  const rows = new Set();
  while (rows.size < count) rows.add(MAKERS[kind](tools));
  return [...rows];
}
