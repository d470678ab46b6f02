// What runs in a Web Worker.

import { loader } from "./load.js";
import { serve } from "./worker-serve.js";

const load = loader(() => new URL("./selfsame_bg.wasm", import.meta.url));

serve(
  {
    post: (message, transfer) => self.postMessage(message, transfer),
    listen: (receive) => self.addEventListener("message", ({ data }) => receive(data)),
  },
  load,
);
