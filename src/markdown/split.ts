import type { Token } from 'marked';
import { betweenTags } from './html-context.ts';
import type { ArticleToken, MathToken } from './types.ts';

/**
 * A display is a block of its own. A paragraph that holds one is split: `p[前 M 后]` becomes `p[前] M p[后]`, also where
 * it lies inside emphasis. Headings, links and the author's own inline HTML cannot be split; there it stays in the line,
 * in display style.
 */

const WRAPPERS = new Set(['strong', 'em', 'del']);

function isDisplay(token: ArticleToken): token is MathToken {
  return token.type === 'math' && 'display' in token && token.display === true;
}

function childrenOf(token: ArticleToken): Token[] | null {
  return 'tokens' in token && Array.isArray(token.tokens) ? token.tokens : null;
}

function mayHoldDisplay(tokens: readonly ArticleToken[]): boolean {
  return tokens.some(
    (token) => isDisplay(token) || (WRAPPERS.has(token.type) && mayHoldDisplay(childrenOf(token) ?? [])),
  );
}

/** Whether a run holds a display that can be taken out of it. */
export function hasDisplay(tokens: readonly ArticleToken[]): boolean {
  if (!mayHoldDisplay(tokens)) return false;
  const between = betweenTags(tokens);
  return tokens.some(
    (token, i) =>
      !between[i] && (isDisplay(token) || (WRAPPERS.has(token.type) && hasDisplay(childrenOf(token) ?? []))),
  );
}

/** A run of nothing but tags and displays needs no paragraph round it: `<font>$$x$$</font>`. */
export function isTaggedDisplay(tokens: readonly ArticleToken[]): boolean {
  const blank = (token: ArticleToken): boolean => token.type === 'text' && token.raw.trim() === '';
  return tokens.some(isDisplay) && tokens.every((token) => isDisplay(token) || token.type === 'html' || blank(token));
}

/** The tokens of such a run as blocks. */
export function asBlocks(tokens: readonly ArticleToken[]): ArticleToken[] {
  return tokens.map((token): ArticleToken => {
    if (isDisplay(token)) return { ...token, block: true };
    return token.type === 'html' ? { ...token, type: 'html', block: true } : { type: 'space', raw: token.raw };
  });
}

type Segment = { display: MathToken } | { inline: ArticleToken[] };

function rawOf(tokens: readonly ArticleToken[]): string {
  return tokens.map((token) => token.raw).join('');
}

/** One wrapper (`**…**`) with displays in it, as a run of wrappers and displays; its marks go to the outer pieces. */
function splitWrapper(token: Token, children: Token[]): Segment[] {
  const inner = rawOf(children);
  const at = token.raw.indexOf(inner);
  const open = at < 0 ? '' : token.raw.slice(0, at);
  const close = at < 0 ? '' : token.raw.slice(at + inner.length);
  const pieces = segments(children);
  return pieces.map((piece, i): Segment => {
    const before = i === 0 ? open : '';
    const after = i === pieces.length - 1 ? close : '';
    if ('display' in piece) return { display: { ...piece.display, raw: before + piece.display.raw + after } };
    const raw = rawOf(piece.inline);
    const kept = trim(piece.inline, i > 0, i < pieces.length - 1);
    if (kept.length === 0) return { inline: [{ type: 'text', raw: before + raw + after, text: '' }] };
    return { inline: [{ ...token, raw: before + raw + after, text: raw.trim(), tokens: kept }] };
  });
}

function segments(tokens: readonly ArticleToken[]): Segment[] {
  const out: Segment[] = [];
  let run: ArticleToken[] = [];
  const flush = (): void => {
    if (run.length > 0) out.push({ inline: run });
    run = [];
  };
  const between = betweenTags(tokens);
  for (const [i, token] of tokens.entries()) {
    const children = childrenOf(token);
    if (between[i]) run.push(token);
    else if (isDisplay(token)) {
      flush();
      out.push({ display: { ...token, block: true } });
    } else if (children && WRAPPERS.has(token.type) && hasDisplay(children)) {
      for (const piece of splitWrapper(token, children)) {
        if ('inline' in piece) run = run.concat(piece.inline);
        else {
          flush();
          out.push(piece);
        }
      }
    } else run.push(token);
  }
  flush();
  return out;
}

