// Runs in the page; posts what happened.

import { load } from "/pkg/worker.js";

const seen = { progress: 0 };
const many = (rows) => ["First name,Last name,Email,City", ...Array.from({ length: rows }, (_, at) => `Ada${at % 700},Love${at % 900},a${at}@example.com,Town${at % 50}`)].join("\n");

/** The longest time that the page could not do anything else. */
function watch() {
  let [last, longest] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
  }, 5);
  return () => (clearInterval(timer), longest);
}

async function cancelled(selfsame) {
  const controller = new AbortController();
  let asked;
  const onProgress = ({ stage }) => {
    if (stage !== "compare" || asked) return;
    asked = performance.now();
    controller.abort();
  };
  const error = await selfsame.resolve(many(5000), { onProgress, signal: controller.signal }).catch((reason) => reason);
  seen.cancelled = { name: error.name, after: performance.now() - asked };
  // The answer comes only when the worker has stopped as well.
  await selfsame.version();
  seen.cancelled.workerFree = performance.now() - asked;
}

try {
  const selfsame = await load({ timeout: 5_000 });
  seen.version = await selfsame.version();
  const input = many(3000);
  const stop = watch();
  const result = await selfsame.resolve(input, { onProgress: () => (seen.progress += 1) });
  seen.longest = stop();
  seen.records = result.records.length;
  await cancelled(selfsame);
  selfsame.close();
} catch (error) {
  seen.code = error.code;
  seen.failure = `${error.name}: ${error.message}`;
}
await fetch("/report", { method: "POST", body: JSON.stringify(seen) });
