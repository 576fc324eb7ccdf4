import type { Token, Tokens } from 'marked';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { ContainerHead } from './containers.ts';

/** A formula in a Markdown source. */
export interface MathSpan {
  /** What MathJax gets: the author's text between the delimiters, except for what the dialect names. */
  tex: string;
  /** Set as a display (a block of its own) or in the line. */
  display: boolean;
  /** UTF-16 offsets into the LF-normalised source; `source.slice(start, end)` is the formula with its delimiters. */
  start: number;
  end: number;
}

/** A formula that `lex` found, where it stands among Markdown's tokens. */
export interface MathToken {
  type: 'math';
  raw: string;
  /** The author's text with its delimiters; `raw` has besides what makes the run's `raw` add up. */
  written: string;
  tex: string;
  display: boolean;
  /** True where it stands among blocks (a display that split its paragraph); false inside a line, also in display style. */
  block: boolean;
  /** Offset of `tex` in the source; exact unless quote markers were stripped. */
  texStart: number;
  start: number;
  end: number;
  /** From `{#id}` behind a display. */
  id?: string | undefined;
}

/** `\eqref{…}` or `\ref{…}`: a formula that is nothing else, or one that stands bare in the text. */
export interface ReferenceToken {
  type: 'reference';
  raw: string;
  label: string;
  /** With parentheses: `\eqref`. */
  paren: boolean;
  start: number;
  end: number;
}

/** `:::name{…} title` … `:::`. */
export interface ContainerToken {
  type: 'container';
  raw: string;
  head: ContainerHead;
  /** Inline tokens of the title; empty where there is none. */
  title: Token[];
  tokens: Token[];
  start: number;
  end: number;
}

/** `[^label]: note`. */
export interface FootnoteToken {
  type: 'footnote';
  raw: string;
  label: string;
  tokens: Token[];
}

/** `[^label]`, also where no note has that label. */
export interface FootnoteReferenceToken {
  type: 'footnote-reference';
  raw: string;
  label: string;
  /** In the text of a link, where no other link can stand. */
  inLink: boolean;
}

/** marked's own tokens, ours, and the place of those that can be at fault. */
export type ArticleToken = Token | MathToken | ReferenceToken | ContainerToken | FootnoteToken | FootnoteReferenceToken;

/** Links, images and notes carry their place in the source where it could be found. */
export type Placed<T extends Tokens.Link | Tokens.Image> = T & { start?: number; end?: number };

export interface Lexed {
  /** LF-normalised source. */
  source: string;
  tokens: ArticleToken[];
  spans: MathSpan[];
  diagnostics: Diagnostic[];
}
