// The package bundled as its users bundle it. The browsers visit what comes out.

import { copyFileSync, readdirSync, rmSync } from "node:fs";
import { promisify } from "node:util";
import { work } from "./places.mjs";

const project = `${work}/plain`;

export async function vite() {
  const { build } = await import("vite");
  await build({
    root: project,
    base: "./",
    logLevel: "warn",
    configFile: false,
    build: { outDir: fresh("vite"), target: "es2022", rollupOptions: { input: `${project}/bundled.html` } },
  });
  settle("vite", 1);
}

export async function webpack() {
  const { default: start } = await import("webpack");
  const output = { path: fresh("webpack"), filename: "main.js", module: true };
  const compile = promisify(start);
  const stats = await compile({
    context: project,
    mode: "production",
    target: "web",
    entry: "./main.mjs",
    output,
    experiments: { outputModule: true },
    performance: { hints: false },
  });
  if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
  copyFileSync(`${project}/packed.html`, `${output.path}/bundled.html`);
  settle("webpack", 1);
}

export async function esbuild() {
  const { build } = await import("esbuild");
  const folder = fresh("esbuild");
  await build({
    absWorkingDir: project,
    entryPoints: ["main-inline.mjs"],
    outfile: `${folder}/main.js`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
  });
  copyFileSync(`${project}/packed.html`, `${folder}/bundled.html`);
  settle("esbuild", 0);
}

function fresh(name) {
  const folder = `${project}/dist-${name}`;
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

function settle(name, expected) {
  const files = readdirSync(`${project}/dist-${name}`, { recursive: true });
  const found = files.filter((file) => file.endsWith(".wasm")).length;
  if (found !== expected) throw new Error(`${name} put out ${found} .wasm files instead of ${expected}: ${files.join(" ")}`);
  console.log(`${name}: ${files.length} files, ${found} of them wasm; 1 passed, 0 failed`);
}
