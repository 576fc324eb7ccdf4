/** The files that the search page asks for, made from the pieces that articles leave. */
import { gzipSync } from 'node:zlib';
import {
  buildIndex,
  buildIndexOf,
  partOf,
  type BuildOptions,
  type IndexFile,
  type SearchPart,
} from '../search/index.ts';
import type { SearchArticle } from '../search/index.ts';
import { hashKey } from '../store/index.ts';
import type { IndexedArticle } from './indexed.ts';
import { sourceKey } from './key.ts';
import { readPiece, type Shelf } from './shelf.ts';

/** Compressed by gzip: not every server does it, and least of all for such endings. */
const pack = (content: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(content, { level: 9 }));

/** In dev, where nothing is kept: options make other files than a build's. */
export function searchFiles(
  shelf: Shelf,
  articles: readonly IndexedArticle[],
  options: BuildOptions,
): Generator<IndexFile> {
  return buildIndex(withSections(shelf, articles), { ...options, pack });
}

/** One after the other, so that their texts are not in memory together. */
function* withSections(shelf: Shelf, articles: readonly IndexedArticle[]): Generator<SearchArticle> {
  for (const article of articles) yield withSectionsOf(shelf, article);
}

function withSectionsOf(shelf: Shelf, { bound, ...card }: IndexedArticle): SearchArticle {
  return { ...card, ...readPiece(shelf, 'search', bound) };
}

/**
 * In a build: what an article's files are made from, and the files themselves, are kept from one build to the next.
 *
 * @param made Called for each article that had nothing kept.
 */
export function keptSearchFiles(
  shelf: Shelf,
  articles: readonly IndexedArticle[],
  made: () => void,
): Generator<IndexFile> {
  return buildIndexOf(keptParts(shelf, articles, made), { pack });
}

function* keptParts(shelf: Shelf, articles: readonly IndexedArticle[], told: () => void): Generator<SearchPart> {
  const source = sourceKey(['search'], ['astro/search-files.ts'], []);
  for (const article of articles) {
    const key = hashKey(['part of the search', source, JSON.stringify(article)]);
    const kept = shelf.part.get(key);
    if (kept) yield { ...kept, chunks: kept.chunks.map(([sections, file]) => [sections, bytesOf(file)] as const) };
    else {
      const made = partOf(withSectionsOf(shelf, article), { pack });
      shelf.part.put(key, {
        ...made,
        chunks: made.chunks.map(([sections, file]) => [sections, textOf(file)] as const),
      });
      told();
      yield made;
    }
  }
}

/** The store keeps texts. */
function textOf(file: Uint8Array): string {
  return Buffer.from(file).toString('base64');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
