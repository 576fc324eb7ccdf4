/** The files that the search page asks for, made from the pieces that articles leave. */
import { gzipSync } from 'node:zlib';
import { buildIndex, type BuildOptions, type SearchArticle } from '../search/index.ts';
import type { IndexedArticle } from './extras.ts';
import { readPiece, type Shelf } from './shelf.ts';

export type SearchFiles = Map<string, Uint8Array<ArrayBuffer>>;

/** Compressed by gzip: not every server does it, and least of all for such endings. */
export function searchFiles(
  shelf: Shelf,
  articles: readonly IndexedArticle[],
  options: BuildOptions = {},
): SearchFiles {
  const files = buildIndex(withSections(shelf, articles), options);
  return new Map(
    Array.from(files, ([name, content]) => [name, new Uint8Array(gzipSync(content, { level: 9 }))] as const),
  );
}

/** One after the other, so that their texts are not in memory together. */
function* withSections(shelf: Shelf, articles: readonly IndexedArticle[]): Generator<SearchArticle> {
  for (const { bound, ...card } of articles) yield { ...card, ...readPiece(shelf, 'search', bound) };
}
