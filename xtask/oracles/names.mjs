// Names by humanparser and parse-full-name: given and family name of each.

import humanparser from "humanparser";
import { parseFullName } from "parse-full-name";
import { answer } from "./lines.mjs";

const said = (judge) => {
  try {
    return judge().map((part) => part ?? "");
  } catch {
    return ["", ""];
  }
};

answer((text) => {
  const human = said(() => {
    const name = humanparser.parseName(text);
    return [name.firstName, name.lastName];
  });
  const full = said(() => {
    const name = parseFullName(text);
    return [name.first, name.last];
  });
  return [...human, ...full];
});
