// A page under test: runs the suite, posts the report, and goes where the answer says.

import { suite } from "./suite.mjs";

const read = async (name) => new Uint8Array(await (await fetch(`/input/${name}`)).arrayBuffer());

export async function page(load, startWorker) {
  try {
    await globalThis.post(await suite({ load, startWorker, read }));
  } catch (error) {
    await globalThis.post({ passed: 0, failures: [`${error.name}: ${error.message}\n${error.stack}`] });
  }
}
