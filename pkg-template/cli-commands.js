// The commands. Each takes what was read from the command line and either ends well or throws.

import { join } from "node:path";
import { Usage } from "./cli-args.js";
import { readInput, readJson, writeAll } from "./cli-files.js";
import { optionsOf } from "./cli-help.js";
import { readLabels } from "./cli-labels.js";
import { progressLine } from "./cli-progress.js";
import { SelfsameError } from "./error.js";
import { load } from "./fast.js";
import { words } from "./words/en.js";

// Names of models, which are no files; the engine says which of them it has.
const NAMED_MODELS = ["person", "organization", "household"];
const FILES = ["customers.csv", "records.csv", "matches.csv", "model.json", "report.json"];
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const print = (text) => process.stdout.write(text);
const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** A model of ours, or one of Splink. */
async function readModel(path) {
  const model = await readJson(path);
  if (!Array.isArray(model?.comparisons?.[0]?.comparison_levels)) return model;
  const { modelFromSplink } = await import("./splink.js");
  return modelFromSplink(model);
}

/** The options of the engine that the command line names. */
async function engineOptions({ schema, model, tables, country, threshold, review, id, "as-of": asOf, "date-order": dateOrder, pivot, link, until, "no-train": asShipped }) {
  return defined({
    schema: schema && (await readJson(schema)),
    model: model && !NAMED_MODELS.includes(model) ? await readModel(model) : model,
    tables: tables && (await readJson(tables)),
    country,
    threshold,
    review,
    id,
    asOf,
    dateOrder,
    pivot,
    link,
    until,
    train: asShipped ? false : undefined,
  });
}

const SIGNALS = ["SIGINT", "SIGTERM"];

/** Works on the inputs with progress; Ctrl-C stops it, and leaves nothing behind while it writes. */
async function run(line, work) {
  const selfsame = await load();
  const options = await engineOptions(line);
  const inputs = await Promise.all(line.inputs.map((path) => readInput(path, line.encoding)));
  const progress = progressLine(line.quiet);
  const stop = new AbortController();
  const interrupt = () => stop.abort(new SelfsameError("work.cancelled", "Interrupted; nothing was written."));
  SIGNALS.forEach((name) => process.once(name, interrupt));
  try {
    return await work(selfsame, inputs, { ...options, onProgress: progress.show, signal: stop.signal });
  } finally {
    progress.end();
    SIGNALS.forEach((name) => process.off(name, interrupt));
  }
}

/** Resolves the inputs and lets go of the result when `use` is done with it. */
const resolved = (line, use) =>
  run(line, async (selfsame, inputs, options) => {
    const result = await selfsame.resolve(inputs, options);
    try {
      return await use(result, options.signal);
    } finally {
      result.free();
    }
  });

const resolve = (line) =>
  resolved(line, async (result, signal) => {
    const out = line.out ?? "out";
    const report = join(out, "report.html");
    await writeAll([...FILES.map((name) => [join(out, name), result.fileChunks(name)]), [report, [await page(result)]]], signal);
    if (line.json) print(json({ ...result.summary, out }));
    else if (!line.quiet) print(`${told(result.summary)}\n${hint(result.assessment, line)}See ${report}\n`);
  });

const counted = (count, one, several) => `${count} ${count === 1 ? one : several}`;

const told = ({ records, customers, duplicates, reviews, corrected, doubtful }) =>
  `${counted(records, "record is", "records are")} ${counted(customers, "customer", "customers")}: ${counted(duplicates, "record shares its customer", "records share theirs")}, ${counted(reviews, "pair is", "pairs are")} for a person to look at.
${counted(corrected, "value was", "values were")} brought to one form, ${counted(doubtful, "is", "are")} doubtful.`;

/** What would have made more of the input: its encoding, and a country, where many telephone numbers are of none. */
function hint({ inputs, totals }, { country }) {
  const unread = inputs.filter(({ notes }) => notes.some(({ code }) => code === "encoding.doubtful"));
  const encodings = unread.map(({ name }) => `${name} does not look like UTF-8 or Windows-1252: --encoding cp850 reads it as of DOS, and so on.\n`).join("");
  return encodings + hintOfCountry(totals, country);
}

function hintOfCountry(totals, country) {
  const lost = totals.issues.find(({ code }) => code === "phone.country-unknown")?.count ?? 0;
  if (country || lost === 0 || lost * 10 < totals.records) return "";
  return `${counted(lost, "telephone number names", "telephone numbers name")} no country: --country DE reads them as German, and so on.\n`;
}

/** The report for people; its words are loaded only where one is written. */
async function page({ assessment }) {
  const { reportHTML } = await import("./report.js");
  return reportHTML(assessment);
}

