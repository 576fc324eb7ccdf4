/** The beginning of an article, for lists and feeds. */
import type { Tokens } from 'marked';
import type { ArticleToken } from '../markdown/index.ts';
import type { Labels } from './labels.ts';
import { blockText } from './plain.ts';
import { MORE } from './raw-html.ts';
import { known, type KnownToken } from './tokens.ts';

/** Characters of text up to which whole blocks are taken. */
const LENGTH = 300;

export interface ExcerptTokens {
  tokens: readonly ArticleToken[];
  /** True where the article goes on behind them. */
  more: boolean;
}

/** What stands before `<!--more-->`, else whole blocks up to 300 characters, but at least one. */
export function excerptOf(blocks: readonly ArticleToken[], labels: Labels): ExcerptTokens {
  const tokens = known(blocks);
  const at = tokens.findIndex((token) => isMarker(token) || isMarkedParagraph(token));
  const marked = tokens[at];
  if (!marked) return automatic(tokens, labels);
  const before: ArticleToken[] = tokens.slice(0, at);
  const rest = tokens.slice(at + 1);
  if (marked.type !== 'paragraph') return { tokens: before, more: rest.some(showsSomething) };
  const cut = known(marked.tokens).findIndex(isMarker);
  const paragraph: Tokens.Paragraph = { ...marked, tokens: marked.tokens.slice(0, cut) };
  return { tokens: [...before, paragraph], more: marked.tokens.length > cut + 1 || rest.some(showsSomething) };
}

function isMarker(token: KnownToken): boolean {
  return token.type === 'html' && MORE.test(token.raw);
}

function isMarkedParagraph(token: KnownToken): boolean {
  return token.type === 'paragraph' && known(token.tokens).some(isMarker);
}

function showsSomething(token: KnownToken): boolean {
  if (token.type === 'html') return token.text.replace(/<!--[\s\S]*?-->/g, '').trim() !== '';
  return token.type !== 'space' && token.type !== 'def' && token.type !== 'footnote';
}

/** Headings before the first text are passed over; one behind it ends the excerpt. */
function automatic(tokens: readonly KnownToken[], labels: Labels): ExcerptTokens {
  const taken: KnownToken[] = [];
  let length = 0;
  const shown = tokens.filter(showsSomething);
  let next = 0;
  for (const token of shown) {
    if (token.type === 'heading' || token.type === 'hr') {
      if (length > 0) break;
    } else {
      // HTML cut in the middle would leave a tag open.
      if (token.type === 'html' && length > 0) break;
      length += blockText([token], labels).length;
      if (length > LENGTH && taken.length > 0) break;
      taken.push(token);
    }
    next++;
  }
  return { tokens: taken, more: next < shown.length };
}
