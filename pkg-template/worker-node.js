// The engine in worker threads of Node.

import { Worker } from "node:worker_threads";
import { only } from "./options.js";
import { LOAD, connect, pool } from "./worker-remote.js";

const create = () => new Worker(new URL("./worker-main-node.js", import.meta.url), { name: "selfsame" });

const port = (worker) => ({
  post: (message, transfer) => worker.postMessage(message, transfer),
  listen: (receive) => worker.on("message", receive),
  fail: (report) => {
    worker.on("error", report);
    worker.on("exit", () => report());
  },
  // An idle worker must not keep the program alive.
  hold: (busy) => (busy ? worker.ref() : worker.unref()),
  close: () => worker.terminate(),
});

/** Starts the engine in `size` threads; `worker` may make them, for programs that bundle their own. */
export function load(options) {
  const { size = 1, input, timeout, worker = create } = only(options, LOAD);
  return pool(size, () => connect(port(worker()), { input, timeout }));
}

export { SelfsameError } from "./error.js";