const link = (line) => resolve({ ...line, link: true });

async function normalize(line) {
  const { format = "csv" } = line;
  if (!["csv", "jsonl"].includes(format)) throw new Usage("--format is csv or jsonl.");
  await resolved({ ...line, until: "cleanse" }, async (result, signal) => {
    const chunks = result.fileChunks(`cleansed.${format}`);
    if (line.out) await writeAll([[line.out, chunks]], signal);
    else for (const chunk of chunks) print(chunk);
  });
}

async function train(line) {
  const labels = line.labels && (await readLabels(line.labels));
  const { model, training } = await run(line, (selfsame, inputs, options) => selfsame.train(inputs, { ...options, ...(labels && { labels }) }));
  if (line.out) await writeAll([[line.out, [json(model)]]]);
  else print(json(model));
  if (!line.quiet) process.stderr.write(`${trained(training)}\n`);
}

const trained = ({ trusted, doubts, matches, labels }) =>
  trusted && labels ? `Trained by ${labels[0]} pairs judged the same and ${labels[1]} judged different.`
  : trusted ? `Fitted to about ${Math.round(matches)} matching pairs.` : `The model stays as it was: ${doubts.map((doubt) => words.trainingDoubt[doubt]).join("; ")}.`;

async function thresholdsOf(line) {
  const labels = line.labels && (await readLabels(line.labels));
  const { thresholds } = await import("./thresholds.js");
  await resolved(line, (result) => {
    const found = thresholds(result.pairs, labels, { points: line.json ? 1000 : 20 });
    print(line.json ? json(found) : tableOf(found));
  });
}

function tableOf({ from, labels, rows, best }) {
  const share = (number, [least, most]) => `${number.toFixed(3)} (${least.toFixed(3)}–${most.toFixed(3)})`;
  const line = ({ threshold, weight, precision, precisionRange, recall, recallRange }) =>
    `${threshold.toFixed(6).padEnd(10)} ${weight.toFixed(1).padStart(6)}  ${share(precision, precisionRange).padEnd(22)} ${share(recall, recallRange)}\n`;
  const head = from === "labels" ? `By ${labels.same} pairs judged the same and ${labels.different} judged different` : "As the probabilities themselves say; recall is at most that";
  const end = best ? `Best F1 ${best.f1.toFixed(3)} at --threshold ${best.threshold.toFixed(6)}\n` : "";
  return `${head}\n\nthreshold    bits  precision              recall\n${rows.map(line).join("")}${end && `\n${end}`}`;
}

const assess = (line) =>
  resolved(line, async (result, signal) => {
    const path = line.out ?? "report.html";
    await writeAll([[path, [await page(result)]]], signal);
    if (!line.quiet) print(`See ${path}\n`);
  });

const classify = (line) => resolved({ ...line, until: "understand" }, (result) => print(json({ fields: result.schemas[0].fields })));

async function decide({ inputs: [path] }) {
  const selfsame = await load();
  const { data } = await readInput(path);
  const lines = new TextDecoder().decode(data).split("\n");
  const decisions = lines.flatMap((line, at) => (line.trim() === "" ? [] : [decideLine(selfsame, line, at + 1)]));
  print(decisions.map((decision) => `${JSON.stringify(decision)}\n`).join(""));
}

function decideLine(selfsame, line, row) {
  try {
    return selfsame.consent.decide(JSON.parse(line));
  } catch (error) {
    const { code = "input.json.syntax", message, details } = error;
    // The parser's own message quotes the line.
    throw new SelfsameError(code, error instanceof SelfsameError ? message : "The line is not JSON.", { ...details, row });
  }
}

/** A consent string in the words of its specification. */
async function consent({ inputs: [verb, text], section }) {
  if (verb !== "decode") throw new Usage(`There is no "consent ${verb}"; there is "consent decode".`);
  const selfsame = await load();
  const given = text === "-" ? new TextDecoder().decode((await readInput(text)).data) : text;
  print(json(selfsame.consent.decode(given.trim(), section && { section })));
}

const version = async () => print(`${(await load()).version()}\n`);

const command = (name, inputs, run) => ({ run, inputs, options: optionsOf(name) });

export const COMMANDS = {
  resolve: command("resolve", [1, Infinity], resolve),
  link: command("link", [2, 2], link),
  normalize: command("normalize", [1, 1], normalize),
  train: command("train", [1, Infinity], train),
  thresholds: command("thresholds", [1, Infinity], thresholdsOf),
  assess: command("assess", [1, Infinity], assess),
  classify: command("classify", [1, 1], classify),
  decide: command("decide", [1, 1], decide),
  consent: command("consent", [2, 2], consent),
  version: { run: version, inputs: [0, 0], options: [] },
};
