// Where things stand, and how other programs are run.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const here = fileURLToPath(new URL("..", import.meta.url));
export const modules = `${root}tests/node_modules`;
/** The throw-away projects: `plain` holds the package, `traps` the one with functions that trap. */
export const work = `${root}target/runtimes`;
export const projects = { plain: "pkg", traps: "target/pkg-traps" };

/** Runs a program to its end and gives what it wrote; throws with its words if it fails. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${done.status ?? done.signal}\n${done.stdout}\n${done.stderr}`);
  return done.stdout;
}

/** A program that an npm package carries for this machine's processor. */
export function carried(...candidates) {
  for (const [folder, pattern, file] of candidates) {
    const found = readdirSync(`${modules}/${folder}`).find((name) => pattern.test(name));
    if (found) return `${modules}/${folder}/${found}/${file}`;
  }
  throw new Error(`not in node_modules: ${candidates.map(([folder, pattern]) => `${folder}/${pattern}`).join(", ")}`);
}

/** Prints what a runtime reports, counted; throws if anything in it failed. */
export function judge(place, { passed, failures, digest }) {
  for (const failure of failures) console.log(`${place}: ${failure}`);
  console.log(`${place}: ${passed} passed, ${failures.length} failed${digest ? `; ${digest}` : ""}`);
  if (failures.length) throw new Error(`${place} fails`);
}
