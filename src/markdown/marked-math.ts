/**
 * The dialect as an extension of marked, for any project: `marked.use(markedMath({ typeset }))`. Nothing of marked is
 * imported at run time, so that the reader's own copy (15 or later) does the work.
 */
import type { Hooks, Marked, MarkedExtension, Token, TokenizerObject, Tokens } from 'marked';
import { type AnyDiagnostic, type Diagnostic, normaliseSource } from '../diagnostics/index.ts';
import type { Mask } from './mask.ts';
import { joinSoftBreaks } from './softbreaks.ts';
import { texToText } from './tex-text.ts';
import { maskedTokenizer, plainMaskedTokenizer, rememberMask } from './tokenizer.ts';
import { maskedTokens } from './tokens.ts';
import type { MathToken, ReferenceToken } from './types.ts';

export type { AnyDiagnostic as Diagnostic } from '../diagnostics/index.ts';
export { findMath } from './find.ts';
export { texToText } from './tex-text.ts';
export type { MathSpan } from './types.ts';

/** What `typeset` is told of a formula besides its TeX. */
export interface Formula {
  /** Set as a display, or in the line. */
  display: boolean;
  /** The HTML stands among blocks. A display inside a heading, a link or `parseInline` does not: it stands in a line. */
  block: boolean;
  /** The author's text with its delimiters, and where it stands in the source (UTF-16 units, line ends as `\n`). */
  raw: string;
  start: number;
  end: number;
  /** From `{#id}` behind a display. */
  id?: string | undefined;
}

/** What `reference` is told of a `\ref{…}` or `\eqref{…}`. */
export interface Reference {
  /** True for `\eqref`, whose number stands in parentheses. */
  paren: boolean;
  raw: string;
  start: number;
  end: number;
}

export interface MarkedMathOptions {
  /**
   * HTML of a formula, put in as it is. Called once a formula, in order. May return a promise where marked runs with
   * `async: true`. Where it throws, the page shows the author's text in `<code class="math-error">`.
   */
  typeset: (tex: string, formula: Formula) => string | Promise<string>;
  /**
   * HTML of a reference that stands bare in the text or alone in a formula. Without it a bare one stays text, and one in
   * a formula goes to `typeset` like any other.
   */
  reference?: (label: string, reference: Reference) => string;
  /**
   * Emphasis beside Chinese punctuation (`**谱定理（SVD）**的`), and no space for a line break between Chinese
   * characters. On unless `false`; formulas are found either way.
   */
  cjk?: boolean;
  /** Told of openers that stayed text, of formulas that `typeset` refused, of texts that marked could not take. */
  onDiagnostic?: (diagnostic: AnyDiagnostic) => void;
}

