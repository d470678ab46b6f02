// node consent-strings.mjs PACKAGE: consent strings decoded a second, all fields out, beside the IAB's libraries.
//
// Strings are generated from a seed: TC strings as sites of today have them (0 to 1,200 vendors, mostly bit fields),
// GPP strings of one to six sections of US states. CPU time, the best of several runs in turn.

import { TCString } from "@iabtechlabtcf/core";
import { GppModel } from "@iabgpp/cmpapi";
import { engine } from "../engine.mjs";

const { load } = await engine(process.argv[2]);
const { consent } = await load();

let seed = 7;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const some = (most, of) => Array.from({ length: most }, (_, at) => at + 1).filter(() => random(100) < of);

const tcs = Array.from({ length: 400 }, (_, at) => {
  const time = new Date(Date.UTC(2024, 0, 1 + (at % 600))).toISOString();
  const vendors = at % 4 === 0 ? 0 : at % 4 === 1 ? 60 + random(60) : 400 + random(800);
  return consent.encode({
    format: "tcf",
    fields: {
      created: time, lastUpdated: time, cmpId: 2 + random(400), cmpVersion: random(60), consentScreen: 1, vendorListVersion: random(200),
      purposeConsents: some(11, 70), purposeLegitimateInterests: [7, 8, 9, 10].filter(() => random(2)), specialFeatureOptins: some(2, 50),
      vendorConsents: some(vendors, 60), vendorLegitimateInterests: some(vendors >> 2, 30),
    },
    segments: at % 3 ? ["core"] : ["core", "publisherPurposes"],
  });
});

const states = ["usnat", "usca", "usco", "usct", "usmt", "usor", "ustx", "usde", "usnj", "ustn"];
const gpps = Array.from({ length: 400 }, (_, at) => {
  const sections = {};
  while (Object.keys(sections).length < 1 + (at % 6)) {
    sections[states[random(states.length)]] = { SaleOptOut: random(3), SaleOptOutNotice: 1, MspaOptOutOptionMode: random(3), Gpc: random(2) === 1 };
  }
  return consent.encode({ format: "gpp", sections });
});

/** All fields of a model, lists as lists. */
const all = (model) => {
  const fields = {};
  for (const name of ["version", "created", "lastUpdated", "cmpId", "cmpVersion", "consentScreen", "consentLanguage", "vendorListVersion", "policyVersion", "isServiceSpecific", "useNonStandardTexts", "purposeOneTreatment", "publisherCountryCode", "numCustomPurposes"]) fields[name] = model[name];
  for (const name of ["specialFeatureOptins", "purposeConsents", "purposeLegitimateInterests", "vendorConsents", "vendorLegitimateInterests", "vendorsDisclosed", "vendorsAllowed", "publisherConsents", "publisherLegitimateInterests"]) {
    fields[name] = [];
    model[name].forEach((set, id) => set && fields[name].push(id));
  }
  return fields;
};

/** CPU microseconds of one. */
function once(work, texts, rounds) {
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) for (const text of texts) work(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / rounds / texts.length;
}

let failed = false;
for (const [name, texts, ours, theirs, bar] of [
  ["TCF", tcs, (text) => consent.decode(text, { format: "tcf" }), (text) => all(TCString.decode(text)), 20],
  ["GPP", gpps, (text) => consent.decode(text, { format: "gpp" }), (text) => new GppModel(text).toObject(), 30],
]) {
  // The same fields, or the comparison is none.
  for (const text of texts.slice(0, 40)) {
    const [mine, other] = [ours(text), theirs(text)];
    const wrong = name === "TCF" ? ["vendorConsents", "vendorLegitimateInterests", "purposeConsents"].find((field) => `${mine.fields[field]}` !== `${other[field]}`)
      : Object.keys(other).find((section) => `${mine.sections[section].SaleOptOut}` !== `${other[section].SaleOptOut}`);
    if (wrong) throw new Error(`${name}: ${wrong} differs`);
  }
  const best = [Infinity, Infinity];
  once(ours, texts, 20);
  for (let run = 0; run < 7; run++) {
    best[0] = Math.min(best[0], once(ours, texts, 20));
    best[1] = Math.min(best[1], once(theirs, texts, 1));
  }
  const [mine, other] = best;
  const characters = Math.round(texts.join("").length / texts.length);
  const ratio = other / mine;
  console.log(`${name}  ${characters} characters  ${mine.toFixed(2)} µs  ${Math.round(1e6 / mine)}/s  library ${other.toFixed(1)} µs  ${ratio.toFixed(1)} times (bar ${bar})`);
  failed ||= ratio < bar;
}
process.exitCode = failed ? 1 : 0;
