// What the command says about itself.

export const OPTIONS = {
  out: { parse: { type: "string", short: "o" }, value: "DIR", says: "where the outputs go (default: out)" },
  id: { parse: { type: "string" }, value: "COLUMN", says: "the column that names a record (default: the column of ids, else row numbers)" },
  schema: { parse: { type: "string" }, value: "FILE", says: "what the columns mean, as JSON; replaces guesses" },
  "no-train": { parse: { type: "boolean" }, says: "the shipped model as it is, not fitted to these records" },
  model: { parse: { type: "string" }, value: "MODEL", says: "person, organization, household, or a model.json of ours or Splink's (default: each pair as what it is)" },
  country: { parse: { type: "string" }, value: "CC", says: "country of rows that name none, as ISO 3166-1: DE, US, JP" },
  "date-order": { parse: { type: "string" }, value: "ORDER", says: "dmy, mdy or ymd, for dates that nothing settles" },
  pivot: { parse: { type: "string" }, value: "YEAR", says: "two-digit years below it are of this century (default: by --as-of)" },
  tables: { parse: { type: "string" }, value: "FILE", says: "own providers, legal forms, nicknames, street types, as JSON" },
  labels: { parse: { type: "string" }, value: "FILE", says: "judged pairs: CSV of left, right, same (ids, true or false), or JSON" },
  threshold: { parse: { type: "string" }, value: "P", says: "probability from which two records are one customer" },
  review: { parse: { type: "string" }, value: "P", says: "probability from which a person should look" },
  "as-of": { parse: { type: "string" }, value: "DATE", says: "the day that counts as today: 2026-11-21" },
  encoding: { parse: { type: "string" }, value: "NAME", says: "how the inputs are encoded, where found out wrongly: cp850, windows-1250" },
  format: { parse: { type: "string" }, value: "FORMAT", says: "csv or jsonl (default: csv)" },
  section: { parse: { type: "string" }, value: "SECTION", says: "one section of a GPP string: usca, tcfeuv2" },
  json: { parse: { type: "boolean" }, says: "print a summary as JSON on standard output" },
  quiet: { parse: { type: "boolean", short: "q" }, says: "no progress, no summary" },
};

