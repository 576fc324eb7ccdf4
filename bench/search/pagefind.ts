/** Pagefind, installed in a folder of its own and asked in a browser, as its readers do. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { installInto } from '../install.ts';
import { ensureChromium } from '../../test/setup/chromium.ts';
import type { Document } from './corpus.ts';
import { field, method } from '../dialect/narrow.ts';

export const VERSION = '1.6.0';
const HOME = path.join(import.meta.dirname, '../../.cache/bench-search');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

export interface Setting {
  name: string;
  /** What stands in the page in place of the text. */
  page: (text: string) => string;
  /** What is asked in place of the query. */
  query: (text: string) => string;
  language?: string;
}

const same = (text: string): string => text;
const quoted = (text: string): string => `"${text}"`;
const apart = (text: string): string => text.replace(/\p{sc=Han}/gu, ' $& ');

export const SETTINGS: readonly Setting[] = [
  { name: 'as it is', page: same, query: same },
  { name: 'query in quotes', page: same, query: quoted },
  { name: 'language en', page: same, query: same, language: 'en' },
  { name: 'characters apart', page: apart, query: (text) => apart(text).trim() },
  { name: 'characters apart, in quotes', page: apart, query: (text) => quoted(apart(text).trim()) },
];

export interface Found {
  /** Addresses, for each query. */
  results: string[][];
  /** Bytes on disk of what can be asked for. */
  size: number;
  /** Bytes of script and of the index's head, asked for once. */
  start: number;
  /** Bytes for each query, with its first ten results. */
  bytes: number[];
  /** ms, likewise. */
  times: number[];
  /** ms to build the index. */
  build: number;
}

/** @param few Only the first ten results are looked at. */
export async function askPagefind(
  documents: readonly Document[],
  queries: readonly string[],
  setting: Setting,
  few = false,
): Promise<Found> {
  installInto(HOME, { pagefind: VERSION });
  const folder = path.join(HOME, 'index');
  rmSync(folder, { recursive: true, force: true });
  const began = performance.now();
  const size = await index(documents, setting, folder);
  const build = performance.now() - began;
  const served = await serve(folder);
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  await page.goto(served.address);
  await page.evaluate('import("/pagefind.js").then((it) => { window.it = it; return it.init(); })');
  const start = served.bytes();
  const found: Found = { results: [], size, start, bytes: [], times: [], build };
  for (const query of queries) {
    const before = [served.bytes(), performance.now()] as const;
    const urls = await page.evaluate<string[]>(
      `it.search(${JSON.stringify(setting.query(query))}).then(({ results }) =>
        Promise.all(results.slice(0, ${few ? 10 : 1e6}).map((result) => result.data().then(({ url }) => url))))`,
    );
    found.results.push(urls);
    found.bytes.push(served.bytes() - before[0]);
    found.times.push(performance.now() - before[1]);
  }
  await browser.close();
  served.close();
  return found;
}

async function index(documents: readonly Document[], setting: Setting, folder: string): Promise<number> {
  const pagefind: unknown = await import(pathToFileURL(path.join(HOME, 'node_modules/pagefind/lib/index.js')).href);
  const options = setting.language === undefined ? {} : { forceLanguage: setting.language };
  const made = field(await method(pagefind, 'createIndex')(options), 'index');
  const add = method(made, 'addHTMLFile');
  for (const { url, title, html } of documents) {
    const plain = html.replace(/<var class="math.*?<\/var>/gs, ' ');
    const body = `<h1>${title}</h1>${plain}`.replace(/>[^<]+</g, (all) => `>${setting.page(all.slice(1, -1))}<`);
    await add({ url, content: `<!doctype html><html lang="zh-CN"><body>${body}</body></html>` });
  }
  await method(made, 'writeFiles')({ outputPath: folder });
  await method(pagefind, 'close')();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('.pf_'));
  return files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
}

async function serve(folder: string): Promise<{ address: string; bytes: () => number; close: () => void }> {
  let bytes = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const file = path.join(folder, decodeURIComponent(pathname));
    if (pathname === '/') response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
    else if (!existsSync(file)) response.writeHead(404).end();
    else {
      const content = readFileSync(file);
      // Its own files are compressed already.
      bytes += /\.js(?:on)?$/.test(file) ? gzipSync(content, { level: 9 }).length : content.length;
      response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' }).end(content);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return { address: `http://127.0.0.1:${port}/`, bytes: () => bytes, close: () => void server.close() };
}
