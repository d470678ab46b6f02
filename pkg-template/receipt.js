// A consent record and its receipt: ISO/IEC TS 27560 in the terms of the W3C vocabulary (DPV), as JSON-LD.
//
// Does: say what a state of consent says, entry by entry, for a pseudonym; name what the profile asks for and the
// caller has not given. Wordings stand in it as their SHA-256. Does not: claim a profile that it does not fill,
// ask a clock, or hold values of the person.

import * as dpv from "./dpv.js";
import { SelfsameError } from "./error.js";
import { call } from "./guard.js";
import { isObjects, only } from "./options.js";

const CONTEXT = {
  dpv: "https://w3id.org/dpv#",
  "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
  loc: "https://w3id.org/dpv/loc#",
  pd: "https://w3id.org/dpv/pd#",
  "dpv-27560": "https://w3id.org/dpv/schema/dpv-27560#",
  dct: "http://purl.org/dc/terms/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
};

/** Of these a record has several. */
const LISTS = ["personalData", "processing", "recipients", "rights", "jurisdiction"];
const PROFILES = { gdpr: ["dpv-27560:record-eu-gdpr", "dpv-27560:receipt-eu-gdpr"], iso: ["dpv-27560:record", "dpv-27560:receipt-record"] };
const KEYS = ["at", "seed", "subject", "controller", "notice", "language", "jurisdiction", "withdrawal", "personalData", "processing", "recipients", "storage", "rights", "profile"];

const fail = (code, message, details) => {
  throw new SelfsameError(code, message, details);
};

/** A name for a thing, not a value of a person: no space, no @. */
const name = (value, option) =>
  typeof value === "string" && /^[^\s@]{1,200}$/.test(value) ? value : fail("consent.invalid", `\`${option}\` must be an id or an address of a page: no spaces, no @.`, { option });

const digest = (text) => `sha256:${call("digest", text)}`;

