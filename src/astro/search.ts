/** The files that the search page asks for, made from the articles as they are bound. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
// Not by the room's index, which starts MathJax and Shiki.
import { decodeReferences } from '../article/html.ts';
import { buildIndex, type SearchArticle } from '../search/index.ts';
import { getArticles, readArticle } from './read.ts';
import { getState } from './state.ts';

export interface SearchFiles {
  /** Segment of their address that changes with them; `dev` in dev, where routes are remembered. */
  hash: string;
  /** Name with its ending → content, compressed by gzip: not every server does it, and least of all for such endings. */
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** Files of grams in dev, and one of outlines: so many, that saving an article asks for no new routes. */
const DEV_SHARDS = 8;

let made: { key: string; result: Promise<SearchFiles> } | null = null;

/** Made once for all pages; in dev again when an article has changed. */
export function searchFiles(): Promise<SearchFiles> {
  const { articles, command, site } = getState();
  // Thousands of files ask for it, and in a build nothing changes meanwhile.
  if (made && command === 'build') return made.result;
  const key = JSON.stringify([site.base, [...articles].map(([slug, { bound }]) => [slug, bound])]);
  if (made?.key !== key) made = { key, result: makeFiles() };
  return made.result;
}

async function makeFiles(): Promise<SearchFiles> {
  const dev = getState().command === 'dev';
  const articles: SearchArticle[] = [];
  for (const { slug, title, url, lang } of await getArticles()) {
    const { body, glyphs } = await readArticle(slug);
    const html = body.filter((part) => typeof part === 'string').join('');
    articles.push({ title, url, lang, html, glyphs });
  }
  const files = buildIndex(articles, {
    decode: decodeReferences,
    ...(dev ? { shards: DEV_SHARDS, chunkSize: 0, outlineSize: Infinity } : {}),
  });
  const packed = [...files].map(([name, content]) => [name, new Uint8Array(gzipSync(content, { level: 9 }))] as const);
  return { hash: dev ? 'dev' : hashOf(files), files: new Map(packed) };
}

function hashOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [name, content] of files) hash.update(name).update(content);
  return hash.digest('hex').slice(0, 10);
}
