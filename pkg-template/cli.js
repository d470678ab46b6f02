#!/usr/bin/env node
// The command `selfsame`.
//
// Exit status: 0 done; 1 the input or an option is at fault (message and code on stderr, nothing
// written); 2 the command line cannot be understood.

import { readLine, Usage } from "./cli-args.js";
import { COMMANDS } from "./cli-commands.js";
import { unwritten } from "./cli-files.js";
import { help, overview } from "./cli-help.js";
import { SelfsameError } from "./error.js";

async function main(argv) {
  const [name, ...rest] = argv;
  if (name === undefined) throw new Usage("No command was given.");
  if (["help", "--help", "-h"].includes(name)) return print(rest[0] === undefined ? overview() : help(known(rest[0])));
  if (["--version", "-v"].includes(name)) return COMMANDS.version.run();
  const command = COMMANDS[known(name)];
  if (rest.includes("--help") || rest.includes("-h")) return print(help(name));
  return command.run(readLine(command, rest));
}

function known(name) {
  if (Object.hasOwn(COMMANDS, name)) return name;
  throw new Usage(`There is no command "${name}".`);
}

const print = (text) => process.stdout.write(text);

function report(error) {
  if (error instanceof Usage) {
    process.stderr.write(`selfsame: ${error.message}\n\nTry: selfsame --help\n`);
    return 2;
  }
  if (error instanceof SelfsameError) {
    const facts = Object.entries(error.details).map(([key, fact]) => `${key}: ${fact}`);
    process.stderr.write(`selfsame: ${error.message}\n${[error.code, ...facts].join("\n")}\n`);
    return 1;
  }
  // Unforeseen; its message may quote a record, its kind does not.
  process.stderr.write(`selfsame: an internal error (${error?.code ?? error?.name}).\n`);
  return 1;
}

// A reader that stops early (`| head`) is no fault.
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : report(unwritten("stdout", error.code))));

main(process.argv.slice(2)).then(
  () => (process.exitCode = 0),
  (error) => (process.exitCode = report(error)),
);
