/** What makes a piece of a translation the same as one of its original. */
import type { Passage, Piece } from '../markdown/index.ts';
import { inWords, type Words } from './words.ts';

/** Signs of equations cited alone: `$\eqref{a}$` is `\eqref{a}`. */
const REFERENCE = /^\s*\\(eq)?ref\s*\{\s*([^{}]+?)\s*\}\s*$/;

/** Piece and what it is compared by; `null` for one that may differ. */
export interface Keyed {
  piece: Piece;
  key: string;
}

/**
 * The pieces of a passage that have to be the same in a translation. Of links within the site the place in the page may
 * differ, since headings do; of those that lead elsewhere there have to be as many. Cells of a table keep their order.
 *
 * @param words Put into the formulas, for those of an original.
 */
export function keyed(source: string, passage: Passage, words: Words = {}): Keyed[] {
  return passage.pieces.flatMap((piece) => {
    const key = keyOf(source, piece, words);
    if (key === null) return [];
    const cell = passage.kind === 'row' ? `${cellOf(source, passage, piece)} ` : '';
    return [{ piece, key: cell + key }];
  });
}

function keyOf(source: string, piece: Piece, words: Words): string | null {
  const text = source.slice(piece.start, piece.end);
  switch (piece.kind) {
    case 'formula':
      return formulaKey(text, piece, words);
    case 'reference':
      return referenceKey(text) ?? text;
    case 'address':
      return addressKey(text);
    case 'HTML':
      // The author's own remarks are none of the reader's, but for the one that ends an excerpt.
      return text.startsWith('<!--') && !/^<!--\s*more\s*-->$/.test(text) ? null : text;
    case 'mark':
      return null;
    case 'code':
    case 'block':
    case 'note':
      return text.replace(/\s+/g, ' ');
  }
}

function referenceKey(tex: string): string | null {
  const [, paren, label] = REFERENCE.exec(tex) ?? [];
  return label === undefined ? null : `\\${paren ?? ''}ref{${label}}`;
}

function formulaKey(text: string, { tex = '', display = false }: Piece, words: Words): string {
  const id = /\{#[^{}]*\}$/.exec(text)?.[0] ?? '';
  return referenceKey(tex) ?? `${display ? '$$' : '$'}${inWords(tex, words).trim().replace(/\s+/g, ' ')}${id}`;
}

function addressKey(address: string): string {
  const bare = address.replace(/^<|>$/g, '');
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(bare) ? 'https:' : `link ${bare.replace(/#.*$/s, '#')}`;
}

/** Number of the cell that a piece stands in: of the bars before it, outside of other pieces. */
function cellOf(source: string, { start, pieces }: Passage, piece: Piece): number {
  let bars = 0;
  let at = start;
  for (const other of pieces) {
    const text = source.slice(at, other.start);
    bars += text.match(/(?<!\\)\|/g)?.length ?? 0;
    if (other === piece) break;
    at = other.end;
  }
  return bars;
}
