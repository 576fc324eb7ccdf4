import type { ArticleToken } from './types.ts';

/**
 * Places in the source for tokens that can be at fault. marked keeps none, and inside lists and quotes a token's `raw`
 * lacks the prefixes of its lines, so the first line of each is looked for, in order, within its top-level block.
 */

const PLACED = new Set(['link', 'image', 'code', 'html', 'heading', 'def', 'table', 'footnote', 'footnote-reference']);

/** Those with others inside. */
const HOLDERS = new Set(['link', 'table', 'heading', 'footnote']);

/** Searches that find nothing cost the rest of a block each; after so many of them a document gets no more places. */
const MAX_MISSES = 200;

interface Cursor {
  source: string;
  at: number;
  end: number;
  misses: number;
}

function childLists(token: ArticleToken): unknown[] {
  const lists: unknown[] = [];
  for (const key of ['title', 'header', 'rows', 'items', 'tokens']) {
    const value: unknown = Reflect.get(token, key);
    if (Array.isArray(value)) for (const child of value.flat()) lists.push(child);
  }
  return lists;
}

function isToken(value: unknown): value is ArticleToken {
  return typeof value === 'object' && value !== null;
}

function place(cursor: Cursor, token: ArticleToken): void {
  if (PLACED.has(token.type) && cursor.misses < MAX_MISSES) {
    const raw = token.raw.trim();
    const line = raw.split('\n', 1)[0] ?? '';
    const at = cursor.source.indexOf(line, cursor.at);
    if (line === '' || at < 0 || at + line.length > cursor.end) cursor.misses++;
    else {
      const end = cursor.source.startsWith(raw, at) ? at + raw.length : at + line.length;
      Object.assign(token, { start: at, end });
      cursor.at = HOLDERS.has(token.type) ? at : end;
    }
  } else if ('start' in token && typeof token.start === 'number') cursor.at = Math.max(cursor.at, token.start);
  for (const child of childLists(token)) if (isToken(child)) place(cursor, child);
  if (token.type === 'link' && 'end' in token && typeof token.end === 'number')
    cursor.at = Math.max(cursor.at, token.end);
}

/** Gives links, images, code, HTML and headings `start` and `end` where they can be found; `from`: offset of the first. */
export function placeTokens(source: string, tokens: readonly ArticleToken[], from: number): void {
  let at = from;
  let misses = 0;
  for (const token of tokens) {
    const cursor = { source, at, end: at + token.raw.length, misses };
    place(cursor, token);
    misses = cursor.misses;
    at += token.raw.length;
  }
}
