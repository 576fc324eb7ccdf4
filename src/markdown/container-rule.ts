import type { TokenizerThis, Tokens } from 'marked';
import type { FoundMark } from './containers.ts';
import { type Mask, markedAt, placeholderOf } from './mask.ts';
import { maskOf } from './tokenizer.ts';
import type { ContainerToken } from './types.ts';

/** The offset of an opening mark that stands first on a line of `text` from `from` on, up to a blank line; or -1. */
function nextOpening(mask: Mask, text: string, from: number): number {
  for (let at = from; ; at++) {
    let p = at;
    while (text[p] === ' ' && p - at < 3) p++;
    if (text[p] === mask.mark && markedAt(mask, text, p)?.kind === 'open') return at;
    at = text.indexOf('\n', at);
    if (at < 0 || text[at + 1] === '\n') return -1;
  }
}

/** What lies between the marks, and the raw text of it all. */
function inside(mask: Mask, src: string, open: FoundMark): { title: string; body: string; raw: string } | null {
  const at = src.indexOf(mask.mark);
  const close = open.partner ? src.indexOf(placeholderOf(mask, open.partner), at) : -1;
  if (close < 0 || !open.partner) return null;
  const head = at + open.maskEnd - open.start;
  const lineEnd = src.indexOf('\n', head);
  const closeLine = src.lastIndexOf('\n', close) + 1;
  let end = close + open.partner.maskEnd - open.partner.start;
  while (src[end] === ' ' || src[end] === '\t') end++;
  while (src[end] === '\n') end++;
  return { title: src.slice(head, lineEnd), body: src.slice(lineEnd + 1, closeLine), raw: src.slice(0, end) };
}

/** A title without colons behind it, as in `::: name :::`. */
function withoutColons(title: string): string {
  const text = title.trim();
  let end = text.length;
  while (text[end - 1] === ':' || text[end - 1] === '：') end--;
  const closes = text.length - end >= 3 && (end === 0 || text[end - 1] === ' ' || text[end - 1] === '\t');
  return closes ? text.slice(0, end).trim() : text;
}

function container(this: TokenizerThis, src: string): ContainerToken | undefined {
  const mask = maskOf(this.lexer.options);
  if (!mask) return undefined;
  const at = /^ {0,3}/.exec(src)?.[0].length ?? 0;
  const open = src[at] === mask.mark ? markedAt(mask, src, at) : undefined;
  if (open?.kind !== 'open' || !open.head) return undefined;
  const parts = inside(mask, src, open);
  if (!parts) return undefined;
  mask.used.add(open);
  const { head, start, partner } = open;
  const title = this.lexer.inline(withoutColons(parts.title), []);
  const { top } = this.lexer.state;
  this.lexer.state.top = true;
  const tokens = this.lexer.blockTokens(parts.body, []);
  this.lexer.state.top = top;
  return { type: 'container', raw: parts.raw, head, title, tokens, start, end: partner?.end ?? start };
}

/** The rule for `marked.use({ extensions: [containerRule] })`; marks come from the scanner. */
export const containerRule = {
  name: 'container',
  level: 'block' as const,
  childTokens: ['title', 'tokens'],
  start(this: TokenizerThis, src: string): number | undefined {
    const mask = maskOf(this.lexer.options);
    if (!mask?.hasBlocks) return undefined;
    const at = nextOpening(mask, src, 0);
    return at < 0 ? undefined : at;
  },
  tokenizer(this: TokenizerThis, src: string): Tokens.Generic | undefined {
    return container.call(this, src);
  },
};
