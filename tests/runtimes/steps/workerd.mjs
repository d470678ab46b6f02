// Cloudflare's runtime, through miniflare: bundled as wrangler does, by the condition `workerd`,
// with the wasm as a compiled module beside the script.

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { judge, projects, work } from "./places.mjs";

export async function workerd() {
  for (const project of Object.keys(projects)) judge(`workerd, ${project}`, await inside(`${work}/${project}`));
}

async function inside(folder) {
  const { Miniflare } = await import("miniflare");
  const { script, modules } = await bundle(folder);
  const server = new Miniflare({
    compatibilityDate: "2026-04-01",
    modules: [{ type: "ESModule", path: "main.mjs", contents: script }, ...modules],
    serviceBindings: { INPUT: (request) => answer(new URL(request.url).pathname) },
  });
  try {
    const response = await server.dispatchFetch("http://worker.invalid/");
    return await response.json();
  } finally {
    await server.dispose();
  }
}

async function answer(path) {
  return new Response(readFileSync(`${work}/input${path}`));
}

async function bundle(folder) {
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
    entryPoints: ["workerd.mjs"],
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
