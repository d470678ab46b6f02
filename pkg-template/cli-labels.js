// Labels of pairs from a file: JSON, or CSV with the columns left, right and same.

import { readFile } from "node:fs/promises";
import { SelfsameError } from "./error.js";

const YES = ["true", "yes", "y", "1", "same", "match"];
const NO = ["false", "no", "n", "0", "different", "distinct"];
const CELL = /("(?:[^"]|"")*"|[^",;\t\r\n]*)([,;\t]|\r?\n|$)/gy;

export async function readLabels(path) {
  const text = await readFile(path, "utf8").catch((error) => {
    throw new SelfsameError("file.read", "The file cannot be read.", { path, cause: error.code });
  });
  return text.trimStart().startsWith("[") ? fromJSON(text, path) : fromCSV(text.replace(/^\uFEFF/, ""));
}

function fromJSON(text, path) {
  try {
    return JSON.parse(text);
  } catch {
    throw new SelfsameError("file.json", "The file is not JSON.", { path });
  }
}

function fromCSV(text) {
  const [heads = [], ...rows] = lines(text);
  const column = (...names) => heads.findIndex((head) => names.includes(head.trim().toLowerCase()));
  const [left, right, same] = [column("left", "left_id"), column("right", "right_id"), column("same")];
  if (Math.min(left, right, same) < 0) throw new SelfsameError("labels.invalid", "Labels need the columns left, right and same.", { columns: "left, right, same" });
  return rows.map((row, at) => ({ left: row[left] ?? "", right: row[right] ?? "", same: answer(row[same], at + 1) }));
}

function answer(cell = "", row) {
  const word = cell.trim().toLowerCase();
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  throw new SelfsameError("labels.invalid", "The column same says true or false.", { row });
}

function lines(text) {
  const rows = [];
  let row = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const [, cell, end] = CELL.exec(text) ?? [];
    if (cell === undefined) throw new SelfsameError("labels.invalid", "A quoted cell of the labels is not closed.", { row: rows.length });
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (/[,;\t]/.test(end)) continue;
    if (row.some((cell) => cell !== "")) rows.push(row);
    row = [];
  }
  return rows;
}
