// What every runtime must do alike. Runs inside each of them, so it may use nothing of any.

import { call, has } from "./node_modules/selfsame/guard.js";
import { contract } from "./contract.mjs";
import { equal, matches, rejects, throws } from "./expect.mjs";
import { tables } from "./tables.mjs";

/**
 * @param {{ load: () => Promise<object>, startWorker?: () => Promise<object>, read: (name: string) => Promise<Uint8Array> }} host
 * @returns {Promise<{ passed: number, failures: string[], digest?: string }>}
 */
export async function suite({ load, startWorker, read }) {
  const report = { passed: 0, failures: [] };
  const check = async (name, test) => {
    try {
      const told = await test();
      report.passed += 1;
      return told;
    } catch (error) {
      report.failures.push(`${name}: ${error?.name} ${error?.code ?? ""}: ${error?.message}`);
    }
  };
  const selfsame = await load();
  await check("load() gives the same engine twice", async () => equal(await load(), selfsame));
  if (has("__trap")) {
    await traps(check, selfsame);
    return report;
  }
  for (const [name, test] of contract) await check(name, () => test(selfsame));
  await tables(check, selfsame, read);
  const expected = JSON.parse(text(await read("expected.json")));
  const people = await read("people.csv");
  report.digest = await check("10,000 records give the same bytes", () => sameBytes(selfsame, people, expected));
  await check("work tells how far it is, and is cancelled", () => cancelled(selfsame, people));
  if (startWorker) await check("a worker gives the same bytes", () => inWorker(startWorker, people, expected));
  return report;
}

const text = (bytes) => new TextDecoder().decode(bytes);

/** Every output has the SHA-256 that it has natively; gives the one of them all. */
async function sameBytes(selfsame, people, expected) {
  const result = await selfsame.resolve([{ name: "people.csv", data: people }]);
  try {
    for (const [name, hash] of Object.entries(expected)) equal(await sha256(await result.file(name)), hash, name);
    return sha256(new TextEncoder().encode(Object.values(expected).join()));
  } finally {
    await result.free();
  }
}

async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function cancelled(selfsame, people) {
  const controller = new AbortController();
  const told = [];
  const onProgress = (progress) => {
    told.push(progress);
    if (told.length === 3) controller.abort(new Error("enough"));
  };
  await rejects(selfsame.resolve(people, { onProgress, signal: controller.signal }), ({ message }) => message === "enough");
  equal(told.length, 3, "progress is told until the cancel and not after it");
  for (const { stage, done, total } of told) {
    if (typeof stage !== "string" || !(done >= 0) || !(total >= 0)) throw new Error("progress has stage, done and total");
  }
}

async function inWorker(startWorker, people, expected) {
  const remote = await startWorker();
  try {
    await sameBytes(remote, people, expected);
  } finally {
    remote.close();
  }
}

/** Each way of trapping, then a thousand calls; and what became of what lived in the engine. */
async function traps(check, selfsame) {
  for (const kind of ["panic", "stack", "memory"]) {
    await check(`after a trap (${kind}) the next calls work`, () => {
      throws(() => call("__trap", kind), "engine.reset");
      for (let round = 0; round < 1000; round += 1) matches(selfsame.version(), /^\d/);
      const { values } = selfsame.normalize({ email: " ADA@Example.com " });
      equal(values.email, "ADA@example.com");
    });
    await check(`a resolver comes back from its snapshot after a trap (${kind}), or says that it is gone`, () => {
      const resolver = selfsame.resolver();
      resolver.add({ id: "7", first_name: "Ada", last_name: "Lovelace", email: "ada@example.com" });
      const saved = selfsame.openResolver(resolver.save());
      throws(() => call("__trap", kind), "engine.reset");
      equal(saved.size, 1);
      saved.upsert("8", { first_name: "Grace", last_name: "Hopper" });
      throws(() => call("__trap", kind), "engine.reset");
      throws(() => saved.size, "resolver.gone");
    });
  }
}
