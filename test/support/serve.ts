import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

/** A folder that is being served; `url` has no slash at its end. */
export interface Served {
  url: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mmd': 'text/plain; charset=utf-8',
};

/**
 * Serves `folder` on a free port of the loopback interface, as a static host would: `index.html`, `404.html`, under
 * `base`.
 *
 * @param headers to send with everything
 * @param gzip whether everything is compressed on its way
 */
export async function serve(
  folder: string,
  { base = '', headers = {}, gzip = false }: { base?: string; headers?: Record<string, string>; gzip?: boolean } = {},
): Promise<Served> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname.startsWith(base) ? await find(folder, pathname.slice(base.length)) : null;
    const answer = file ?? (await find(folder, '/404.html'));
    if (!answer) return void response.writeHead(404).end();
    response.writeHead(file ? 200 : 404, {
      ...headers,
      'content-type': TYPES[extname(answer)] ?? 'application/octet-stream',
      ...(gzip && { 'content-encoding': 'gzip' }),
    });
    const content = createReadStream(answer);
    (gzip ? content.pipe(createGzip()) : content).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function find(folder: string, pathname: string): Promise<string | null> {
  const path = join(folder, normalize(join('/', decodeURIComponent(pathname))));
  for (const candidate of [path, join(path, 'index.html'), `${path}.html`]) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isFile()) return candidate;
  }
  return null;
}
