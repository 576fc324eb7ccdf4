import type { Token, Tokens } from 'marked';
import { cut, type Mask, type Masked, unmask } from './mask.ts';
import { HtmlContext } from './html-context.ts';
import { asBlocks, hasDisplay, isTaggedDisplay, splitBlock, splitHeading } from './split.ts';
import type { FoundFormula } from './scan.ts';
import type { ArticleToken, ContainerToken, MathToken } from './types.ts';

/** Puts the formulas back into marked's tokens, in place: children first, then each token's own strings. */

/** What stands between references that are a formula's only content: TeX, and what it shows. */
const BETWEEN = /^(?:[\s~,，、;；–-]|\\[,;: ]|\\q?quad(?![A-Za-z])|\\text\{[^{}\\$]*\})*$/;
const REFERENCE = /\\(eq)?ref\{([^{}$\\]+)\}/g;

/** What spacing and text of TeX are in a sentence. */
function betweenAsText(tex: string): string {
  return tex.replace(/\\text\{([^{}\\$]*)\}/g, '$1').replace(/(?:\\[,;: ]|\\q?quad|~|\s)+/g, ' ');
}

/**
 * A formula that is nothing but references, `$\eqref{a},\eqref{b}$`, as references in the text, which break lines and
 * translate like any others; null for one that is mathematics.
 */
function referencesOf(item: FoundFormula, raw: string): ArticleToken[] | null {
  const { tex, start, end, texStart } = item;
  const found = item.display || !item.verbatim ? [] : [...tex.matchAll(REFERENCE)];
  if (found.length === 0) return null;
  const tokens: ArticleToken[] = [];
  let at = 0;
  for (const [i, match] of found.entries()) {
    const between = tex.slice(at, match.index);
    const label = match[2]?.trim() ?? '';
    if (!BETWEEN.test(between) || label === '' || (i === 0 && between.trim() !== '')) return null;
    if (i > 0) tokens.push({ type: 'text', raw: between, text: betweenAsText(between), escaped: false });
    at = match.index + match[0].length;
    const last = i === found.length - 1;
    const from = i === 0 ? start : texStart + match.index;
    const to = last ? end : texStart + at;
    const written = raw.slice(from - start, last ? raw.length : to - start);
    tokens.push({ type: 'reference', raw: written, label, paren: match[1] !== undefined, start: from, end: to });
  }
  return tex.slice(at).trim() === '' ? tokens : null;
}

function toTokens(mask: Mask, item: Masked, block: boolean): ArticleToken[] {
  const raw = mask.source.slice(item.start, item.maskEnd);
  // The mark of a block that its list or quote has torn apart.
  if ('head' in item) return [{ type: 'text', raw, text: raw, escaped: false }];
  if (item.kind === 'reference') {
    return [{ type: 'reference', raw, label: item.label, paren: item.paren, start: item.start, end: item.end }];
  }
  const token: MathToken = {
    type: 'math',
    raw,
    written: mask.source.slice(item.start, item.end),
    tex: item.tex,
    display: item.display,
    block: block && item.display,
    texStart: item.texStart,
    start: item.start,
    end: item.end,
    ...(item.id === undefined ? {} : { id: item.id }),
  };
  return referencesOf(item, raw) ?? [token];
}

const STRINGS = ['raw', 'text', 'href', 'title', 'lang', 'tag', 'label'] as const;

/** Restores a token's own strings; its children are left alone. */
function restoreStrings(mask: Mask, token: object): void {
  for (const key of STRINGS) {
    const value: unknown = Reflect.get(token, key);
    if (typeof value === 'string' && value.includes(mask.mark)) Reflect.set(token, key, unmask(mask, value));
  }
}

function isText(token: Token): token is Tokens.Text {
  return token.type === 'text';
}

/** Cuts a text token at its placeholders. `raw` and `text` differ where a character reference was decoded. */
function cutText(mask: Mask, token: Tokens.Text, block: boolean): ArticleToken[] {
  const texts = cut(mask, token.text);
  const raws = token.raw === token.text ? texts : cut(mask, token.raw);
  return texts.flatMap((piece, i): ArticleToken[] => {
    if (typeof piece !== 'string') return toTokens(mask, piece, block);
    const raw = raws[i];
    return [{ ...token, raw: typeof raw === 'string' ? raw : piece, text: piece }];
  });
}

function childrenOf(token: Token): Token[] | null {
  return 'tokens' in token && Array.isArray(token.tokens) ? token.tokens : null;
}

function replaceAll(tokens: Token[], by: readonly ArticleToken[]): void {
  // In place, since others may hold the list; no spread, which overflows the stack on long ones.
  tokens.length = 0;
  for (const token of by) tokens.push(token);
}

