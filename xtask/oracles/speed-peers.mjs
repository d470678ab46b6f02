// The peers of bench speed: what a JavaScript program calls today for the same answer.

import humanparser from "humanparser";
import { electronicFormatIBAN, isValidIBAN } from "ibantools";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { postcodeValidator } from "postcode-validator";
import validator from "validator";

/** Kind, country, how many times the peer's speed ours must have, and whether the peer takes a text. */
export const PEERS = {
  phone: {
    kind: "phone",
    country: "DE",
    bar: 8,
    name: "libphonenumber-js/max",
    judge: (text) => {
      const phone = parsePhoneNumberFromString(text, "DE");
      return Boolean(phone?.isValid() && phone.number);
    },
  },
  name: { kind: "name", bar: 5, name: "humanparser", judge: (text) => Boolean(humanparser.parseName(text).lastName) },
  email: {
    kind: "email",
    bar: 10,
    name: "validator isEmail + normalizeEmail",
    judge: (text) => validator.isEmail(text) && Boolean(validator.normalizeEmail(text)),
  },
  postcode: {
    kind: "address.postcode",
    country: "GB",
    bar: 1,
    name: "postcode-validator",
    judge: (text) => postcodeValidator(text, "GB"),
  },
  iban: { kind: "iban", bar: 10, name: "ibantools", judge: (text) => isValidIBAN(electronicFormatIBAN(text) ?? "") },
};
