/**
 * What stands directly beside an inline formula. Margins belong on sides that touch a letter or digit; a word joiner
 * goes in where a mark may not be parted from the formula. Neighbours are looked up across emphasis and links.
 */
import type { ArticleToken } from '../markdown/index.ts';
import { decodeReferences, withoutTags } from './html.ts';
import { known, type KnownToken } from './tokens.ts';

export interface Sides {
  before: string;
  after: string;
}

/** Tags that a line goes on through. */
const INLINE_TAG =
  /<\/?(?:a|abbr|b|bdi|bdo|big|cite|del|dfn|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|u|var)\b[^>]*>/gi;

interface Leaf {
  token: KnownToken;
  first: string;
  last: string;
}

/** First and last character of a leaf; `null` for one that shows nothing. */
function ends(token: KnownToken): { first: string; last: string } | null {
  switch (token.type) {
    case 'text':
    case 'escape':
      return endsOf(decodeReferences(token.text));
    case 'html':
      return endsOf(decodeReferences(withoutTags(token.text.replace(INLINE_TAG, '').replace(/<[^>]*>/g, '\n'))));
    case 'codespan':
    case 'math':
    case 'image':
      return { first: 'x', last: 'x' };
    case 'footnote-reference':
      // Stays with the formula before it, as closing marks do.
      return { first: ')', last: ')' };
    case 'reference':
      return token.paren ? { first: '(', last: ')' } : { first: '1', last: '1' };
    default:
      return { first: '\n', last: '\n' };
  }
}

function endsOf(text: string): { first: string; last: string } | null {
  const first = text.codePointAt(0);
  if (first === undefined) return null;
  return { first: String.fromCodePoint(first), last: Array.from(text.slice(-2)).at(-1) ?? '' };
}

function collect(tokens: readonly ArticleToken[], leaves: Leaf[]): void {
  for (const token of known(tokens)) {
    switch (token.type) {
      case 'strong':
      case 'em':
      case 'del':
      case 'link':
        collect(token.tokens, leaves);
        break;
      default: {
        const found = ends(token);
        if (found) leaves.push({ token, ...found });
      }
    }
  }
}

/** Neighbours of every formula of one inline run, or of a list of blocks in which formulas stand among HTML. */
export function sidesIn(tokens: readonly ArticleToken[], into: Map<object, Sides>): void {
  const leaves: Leaf[] = [];
  collect(tokens, leaves);
  leaves.forEach(({ token }, i) => {
    if (token.type !== 'math') return;
    const next = leaves[i + 1];
    // Between two formulas one margin is enough.
    const after = next?.token.type === 'math' ? '' : (next?.first ?? '');
    into.set(token, { before: leaves[i - 1]?.last ?? '', after });
  });
}

const WORD = /[\p{L}\p{M}\p{N}]/u;
const OPENING = new Set('（「《“‘【([〈『〔｛{');
const CLOSING = new Set('，。、；：！？）」》”’】,.;:!?)]〉』〕｝}');

/** Classes of the outer element: ` ml mr`, or fewer. */
export function marginClasses({ before, after }: Sides): string {
  return (WORD.test(before) ? ' ml' : '') + (WORD.test(after) ? ' mr' : '');
}

export function joinsBefore({ before }: Sides): boolean {
  return OPENING.has(before);
}

export function joinsAfter({ after }: Sides): boolean {
  return CLOSING.has(after);
}
