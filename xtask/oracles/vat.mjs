// VAT numbers by jsvat: the number where it is valid, else nothing.

import * as jsvat from "jsvat";
import { answer } from "./lines.mjs";

const countries = Object.values(jsvat).filter((it) => it?.calcFn && it?.codes);

answer((module, text) => {
  const { isValid, value } = jsvat.checkVAT(text, countries);
  return isValid ? value : "";
});