const COMMAND_HELP = {
  resolve: {
    usage: "selfsame resolve INPUT... [options]",
    says: `Reads customer records, finds which are the same customer, and writes one golden record a
customer. Inputs are CSV or JSON lines, each with its own columns; what a column means is found out.

Written to DIR:
  customers.csv  one row a customer, customer_id first; email.others holds further addresses, parted by "; "
  records.csv    every input row in its order, cleansed, with its customer_id
  matches.csv    left_id,right_id,probability,weight of each pair taken for one customer
  model.json     the weights that were used; give it back by --model
  report.html    what came in, what was fixed, what is doubtful, who is a duplicate of whom and why
  report.json    the same, for programs`,
    options: ["out", "id", "schema", "model", "no-train", "country", "threshold", "review", "as-of", "date-order", "pivot", "encoding", "tables", "json", "quiet"],
    examples: ["selfsame resolve crm.csv shop.csv newsletter.csv --country DE", "cat crm.csv | selfsame resolve - --out result --json"],
  },
  link: {
    usage: "selfsame link LEFT RIGHT [options]",
    says: `Finds the records of two sources that are the same customer. Each source is taken to be free of
duplicates: only pairs between the two count. The outputs are those of resolve.`,
    options: ["out", "id", "schema", "model", "no-train", "country", "threshold", "review", "as-of", "date-order", "pivot", "encoding", "tables", "json", "quiet"],
    examples: ["selfsame link crm.csv shop.csv --out linked"],
  },
  train: {
    usage: "selfsame train INPUT... [options]",
    says: `Fits a model to records whose customers nobody knows, and prints it as JSON that --model reads.
resolve does so by itself; a model that is kept gives the same weights next month. With --labels it is trained
by pairs that people have judged.`,
    options: ["out", "labels", "id", "schema", "model", "country", "as-of", "date-order", "pivot", "encoding", "tables", "quiet"],
    examples: ["selfsame train crm.csv shop.csv -o model.json", "selfsame resolve new.csv --model model.json"],
    out: { value: "FILE", says: "the file to write (default: standard output)" },
  },
  normalize: {
    usage: "selfsame normalize INPUT [options]",
    says: `Cleanses every field and writes the rows in their order, under their own headers, with a column of
issues. What cannot be trusted is left empty; nothing is joined.`,
    options: ["out", "format", "schema", "country", "as-of", "date-order", "pivot", "encoding", "tables", "quiet"],
    examples: ["selfsame normalize crm.csv --country US -o clean.csv"],
    out: { value: "FILE", says: "the file to write (default: standard output)" },
  },
  thresholds: {
    usage: "selfsame thresholds INPUT... [options]",
    says: `Prints precision and recall at each threshold: by --labels, or without them as an estimate with its range.
What is printed as threshold goes to --threshold of resolve.`,
    options: ["labels", "id", "schema", "model", "no-train", "country", "as-of", "date-order", "pivot", "encoding", "tables", "json", "quiet"],
    examples: ["selfsame thresholds crm.csv --labels judged.csv", "selfsame thresholds crm.csv shop.csv --json"],
  },
  assess: {
    usage: "selfsame assess INPUT [options]",
    says: "Judges the quality of a file and writes one readable page about it.",
    options: ["out", "id", "schema", "model", "country", "as-of", "date-order", "pivot", "encoding", "tables", "quiet"],
    examples: ["selfsame assess crm.csv -o report.html"],
    out: { value: "FILE", says: "the page to write (default: report.html)" },
  },
  classify: {
    usage: "selfsame classify INPUT",
    says: "Says what each column means, how sure that is, and which category of personal data it holds. Prints JSON that --schema reads.",
    options: [],
    examples: ["selfsame classify crm.csv > schema.json"],
  },
  decide: {
    usage: "selfsame decide INPUT.jsonl",
    says: "Reads one use request a line (purpose, channel, at, subject, consent), prints one decision a line, with its reasons.",
    options: [],
    examples: ["selfsame decide requests.jsonl"],
  },
  consent: {
    usage: "selfsame consent decode STRING [--section SECTION]",
    says: "Prints the fields of a consent string (TCF, GPP, US Privacy) as JSON, named as in its specification.",
    options: ["section"],
    examples: ["selfsame consent decode 'DBABLA~BVQqAAAAAgA.QA'", "selfsame consent decode - --section usnat < string.txt"],
  },
};

const about = (command, name) => ({ ...OPTIONS[name], ...(name === "out" && command.out) });

function optionLine(command, name) {
  const { parse, value, says } = about(command, name);
  const flag = `${parse.short ? `-${parse.short}, ` : ""}--${name}${value ? ` ${value}` : ""}`;
  return `  ${flag.padEnd(20)} ${says}`;
}

export function help(name) {
  const command = COMMAND_HELP[name];
  if (!command) return overview();
  const options = command.options.map((option) => optionLine(command, option));
  const parts = [
    `usage: ${command.usage}`,
    command.says,
    options.length > 0 && `options:\n${options.join("\n")}`,
    `examples:\n${command.examples.map((line) => `  ${line}`).join("\n")}`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

export function overview() {
  const lines = Object.entries(COMMAND_HELP).map(([name, { says }]) => `  ${name.padEnd(10)} ${says.replaceAll("\n", " ").split(/[.:;]/)[0]}`);
  return `selfsame cleanses customer records, finds duplicates and judges consent. Nothing leaves this machine.

usage: selfsame COMMAND ...

commands:
${lines.join("\n")}

Each explains itself: selfsame resolve --help. "-" is standard input.
Exit status: 0 done; 1 the input or an option is at fault, nothing was written; 2 not understood.

A first look:
  selfsame resolve customers.csv && open out/report.html
`;
}

/** The options of a command. */
export const optionsOf = (name) => COMMAND_HELP[name].options;
