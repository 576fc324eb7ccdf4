/** Ways to look at tokens: marked's list is open (`Tokens.Generic`), ours is closed. */
import type { MarkedToken, Token, Tokens } from 'marked';
import type {
  ArticleToken,
  ContainerToken,
  FootnoteReferenceToken,
  FootnoteToken,
  MathToken,
  ReferenceToken,
} from '../markdown/index.ts';

/** Every token that `lex` makes. */
export type KnownToken =
  MarkedToken | MathToken | ReferenceToken | ContainerToken | FootnoteToken | FootnoteReferenceToken;

export interface Place {
  start: number;
  end: number;
}

type Kind = KnownToken['type'];

const KINDS: Readonly<Record<Kind, true>> = {
  blockquote: true,
  br: true,
  checkbox: true,
  code: true,
  codespan: true,
  container: true,
  def: true,
  del: true,
  em: true,
  escape: true,
  footnote: true,
  'footnote-reference': true,
  heading: true,
  hr: true,
  html: true,
  image: true,
  link: true,
  list: true,
  list_item: true,
  math: true,
  paragraph: true,
  reference: true,
  space: true,
  strong: true,
  table: true,
  text: true,
};

export function isKnown(token: ArticleToken): token is KnownToken {
  return Object.hasOwn(KINDS, token.type);
}

/** The tokens that this room can render; `lex` makes no others. */
export function known(tokens: readonly ArticleToken[]): KnownToken[] {
  return tokens.filter(isKnown);
}

/** Where a token stands, if that was found. */
export function placeOf(token: object): Place | null {
  if (!('start' in token) || !('end' in token)) return null;
  const { start, end } = token;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null;
}

/** Children in document order: of inline tokens, blocks, list items and table cells alike. */
export function childrenOf(token: KnownToken): readonly Token[] {
  switch (token.type) {
    case 'list':
      return token.items;
    case 'table':
      return cellsOf(token).flatMap((cell) => cell.tokens);
    case 'container':
      return [...token.title, ...token.tokens];
    case 'blockquote':
    case 'del':
    case 'em':
    case 'footnote':
    case 'heading':
    case 'image':
    case 'link':
    case 'list_item':
    case 'paragraph':
    case 'strong':
      return token.tokens;
    case 'text':
      return token.tokens ?? [];
    default:
      return [];
  }
}

export function cellsOf(table: Tokens.Table): Tokens.TableCell[] {
  return [table.header, ...table.rows].flat();
}

/** Every token in document order; `visit` returns false to leave the children out. */
export function walk(tokens: readonly ArticleToken[], visit: (token: KnownToken) => boolean | undefined): void {
  for (const token of known(tokens)) if (visit(token) !== false) walk(childrenOf(token), visit);
}
