// What runs in a worker thread of Node.

import { parentPort } from "node:worker_threads";
import { load } from "./fast.js";
import { serve } from "./worker-serve.js";

serve(
  {
    post: (message, transfer) => parentPort.postMessage(message, transfer),
    listen: (receive) => parentPort.on("message", receive),
  },
  load,
);
