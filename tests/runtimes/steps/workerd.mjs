// Cloudflare's runtime, through miniflare: bundled as wrangler does, by the condition `workerd`,
// with the wasm as a compiled module beside the script.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { judge, projects, work } from "./places.mjs";

/** The suite, in both projects. */
export async function workerd() {
  for (const project of Object.keys(projects)) {
    const server = await start(project, "workerd.mjs");
    const response = await server.dispatchFetch("http://worker.invalid/");
    judge(`workerd, ${project}`, await response.json());
    await server.dispose();
  }
}

/** `selfsame/edge` with a snapshot of 10,000 customers: records posted, answers read. */
export async function edge() {
  const { snapshot, people } = await tenThousand();
  writeFileSync(`${work}/input/snapshot.bin`, snapshot);
  const server = await start("plain", "edge.mjs");
  const { ask, report } = asking(server);
  await ask("the first request loads the snapshot", people[0], (answer) => found(answer, people[0]));
  for (const person of people.slice(1, 50)) await ask("a customer is found", person, (answer) => found(answer, person));
  await ask("a stranger is not", { id: "x", record: STRANGER }, ({ matches }) => matches.length === 0);
  await server.dispose();
  judge("edge", report);
}

const STRANGER = { email: "nobody.at.all@example.invalid" };
const USE = { purpose: "marketing", channel: "email", subject: { country: "DE" }, consent: { entries: [] } };

const found = ({ record, matches, decision }, { id }) =>
  record.values && matches.some((match) => match.id === id && match.probability > 0.5) && decision.outcome === "denied";

function asking(server) {
  const report = { passed: 0, failures: [] };
  const ask = async (what, { record }, holds) => {
    const body = JSON.stringify({ record, use: USE });
    const response = await server.dispatchFetch("http://worker.invalid/", { method: "POST", body, headers: { "content-type": "application/json" } });
    const answer = await response.json();
    if (response.ok && holds(answer)) report.passed += 1;
    else report.failures.push(`${what}: ${response.status} ${answer.error?.code ?? answer.decision?.outcome} ${answer.matches?.length}`);
  };
  return { ask, report };
}

/** The records of the common input under their ids, and an index that holds them, as bytes. */
async function tenThousand() {
  const { load } = await import(`${work}/plain/node_modules/selfsame/inline.js`);
  const selfsame = await load();
  const result = await selfsame.resolve(readFileSync(`${work}/input/people.csv`));
  const people = Array.from(result.records, ({ recordId, fields }) => ({ id: recordId, record: typed(fields) }));
  const resolver = selfsame.resolver({ schema: { fields: result.schemas[0].fields } });
  resolver.add(people.map(({ id, record }) => ({ ...record, id })));
  return { snapshot: resolver.save(), people };
}

const typed = (fields) => Object.fromEntries(Object.entries(fields).map(([header, { raw }]) => [header, raw]));

/** A worker of one project, its wasm compiled beside the script. */
async function start(project, entry) {
  const { Miniflare } = await import("miniflare");
  const { script, modules } = await bundle(`${work}/${project}`, entry);
  return new Miniflare({
    compatibilityDate: "2026-04-01",
    modules: [{ type: "ESModule", path: "main.mjs", contents: script }, ...modules],
    serviceBindings: { INPUT: ({ url }) => new Response(readFileSync(`${work}/input${new URL(url).pathname}`)) },
  });
}

async function bundle(folder, entry) {
  const { build } = await import("esbuild");
  const modules = [];
  const beside = {
    name: "wasm-beside",
    setup(builder) {
      builder.onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
        const name = basename(path);
        modules.push({ type: "CompiledWasm", path: name, contents: readFileSync(join(resolveDir, path)) });
        return { path: `./${name}`, external: true };
      });
    },
  };
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    plugins: [beside],
  });
  if (modules.length !== 1) throw new Error(`workerd should get one wasm, not ${modules.length}`);
  return { script: outputFiles[0].text, modules };
}
