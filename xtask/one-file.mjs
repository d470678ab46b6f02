// node one-file.mjs SITE OUT: the served page as one HTML file that works from file://.
//
// Does: scripts, style sheets, engine and sample inline; a policy that names them by their hashes.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const [site, out] = process.argv.slice(2);

async function bundle(entry, format, plugins = []) {
  const { outputFiles } = await build({
    entryPoints: [join(site, entry)],
    bundle: true,
    minify: true,
    format,
    write: false,
    legalComments: "none",
    // Addresses beside a module are asked for only where the engine's bytes are not given.
    define: { "import.meta.url": '"about:blank"' },
    logLevel: "warning",
    plugins,
  });
  return outputFiles[0].text.trim();
}

/** The worker's text in place of its address. From file:// a browser takes no module for a worker. */
const workerText = (text) => ({
  name: "worker-text",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]worker-source\.js$/ }, () => ({
      contents: `export const type = "classic"; export const source = () => ${JSON.stringify(text)};`,
    }));
  },
});

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function once(html, pattern, replacement) {
  if (!pattern.test(html)) throw new Error(`index.html has no ${pattern}`);
  return html.replace(pattern, () => replacement);
}

const page = await bundle("main.js", "esm", [workerText(await bundle("selfsame/worker-main.js", "iife"))]);
// Inside a script element these would end it, or hide its end.
if (/<\/script|<!--/i.test(page)) throw new Error("the bundled page holds </script or <!--");

let html = readFileSync(join(site, "index.html"), "utf8");
const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)">\n/g)];
const style = sheets.map(([, name]) => readFileSync(join(site, name), "utf8")).join("");
for (const [link] of sheets) html = html.replace(link, "");
html = once(html, /script-src 'self'/, `script-src ${hash(page)}`);
html = once(html, /style-src 'self'/, `style-src ${hash(style)}`);
html = once(html, /worker-src 'self' blob:/, "worker-src blob:");
html = once(html, /<script type="module" src="main.js"><\/script>/, `<style>${style}</style>\n<script type="module">${page}</script>`);
writeFileSync(out, html);
console.error(`· ${out}: ${(html.length / 1e6).toFixed(1)} MB`);
