// Node, Deno and Bun.

import { readFile } from "node:fs/promises";
import { load } from "selfsame";
import { load as startWorker } from "selfsame/worker";
import { suite } from "./suite.mjs";

const read = (name) => readFile(new URL(`../input/${name}`, import.meta.url));
console.log(JSON.stringify(await suite({ load, startWorker, read })));
// A worker thread that is about to end must not hold the program.
process.exit();