/** `block`: whether a display may stand here as a block without splitting anything, as right in a table cell. */
function restoreInline(mask: Mask, tokens: Token[], block: boolean): void {
  const out: ArticleToken[] = [];
  for (const token of tokens) {
    const children = childrenOf(token);
    if (children) {
      if (token.type !== 'image' || token.raw.includes(mask.mark)) {
        restoreInline(mask, children, false);
      }
    } else if (isText(token) && token.raw.includes(mask.mark)) {
      for (const piece of cutText(mask, token, block)) out.push(piece);
      continue;
    }
    if (!MARKED.has(token.type)) restoreForeign(mask, token);
    restoreStrings(mask, token);
    out.push(token);
  }
  replaceAll(tokens, out);
}

/** One inline run that stands for itself: a display stays in the line. */
export function restoreRun(mask: Mask, tokens: Token[]): void {
  restoreInline(mask, tokens, false);
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}

function restoreTable(mask: Mask, table: Tokens.Table): void {
  for (const row of [table.header, ...table.rows]) {
    for (const cell of row) {
      restoreInline(mask, cell.tokens, true);
      restoreStrings(mask, cell);
    }
  }
  restoreStrings(mask, table);
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

function isHtml(token: Token): token is Tokens.HTML {
  return token.type === 'html';
}

/** Text in an HTML block is scanned: the block is cut at its formulas, but for those in a tag that never ends. */
function cutHtml(mask: Mask, token: Tokens.HTML): ArticleToken[] {
  const context = new HtmlContext();
  return cut(mask, token.raw).flatMap((piece): ArticleToken[] => {
    if (typeof piece !== 'string' && !context.insideTag) return toTokens(mask, piece, context.takesBlock);
    const raw = typeof piece === 'string' ? piece : mask.source.slice(piece.start, piece.maskEnd);
    context.read(raw);
    return [{ ...token, raw, text: raw }];
  });
}

function isContainer(token: Token): token is Token & ContainerToken {
  return token.type === 'container' && 'title' in token && Array.isArray(token.title);
}

const MARKED = new Set(
  'blockquote br checkbox code codespan def del em escape heading hr html image link list list_item paragraph space strong table text'.split(
    ' ',
  ),
);

function isToken(value: unknown): value is Token {
  return typeof value === 'object' && value !== null && 'type' in value && 'raw' in value;
}

/** A token of another extension: every list of tokens in it, and every text of its own, however deep. */
function restoreForeign(mask: Mask, token: object, seen = new Set<object>()): void {
  seen.add(token);
  for (const key of Object.keys(token)) {
    const value: unknown = Reflect.get(token, key);
    if (typeof value === 'string') {
      if (value.includes(mask.mark)) Reflect.set(token, key, unmask(mask, value));
    } else if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    else if (Array.isArray(value) && value.length > 0 && value.every(isToken)) {
      if (key !== 'tokens') restoreBlocks(mask, value);
      // A cell of a table, say: no token itself, and its text is one run.
      else if (!isToken(token)) restoreInline(mask, value, true);
    } else restoreForeign(mask, value, seen);
  }
}

/** Restores one block; a paragraph that holds a display becomes several. */
function restoreBlock(mask: Mask, token: Token): ArticleToken[] {
  if (isTable(token)) {
    restoreTable(mask, token);
    return [token];
  }
  if (isList(token)) {
    for (const item of token.items) {
      restoreBlocks(mask, item.tokens);
      restoreStrings(mask, item);
    }
    restoreStrings(mask, token);
    return [token];
  }
  if (isContainer(token)) {
    restoreInline(mask, token.title, false);
    restoreBlocks(mask, token.tokens);
    restoreStrings(mask, token);
    return [token];
  }
  if (isHtml(token) && token.raw.includes(mask.mark)) return cutHtml(mask, token);
  if (isText(token) && !token.tokens && token.raw.includes(mask.mark)) return cutText(mask, token, true);
  const children = childrenOf(token);
  if (!children || (token.type !== 'paragraph' && token.type !== 'heading' && token.type !== 'text')) {
    if (children) restoreBlocks(mask, children);
    if (!MARKED.has(token.type)) restoreForeign(mask, token);
    restoreStrings(mask, token);
    return [token];
  }
  restoreInline(mask, children, false);
  restoreStrings(mask, token);
  if (!hasDisplay(children))
    return token.type === 'paragraph' && isTaggedDisplay(children) ? blocksOf(token, children) : [token];
  return token.type === 'heading' ? splitHeading(token, children) : splitBlock(token, children);
}

/** A paragraph of tags and displays, without the paragraph. */
function blocksOf(token: Token, children: readonly ArticleToken[]): ArticleToken[] {
  const inner = children.map(({ raw }) => raw).join('');
  const [before, after] = token.raw.split(inner, 2);
  const blocks = asBlocks(children);
  if (before) blocks.unshift({ type: 'space', raw: before });
  if (after) blocks.push({ type: 'space', raw: after });
  return blocks;
}

export function restoreBlocks(mask: Mask, tokens: Token[]): void {
  replaceAll(
    tokens,
    tokens.flatMap((token) => restoreBlock(mask, token)),
  );
}
