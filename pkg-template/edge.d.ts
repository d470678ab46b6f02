import type { Decision, EncodedResolver, Match, Minimized, OwnTables, Purpose, SchemaInput, Selfsame } from "./index.js";
import type { RemoteEncodedResolver, RemoteResolver, RemoteSelfsame } from "./worker.js";

export interface EdgeOptions {
  selfsame: Selfsame | RemoteSelfsame;
  /** From `openResolver(bytes)`; without one the answer has no matches. */
  resolver?:
    | { find(record: object, options?: object): Match[] | Promise<Match[]> }
    | Pick<EncodedResolver, "find">
    | RemoteResolver
    | RemoteEncodedResolver;
  /** Country of records that name none. */
  country?: string;
  schema?: SchemaInput;
  /** Tables of your own, for cleansing. */
  tables?: OwnTables;
  /** Matches in an answer; default 5. */
  limit?: number;
  /** Least probability of a match; default: the model's. */
  threshold?: number;
  /** Bytes of a request; default 65,536. */
  maxBytes?: number;
  /** The page that may call from another origin. */
  allowOrigin?: string;
  /** The clock of a use without `at`; RFC 3339. */
  now?: () => string;
  /**
   * Takes the record of a use that is permitted, reduced to what the purpose needs. A use that is not is answered
   * by 403 `request.not-permitted` with the decision, and nothing is handed on.
   */
  forward?: (record: Minimized["record"], about: { purpose: Purpose; decision: Decision; withheld: Minimized["withheld"] }) => unknown;
}

/**
 * A handler that takes `{ record, use?, country?, asOf?, limit?, threshold? }` by POST and answers
 * `{ record, matches, decision }`, with `{ forwarded, withheld }` where there is `forward`; or `{ encoding, limit?,
 * threshold? }`, and answers `{ matches }`. `Sec-GPC: 1` counts as the signal of the consent. A bad request is answered by 4xx with `{ error: { code, message } }`.
 */
export function handler(options: EdgeOptions): (request: Request) => Promise<Response>;
