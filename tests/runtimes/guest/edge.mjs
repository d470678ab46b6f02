// The edge handler as its user deploys it, with an index that comes as a snapshot.

import { load } from "selfsame";
import { handler } from "selfsame/edge";

let handle;

async function begin(env) {
  const selfsame = await load();
  const snapshot = await env.INPUT.fetch("http://input.invalid/snapshot.bin");
  const resolver = selfsame.openResolver(new Uint8Array(await snapshot.arrayBuffer()));
  return handler({ selfsame, resolver });
}

export default {
  async fetch(request, env) {
    handle ??= await begin(env);
    return handle(request);
  },
};
