/** The search of this project, with the files as a server sends them: compressed by gzip. */
import { gzipSync } from 'node:zlib';
import { buildIndex, createSearcher, type SearchArticle } from '../../src/search/index.ts';
import type { Found } from './pagefind.ts';

export interface OurFound extends Found {
  files: number;
  /** MB of memory that the process has more while it holds the index than before it. */
  memory: number;
  /** Bytes of the largest file of grams and of texts. */
  largest: [number, number];
  /** Requests for each query. */
  requests: number[];
}

/** @param few Only the first ten results are looked at; then each query begins with nothing loaded. */
export async function askOurs(
  documents: readonly SearchArticle[],
  queries: readonly string[],
  few = false,
): Promise<OurFound> {
  const memory = process.memoryUsage().rss;
  const began = performance.now();
  const files = new Map(buildIndex(documents));
  const build = performance.now() - began;
  const more = (process.memoryUsage().rss - memory) / 1e6;
  const sizes = new Map([...files].map(([name, content]) => [name, gzipSync(content, { level: 9 }).length]));
  const largest = (kind: string): number =>
    Math.max(...[...sizes].flatMap(([name, size]) => (name.startsWith(kind) ? [size] : [])));
  const found: OurFound = {
    results: [],
    size: [...sizes.values()].reduce((a, b) => a + b, 0),
    start: sizes.get('index.bin') ?? 0,
    bytes: [],
    times: [],
    build,
    files: files.size,
    memory: more,
    largest: [largest('g'), largest('t')],
    requests: [],
  };
  for (const query of queries) {
    let [bytes, requests] = [0, 0];
    const searcher = createSearcher((name) => {
      bytes += sizes.get(name) ?? 0;
      requests++;
      return Promise.resolve(files.get(name) ?? new Uint8Array());
    });
    const from = performance.now();
    const { hits } = await (await searcher.ask(query)).take(few ? 10 : Infinity);
    found.times.push(performance.now() - from);
    found.results.push([...new Set(hits.map(({ article }) => article.url))]);
    found.bytes.push(bytes);
    found.requests.push(requests);
  }
  return found;
}
