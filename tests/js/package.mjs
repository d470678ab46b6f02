// The built package under test: SELFSAME_PKG, else pkg/ of this checkout.

import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

export const folder = resolve(process.env.SELFSAME_PKG ?? new URL("../../pkg", import.meta.url).pathname);
export const entry = (file) => import(pathToFileURL(`${folder}/${file}`).href);