function trimText(token: ArticleToken, end: 'start' | 'end'): ArticleToken {
  if (token.type !== 'text' || !('text' in token) || typeof token.text !== 'string') return token;
  return { ...token, text: end === 'start' ? token.text.trimStart() : token.text.trimEnd() };
}

function isEmpty(token: ArticleToken | undefined): boolean {
  return (
    token !== undefined && (token.type === 'br' || (token.type === 'text' && 'text' in token && token.text === ''))
  );
}

/** Takes blanks and hard breaks off the ends that a cut has made; `raw` stays, on the tokens that remain. */
function trim(tokens: readonly ArticleToken[], start: boolean, end: boolean): ArticleToken[] {
  const out = [...tokens];
  for (let first = out[0]; start && first; first = out[0]) {
    const trimmed = trimText(first, 'start');
    out[0] = trimmed;
    if (!isEmpty(trimmed)) break;
    out.shift();
  }
  for (let last = out.at(-1); end && last; last = out.at(-1)) {
    const trimmed = trimText(last, 'end');
    out[out.length - 1] = trimmed;
    if (!isEmpty(trimmed)) break;
    out.pop();
  }
  return out;
}

/**
 * Cuts `raw` so that its pieces hold what `pieces` hold, though not the same white space: marked takes the indentation
 * off a paragraph's lines.
 */
function cutLike(raw: string, pieces: readonly string[]): string[] {
  let at = 0;
  const out = pieces.map((piece) => {
    const from = at;
    for (const char of piece) {
      if (char.trim() === '') continue;
      const found = raw.indexOf(char, at);
      if (found < 0) break;
      at = found + char.length;
    }
    return raw.slice(from, at);
  });
  const last = out.length - 1;
  if (last >= 0) out[last] = (out[last] ?? '') + raw.slice(at);
  return out;
}

/** A paragraph, or the text of a tight list item, that holds a display. */
export function splitBlock(token: Token, children: readonly ArticleToken[], tail = ''): ArticleToken[] {
  const whole = token.raw.slice(0, token.raw.length - tail.length);
  const inner = rawOf(children);
  const at = whole.indexOf(inner);
  const pieces = segments(children);
  const written = pieces.map((piece) => ('display' in piece ? piece.display.raw : rawOf(piece.inline)));
  const raws = at < 0 ? cutLike(whole, written) : written;
  const blocks = pieces.map((piece, i): ArticleToken => {
    const raw = raws[i] ?? '';
    if ('display' in piece) return { ...piece.display, raw };
    const kept = trim(piece.inline, i > 0, i < pieces.length - 1);
    if (kept.length === 0) return { type: 'space', raw };
    return { type: token.type === 'heading' ? 'paragraph' : token.type, raw, text: raw.trim(), tokens: kept };
  });
  if (at < 0) return blocks;
  // What the block's own `raw` has before and behind its children: indentation, the closing newline.
  const before = whole.slice(0, at);
  const after = whole.slice(at + inner.length);
  if (before) blocks.unshift({ type: 'space', raw: before });
  if (after) blocks.push({ type: 'space', raw: after });
  return blocks;
}

const UNDERLINE = /\n[ \t]*(=+|-+)[ \t]*\n*$/;

/** Whether every display of a run has its lines for itself. */
function displaysStandAlone(children: readonly ArticleToken[]): boolean {
  return children.every((token, i) => {
    if (!isDisplay(token)) return !mayHoldDisplay([token]);
    const before = children[i - 1]?.raw ?? '\n';
    const after = children[i + 1]?.raw ?? '\n';
    return /\n[ \t]*$/.test(before) && /^[ \t]*\n/.test(after);
  });
}

/**
 * A display on a line of its own with `---` below it looks to marked like a heading with an underline. It is what the
 * author wrote: a display, and a rule or a line of text.
 */
export function splitHeading(token: Token, children: readonly ArticleToken[]): ArticleToken[] {
  const underline = UNDERLINE.exec(token.raw);
  if (!underline || /^ {0,3}#/.test(token.raw) || !displaysStandAlone(children)) return [token];
  const tail = underline[0];
  const line = tail.trim();
  const closing: ArticleToken = /^-{3,}$/.test(line)
    ? { type: 'hr', raw: tail }
    : { type: 'paragraph', raw: tail, text: line, tokens: [{ type: 'text', raw: line, text: line }] };
  return [...splitBlock(token, children, tail), closing];
}
