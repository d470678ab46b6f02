// Postal codes by postcode-validator: the code where it fits its country; "?" where the country is unknown.

import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";
import { answer } from "./lines.mjs";

answer((country, typed, ours) => {
  const text = ours || typed.trim().toUpperCase();
  if (!postcodeValidatorExistsForCountry(country)) return "?";
  return postcodeValidator(text, country) ? text : "";
});
