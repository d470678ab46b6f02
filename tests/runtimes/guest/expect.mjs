// Assertions that need no runtime's library.

const shown = (value) => JSON.stringify(value);
const fail = (message) => {
  throw new Error(message);
};

/** The same thing, or the same JSON. */
export function equal(actual, expected, what = "value") {
  if (!Object.is(actual, expected) && shown(actual) !== shown(expected)) fail(`${what}: ${shown(actual)} instead of ${shown(expected)}`);
}

export const matches = (text, pattern) => pattern.test(text) || fail(`${shown(text)} does not match ${pattern}`);

export const holds = (condition, what) => condition || fail(what);

/** A SelfsameError of that code. */
export function throws(work, code) {
  try {
    work();
  } catch (error) {
    return is(error, code) ? error : fail(`${error?.name} ${error?.code}: ${error?.message} instead of ${code}`);
  }
  return fail(`no error, where ${code} was due`);
}

export async function rejects(promise, expected) {
  const missing = {};
  const outcome = await promise.then(() => missing, (error) => error);
  if (outcome === missing) fail("no error, where one was due");
  if (typeof expected === "function" ? !expected(outcome) : !is(outcome, expected)) fail(`${outcome?.name} ${outcome?.code}: ${outcome?.message}`);
}

const is = (error, code) => error?.name === "SelfsameError" && error.code === code;
