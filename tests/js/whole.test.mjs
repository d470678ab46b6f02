// Outputs are whole or not there: a disk that fills up, a place that is taken, an interruption.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { entry, folder } from "./package.mjs";

const { writeAll } = await entry("cli-files.js");

const place = mkdtempSync(join(tmpdir(), "selfsame-whole-"));
after(() => rmSync(place, { recursive: true, force: true }));

const many = (rows) => `First name,Last name,Email\n${Array.from({ length: rows }, (_, at) => `Ada${at % 700},Love${at % 900},a${at}@example.com`).join("\n")}\n`;
writeFileSync(join(place, "many.csv"), many(40_000));
writeFileSync(join(place, "some.csv"), many(1_000));
const cli = (args) => [`${folder}/cli.js`, ...args];

// A limit on the size of a file is a full disk: a part of the bytes is taken, then none.
const limited = (kilobytes, args) =>
  spawnSync("bash", ["-c", `trap '' XFSZ; ulimit -f ${kilobytes}; exec "$0" "$@"`, process.execPath, ...cli(args)], { cwd: place, encoding: "utf8" });

test("a disk that fills up in the middle of a file leaves nothing", { skip: process.platform === "win32" && "no ulimit" }, () => {
  for (const kilobytes of [1, 20]) {
    const { status, stderr } = limited(kilobytes, ["resolve", "some.csv", "--out", "full", "-q"]);
    assert.equal(status, 1, stderr);
    assert.match(stderr, /^file\.write$/m);
    assert.deepEqual(readdirSync(join(place, "full")), []);
  }
});

test("a place that is taken is found out before any output has its name", () => {
  mkdirSync(join(place, "taken/report.html"), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, cli(["resolve", "some.csv", "--out", "taken", "-q"]), { cwd: place, encoding: "utf8" });
  assert.deepEqual([status, /^file\.write$/m.test(stderr)], [1, true], stderr);
  assert.deepEqual(readdirSync(join(place, "taken")), ["report.html"]);
});

test("who stops while it is written finds what was there before", async () => {
  const path = join(place, "before.csv");
  writeFileSync(path, "before");
  const stop = new AbortController();
  function* pieces() {
    yield "after";
    stop.abort(new Error("enough"));
    yield "after";
  }
  await assert.rejects(writeAll([[path, pieces()]], stop.signal));
  assert.equal(readFileSync(path, "utf8"), "before");
  assert.deepEqual(readdirSync(place).filter((name) => name.endsWith(".part")), []);
});

/** Ends the command after a while: its status, none where it had not begun to listen, and what it says. */
async function stopped(signal, after) {
  const child = spawn(process.execPath, cli(["resolve", "many.csv", "--out", signal, "-q"]), { cwd: place });
  let stderr = "";
  child.stderr.on("data", (text) => (stderr += text));
  const timer = setTimeout(() => child.kill(signal), after);
  const status = await new Promise((done) => child.on("close", done));
  clearTimeout(timer);
  return { status, stderr };
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  test(`${signal} ends the command with its code and leaves nothing`, { skip: process.platform === "win32" && "no signals" }, async () => {
    let [after, end] = [250, {}];
    while ((end = await stopped(signal, after)).status === null) after *= 2;
    assert.deepEqual([end.status, /^work\.cancelled$/m.test(end.stderr)], [1, true], end.stderr);
    assert.throws(() => readdirSync(join(place, signal)), { code: "ENOENT" });
  });
}
