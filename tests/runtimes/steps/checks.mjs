// The tarball and its typings under the tools that judge packages.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { modules, root, run, work } from "./places.mjs";

const project = `${work}/plain`;
const tarball = () => `${project}/${readdirSync(project).find((name) => name.endsWith(".tgz"))}`;
const tool = (name, ...args) => console.log(run(process.execPath, [`${modules}/${name}`, ...args], { cwd: project }));

export const publint = () => tool("publint/src/cli.js", "run", tarball(), "--strict");
export const attw = () => tool("@arethetypeswrong/cli/dist/index.js", "--profile", "esm-only", "--", tarball());

/** Every entry imported with its types checked, and every block of code in the README. */
export function types() {
  const folder = `${project}/types`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { exports } = JSON.parse(readFileSync(`${project}/node_modules/selfsame/package.json`, "utf8"));
  const entries = Object.keys(exports).filter((entry) => !/\.(json|wasm)$/.test(entry));
  const imports = entries.map((entry, at) => `export * as entry${at} from "selfsame${entry.slice(1)}";`);
  const sources = { "entries.ts": imports.join("\n"), ...readme() };
  for (const [name, text] of Object.entries(sources)) writeFileSync(`${folder}/${name}`, text);
  const options = {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    module: "nodenext",
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable", "esnext.disposable"],
    types: ["node"],
    typeRoots: [`${modules}/@types`],
  };
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions: options, include: ["*.ts"] }));
  tool("typescript/bin/tsc", "--project", folder);
  console.log(`${Object.keys(sources).length} passed, 0 failed`);
}

/** The README's blocks of TypeScript and JavaScript, each a module of its own. */
function readme() {
  const path = `${root}README.md`;
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const blocks = [...text.matchAll(/^```(?:ts|js|typescript|javascript)\n(.*?)^```/gms)];
  return Object.fromEntries(blocks.map(([, code], at) => [`readme-${at + 1}.ts`, `${code}\nexport {};\n`]));
}
