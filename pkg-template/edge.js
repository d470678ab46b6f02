// Request in, Response out, for Workers-style runtimes.
//
// POST { record, use?, country?, asOf?, limit?, threshold? } answers { record, matches, decision }:
// the cleansed record, the customers it may be (ids and reasons, no values), and whether the use
// is permitted. POST { encoding } asks an index of encodings, and answers { matches } alone.
// Does: hand on a record by `forward` only where the decision permits it, and only what the purpose needs; else
// says why. Does not: fetch, store or log anything by itself.

import { SelfsameError } from "./error.js";
import { only } from "./options.js";

/** Options of a handler, and keys of a request. */
const OPTIONS = ["selfsame", "resolver", "country", "schema", "tables", "limit", "threshold", "maxBytes", "allowOrigin", "now", "forward"];
const KEYS = ["record", "encoding", "use", "country", "asOf", "limit", "threshold"];
// The engine was lost, not the request wrong: the same request may succeed later.
const RETRY = ["engine.reset", "resolver.gone", "worker.closed"];

/**
 * Makes the handler. `resolver` comes from `openResolver(bytes)`; `allowOrigin` names the page that
 * may call from another origin; `now` is the clock of a use without `at`; `forward` takes the record of a permitted
 * use, reduced to what the purpose needs, with the decision and what was withheld.
 */
export function handler(options) {
  const { selfsame, resolver, country, schema, tables, limit = 5, threshold, maxBytes = 65_536, allowOrigin, now = instant, forward } = only(options, OPTIONS);
  // Else every request would fail, or none be too large.
  if (typeof selfsame?.normalize !== "function") throw wrong("selfsame", "the loaded engine");
  if (!(maxBytes > 0)) throw wrong("maxBytes", "a number of bytes");
  const answer = async (request) => {
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow: "POST, OPTIONS" } });
    if (request.method !== "POST") throw refuse(405, "request.method", "Send the record by POST.");
    const asked = await body(request, maxBytes);
    const answered = await judge(asked, request.headers.get("sec-gpc") === "1");
    return json(answered.error ? 403 : 200, answered);
  };

  const judge = async ({ record, encoding, use, ...rest }, gpc) => {
    const options = defined({ schema, tables, country: rest.country ?? country, asOf: rest.asOf });
    const found = defined({ limit: rest.limit ?? limit, threshold: rest.threshold ?? threshold });
    if (encoding !== undefined) return { matches: resolver ? await resolver.find(encoding, found) : [] };
    const request = use === undefined || use === null ? undefined : { at: now(), ...(gpc ? withGpc(use) : use) };
    const answer = defined({
      record: await selfsame.normalize(record, options),
      matches: resolver && (await resolver.find(record, found)),
      decision: request && (await selfsame.consent.decide(request)),
    });
    return forward && request ? { ...answer, ...(await hand(record, request, answer.decision)) } : answer;
  };

  /** What left, or why nothing did. */
  const hand = async (record, { purpose }, decision) => {
    if (decision.outcome !== "permitted") {
      const message = "The decision does not permit this use: nothing was handed on.";
      return { forwarded: false, error: { code: "request.not-permitted", message, details: { outcome: decision.outcome } } };
    }
    const reduced = await selfsame.minimize(record, defined({ purpose, schema, decision: { outcome: decision.outcome } }));
    await forward(reduced.record, { purpose, decision, withheld: reduced.withheld });
    return { forwarded: true, withheld: reduced.withheld };
  };

  return async (request) => {
    const response = await answer(request).catch(failure);
    if (allowOrigin) {
      response.headers.set("access-control-allow-origin", allowOrigin);
      response.headers.set("access-control-allow-headers", "content-type");
      response.headers.set("vary", "origin");
    }
    return response;
  };
}

/** What the browser says in its header counts as the signal of a consent. */
const withGpc = (use) => ({ ...use, consent: { ...use.consent, entries: use.consent?.entries ?? [], signals: { ...use.consent?.signals, gpc: true } } });

const instant = () => new Date().toISOString();
const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

async function body(request, maxBytes) {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw refuse(415, "request.type", "Send JSON, as application/json.");
  }
  const asked = parse(await text(request, maxBytes));
  return only(asked, KEYS);
}

/** Reads no more than is allowed, whatever the header promised. */
async function text(request, maxBytes) {
  const tooLarge = () => refuse(413, "request.too-large", `A request may have ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge();
  const decoder = new TextDecoder();
  let [whole, read] = ["", 0];
  for await (const chunk of chunks(request.body)) {
    read += chunk.length;
    if (read > maxBytes) throw tooLarge();
    whole += decoder.decode(chunk, { stream: true });
  }
  return whole + decoder.decode();
}

async function* chunks(stream) {
  const reader = stream?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader.read()) yield part.value;
  } finally {
    reader?.cancel().catch(() => {});
  }
}

function parse(text) {
  try {
    const asked = JSON.parse(text);
    if (typeof asked === "object" && asked !== null && !Array.isArray(asked)) return asked;
  } catch {
    // Told below; the parser's own message quotes the text.
  }
  throw refuse(400, "request.json", "The body must be a JSON object with a `record`.");
}

const wrong = (option, what) => new SelfsameError("option.invalid", `The option \`${option}\` must be ${what}.`, { option });

const refuse = (status, code, message) => Object.assign(new SelfsameError(code, message), { status });

/** What others throw (`forward`, a database behind it) may say what nobody outside should read. */
function failure(error) {
  const { name, code, message, details, status } = error ?? {};
  if (name !== "SelfsameError") return json(500, { error: { code: "request.failed", message: "The handler failed." } });
  return json(status ?? (RETRY.includes(code) ? 503 : 400), { error: { code, message, details } });
}

const json = (status, value) =>
  new Response(JSON.stringify(value), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(status === 405 && { allow: "POST, OPTIONS" }),
    },
  });
