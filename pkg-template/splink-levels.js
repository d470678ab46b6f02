// The levels of the package's own comparisons, as conditions of what SQL can say.
//
// Does not: name levels that rest on a table or on sounds, or words of a text among those of another; an
// export says that they are left out.

const both = (name) => [`l:${name}`, `r:${name}`];
const missing = (name) => `(or ${both(name).map((side) => `(is-null ${side})`).join(" ")})`;
const same = (name) => `(= ${both(name).join(" ")})`;
const like = (least, a, b) => `(>= (jaro-winkler ${a} ${b}) ${least})`;
const close = (name) => like(0.92, ...both(name));
const similar = (name) => like(0.84, ...both(name));
const slip = (name) => `(<= (damerau-levenshtein ${both(name).join(" ")}) 1)`;
const long = (name) => both(name).map((side) => `(>= (length ${side}) 5)`).join(" ");
const closeOrSlip = (name) => `(or ${close(name)} (and ${long(name)} ${slip(name)}))`;
const begins = (short, other) => `(and (= (length ${short}) 1) (= ${short} (part ${other} 1 1)))`;
const initial = (name) => `(or ${begins(`l:${name}`, `r:${name}`)} ${begins(`r:${name}`, `l:${name}`)})`;
const local = (side) => `(before ${side}:email '@')`;
const lastDigits = (side) => `(part ${side}:phone (- (length ${side}:phone) 6))`;
// One number without the code of its country, with a zero before it or without.
const national = (short, long, zeros) => {
  const digits = `(- (length ${short}:phone) ${zeros})`;
  const begins = zeros ? `(= (part ${short}:phone 1 1) '0') ` : "";
  return `(and ${begins}(>= ${digits} 9) (= (part ${short}:phone ${1 + zeros}) (part ${long}:phone (- (length ${long}:phone) (- ${digits} 1)))))`;
};
const day = (side, from) => `(part ${side}:date.birth ${from} 2)`;
const year = (side) => `(part ${side}:date.birth 1 4)`;
const monthDay = (side) => `(part ${side}:date.birth 6 5)`;
const newYear = (side) => `(= ${monthDay(side)} '01-01')`;
const whole = (side) => `(>= (length ${side}:date.birth) 10)`;
const begun = (short, other) => `(and (not ${whole(short)}) (= ${short}:date.birth (part ${other}:date.birth 1 (length ${short}:date.birth))))`;
const filledIn = (side) => `(or ${["1900-01-01", "1901-01-01", "1970-01-01"].map((date) => `(= ${side}:date.birth '${date}')`).join(" ")})`;
const outward = (side) => `(postcode-district ${side}:address.postcode)`;
const noMan = (side) => `(not (= (coalesce ${side}:gender '') 'male'))`;
const MARRIED = `(and ${same("name.given")} ${same("date.birth")} ${whole("l")} ${noMan("l")} ${noMan("r")})`;

const [GIVEN, FAMILY] = ["name.given", "name.family"];
const SWAPPED = `(and ${like(0.92, `l:${GIVEN}`, `r:${FAMILY}`)} ${like(0.92, `r:${GIVEN}`, `l:${FAMILY}`)})`;
const crossed = (absent) =>
  `(or ${[["l", "r"], ["r", "l"]].map(([one, other]) => `(and (is-null ${one}:${absent}) ${absent === FAMILY ? like(0.92, `${one}:${GIVEN}`, `${other}:${FAMILY}`) : like(0.92, `${other}:${GIVEN}`, `${one}:${FAMILY}`)})`).join(" ")})`;
const NUMBER = `(or ${missing("address.number")} ${same("address.number")})`;
const AREA = ["address.postcode", "address.locality", "address.region"];

