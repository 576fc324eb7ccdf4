import type { DiagnosticId, Severity } from '../diagnostics/index.ts';

/** A row of a display that takes a number, has a tag or a label. */
export interface Row {
  /** `auto`: the next number of the article; a string: `\tag{…}`'s content as TeX text; `null`: no number. */
  tag: 'auto' | { text: string; star: boolean } | null;
  label: string | null;
  /** Baseline of the row as a fraction of the whole height from the top, 0…1. */
  y: number;
  /** Where the display is a table and nothing else: which row of it this is, and its edges as `y` is. */
  line?: { index: number; top: number; bottom: number };
  /** Rows of `subnumcases` and `subequations` share a number: position in the group, 0 takes the number; (1a), (1b). */
  sub?: number;
  /** Label of the whole group, on its first row: cites the shared number without a letter. */
  groupLabel?: string;
}

/** One formula, typeset. Plain data; holds no number, so that it can be stored by content. */
export interface Typeset {
  /** `<svg …>…</svg>`, glyphs as `<use href="#…">`; sizes in `ex` as attributes, no `style`. */
  svg: string;
  /** `<math …>…</math>` for screen readers. */
  mathml: string;
  /** `<math …>` without `alttext`, complete with spaces and sizes: for readers of feeds, which draw it. */
  drawnMathml: string;
  /** Natural width in em of the formula's own font size (1 em = 1000 units = 1/0.442 ex). */
  width: number;
  rows: Row[];
  /** Ids of the glyphs that `svg` uses. */
  glyphs: string[];
}

/** A fault in a formula; offsets count in its TeX. */
export interface TexFault {
  /** `math/undefined-macro`, … */
  id: DiagnosticId;
  severity: Severity;
  message: string;
  hint?: string | undefined;
  start: number;
  end: number;
}

export interface TypesetResult {
  /** `null` where the formula could not be typeset. */
  typeset: Typeset | null;
  faults: TexFault[];
  /** Labels that it cites by `\ref` or `\eqref`, its macros expanded. */
  cites: readonly string[];
}

/** What a formula shows for a label. */
export interface CitedNumber {
  /** `3`. */
  text: string;
  href: string;
  /** What stands before the number in the link's name: the other article's title. */
  name?: string | undefined;
}

export interface FormulaInput {
  tex: string;
  display: boolean;
  /** Text of each label that the formula cites by `\ref` or `\eqref`: `3`; only formulas that cite within themselves need it. */
  references?: ReadonlyMap<string, CitedNumber> | undefined;
}

/** Typesets the formulas of one article after the other. Synchronous, no input or output; never throws on a formula. */
export interface Typesetter {
  /** Macros that a formula defines stay until `reset()`. */
  typeset(formula: FormulaInput): TypesetResult;
  /**
   * Reads definitions, one after the other, and draws nothing; offsets of what is wrong count in the whole text. They
   * stay until `reset()`.
   */
  define(tex: string): readonly TexFault[];
  /** Whether a formula may change what later ones mean, by what has been read until now. */
  mayDefine(tex: string): boolean;
  /** Begins a new article: what its formulas defined is gone, the site's macros are in force again. */
  reset(): void;
  /** Path data of a glyph in `Typeset.glyphs`, font units, y downwards. Throws a RangeError for an id that is none. */
  outline(id: string): string;
  /** What is wrong with the site's macros; offsets count in their text. */
  readonly macroFaults: readonly TexFault[];
}
