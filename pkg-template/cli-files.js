// Files of the command: read whole, written beside and then renamed, so that nothing is half-written.

import { mkdir, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { SelfsameError } from "./error.js";

/** Name and bytes of an input; `-` is standard input. */
export async function readInput(path, encoding) {
  const name = path === "-" ? "stdin" : basename(path);
  return { name, data: new Uint8Array(await read(path)), ...(encoding && { encoding }) };
}

/** A JSON file of the caller: a schema, a model, tables. A shell of Windows may have written it in UTF-16. */
export async function readJson(path) {
  const bytes = await read(path);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  const json = parsed(new TextDecoder(encoding).decode(bytes));
  // `null` would count as not given.
  if (json === undefined || json === null) throw new SelfsameError("file.json", "The file is not JSON, or says nothing.", { path });
  return json;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
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
  const begun = [];
  try {
    for (const [path, pieces] of files) {
      await makeFolder(dirname(path));
      const place = await placeOf(path);
      begun.push(place);
      await writeOne(place.beside, pieces, signal);
    }
    for (const { path, beside } of begun) if (beside !== path) await rename(beside, path);
  } catch (error) {
    await Promise.allSettled(begun.map(({ path, beside }) => beside !== path && rm(beside, { force: true })));
    if (!error.syscall) throw error;
    const place = begun.find(({ beside }) => beside === error.path);
    throw unwritten(place?.path ?? error.path ?? begun.at(-1).path, error.code);
  }
}

/** The folder and those it stands in. (Node's own way never ends where nothing can be made, as in /proc.) */
async function makeFolder(path) {
  try {
    await mkdir(path);
  } catch (error) {
    const isThere = await stat(error.code === "ENOENT" ? dirname(path) : path).catch(() => undefined);
    if (error.code === "EEXIST" && isThere?.isDirectory()) return;
    if (error.code !== "ENOENT" || isThere) throw error;
    await makeFolder(dirname(path));
    await makeFolder(path);
  }
}

export const unwritten = (path, cause) => new SelfsameError("file.write", "The output cannot be written.", { path, cause });

/** Where a file will stand and where it is written; a link stays a link, and what is no file is written into. */
async function placeOf(path) {
  const known = await stat(path).catch(() => undefined);
  // What cannot take its name must not be found out when others have taken theirs.
  if (known?.isDirectory()) throw unwritten(path, "EISDIR");
  // A device or a pipe must not be replaced by a file.
  if (known && !known.isFile()) return { path, beside: path };
  const real = known ? await realpath(path) : path;
  return { path: real, beside: join(dirname(real), `.${basename(real)}.${process.pid}.part`) };
}

async function writeOne(path, pieces, signal) {
  const file = await open(path, "w");
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
