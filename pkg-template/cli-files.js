// Files of the command: read whole, written beside and then renamed, so that nothing is half-written.

import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { SelfsameError } from "./error.js";

/** Name and bytes of an input; `-` is standard input. */
export async function readInput(path) {
  const name = path === "-" ? "stdin" : basename(path);
  return { name, data: new Uint8Array(await read(path)) };
}

/** A JSON file of the caller: a schema, a model, tables. */
export async function readJson(path) {
  const text = (await read(path)).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new SelfsameError("file.json", "The file is not JSON.", { path });
  }
}

async function read(path) {
  try {
    return path === "-" ? await buffer(process.stdin) : await readFile(path);
  } catch (error) {
    throw new SelfsameError("file.read", "The file cannot be read.", { path, cause: error.code });
  }
}

/**
 * Writes several files, each from its pieces; all of them take their names only when all are whole.
 * @param {[string, Iterable<Uint8Array | string>][]} files  @param {AbortSignal} [signal] leaves nothing behind
 */
export async function writeAll(files, signal) {
  const beside = files.map(([path]) => join(dirname(path), `.${basename(path)}.${process.pid}.part`));
  try {
    for (const [at, [path, pieces]] of files.entries()) await writeOne(path, beside[at], pieces, signal);
    for (const [at, [path]] of files.entries()) await rename(beside[at], path);
  } catch (error) {
    await Promise.allSettled(beside.map((path) => rm(path, { force: true })));
    if (error instanceof SelfsameError) throw error;
    throw unwritten(error.dest ?? error.path ?? "", error.code);
  }
}

const unwritten = (path, cause) => new SelfsameError("file.write", "The output cannot be written.", { path, cause });

async function writeOne(path, beside, pieces, signal) {
  await mkdir(dirname(path), { recursive: true });
  // What cannot take its name must not be found out when others have taken theirs.
  if ((await stat(path).catch(() => undefined))?.isDirectory()) throw unwritten(path, "EISDIR");
  const file = await open(beside, "w");
  try {
    for (const piece of pieces) {
      signal?.throwIfAborted();
      // One `write` may take a part of the bytes, as on a disk that is nearly full.
      await file.writeFile(piece);
    }
  } finally {
    await file.close();
  }
}
