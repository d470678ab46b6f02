// The functions of the package, one small case each: that they are there and keep their shapes.
// How well they do their work is the business of the tables and of the Rust tests.

import { equal, holds, matches, rejects, throws } from "./expect.mjs";

const ADA = { first_name: "Ada", last_name: "Lovelace", email: "ada@example.com", birth_date: "1815-12-10" };
const TWIN = { ...ADA, first_name: "ada ", email: "ADA@EXAMPLE.COM" };
const GRACE = { first_name: "Grace", last_name: "Hopper", email: "grace@example.org", birth_date: "1906-12-09" };

export const contract = [
  ["version() is the package's", (selfsame) => matches(selfsame.version(), /^\d+\.\d+\.\d+/)],
  [
    "normalize() keeps the raw text and says what it did",
    (selfsame) => {
      const { values, fields, issues } = selfsame.normalize({ email: " ada@gmial.com", phone: "0171 2345678" }, { country: "DE" });
      equal(values.phone, "+491712345678");
      equal(fields.email.raw, " ada@gmial.com");
      equal(fields.email.kind, "email");
      const typo = issues.find(({ code }) => code === "email.domain-typo");
      equal([typo?.field, typo?.suggestion], ["email", "ada@gmail.com"]);
    },
  ],
  ["versions() names the numbering plans", (selfsame) => matches(selfsame.versions().libphonenumber, /^\d+\.\d+\.\d+$/)],
  [
    "formatPhone() writes a number in every format, and as it is typed",
    (selfsame) => {
      const written = (format) => selfsame.formatPhone("0171/2345678 x5", { format, country: "DE" });
      equal(written("e164"), "+491712345678");
      equal(written(), "+49 171 2345678 ext. 5");
      equal(written("national"), "0171 2345678 ext. 5");
      equal(written("rfc3966"), "tel:+49-171-2345678;ext=5");
      equal(selfsame.formatPhone("0171234", { format: "as-you-type", country: "de" }), "0171 234");
      equal(selfsame.formatPhone("no number"), "");
      throws(() => selfsame.formatPhone("1", { format: "fancy" }), "option.invalid");
    },
  ],
  [
    "a key of a record cannot reach a prototype",
    (selfsame) => {
      const record = JSON.parse('{"__proto__": "x", "constructor": "y", "toString": "z"}');
      const { fields } = selfsame.normalize(record);
      equal(fields.constructor?.raw, "y");
      equal({}.raw, undefined);
    },
  ],
  ["an option that does not exist is an error", (selfsame) => throws(() => selfsame.normalize({}, { contry: "DE" }), "option.unknown")],
  ["what is no record is an error", (selfsame) => throws(() => selfsame.normalize("Ada"), "record.shape")],
  [
    "an error quotes no record",
    (selfsame) => {
      const error = throws(() => selfsame.normalize({ name: { canary: "canary-7" } }), "record.shape");
      holds(!JSON.stringify([error.message, error.details, error.stack]).includes("canary-7"), "a value stands in the error");
    },
  ],
  [
    "inferSchema() tells the kind of each column in order, with a reason",
    (selfsame) => {
      const fields = selfsame.inferSchema(["E-Mail", "Vorname"], [["ada@example.com", "Ada"]]);
      equal(fields.map(({ kind }) => kind), ["email", "name.given"]);
      holds(fields.every(({ confidence, reason }) => confidence > 0.5 && reason), "confidence and reason");
    },
  ],
  [
    "compare() explains",
    (selfsame) => {
      const same = selfsame.compare(ADA, TWIN);
      const other = selfsame.compare(ADA, GRACE);
      equal([same.decision, other.decision], ["match", "distinct"]);
      const sum = same.comparisons.reduce((total, { weight }) => total + weight, 0);
      holds(Math.abs(sum - same.weight) < 1e-3, `the comparisons add up to the weight: ${sum} and ${same.weight}`);
    },
  ],
  [
    "a resolver finds, forgets, and survives as bytes",
    (selfsame) => {
      const resolver = selfsame.resolver();
      equal(resolver.add([{ id: "1", ...ADA }, { id: "2", ...GRACE }]), 2);
      equal(resolver.find(TWIN)[0]?.id, "1");
      const again = selfsame.openResolver(resolver.save());
      equal([again.size, again.find(TWIN)], [2, resolver.find(TWIN)]);
      equal(again.remove("1"), true);
      equal(again.find(TWIN).some(({ id }) => id === "1"), false);
      resolver.free();
      again.free();
    },
  ],
  ["a damaged snapshot is an error", (selfsame) => throws(() => selfsame.openResolver(new Uint8Array(100)), "snapshot.damaged")],
  [
    "resolve() takes records and gives customers with lineage",
    async (selfsame) => {
      const result = await selfsame.resolve([ADA, TWIN, GRACE]);
      equal([result.records.length, result.customers.length], [3, 2]);
      const [customer] = result.customers.page(0, 1);
      equal(customer.values.email.value, "ada@example.com");
      equal(customer.records.map(({ row }) => row), [1, 2]);
      result.free();
    },
  ],
  [
    "resolve() takes text, and several inputs by name",
    async (selfsame) => {
      const result = await selfsame.resolve([
        { name: "crm.csv", data: "first_name,last_name,email\nAda,Lovelace,ada@example.com\n" },
        { name: "shop.jsonl", data: '{"firstName":"Ada","lastName":"Lovelace","mail":"ada@example.com"}\n' },
      ]);
      equal(result.summary.inputs, [["crm.csv", 1], ["shop.jsonl", 1]]);
      equal(result.customers.length, 1);
      result.free();
    },
  ],
  ["an empty input is an error", (selfsame) => rejects(selfsame.resolve(""), "input.empty")],
];
