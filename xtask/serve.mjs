// A file server for the demo and for pages under test.
//
// As a program: node serve.mjs PORT /=www /pkg/=pkg (port 0: any that is free).

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves folders by the first part of the path: `{ "/": "www", "/pkg/": "pkg" }`.
 * @param posted gets the body of every POST and gives the answer
 */
export async function serve(folders, { posted, headers = {}, port = 0 } = {}) {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (request.method === "POST" && posted) {
      const parts = [];
      for await (const part of request) parts.push(part);
      return response.end(posted(Buffer.concat(parts).toString(), path));
    }
    const prefix = prefixes.find((prefix) => path.startsWith(prefix));
    const file = prefix && join(folders[prefix], normalize(`/${path.slice(prefix.length)}`));
    send(response, file?.endsWith("/") ? `${file}index.html` : file, headers);
  });
  await listening(server, port);
  const close = () => (server.closeAllConnections(), server.close());
  return { address: `http://127.0.0.1:${server.address().port}`, close };
}

function send(response, file, headers) {
  if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-store", ...headers });
  createReadStream(file).pipe(response);
}

/** Takes any free port when the wanted one is taken. */
function listening(server, port) {
  return new Promise((done, fail) => {
    server.on("listening", done);
    server.on("error", (error) => (error.code === "EADDRINUSE" && port ? server.listen((port = 0), "127.0.0.1") : fail(error)));
    server.listen(port, "127.0.0.1");
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [port, ...folders] = process.argv.slice(2);
  const { address } = await serve(Object.fromEntries(folders.map((folder) => folder.split("="))), { port: Number(port) });
  console.log(`\n  ${address}/   (Ctrl-C ends it)\n`);
}