/** By comparison: where nothing is said, where a level is reached, whose frequency counts in it. */
export const LADDERS = {
  "name.given": {
    missing: missing(GIVEN),
    levels: { exact: same(GIVEN), close: closeOrSlip(GIVEN), initial: initial(GIVEN), swapped: SWAPPED, crossed: crossed(FAMILY), similar: similar(GIVEN) },
    frequencies: { exact: GIVEN },
  },
  "name.middle": {
    missing: missing("name.middle"),
    levels: { exact: same("name.middle"), initial: initial("name.middle"), similar: similar("name.middle") },
    frequencies: { exact: "name.middle" },
  },
  "name.family": {
    missing: missing(FAMILY),
    levels: { exact: same(FAMILY), close: closeOrSlip(FAMILY), swapped: SWAPPED, crossed: crossed(GIVEN), similar: similar(FAMILY), married: MARRIED },
    frequencies: { exact: FAMILY },
  },
  "date.birth": {
    missing: `(or ${missing("date.birth")} (and (not ${same("date.birth")}) (or ${filledIn("l")} ${filledIn("r")})))`,
    levels: {
      exact: same("date.birth"),
      "day-month-swapped": `(and (= ${year("l")} ${year("r")}) (= ${day("l", 6)} ${day("r", 9)}) (= ${day("l", 9)} ${day("r", 6)}))`,
      "year-off": `(and (= ${monthDay("l")} ${monthDay("r")}) (<= (abs (- (days l:date.birth) (days r:date.birth))) 366))`,
      "one-digit": `(and ${whole("l")} ${whole("r")} ${slip("date.birth")})`,
      "default-day": `(and (= ${year("l")} ${year("r")}) (or ${newYear("l")} ${newYear("r")}))`,
      "year-only": `(or ${begun("l", "r")} ${begun("r", "l")})`,
      "same-year": `(= ${year("l")} ${year("r")})`,
      namesake: `(and ${same(GIVEN)} ${same(FAMILY)} (> (abs (- (days l:date.birth) (days r:date.birth))) 5478))`,
    },
    frequencies: { exact: "date.birth" },
  },
  email: {
    missing: missing("email"),
    levels: { "same-mailbox": same("email"), close: slip("email"), "same-local-part": `(= ${local("l")} ${local("r")})`, "similar-local-part": like(0.92, local("l"), local("r")) },
    frequencies: { "same-mailbox": "email" },
  },
  phone: {
    missing: missing("phone"),
    levels: {
      "same-number": same("phone"),
      "same-national-number": `(or ${[["l", "r"], ["r", "l"]].flatMap(([a, b]) => [0, 1].map((zeros) => national(a, b, zeros))).join(" ")})`,
      "same-last-digits": `(and (>= (length l:phone) 7) (>= (length r:phone) 7) (= ${lastDigits("l")} ${lastDigits("r")}))`,
      "one-digit": slip("phone"),
    },
    frequencies: { "same-number": "phone" },
  },
  "address.street": {
    missing: missing("address.street"),
    levels: {
      same: `(and ${same("address.street")} ${NUMBER})`,
      close: `(and ${close("address.street")} ${NUMBER})`,
      "same-street": close("address.street"),
      similar: similar("address.street"),
      "same-number": same("address.number"),
    },
    frequencies: { same: "address.street" },
  },
  "address.area": {
    missing: `(and ${AREA.map(missing).join(" ")})`,
    levels: {
      "same-postcode": same("address.postcode"),
      "same-locality": `(and ${same("address.locality")} ${missing("address.postcode")})`,
      "close-postcode": slip("address.postcode"),
      "same-outward": `(= ${outward("l")} ${outward("r")})`,
      "other-postcode": same("address.locality"),
      "close-locality": close("address.locality"),
      "same-region": same("address.region"),
    },
    frequencies: { "same-postcode": "address.postcode", "same-locality": "address.locality", "other-postcode": "address.locality" },
  },
  organization: {
    missing: missing("organization"),
    levels: { same: same("organization"), close: close("organization") },
    frequencies: { same: "organization" },
  },
  domain: { missing: missing("url"), levels: { same: same("url") }, frequencies: { same: "url" } },
  contact: { missing: missing(FAMILY), levels: { same: close(FAMILY) }, frequencies: { same: FAMILY } },
  gender: { missing: missing("gender"), levels: { same: same("gender") } },
  language: { missing: missing("language"), levels: { same: same("language") }, frequencies: { same: "language" } },
  "name.suffix": { missing: missing("name.suffix"), levels: { same: same("name.suffix") } },
};
