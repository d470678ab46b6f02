// American addresses by parse-address: number, street, unit, city, state, code.

import parser from "parse-address";
import { answer } from "./lines.mjs";

answer((typed) => {
  const found = parser.parseLocation(typed) ?? {};
  const joined = (...parts) => parts.filter(Boolean).join(" ");
  const street = joined(found.prefix, found.street, found.type, found.suffix);
  const code = found.plus4 ? `${found.zip}-${found.plus4}` : found.zip;
  const unit = joined(found.sec_unit_type, found.sec_unit_num);
  return [found.number, street, unit, found.city, found.state, code].map((part) => part ?? "");
});
