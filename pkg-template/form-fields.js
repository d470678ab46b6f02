// Which inputs of a form hold the record, and what they mean.
//
// Does: read the autofill names of HTML (https://html.spec.whatwg.org/#autofill), which say what a
// field means more surely than its name. Does not: look at passwords, files or hidden inputs.

const SKIPPED = ["password", "hidden", "file", "checkbox", "radio", "submit", "button", "image", "reset", "range", "color"];

const KINDS = {
  name: "name",
  "honorific-prefix": "name.prefix",
  "given-name": "name.given",
  "additional-name": "name.middle",
  "family-name": "name.family",
  "honorific-suffix": "name.suffix",
  nickname: "name.nickname",
  organization: "organization",
  "organization-title": "job-title",
  "street-address": "address.street",
  "address-line1": "address.street",
  "address-line2": "address.unit",
  "address-level1": "address.region",
  "address-level2": "address.locality",
  "postal-code": "address.postcode",
  country: "address.country",
  "country-name": "address.country",
  bday: "date.birth",
  sex: "gender",
  email: "email",
  tel: "phone",
  url: "url",
  language: "language",
  "transaction-currency": "currency",
};

const TYPES = { email: "email", tel: "phone", url: "url" };

export const textInputs = (form) =>
  [...form.elements].filter(
    (input) =>
      input.name &&
      input.matches("input, textarea, select") &&
      !SKIPPED.includes(input.type) &&
      !input.matches("[data-selfsame=ignore]"),
  );

/** What an input itself says it is for. */
export const kindOf = (input) => input.dataset.kind ?? KINDS[(input.autocomplete ?? "").split(" ").pop()] ?? TYPES[input.type];

/** The kinds that the form itself states; nothing where it states none. */
export function schemaOf(form) {
  const fields = textInputs(form).map((input) => ({ header: input.name, kind: kindOf(input) }));
  const known = fields.filter(({ kind }) => kind);
  return known.length > 0 ? { fields: known } : undefined;
}
