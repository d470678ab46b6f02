// Node, Deno and Bun.

import { readFile } from "node:fs/promises";
import { load } from "selfsame";
import { suite } from "./suite.mjs";

const read = (name) => readFile(new URL(`../input/${name}`, import.meta.url));
console.log(JSON.stringify(await suite(await load(), read)));
