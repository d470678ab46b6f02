// A file server for pages under test, on a port of its own.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

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
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  const close = () => (server.closeAllConnections(), server.close());
  return { address: `http://127.0.0.1:${server.address().port}`, close };
}

function send(response, file, headers) {
  if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-store", ...headers });
  createReadStream(file).pipe(response);
}
