// node consent-agree.mjs PACKAGE: every field of generated consent strings as the IAB's own libraries read it, and the
// string that is encoded again from what was decoded; fails where one differs.
//
// The libraries make the strings from a seed: GPP of one to four US sections with all their fields, TCF with
// vendors, publisher's purposes and restrictions.

import { GVL, PurposeRestriction, TCModel, TCString } from "@iabtechlabtcf/core";
import { GppModel } from "@iabgpp/cmpapi";
import { engine } from "../engine.mjs";

const STRINGS = 1_100;
const VENDORS = 900;
const PURPOSES = 11;
const US = "usnat usca usva usco usut usct usfl usmt usor ustx usde usia usne usnh usnj ustn usmn usmd usin usky usri".split(" ");
const NUMBERS = "version cmpId cmpVersion consentScreen consentLanguage vendorListVersion policyVersion isServiceSpecific useNonStandardTexts purposeOneTreatment publisherCountryCode numCustomPurposes".split(" ");
const TIMES = ["created", "lastUpdated"];
const SETS = "specialFeatureOptins purposeConsents purposeLegitimateInterests vendorConsents vendorLegitimateInterests vendorsDisclosed vendorsAllowed publisherConsents publisherLegitimateInterests publisherCustomConsents publisherCustomLegitimateInterests".split(" ");

const { load } = await engine(process.argv[2]);
const { consent } = await load();

let seed = 11;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const upTo = (last) => Array.from({ length: last }, (_, at) => at + 1);
const some = (set, last, percent) => upTo(last).forEach((id) => random(100) < percent && set.set(id));
const text = (value) => JSON.stringify(value);

/** A string, what the library reads in it, and whether ours says the same: the fields that differ. */
const gpp = {
  name: "GPP",
  make() {
    const model = new GppModel();
    for (let left = 1 + random(4); left > 0; left--) {
      const section = US[random(US.length)];
      model.setFieldValue(section, "SaleOptOut", random(3));
      for (const [field, value] of Object.entries(model.toObject()[section])) {
        if (/Version|SegmentType|SegmentIncluded/.test(field)) continue;
        const drawn = Array.isArray(value) ? value.map(() => random(3)) : typeof value === "boolean" ? random(2) === 1 : random(3);
        try {
          model.setFieldValue(section, field, drawn);
        } catch {
          // Not every field takes every number: it stays as it was.
        }
      }
    }
    return model.encode();
  },
  differences(string) {
    const { sections } = consent.decode(string);
    const fields = Object.entries(new GppModel(string).toObject()).flatMap(([section, theirs]) =>
      Object.entries(theirs).filter(([field]) => !/SegmentType/.test(field)).map(([field, value]) => [section, field, value]));
    return { asked: fields.length, wrong: fields.filter(([section, field, value]) => text(sections[section]?.[field]) !== text(value)).map(([section, field]) => `${section}.${field}`) };
  },
  again: (string) => consent.encode(consent.decode(string)) === string,
};

const purposes = Object.fromEntries(upTo(PURPOSES).map((id) => [id, { id, name: "", description: "" }]));
const vendors = Object.fromEntries(upTo(VENDORS).map((id) => [id, {
  id, name: "", purposes: [1, 2, 3, 4, 5, 6], legIntPurposes: [7, 8, 9], flexiblePurposes: [2, 3, 4, 7], specialPurposes: [], features: [], specialFeatures: [],
}]));
const list = new GVL({
  gvlSpecificationVersion: 3, vendorListVersion: 100, tcfPolicyVersion: 4, lastUpdated: "2024-01-01T00:00:00Z",
  purposes, specialPurposes: {}, features: {}, specialFeatures: {}, stacks: {}, dataCategories: {}, vendors,
});
await list.readyPromise;

/** The ids of a set of the library; the restrictions by purpose and type. */
const ids = (set) => upTo(set.maxId).filter((id) => set.has(id));
const restrictions = (rows) => text(rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]));

const tcf = {
  name: "TCF",
  make() {
    const model = new TCModel(list);
    Object.assign(model, {
      cmpId: 2 + random(600), cmpVersion: 1 + random(60), consentScreen: random(60), numCustomPurposes: random(6),
      consentLanguage: ["EN", "DE", "FR", "ZH"][random(4)], publisherCountryCode: ["DE", "AA", "US"][random(3)],
      isServiceSpecific: random(2) === 1, purposeOneTreatment: random(2) === 1, useNonStandardTexts: random(2) === 1,
    });
    some(model.purposeConsents, PURPOSES, 50);
    some(model.publisherConsents, PURPOSES, 30);
    some(model.publisherLegitimateInterests, PURPOSES, 30);
    some(model.publisherCustomConsents, model.numCustomPurposes, 50);
    some(model.specialFeatureOptins, 2, 50);
    const last = random(VENDORS);
    some(model.vendorConsents, last, random(100));
    some(model.vendorLegitimateInterests, last, 20);
    some(model.vendorsDisclosed, last, 40);
    some(model.vendorsAllowed, last, 10);
    for (let left = random(6); left > 0; left--) {
      const restriction = new PurposeRestriction();
      Object.assign(restriction, { purposeId: 2 + random(8), restrictionType: random(3) });
      for (let more = random(12); more >= 0; more--) model.publisherRestrictions.add(1 + random(VENDORS), restriction);
    }
    return TCString.encode(model, { isForVendors: random(2) === 1 });
  },
  differences(string) {
    const { fields } = consent.decode(string);
    const theirs = TCString.decode(string);
    const wrong = NUMBERS.filter((name) => fields[name] !== theirs[name]);
    wrong.push(...TIMES.filter((name) => fields[name] !== theirs[name].toISOString()));
    wrong.push(...SETS.filter((name) => text(fields[name] ?? []) !== text(ids(theirs[name]))));
    const bounds = theirs.publisherRestrictions;
    const said = bounds.getRestrictions().map((one) => [one.purposeId, one.restrictionType, bounds.getVendors(one)]);
    const ours = fields.publisherRestrictions.map((one) => [one.purposeId, one.restrictionType, one.vendors]);
    if (restrictions(said) !== restrictions(ours)) wrong.push("publisherRestrictions");
    return { asked: NUMBERS.length + TIMES.length + SETS.length + 1, wrong };
  },
  // Ranges or bits, whichever is shorter, is the encoder's choice: what is read again is what counts.
  again: (string) => text(consent.decode(consent.encode(consent.decode(string))).fields) === text(consent.decode(string).fields),
};

for (const { name, make, differences, again } of [gpp, tcf]) {
  let [fields, lost] = [0, 0];
  const wrong = new Map();
  for (let at = 0; at < STRINGS; at++) {
    const string = make();
    const said = differences(string);
    fields += said.asked;
    said.wrong.forEach((field) => wrong.set(field, (wrong.get(field) ?? 0) + 1));
    lost += Number(!again(string));
  }
  const differing = [...wrong].map(([field, count]) => `${field} ${count}`).join(", ");
  console.log(`${name}: ${STRINGS} strings, ${fields} fields, differ: ${differing || "none"}; not the same again: ${lost}`);
  if (wrong.size > 0 || lost > 0) process.exitCode = 1;
}
