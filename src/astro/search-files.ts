/** The files that the search page asks for, made from the pieces that articles leave. */
import { gzipSync } from 'node:zlib';
import { buildIndex, type BuildOptions, type IndexFile, type SearchArticle } from '../search/index.ts';
import type { IndexedArticle } from './indexed.ts';
import { readPiece, type Shelf } from './shelf.ts';

/** Compressed by gzip: not every server does it, and least of all for such endings. */
export function* searchFiles(
  shelf: Shelf,
  articles: readonly IndexedArticle[],
  options: BuildOptions = {},
): Generator<IndexFile> {
  for (const [name, content] of buildIndex(withSections(shelf, articles), options)) {
    yield [name, new Uint8Array(gzipSync(content, { level: 9 }))];
  }
}

/** One after the other, so that their texts are not in memory together. */
function* withSections(shelf: Shelf, articles: readonly IndexedArticle[]): Generator<SearchArticle> {
  for (const { bound, ...card } of articles) yield { ...card, ...readPiece(shelf, 'search', bound) };
}
