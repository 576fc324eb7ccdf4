/** What of an earlier translation still holds: it stands in a new template as it is. */
import { type Passage, passagesOf, type Piece } from '../markdown/index.ts';
import { keyed } from './keys.ts';
import { hashOf } from './record.ts';
import type { Words } from './words.ts';

export interface Earlier {
  source: string;
  words: Words;
  /** Hashes of the passages that it translates. */
  record: readonly string[];
}

/** A translated passage, cut at its pieces: text, and numbers of the pieces of the original that stand between. */
export type Carried = readonly (string | number)[];

/** The translations of those passages of the original that did not change since, by their number. */
export function carried(
  original: string,
  passages: readonly Passage[],
  { source, words, record }: Earlier,
): Map<number, Carried> {
  const translated = passagesOf(source);
  const found = new Map<number, Carried>();
  if (translated.length !== record.length) return found;
  const byHash = new Map(record.map((hash, i) => [hash, translated[i]] as const));
  for (const [i, passage] of passages.entries()) {
    const other = byHash.get(hashOf(original, passage));
    const text = other && cut(original, passage, source, other, words);
    if (text) found.set(i, text);
  }
  return found;
}

/** `null` where a piece of the one has no partner in the other. */
function cut(original: string, passage: Passage, source: string, other: Passage, words: Words): Carried | null {
  const own = keysOf(original, passage, words);
  const free = new Set(passage.pieces.keys());
  const parts: (string | number)[] = [];
  let at = other.start;
  for (const [k, key] of keysOf(source, other, {}).entries()) {
    const piece = other.pieces[k];
    const partner = own.findIndex((theirs, n) => free.has(n) && theirs === key);
    if (!piece || partner < 0) return null;
    free.delete(partner);
    parts.push(source.slice(at, piece.start), partner);
    at = piece.end;
  }
  return free.size > 0 ? null : [...parts, source.slice(at, other.end)];
}

/** A key for each piece of a passage; those that may differ are told apart by their text. */
function keysOf(source: string, passage: Passage, words: Words): string[] {
  const keys = new Map<Piece, string>(keyed(source, passage, words).map(({ piece, key }) => [piece, key]));
  return passage.pieces.map((piece) => keys.get(piece) ?? `${piece.kind} ${source.slice(piece.start, piece.end)}`);
}
