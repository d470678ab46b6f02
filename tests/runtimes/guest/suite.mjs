// What every runtime must do alike. Runs inside each of them, so it may use nothing of any.

import { call, has } from "./node_modules/selfsame/guard.js";

/**
 * @param {object} selfsame what load() gave
 * @param {(name: string) => Promise<Uint8Array>} read a file of the input
 * @returns {Promise<{ passed: number, failures: string[], digest?: string }>}
 */
export async function suite(selfsame, read) {
  const report = { passed: 0, failures: [] };
  const check = async (name, test) => {
    try {
      await test();
      report.passed += 1;
    } catch (error) {
      report.failures.push(`${name}: ${error?.name}: ${error?.message}`);
    }
  };
  await check("the engine tells its version", () => matches(selfsame.version(), /^\d+\.\d+\.\d+/));
  if (has("__trap")) await traps(check, selfsame);
  return report;
}

async function traps(check, selfsame) {
  for (const kind of ["panic", "stack", "memory"]) {
    await check(`after a trap (${kind}) the next call works`, () => {
      throws(() => call("__trap", kind), "engine.reset");
      for (let round = 0; round < 1000; round += 1) matches(selfsame.version(), /^\d/);
    });
  }
}

function matches(text, pattern) {
  if (!pattern.test(text)) throw new Error(`${JSON.stringify(text)} does not match ${pattern}`);
}

function throws(work, code) {
  try {
    work();
  } catch (error) {
    if (error.code === code) return;
    throw error;
  }
  throw new Error(`no error, where ${code} was due`);
}
