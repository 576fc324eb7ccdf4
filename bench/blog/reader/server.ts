/** Serves as a good static host does: texts in brotli, compressed beforehand, and what never changes kept for a year. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

export interface Files {
  /** Texts by their path. */
  pages: Record<string, string | Buffer>;
  /** Folders by the path that they are served at, with slashes at both ends. */
  folders: Record<string, string>;
}

export interface Served {
  url: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  stop: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const TEXT = /^text|json|xml/;

interface Answer {
  body: Buffer;
  headers: Record<string, string | number>;
}

function find({ pages, folders }: Files, asked: string): { body: Buffer; extension: string } | null {
  const page = pages[asked];
  if (page !== undefined) return { body: Buffer.from(page), extension: path.extname(asked) || '.html' };
  for (const [at, folder] of Object.entries(folders)) {
    if (!asked.startsWith(at)) continue;
    const named = path.join(folder, path.normalize(`/${asked.slice(at.length)}`));
    const file = asked.endsWith('/') ? path.join(named, 'index.html') : named;
    if (existsSync(file) && statSync(file).isFile()) {
      return { body: readFileSync(file), extension: path.extname(file) };
    }
  }
  return null;
}

function answer(files: Files, asked: string): Answer | null {
  const found = find(files, asked);
  if (!found) return null;
  const type = TYPES[found.extension] ?? 'application/octet-stream';
  const cache = found.extension === '.html' ? 'no-cache' : 'public, max-age=31536000, immutable';
  const headers = { 'content-type': type, 'cache-control': cache };
  if (!TEXT.test(type)) return { body: found.body, headers: { ...headers, 'content-length': found.body.length } };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: found.body.length,
  };
  const body = brotliCompressSync(found.body, { params });
  const encoded = { 'content-encoding': 'br', vary: 'accept-encoding', 'content-length': body.length };
  return { body, headers: { ...headers, ...encoded } };
}

/** Each file is compressed when it is asked for first: let everybody visit once before anything is measured. */
export async function serve(files: Files): Promise<Served> {
  const answers = new Map<string, Answer | null>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    let ready = answers.get(pathname);
    if (ready === undefined) answers.set(pathname, (ready = answer(files, decodeURIComponent(pathname))));
    if (ready?.headers['content-encoding'] === 'br' && !/\bbr\b/.test(String(request.headers['accept-encoding']))) {
      response.writeHead(406).end();
    } else if (ready) response.writeHead(200, ready.headers).end(ready.body);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${address.port}`, asked, stop };
}
