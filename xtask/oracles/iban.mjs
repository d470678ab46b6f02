// IBAN by ibantools: the electronic form where it is valid, else nothing.

import { electronicFormatIBAN, isValidIBAN } from "ibantools";
import { answer } from "./lines.mjs";

answer((text) => {
  const iban = electronicFormatIBAN(text) ?? "";
  return isValidIBAN(iban) ? iban : "";
});
