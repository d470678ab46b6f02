// Cloudflare Workers: the input comes from a service beside the worker.

import { load } from "selfsame";
import { suite } from "./suite.mjs";

export default {
  async fetch(_, env) {
    const read = async (name) => new Uint8Array(await (await env.INPUT.fetch(`http://input.invalid/${name}`)).arrayBuffer());
    return Response.json(await suite({ load, read }));
  },
};
