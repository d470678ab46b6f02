// The command line, read strictly: what is not known is not guessed.

import { parseArgs } from "node:util";
import { OPTIONS } from "./cli-help.js";

/** The command line cannot be understood. */
export class Usage extends Error {}

const SHARES = ["threshold", "review"];

export function readLine(command, argv) {
  const known = Object.fromEntries(command.options.map((name) => [name, OPTIONS[name].parse]));
  const { values, positionals } = parse(argv, known);
  const [least, most] = command.inputs;
  if (positionals.length < least) throw new Usage(`An input is missing; "-" is standard input.`);
  if (positionals.length > most) throw new Usage(`There are too many inputs: ${most} at most.`);
  if (positionals.filter((input) => input === "-").length > 1) throw new Usage(`Standard input can be read once.`);
  // As a variable of the shell that is not set leaves it.
  for (const [name, value] of Object.entries(values)) if (value === "") throw new Usage(`--${name} is empty.`);
  for (const name of SHARES) if (values[name] !== undefined) values[name] = share(name, values[name]);
  if (values.pivot !== undefined) values.pivot = pivot(values.pivot);
  return { inputs: positionals, ...values };
}

function parse(argv, options) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Usage(error.message.replaceAll("'", '"').split(". To specify")[0]);
  }
}

function pivot(text) {
  if (/^(\d\d?|100)$/.test(text)) return Number(text);
  throw new Usage(`--pivot is a year of two digits.`);
}

function share(name, text) {
  const number = Number(text);
  if (text.trim() !== "" && number >= 0 && number <= 1) return number;
  throw new Usage(`--${name} is a probability from 0 to 1.`);
}