/** A UUID of version 8 (RFC 9562) that a text has for its own. */
function uuid(text) {
  const hex = call("digest", text);
  const variant = "89ab"[parseInt(hex[16], 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

const duration = ({ expiresAt }) => (expiresAt ? { "@type": ["dpv:UntilTimeDuration"], "rdf:value": expiresAt } : { "@type": ["dpv:EndlessDuration"] });

function status(entry, withdrawal) {
  const type = entry.explicit ? "dpv:ExplicitlyExpressedConsent" : dpv.method[entry.method];
  return defined({
    "@type": [dpv.status[entry.status], type].filter(Boolean),
    "dpv:isIndicatedAtTime": entry.at,
    "dpv:isIndicatedBy": "dpv:DataSubject",
    "dpv:isExercisedAt": entry.source === undefined ? withdrawal : /^[^\s@]{1,200}$/.test(entry.source) ? entry.source : digest(entry.source),
    "dpv:hasDuration": duration(entry),
    "dpv:hasNotice": entry.evidence && { "@type": ["dpv:ConsentNotice"], "dpv:hasIdentifier": digest(entry.evidence) },
  });
}

const bases = (entry, gdpr) => ["dpv:Consent", ...(gdpr ? [entry.explicit ? "eu-gdpr:A9-2-a" : "eu-gdpr:A6-1-a"] : [])];

function process(entry, about, gdpr) {
  const purpose = (Object.hasOwn(dpv.purpose, entry.purpose) && dpv.purpose[entry.purpose]) || fail("word.unknown", "There is no such purpose.", { given: String(entry.purpose).slice(0, 40) });
  return defined({
    "@type": ["dpv:Process"],
    "dpv:hasPurpose": [{ "@type": ["dpv:Purpose"], "skos:broader": purpose, "skos:prefLabel": entry.channel ? `${entry.purpose}, ${entry.channel}` : entry.purpose }],
    "dpv:hasPersonalData": about.personalData,
    "dpv:hasProcessing": about.processing,
    "dpv:hasDataController": about.controller && [about.controller.id],
    "dpv:hasDataSource": ["dpv:DataSubjectDataSource"],
    "dpv:hasStorageCondition": about.storage && [
      { "@type": ["dpv:StorageLocation"], "dpv:hasLocation": about.storage.location && `loc:${about.storage.location}` },
      { "@type": ["dpv:StorageDuration"], "dpv:hasDuration": { "@type": "dpv:TemporalDuration", "rdf:value": about.storage.duration } },
    ],
    "dpv:hasRecipient": about.recipients?.map(({ id }) => id),
    "dpv:hasLegalBasis": bases(entry, gdpr),
    "dpv:hasJurisdiction": about.jurisdiction?.map((place) => `loc:${place}`),
    "dpv:hasRight": about.rights,
    "dpv:hasConsentControl": about.withdrawal && [{ "@type": ["dpv:WithdrawConsent"], "dpv:isExercisedAt": about.withdrawal }],
    "dpv:hasConsentStatus": [status(entry, about.withdrawal)],
  });
}

const entity = (role) => ({ name: called, address, contact, url }) =>
  defined({ "@type": ["dpv:Organisation", role], "dpv:hasName": called, "dpv:hasAddress": address, "dpv:hasContact": contact ?? url });

function entities({ controller, recipients = [] }) {
  const all = recipients.map((one) => [one.id, entity("dpv:Recipient")(one)]);
  if (controller) all.push([controller.id, entity("dpv:DataController")(controller)]);
  return Object.fromEntries(all);
}

/** What a profile asks of a record: the place, and whether it is there. */
function missing(record, gdpr) {
  const lacks = [];
  const ask = (thing, at) => (thing === undefined || thing.length === 0) && !lacks.includes(at) && lacks.push(at);
  for (const key of ["dct:created", "dct:creator", "dct:language", "dpv:hasDataSubject", "dpv:hasNotice"]) ask(record[key], key);
  for (const one of Object.values(record["dpv:hasEntity"])) for (const key of ["dpv:hasName", "dpv:hasAddress", "dpv:hasContact"]) ask(one[key], key);
  ask(record["dpv:hasProcess"], "dpv:hasProcess");
  const keys = ["dpv:hasPersonalData", "dpv:hasProcessing", "dpv:hasDataController", "dpv:hasStorageCondition", "dpv:hasJurisdiction", "dpv:hasConsentControl"];
  for (const one of record["dpv:hasProcess"]) {
    for (const key of gdpr ? [...keys, "dpv:hasRight"] : keys) ask(one[key], key);
    // None at all is an answer.
    if (one["dpv:hasRecipient"] === undefined) ask(undefined, "dpv:hasRecipient");
    const [state] = one["dpv:hasConsentStatus"];
    ask(state["dpv:isIndicatedAtTime"], "dpv:isIndicatedAtTime");
    ask(state["dpv:isExercisedAt"], "dpv:isExercisedAt");
  }
  return lacks;
}

function checked(about) {
  only(about, KEYS);
  if (about.at !== undefined && Number.isNaN(Date.parse(about.at))) fail("date.invalid", "`at` must be an instant, like 2026-11-22T10:00:00Z.", { option: "at" });
  if (about.profile !== undefined && !Object.hasOwn(PROFILES, about.profile)) fail("word.unknown", `Known are: ${Object.keys(PROFILES).join(", ")}.`, { option: "profile" });
  const single = LISTS.find((key) => about[key] !== undefined && !Array.isArray(about[key]));
  if (single) fail("option.invalid", `\`${single}\` is a list.`, { option: single });
  if (about.subject !== undefined) name(about.subject, "subject");
  if (about.controller) name(about.controller.id, "controller.id");
  about.recipients?.forEach(({ id }) => name(id, "recipients.id"));
  return about;
}

/**
 * The record of a state of consent and a receipt for it, with what the profile asks for and is not there.
 */
export function receipt(state, given = {}) {
  const about = checked(given);
  const gdpr = (about.profile ?? "gdpr") === "gdpr";
  const [recordProfile, receiptProfile] = PROFILES[about.profile ?? "gdpr"];
  if (!isObjects(state?.entries)) fail("consent.invalid", "consent.receipt takes a state of consent.");
  const notices = [...new Set(state.entries.map(({ evidence }) => evidence).filter(Boolean))];
  const notice = (id) => defined({ "@type": ["dpv:ConsentNotice"], "dpv:hasIdentifier": id, "dct:language": about.notice?.language ?? about.language, "dpv:hasLocation": about.notice?.url });
  const body = defined({
    "dct:created": about.at,
    "dct:creator": about.controller?.id,
    "dct:language": about.language,
    "dpv:hasDataSubject": about.subject && { "@type": ["dpv:DataSubject"], "dpv:hasIdentifier": about.subject },
    "dpv:hasNotice": (about.notice?.id ? [about.notice.id] : notices.map(digest)).map(notice),
    "dpv:hasEntity": entities(about),
    "dpv:hasProcess": state.entries.map((entry) => process(entry, about, gdpr)),
  });
  const lacks = missing(body, gdpr);
  // Of a seed, or of what the record says: the same input gives the same ids.
  const seed = about.seed ?? JSON.stringify(body);
  const shape = (type, profile, id, more) => defined({
    "@context": CONTEXT,
    "@type": [type],
    "dct:conformsTo": lacks.length === 0 ? profile : undefined,
    "dpv:hasIdentifier": id,
    ...more,
  });
  const recordId = uuid(`record ${seed}`);
  const record = shape("dpv:ConsentRecord", recordProfile, recordId, body);
  const told = shape("dpv:ConsentReceipt", receiptProfile, uuid(`receipt ${seed}`), { ...body, "dct:references": recordId });
  return { record, receipt: told, missing: lacks };
}
