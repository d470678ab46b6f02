// Runs in the page; posts what happened.

import { load } from "/pkg/worker.js";

const seen = {};
try {
  const selfsame = await load({ timeout: 5_000 });
  seen.version = await selfsame.version();
  selfsame.close();
} catch (error) {
  seen.code = error.code;
  seen.failure = `${error.name}: ${error.message}`;
}
await fetch("/report", { method: "POST", body: JSON.stringify(seen) });
