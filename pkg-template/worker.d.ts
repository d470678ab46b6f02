import type { Consent, DecisionLog, EncodedResolver, Output, Privacy, ResolveInput, ResolveOptions, Resolver, ResolverOptions, Result, Selfsame, WasmInput } from "./index.js";

export { SelfsameError } from "./index.js";

/** The same function with a promise for its answer. */
type Remote<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
type RemoteAll<T> = { [K in keyof T]: Remote<T[K]> };

export interface RemoteList<T> {
  readonly length: number;
  page(offset?: number, limit?: number): Promise<T[]>;
  csv(): Promise<Uint8Array<ArrayBuffer>>;
  [Symbol.asyncIterator](): AsyncIterator<T>;
}

type Entry<L> = L extends Iterable<infer T> ? T : never;

export interface RemoteResult extends Pick<Result, "summary" | "assessment" | "model" | "training" | "schemas"> {
  readonly customers: RemoteList<Entry<Result["customers"]>>;
  readonly records: RemoteList<Entry<Result["records"]>>;
  readonly pairs: RemoteList<Entry<Result["pairs"]>>;
  file(name: Output): Promise<Uint8Array<ArrayBuffer>>;
  free(): Promise<void>;
}

export interface RemoteResolver
  extends RemoteAll<Omit<Resolver, "size">> {
  size(): Promise<number>;
}

export interface RemoteEncodedResolver
  extends RemoteAll<Omit<EncodedResolver, "size" | "threshold">> {
  size(): Promise<number>;
  threshold(): Promise<number>;
}

export interface RemoteSelfsame
  extends RemoteAll<Omit<Selfsame, "consent" | "privacy" | "resolve" | "resolver" | "openResolver">> {
  readonly consent: RemoteAll<Omit<Consent, "log">> & { readonly log: RemoteAll<DecisionLog> };
  readonly privacy: RemoteAll<Privacy>;
  /** Cancel takes effect at once; the worker stops within a step. */
  resolve(input: ResolveInput, options?: ResolveOptions): Promise<RemoteResult>;
  resolver<O extends ResolverOptions | { encoded: true } = ResolverOptions>(options?: O): Promise<O extends { encoded: true } ? RemoteEncodedResolver : RemoteResolver>;
  openResolver<R extends RemoteResolver | RemoteEncodedResolver = RemoteResolver>(bytes: Uint8Array): Promise<R>;
  /** Ends the workers and gives their memory back. */
  close(): void;
}

export interface WorkerOptions {
  /**
   * How many workers; default 1. Of several the idlest takes a call, and all share `resolve` and `train` of an input
   * above a quarter of a megabyte: the same bytes as one gives, sooner, for more memory (each holds what the records
   * say; only the first holds the records). Where one dies the call ends with `worker.failed`.
   */
  size?: number;
  /** Where the wasm comes from, else from beside the worker: an address, bytes, a compiled module. */
  input?: string | BufferSource | WebAssembly.Module;
  /** Milliseconds that a worker may take to be ready; default 20,000. */
  timeout?: number;
  /** Makes a worker that runs `worker-main.js`, for pages that bundle their own. */
  worker?: () => unknown;
}

/**
 * Starts the engine in workers.
 * @throws SelfsameError `worker.timeout`, `worker.failed`, and the codes of `load`
 */
export function load(options?: WorkerOptions): Promise<RemoteSelfsame>;
