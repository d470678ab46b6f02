// npm pack, and the tarball installed into two throw-away projects with the programs of `guest/`.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { here, projects, root, run, work } from "./places.mjs";

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

export function pack() {
  for (const [project, source] of Object.entries(projects)) {
    const folder = `${work}/${project}`;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const packed = run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: `${root}${source}` });
    const [{ filename, files }] = JSON.parse(packed);
    oneWasm(files.map(({ path }) => path));
    writeFileSync(`${folder}/package.json`, json({ name: project, private: true, type: "module" }));
    run("npm", ["install", "--no-audit", "--no-fund", "--no-update-notifier", `./${filename}`], { cwd: folder });
    cpSync(`${here}guest`, folder, { recursive: true });
    console.log(`${filename} installed into ${folder}`);
  }
  input();
}

/** The tables of values that the Rust tests read too, and what came out natively (`cargo xtask native`). */
function input() {
  const [folder, native] = [`${work}/input`, `${work}/native`];
  rmSync(folder, { recursive: true, force: true });
  cpSync(`${root}tests/tables`, `${folder}/tables`, { recursive: true });
  const tables = readdirSync(`${folder}/tables`).filter((name) => name.startsWith("normalize-"));
  writeFileSync(`${folder}/tables.json`, json(tables.sort()));
  cpSync(`${native}/people.csv`, `${folder}/people.csv`);
  const outputs = readdirSync(native).filter((name) => name !== "people.csv");
  const hashes = outputs.sort().map((name) => [name, sha256(readFileSync(`${native}/${name}`))]);
  writeFileSync(`${folder}/expected.json`, json(Object.fromEntries(hashes)));
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

function oneWasm(files) {
  const found = files.filter((file) => file.endsWith(".wasm"));
  if (found.length !== 1) throw new Error(`one .wasm belongs in the tarball, not ${found.length}: ${found}`);
}
