// The engine that a bench measures: what Node loads, or with SELFSAME_ENGINE=inline what a page loads.

import { pathToFileURL } from "node:url";

export const engine = (folder) => import(pathToFileURL(`${folder}/${process.env.SELFSAME_ENGINE ?? "fast"}.js`));
