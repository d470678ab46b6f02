// A whole file or list: long work in short steps.
//
// Does: lets go of the thread between steps, reports progress, stops when its signal says so, and
// frees what it holds whichever way it ends. In a team (`worker-team.js`) it does its part of the work, gives the
// others what they need of it, and waits for what it needs of them.
// Does not: hold the result in JavaScript; it stays in the engine and is read by page.

import { SelfsameError } from "./error.js";
import { Handle } from "./guard.js";
import { inputs } from "./inputs.js";
import { options as optionsText } from "./json.js";
import { given } from "./options.js";
import { pause } from "./pause.js";
import { Result } from "./result.js";

const STEP_MS = 15;
const BUDGET = { first: 200, least: 10, most: 1_000_000 };

export const resolve = (input, options) => resolveWith(undefined, input, options);

/** As one of a team: the first comes to the result, the others to nothing. */
export async function resolveWith(team, input, all) {
  const { onProgress, signal, ...options } = given(all);
  if (onProgress !== undefined && typeof onProgress !== "function") throw wrong("onProgress", "a function");
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") throw wrong("signal", "an AbortSignal");
  signal?.throwIfAborted();
  const job = new Handle((engine) => new engine.Job(optionsText(options), team?.part, team?.parts));
  try {
    for await (const { name, bytes, found } of inputs(input)) {
      signal?.throwIfAborted();
      job.call("input", name, bytes, found);
    }
    await run(job, onProgress, signal, team);
    return team?.part ? undefined : new Result(job.become("finish"));
  } finally {
    job.free();
  }
}

/** Fits the model to the records, and leaves it at that. */
export const train = (input, options) => trainWith(undefined, input, options);

export async function trainWith(team, input, options) {
  const result = await resolveWith(team, input, { ...given(options), train: true, until: "train" });
  if (!result) return undefined;
  const { model, training } = result;
  result.free();
  return { model, training };
}

const wrong = (option, what) => new SelfsameError("option.invalid", `The option \`${option}\` must be ${what}.`, { option });

async function run(job, onProgress, signal, team) {
  let [budget, stage] = [BUDGET.first, undefined];
  for (;;) {
    const started = performance.now();
    const progress = job.call("step", budget);
    // A unit is a byte while reading, a record after; what was learnt of one says nothing of the other.
    budget = progress.stage === stage ? nextBudget(budget, performance.now() - started) : BUDGET.first;
    stage = progress.stage;
    onProgress?.(progress);
    if (stage === "done") return;
    if (job.call("waits")) {
      await meet(job, team);
      // What comes next is other work, under whatever name.
      stage = undefined;
    } else await pause();
    signal?.throwIfAborted();
  }
}

/** Gives every other one its parcel, and takes theirs in the order of their numbers. */
async function meet(job, { part, parts, send, next, discard }) {
  const others = Array.from({ length: parts }, (_, other) => other).filter((other) => other !== part);
  for (const other of others) send(other, job.call("parcel", other));
  for (const other of others) {
    const parcel = await next(other);
    job.call("receive", other, parcel);
    discard(parcel);
  }
}

// Where the clock stands still while a program runs (workerd), the budget grows to its bound.
function nextBudget(budget, spent) {
  const wanted = budget * Math.min(4, Math.max(0.2, STEP_MS / Math.max(spent, 0.1)));
  return Math.round(Math.min(BUDGET.most, Math.max(BUDGET.least, wanted)));
}
