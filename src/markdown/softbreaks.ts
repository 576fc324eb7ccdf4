import type { Token, Tokens } from 'marked';
import { WIDE } from './characters.ts';
import type { ArticleToken } from './types.ts';

/**
 * A line break in the source between two wide characters, or between one and an inline formula, is no space: Chinese
 * has none between words, and browsers would show one. Changes `text`, never `raw`.
 */

const FORMULA = '\uE000';

interface Leaf {
  token: Tokens.Text | null;
  text: string;
}

function isText(token: ArticleToken): token is Tokens.Text {
  return token.type === 'text' && 'text' in token;
}

/** What the line shows at a leaf that is not text, as far as spaces beside it go. */
function standIn(token: ArticleToken): string {
  if (token.type === 'math' || token.type === 'reference') return FORMULA;
  if (token.type === 'escape' && 'text' in token && typeof token.text === 'string') return token.text;
  return token.type === 'br' ? '\n' : 'x';
}

function collect(tokens: readonly ArticleToken[], out: Leaf[]): void {
  for (const token of tokens) {
    if ('tokens' in token && Array.isArray(token.tokens) && token.type !== 'image') collect(token.tokens, out);
    else if (isText(token)) out.push({ token, text: token.text });
    else if (token.type !== 'html') out.push({ token: null, text: standIn(token) });
  }
}

function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? '';
}

function firstOf(text: string): string {
  return Array.from(text.slice(0, 2))[0] ?? '';
}

function vanishes(before: string, after: string): boolean {
  if (before === '' || after === '') return false;
  const wideBefore = WIDE.test(before);
  const wideAfter = WIDE.test(after);
  return (wideBefore && (wideAfter || after === FORMULA)) || (wideAfter && before === FORMULA);
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

/** A text without the line breaks, and the blanks round them, that vanish; `before` and `after` stand beside it. */
function joined(text: string, before: string, after: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
    let start = at;
    while (start > from && isBlank(text[start - 1])) start--;
    let end = at + 1;
    while (isBlank(text[end])) end++;
    const left = start > 0 ? lastOf(text.slice(Math.max(0, start - 2), start)) : before;
    const right = end < text.length ? firstOf(text.slice(end, end + 2)) : after;
    out += text.slice(from, vanishes(left, right) ? start : end);
    from = end;
  }
  return out + text.slice(from);
}

/** Joins the lines of one inline run. */
function joinLines(tokens: readonly ArticleToken[]): void {
  const leaves: Leaf[] = [];
  collect(tokens, leaves);
  for (let i = 0; i < leaves.length; i++) {
    const leaf = leaves[i];
    if (!leaf?.token?.text.includes('\n')) continue;
    const text = leaf.token.text;
    const before = lastOf(leaves[i - 1]?.text ?? '');
    const after = firstOf(leaves[i + 1]?.text ?? '');
    leaf.token.text = joined(text, before, after);
  }
}

function isInlineRun(token: Token): boolean {
  return token.type === 'paragraph' || token.type === 'heading' || token.type === 'text';
}

export function joinSoftBreaks(tokens: readonly ArticleToken[]): void {
  for (const token of tokens) {
    if (token.type === 'list' && 'items' in token && Array.isArray(token.items)) {
      for (const item of token.items) joinSoftBreaks(itemTokens(item));
    } else if ('tokens' in token && Array.isArray(token.tokens)) {
      if (isInlineRun(token)) joinLines(token.tokens);
      else joinSoftBreaks(token.tokens);
    }
  }
}

function hasTokens(value: object): value is { tokens: Token[] } {
  return 'tokens' in value && Array.isArray(value.tokens);
}

function itemTokens(item: unknown): Token[] {
  return typeof item === 'object' && item !== null && hasTokens(item) ? item.tokens : [];
}
