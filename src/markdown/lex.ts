import { Lexer, Marked } from 'marked';
import { normaliseSource } from '../diagnostics/index.ts';
import { diagnose } from './diagnose.ts';
import { guard } from './guard.ts';
import { frontMatterEnd, Lines, mayOpenFrontMatter } from './lines.ts';
import { type Mask, mask } from './mask.ts';
import { placeTokens } from './places.ts';
import { restoreBlocks } from './restore.ts';
import { type Found, scan } from './scan.ts';
import { joinSoftBreaks } from './softbreaks.ts';
import { continuations } from './streaming.ts';
import { maskedTokenizer, rememberMask } from './tokenizer.ts';
import type { ArticleToken, Lexed, MathSpan } from './types.ts';

function spansOf(found: readonly Found[]): MathSpan[] {
  return found.flatMap((item) => {
    if (item.kind !== 'formula') return [];
    const { tex, display, start, end } = item;
    return [{ tex, display, start, end }];
  });
}

/**
 * The formulas of a Markdown source in order. With `final: false` the source is the beginning of a text that is still
 * arriving: reported are the formulas that whatever follows leaves as they are. The first opener (of a formula, a code
 * span, a tag, a link's destination, …) whose end has not come yet holds back all that stand behind it.
 */
export function findMath(text: string, options: { final?: boolean } = {}): MathSpan[] {
  const source = normaliseSource(text);
  const { found, openFrom } = scan(source);
  if (options.final !== false) return spansOf(found);
  if (mayOpenFrontMatter(source)) return [];
  const settled = spansOf(found).filter((span) => span.end <= openFrom);
  return continuations(source, new Lines(source)).reduce(stillThere(source), settled);
}

/** Of the first spans those that are there also when `source` goes on in a given way, up to one that is not. */
function stillThere(source: string): (spans: MathSpan[], continuation: string) => MathSpan[] {
  return (spans, continuation) => {
    const { found, openFrom } = scan(source + continuation);
    const others = spansOf(found);
    const end = spans.findIndex((span, i) => !sameSpan(span, others[i]) || span.end > openFrom);
    return end < 0 ? spans : spans.slice(0, end);
  };
}

function sameSpan(a: MathSpan, b: MathSpan | undefined): boolean {
  return a.start === b?.start && a.end === b.end && a.tex === b.tex && a.display === b.display;
}

const marked = new Marked({ gfm: true }).use({ tokenizer: maskedTokenizer });

/** marked's tokens of a masked text from offset `from` on. */
function tokenize(masked: Mask, from: number): ArticleToken[] {
  const options = { ...marked.defaults };
  rememberMask(options, masked);
  // marked drops blanks at the end of a list that ends the input without a newline.
  const addNewline = !masked.text.endsWith('\n');
  const tokens: ArticleToken[] = new Lexer(options).lex(masked.text.slice(from) + (addNewline ? '\n' : ''));
  if (addNewline) dropNewline(tokens);
  restoreBlocks(masked, tokens);
  return tokens;
}

/** A text that must not reach marked, shown as it is. */
function verbatim(source: string, from: number): ArticleToken[] {
  const text = source.slice(from);
  return [{ type: 'code', raw: text, text }];
}

/**
 * Markdown of the dialect to tokens: marked's own, with every formula as a `math` or `reference` token, displays as
 * blocks of their own, and line breaks between Chinese characters joined. Front matter becomes a `space` token.
 * `raw` of the top-level tokens adds up to `source`.
 */
export function lex(text: string): Lexed {
  const source = normaliseSource(text);
  const { found, refused } = scan(source);
  const masked = mask(source, found);
  const from = frontMatterEnd(source);
  const diagnostics = diagnose(source, found, refused);
  const fault = guard(masked.text);
  const tokens = fault ? verbatim(source, from) : tokenize(masked, from);
  if (fault) diagnostics.unshift(fault);
  if (from > 0) tokens.unshift({ type: 'space', raw: source.slice(0, from) });
  joinSoftBreaks(tokens);
  placeTokens(source, tokens, 0);
  return { source, tokens, spans: spansOf(found), diagnostics };
}

/** Takes the newline that `tokenize` added off the last token's `raw`. */
function dropNewline(tokens: ArticleToken[]): void {
  const last = tokens.at(-1);
  if (!last?.raw.endsWith('\n')) return;
  last.raw = last.raw.slice(0, -1);
  if (last.raw === '') tokens.pop();
}