/** A token that has been rendered, or is being. */
interface Rendered {
  type: string;
  raw: string;
  html?: string | Promise<string> | undefined;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function refused(token: Formula, error: unknown, { onDiagnostic }: MarkedMathOptions): string {
  const message = error instanceof Error ? error.message : String(error);
  const { raw, start, end, block } = token;
  const diagnostic: Diagnostic = { id: 'math/not-typeset', severity: 'error', message, start, end };
  onDiagnostic?.(diagnostic);
  const html = `<code class="math-error" title="${escapeHtml(message)}">${escapeHtml(raw)}</code>`;
  return block ? `<p>${html}</p>` : html;
}

/** HTML of one formula; never throws what `typeset` throws. */
function formulaHtml(tex: string, formula: Formula, options: MarkedMathOptions): string | Promise<string> {
  try {
    const html = options.typeset(tex, formula);
    return typeof html === 'string' ? html : html.catch((error: unknown) => refused(formula, error, options));
  } catch (error) {
    return refused(formula, error, options);
  }
}

/** HTML of one of our tokens. */
function tokenHtml(token: MathToken | ReferenceToken, options: MarkedMathOptions): string | Promise<string> {
  if (token.type === 'math') {
    const { display, block, written, start, end, id } = token;
    return formulaHtml(token.tex, { display, block, raw: written, start, end, id }, options);
  }
  const { label, paren, raw, start, end } = token;
  if (options.reference) return options.reference(label, { paren, raw, start, end });
  if (raw.startsWith('\\')) return escapeHtml(raw);
  const tex = `\\${paren ? 'eqref' : 'ref'}{${label}}`;
  return formulaHtml(tex, { display: false, block: false, raw, start, end }, options);
}

function isOurs(token: object): token is Rendered & (MathToken | ReferenceToken) {
  return ('tex' in token && 'texStart' in token) || ('label' in token && 'paren' in token);
}

/** A picture's description as text, with its formulas as Unicode or TeX. */
function descriptionOf(tokens: readonly object[]): string {
  return tokens
    .map((token) => {
      if (isOurs(token)) return token.type === 'math' ? texToText(token.tex) : token.raw;
      if ('tokens' in token && Array.isArray(token.tokens)) return descriptionOf(token.tokens.filter(isObject));
      return 'text' in token && typeof token.text === 'string' ? token.text : '';
    })
    .join('');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isImage(token: object): token is Tokens.Image {
  return 'type' in token && token.type === 'image';
}

/** `alt` takes text only. */
function describeImages(tokens: readonly object[]): void {
  for (const token of tokens) {
    if (!isImage(token)) {
      for (const value of Object.values(token)) {
        if (Array.isArray(value)) describeImages(value.flat().filter(isObject));
      }
    } else if (token.tokens.some(isOurs)) {
      const text = descriptionOf(token.tokens);
      token.tokens.splice(0, token.tokens.length, { type: 'text', raw: token.text, text });
      token.text = text;
    }
  }
}

type Lexing = ReturnType<Hooks['provideLexer']>;

/** A lexer of the reader's marked with ours round it. */
function wrapped(lexer: Lexing, block: boolean, options: MarkedMathOptions): Lexing {
  return (text, lexerOptions) => {
    const source = normaliseSource(text);
    const tokenize = (masked: string, mask: Mask): Token[] => {
      const own = { ...lexerOptions };
      rememberMask(own, mask);
      return lexer(masked, own);
    };
    const { tokens, diagnostics } = maskedTokens(source, {
      block,
      frontMatter: false,
      blocks: false,
      whole: false,
      tokenize,
    });
    if (options.cjk !== false) joinSoftBreaks(block ? tokens : [{ type: 'paragraph', raw: source, tokens }]);
    describeImages(tokens);
    for (const diagnostic of diagnostics) options.onDiagnostic?.(diagnostic);
    return tokens;
  };
}

function renderer(options: MarkedMathOptions): (token: Tokens.Generic) => string {
  return (token) => {
    const known: unknown = token['html'];
    const html = known ?? (isOurs(token) ? tokenHtml(token, options) : '');
    if (typeof html !== 'string') {
      throw new TypeError('typeset returned a promise: call marked with { async: true }');
    }
    return token['block'] === true ? `${html}\n` : html;
  };
}

/**
 * The extension: formulas of the dialect are found before marked reads the text, kept out of its way and put back as
 * tokens of type `math` and `reference`.
 */
export function markedMath(options: MarkedMathOptions): MarkedExtension {
  const tokenizer: TokenizerObject = options.cjk === false ? plainMaskedTokenizer : maskedTokenizer;
  const render = renderer(options);
  return {
    hooks: {
      // marked 15 and 16 call this without an argument.
      provideLexer(this: Hooks, block = this.block) {
        const base: unknown = Object.getPrototypeOf(this);
        if (!isHooks(base)) throw new TypeError('marked has no hook provideLexer: markedMath wants marked 15 or later');
        return wrapped(base.provideLexer.call(this, block), block ?? true, options);
      },
    },
    tokenizer,
    extensions: [
      { name: 'math', renderer: render },
      { name: 'reference', renderer: render },
    ],
    walkTokens(token: Rendered) {
      if (!isOurs(token)) return;
      const html = tokenHtml(token, options);
      token.html = html;
      if (typeof html === 'string') return;
      return html.then((done) => {
        token.html = done;
      });
    },
  };
}

function isHooks(value: unknown): value is Hooks {
  return typeof value === 'object' && value !== null && 'provideLexer' in value;
}

/**
 * Tokens of a text with its formulas among them. `marked.lexer()` runs no extension's hooks: call this instead.
 *
 * @param marked An instance, or marked's own `marked`, that uses `markedMath`.
 */
export function lex(marked: Pick<Marked, 'defaults'>, text: string): Token[] {
  const { hooks } = marked.defaults;
  if (!hooks) throw new TypeError('lex wants a marked that uses markedMath');
  hooks.options = marked.defaults;
  hooks.block = true;
  return hooks.provideLexer(true)(text, marked.defaults);
}
