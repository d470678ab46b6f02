// What the worker runs. The one-file page has another module in place of this one: the bundled text.

const main = new URL("./selfsame/worker-main.js", import.meta.url).href;

export const type = "module";
export const source = () => `import ${JSON.stringify(main)};`;
