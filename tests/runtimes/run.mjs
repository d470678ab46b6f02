// node tests/runtimes/run.mjs STEP: one step of `cargo xtask test` that needs the packed package.

import * as browsers from "./steps/browsers.mjs";
import * as bundlers from "./steps/bundlers.mjs";
import * as checks from "./steps/checks.mjs";
import * as local from "./steps/local.mjs";
import { pack } from "./steps/pack.mjs";
import { edge, workerd } from "./steps/workerd.mjs";

const steps = { pack, ...checks, ...bundlers, ...local, workerd, edge, ...browsers };
const named = (name) => steps[name] ?? steps[name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())];

const asked = process.argv[2] ?? "";
const step = named(asked);
if (!step) {
  console.error(`${asked} is none of ${Object.keys(steps).join(" ")}`);
  process.exit(2);
}
try {
  await step();
} catch (error) {
  console.error(error.stack ?? error);
  process.exitCode = 1;
}
// A browser or a worker that does not end must not hold the step.
process.exit();
