// The engine in Web Workers: the page never waits for it.

import { only } from "./options.js";
import { LOAD, connect, pool } from "./worker-remote.js";

const create = () => new Worker(new URL("./worker-main.js", import.meta.url), { type: "module", name: "selfsame" });

const port = (worker) => ({
  post: (message, transfer) => worker.postMessage(message, transfer),
  listen: (receive) => worker.addEventListener("message", ({ data }) => receive(data)),
  fail: (report) => {
    worker.addEventListener("error", (event) => (event.preventDefault?.(), report(event.error)));
    worker.addEventListener("messageerror", () => report(new DOMException("message", "DataCloneError")));
  },
  hold: () => {},
  close: () => worker.terminate(),
});

/** Starts the engine in `size` workers; `worker` may make them, for pages that bundle their own. */
export function load(options) {
  const { size = 1, input, timeout, worker = create } = only(options, LOAD);
  return pool(size, () => connect(port(worker()), { input, timeout }));
}

export { SelfsameError } from "./error.js";
