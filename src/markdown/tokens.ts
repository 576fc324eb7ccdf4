import type { Token } from 'marked';
import type { Diagnostic } from '../diagnostics/index.ts';
import { diagnose } from './diagnose.ts';
import { guard } from './guard.ts';
import { frontMatterEnd } from './lines.ts';
import type { FoundMark } from './containers.ts';
import { endsBroken, type Mask, mask, type Masked } from './mask.ts';
import { restoreBlocks, restoreRun } from './restore.ts';
import { type Found, scan } from './scan.ts';
import type { ArticleToken } from './types.ts';

export interface MaskedLexing {
  /** Blocks, or one inline run. */
  block: boolean;
  /** True where front matter is no Markdown and becomes a `space` token. */
  frontMatter: boolean;
  /** True where `:::` opens and closes blocks, which the tokenizer must know. */
  blocks: boolean;
  /** True where `raw` must add up to the text also where marked itself drops blanks at the end. */
  whole: boolean;
  /** marked's tokens of masked text; whatever it sets up must know `mask` while it runs. */
  tokenize: (text: string, mask: Mask) => Token[];
}

export interface MaskedTokens {
  tokens: ArticleToken[];
  found: readonly Found[];
  diagnostics: Diagnostic[];
}

/** Scan, mask, marked, restore: the tokens of a LF-normalised source with its formulas among them. */
export function maskedTokens(source: string, lexing: MaskedLexing): MaskedTokens {
  const { found, refused, marks, blockFaults } = scan(source, lexing);
  const masked = mask(source, lexing.blocks ? inOrder([...found, ...marks]) : found);
  const from = lexing.frontMatter ? frontMatterEnd(source) : 0;
  const diagnostics = diagnose(source, found, refused);
  const lexed = lexedOrFault(masked, from, lexing);
  const tokens = 'tokens' in lexed ? lexed.tokens : verbatim(source, from, lexing.block);
  if ('fault' in lexed) diagnostics.unshift(lexed.fault);
  if (lexing.blocks) diagnostics.push(...blockFaults, ...('fault' in lexed ? [] : tornBlocks(masked, marks)));
  if (from > 0) tokens.unshift({ type: 'space', raw: source.slice(0, from) });
  return { tokens, found, diagnostics };
}

/** Some texts make marked itself throw; there is nothing to be done about them but to show them as they are. */
function lexedOrFault(
  masked: Mask,
  from: number,
  lexing: MaskedLexing,
): { tokens: ArticleToken[] } | { fault: Diagnostic } {
  const fault = guard(masked.text, lexing.block);
  if (fault) return { fault };
  try {
    return { tokens: tokenize(masked, from, lexing) };
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof RangeError)) throw error;
    const message = 'marked fails on this text, so it is shown as it is.';
    const hint = 'Look for a list, quote or table with nothing in it, and part the text there.';
    return { fault: { id: 'markdown/not-parsed', severity: 'error', message, hint, start: from, end: from + 1 } };
  }
}

function inOrder(items: Masked[]): Masked[] {
  return items.sort((a, b) => a.start - b.start);
}

/** Blocks that did not come out, since a list or quote ends between their lines. */
function tornBlocks({ used }: Mask, marks: readonly FoundMark[]): Diagnostic[] {
  return marks
    .filter((mark) => mark.kind === 'open' && !used.has(mark))
    .map(({ start, end }) => ({
      id: 'block/torn',
      severity: 'error',
      message: 'A list, a quote or a table begins or ends between the lines that open and close this block.',
      hint: 'Leave a blank line before it, and give both lines the indentation and the `>` of their list or quote.',
      start,
      end,
    }));
}

/** A text that must not reach marked, shown as it is. */
function verbatim(source: string, from: number, block: boolean): ArticleToken[] {
  const text = source.slice(from);
  return [block ? { type: 'code', raw: text, text } : { type: 'text', raw: text, text }];
}

function tokenize(masked: Mask, from: number, lexing: MaskedLexing): ArticleToken[] {
  const text = masked.text.slice(from);
  if (!lexing.block) {
    const run: ArticleToken[] = lexing.tokenize(text, masked);
    restoreRun(masked, run);
    return run;
  }
  const tokens = wholeTokens(text, masked, lexing);
  takeBreaks(masked, tokens);
  restoreBlocks(masked, tokens);
  return tokens;
}

/** Tokens whose `raw` adds up to the text, if that is wanted. */
function wholeTokens(text: string, masked: Mask, { tokenize, whole }: MaskedLexing): ArticleToken[] {
  const tokens: ArticleToken[] = tokenize(text, masked);
  if (!whole || text.endsWith('\n') || tokens.map(({ raw }) => raw).join('') === text) return tokens;
  // marked drops blanks at the end of a list or table that ends the input without a newline.
  const again: ArticleToken[] = tokenize(`${text}\n`, masked);
  dropNewline(again);
  return again;
}

/** A newline that ends a placeholder belongs to its token, not to the blank line that it has made. */
function takeBreaks(masked: Mask, tokens: ArticleToken[]): void {
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    if (next?.type !== 'space' || !next.raw.startsWith('\n') || !endsBroken(masked, token.raw)) continue;
    token.raw += '\n';
    next.raw = next.raw.slice(1);
  }
}

/** Takes an added newline off the last token's `raw`. */
function dropNewline(tokens: ArticleToken[]): void {
  const last = tokens.at(-1);
  if (!last?.raw.endsWith('\n')) return;
  last.raw = last.raw.slice(0, -1);
  if (last.type === 'html' && 'text' in last) last.text = last.raw;
  if (last.raw === '') tokens.pop();
}
