// The worker's side: answers messages with the engine.
//
// Does: keeps results and resolvers here and gives their number out; passes progress and cancel on.
// Does not: know which kind of worker it runs in; `port` has `post(message, transfer)` and `listen(f)`.

import { SelfsameError } from "./error.js";
import { Result } from "./result.js";
import { EncodedResolver } from "./encoded.js";
import { Resolver } from "./resolver.js";
import { resolveWith, trainWith } from "./resolve.js";
import { LONG } from "./worker-remote.js";
import { team } from "./worker-team.js";

const TOGETHER = { resolve: resolveWith, train: trainWith };

const METHODS = { result: ["file", "free"], resolver: ["add", "upsert", "remove", "find", "customer", "customerOf", "customers", "events", "decide", "decisions", "why", "recluster", "unify", "save", "free", "size"], encoded: ["add", "upsert", "remove", "find", "threshold", "save", "free", "size"] };

export function serve(port, load) {
  const objects = new Map();
  const running = new Map();
  let api;
  let count = 0;

  /** Functions of the API by their path: "normalize", "consent.read". */
  const paths = (value, prefix = "") =>
    Object.entries(value).flatMap(([name, part]) => (typeof part === "function" ? [prefix + name] : paths(part, `${prefix}${name}.`)));

  const keep = (object, kind, data) => {
    objects.set(++count, object);
    return { object: count, kind, methods: METHODS[kind], ...data };
  };

  const outgoing = (value) => {
    if (value instanceof Resolver) return keep(value, "resolver", {});
    if (value instanceof EncodedResolver) return keep(value, "encoded", {});
    if (!(value instanceof Result)) return { value };
    const { summary, assessment, model, training, schemas, customers, records, pairs } = value;
    return keep(value, "result", {
      data: { summary, assessment, model, training, schemas },
      lists: { customers: customers.length, records: records.length, pairs: pairs.length },
    });
  };

  async function perform({ id, object, path, args, progress, share }) {
    const keys = path.split(".");
    const method = keys.pop();
    if (object && !objects.has(object)) throw new SelfsameError("result.gone", "The result or resolver was freed.");
    const receiver = keys.reduce((part, key) => part[key], object ? objects.get(object) : api);
    if (typeof receiver[method] !== "function") return receiver[method];
    if (!LONG.includes(path)) return receiver[method](...args);
    const controller = new AbortController();
    running.set(id, controller);
    const onProgress = progress ? (state) => port.post({ id, progress: state }) : undefined;
    const options = { ...args[1], onProgress, signal: controller.signal };
    if (!share) return api[path](args[0], options);
    const others = team(share, controller.signal);
    try {
      return await TOGETHER[path](others, args[0], options);
    } finally {
      others.end();
    }
  }

  async function answer(message) {
    const { id, object, path } = message;
    try {
      const sent = outgoing(await perform(message));
      if (path === "free") objects.delete(object);
      port.post({ id, ...sent }, sent.value instanceof Uint8Array ? [sent.value.buffer] : []);
    } catch (error) {
      port.post({ id, error: failure(error) });
    } finally {
      running.delete(id);
    }
  }

  async function begin({ input }) {
    try {
      api = await load(input);
      port.post({ ready: paths(api) });
    } catch (error) {
      port.post({ failed: failure(error) });
    }
  }

  port.listen((message) => {
    if (message.begin) return begin(message);
    if (message.cancel) return running.get(message.cancel)?.abort();
    return answer(message);
  });
}

const failure = ({ name, code, message, details }) => ({ name, code, message, details });
