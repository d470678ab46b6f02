// Node, Deno and Bun: the same program with each, in both projects.

import { carried, judge, projects, run, work } from "./places.mjs";

const cpu = process.arch === "arm64" ? "arm64" : "x64";
const node = (version) => () => everywhere(`Node ${version}`, [carried(["", new RegExp(`^node-${version}-`), "bin/node"])]);

export const node20 = node(20);
export const node24 = node(24);
export const deno = () => everywhere("Deno", [carried(["@deno", /linux/, "deno"]), "run", "-A", "--no-remote"]);
export const bun = () => everywhere("Bun", [carried(["@oven", new RegExp(`^bun-linux-${cpu === "arm64" ? "aarch64" : cpu}$`), "bin/bun"])]);

function everywhere(name, [program, ...args]) {
  for (const project of Object.keys(projects)) {
    const printed = run(program, [...args, "local.mjs"], { cwd: `${work}/${project}` });
    judge(`${name}, ${project}`, JSON.parse(printed.trim().split("\n").at(-1)));
  }
}
