// The page's side of a worker: the API of the engine with a promise for every answer.
//
// Does: a handshake with a time limit (WebKit raises no error event when a policy refuses the
// worker its wasm), cancel without waiting for the worker, and a clear end. Of several workers one answers a call,
// but all of them share the work on a large file.
// Does not: know which kind of worker; `port` has `post`, `listen`, `fail`, `hold` and `close`.

import { SelfsameError } from "./error.js";
import { connected } from "./worker-team.js";

/** Bytes of input from which on several workers are sooner done than one. */
const LARGE = 1 << 18;

const gone = () => new SelfsameError("worker.closed", "The worker was closed.");

const revived = ({ name, code, message, details }) =>
  code ? new SelfsameError(code, message, details) : Object.assign(new Error(message), { name });

/** Options of `load` of workers. */
export const LOAD = ["size", "input", "timeout", "worker"];

/** Calls that tell their progress and can be cancelled. */
export const LONG = ["resolve", "train"];

/** Starts the engine in the worker behind the port. */
export function connect(port, { input, timeout = 20_000 }) {
  const waiting = new Map();
  let next = 1;
  let ended;

  const end = (error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
    port.close();
  };

  const settle = (id) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) port.hold(false);
    return call;
  };

  function ask(object, path, args, { onProgress, signal, share } = {}) {
    if (ended) return Promise.reject(ended);
    if (signal?.aborted) return Promise.reject(signal.reason);
    const id = next++;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        port.post({ cancel: id });
        settle(id)?.reject(signal.reason);
      };
      const done = (settleWith) => (value) => {
        signal?.removeEventListener("abort", cancel);
        settleWith(value);
      };
      waiting.set(id, { resolve: done(resolve), reject: done(reject), onProgress });
      signal?.addEventListener("abort", cancel);
      port.hold(true);
      try {
        port.post({ id, object, path, args, share, progress: Boolean(onProgress) }, share?.ports.filter(Boolean));
      } catch {
        settle(id).reject(new SelfsameError("option.invalid", "What is sent to a worker must be plain data."));
      }
    });
  }

  function tell(id, progress) {
    try {
      waiting.get(id)?.onProgress?.(progress);
    } catch (error) {
      // As without a worker: who cannot take progress ends the work.
      port.post({ cancel: id });
      settle(id)?.reject(error);
    }
  }

  function receive(message) {
    const { id, error, progress } = message;
    if (progress) return tell(id, progress);
    const call = settle(id);
    if (!call) return message.object && port.post({ id: 0, object: message.object, path: "free", args: [] });
    if (error) return call.reject(revived(error));
    return call.resolve(message.object ? remoteObject(ask, message) : message.value);
  }

  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      refuse(new SelfsameError("worker.timeout", `The worker did not start within ${timeout} ms. A Content Security Policy may refuse it.`));
    }, timeout);
    const refuse = (error) => {
      clearTimeout(timer);
      end(error);
      reject(error);
    };
    port.fail((error) => refuse(new SelfsameError("worker.failed", "The worker could not be started or has died.", { cause: error?.name ?? "error" })));
    port.listen((message) => {
      if (message.failed) return refuse(revived(message.failed));
      if (!message.ready) return receive(message);
      clearTimeout(timer);
      port.hold(false);
      return resolve({ api: remoteApi(ask, message.ready), ask, load: () => waiting.size, close: () => end(gone()) });
    });
    port.post({ begin: true, input });
  });
}

function remoteApi(ask, paths) {
  const api = {};
  for (const path of paths) {
    const keys = path.split(".");
    const name = keys.pop();
    const place = keys.reduce((part, key) => (part[key] ??= {}), api);
    place[name] = (...args) => ask(0, path, args);
  }
  for (const long of LONG.filter((name) => api[name])) {
    api[long] = (input, { onProgress, signal, ...options } = {}) => ask(0, long, [input, options], { onProgress, signal });
  }
  return api;
}

function remoteObject(ask, { object, methods, data, lists = {} }) {
  const remote = { ...data };
  for (const method of methods) remote[method] = (...args) => ask(object, method, args);
  for (const [name, length] of Object.entries(lists)) remote[name] = remoteList(ask, object, name, length);
  return remote;
}

const remoteList = (ask, object, name, length) => ({
  length,
  page: (offset, limit) => ask(object, `${name}.page`, [offset, limit]),
  csv: () => ask(object, `${name}.csv`, []),
  async *[Symbol.asyncIterator]() {
    for (let at = 0; at < length; at += 200) yield* await this.page(at, 200);
  },
});

/** About how many bytes an input has, as far as that is told without reading it. */
function bytesOf(input) {
  if (typeof input === "string") return input.length;
  if (!Array.isArray(input)) return input?.byteLength ?? input?.size ?? 0;
  const some = input.slice(0, 20).map((item) => (item?.data === undefined ? JSON.stringify(item)?.length : bytesOf(item.data)));
  return (some.reduce((sum, bytes) => sum + (bytes ?? 0), 0) / Math.max(some.length, 1)) * input.length;
}

/** The same input with its bytes where all workers read them, where the runtime has such a place: not once for each. */
function inOnePlace(input) {
  if (typeof SharedArrayBuffer === "undefined") return input;
  if (Array.isArray(input)) return input.map(inOnePlace);
  if (ArrayBuffer.isView(input?.data)) return { ...input, data: inOnePlace(input.data) };
  if (!ArrayBuffer.isView(input) || input.buffer instanceof SharedArrayBuffer) return input;
  const bytes = new Uint8Array(new SharedArrayBuffer(input.byteLength));
  bytes.set(new Uint8Array(input.buffer, input.byteOffset, input.byteLength));
  return bytes;
}

/** All workers on one call. Where one fails, so does the call, and the others stop. */
async function together(workers, path, input, { onProgress, signal, ...options }) {
  const stop = new AbortController();
  const cancel = () => stop.abort(signal.reason);
  signal?.throwIfAborted();
  signal?.addEventListener("abort", cancel);
  const [ports, common] = [connected(workers.length), inOnePlace(input)];
  const calls = workers.map(({ ask }, part) => {
    const share = { part, parts: workers.length, ports: ports[part] };
    return ask(0, path, [common, options], { onProgress: part === 0 ? onProgress : undefined, signal: stop.signal, share });
  });
  try {
    return (await Promise.all(calls))[0];
  } catch (error) {
    stop.abort(error);
    throw error;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

/** Several workers behind one API: a call goes to the one with the least to do. */
export async function pool(size, start) {
  const workers = await Promise.all(Array.from({ length: size }, start));
  const idlest = () => workers.reduce((best, worker) => (worker.load() < best.load() ? worker : best));
  const routed = (path) => (...args) => {
    const [input, options = {}] = args;
    if (size > 1 && LONG.includes(path[0]) && bytesOf(input) >= LARGE) return together(workers, path[0], input, options);
    return path.reduce((part, key) => part[key], idlest().api)(...args);
  };
  const facade = (part, path = []) =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => {
        const here = [...path, name];
        return [name, typeof value === "function" ? routed(here) : facade(value, here)];
      }),
    );
  return Object.freeze({ ...facade(workers[0].api), close: () => workers.forEach((worker) => worker.close()) });
}
