// Progress on standard error, only to a terminal: one line that rewrites itself.

// A step takes some 15 ms: at least ten lines a second.
const WAIT_MS = 50;

export function progressLine(quiet) {
  if (quiet || !process.stderr.isTTY) return { show: undefined, end: () => {} };
  let last = 0;
  return {
    show({ stage, done, total }) {
      if (Date.now() - last < WAIT_MS) return;
      last = Date.now();
      const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : "";
      process.stderr.write(`\r\u001b[K${stage}${share}`);
    },
    end: () => process.stderr.write("\r\u001b[K"),
  };
}
