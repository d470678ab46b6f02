// What the worker runs: the package's own module, which is why the policy's worker-src names 'self'.
// The one-file page has another module in place of this one: the bundled text.

const main = new URL("./selfsame/worker-main.js", import.meta.url).href;

export const type = "module";
export const source = () => `import ${JSON.stringify(main)};`;
