import type { Diagnostic } from '../diagnostics/index.ts';
import type { MathToken } from '../markdown/index.ts';
import type { Surroundings } from './formula-html.ts';
import type { NumberedRow } from './numbering.ts';
import type { Sides } from './sides.ts';
import type { TheoremNames, TheoremOptions } from './theorem-kinds.ts';

/** Where the public address of an article or a label is not yet known, the finished HTML has a hole. */
export type Hole = ReferenceHole | FormulaHole | LinkHole | PictureHole;

/** `\eqref{label}`: becomes the whole link, `<a href="#eq-…">…(3)…</a>`, or `<a href="#thm:…">定理 2</a>`. */
export interface ReferenceHole {
  type: 'reference';
  label: string;
  paren: boolean;
  /** False inside a link, where no link may stand. */
  linked: boolean;
  start: number;
  end: number;
}

/** A formula that cites another article within itself: becomes its whole markup, typeset when the numbers are known. */
export interface FormulaHole {
  type: 'formula';
  token: MathToken;
  /** How many of the article's definitions are in force. */
  definitions: number;
  rows: readonly NumberedRow[];
  sides: Sides;
  around: Omit<Surroundings, 'mode'>;
  references: readonly Omit<ReferenceHole, 'type' | 'linked'>[];
  start: number;
  end: number;
}

/** The value of an `href` attribute that leads inside the site; becomes an escaped URL. */
export interface LinkHole {
  type: 'link';
  /** As the author wrote it: `../other/index.md#part`, `/posts/x/`, `#part`, `notes.pdf`. */
  href: string;
  start: number;
  end: number;
}

/** A picture beside the article; becomes a whole `<img …>` when the page is written. */
export interface PictureHole {
  type: 'picture';
  /** Relative to the article's folder, decoded: `figures/a b.png`. */
  src: string;
  alt: string;
  /** Links to its full size. */
  zoom: boolean;
  start: number;
  end: number;
}

/** Finished HTML and holes, in order. */
export type Parts = readonly (string | Hole)[];

/** What is left after `bind`: only pictures, whose names the page learns from Astro. */
export type BoundParts = readonly (string | PictureHole)[];

export interface FrontMatter {
  title: string;
  /** ISO date, `2026-11-24`; `null` in a file without front matter. */
  date: string | null;
  updated: string | null;
  /** Defaults to the site's author. */
  author: string | null;
  tags: string[];
  /** What the article is filed under; at most one. */
  category: string | null;
  /** The series that it is part of; offsets of the value in the source. */
  series: { name: string; order: number | null; start: number; end: number } | null;
  description: string | null;
  draft: boolean;
  /** Of a translation: what the words inside its formulas are in the original, and in it. */
  words: Record<string, string>;
  /** Language of the article, e.g. `zh-CN`; defaults to the site's. */
  lang: string | null;
}

interface HeadingText {
  depth: number;
  id: string;
  /** Plain text, formulas as Unicode or TeX; before `bind` with marks for references to other articles (`plain.ts`). */
  text: string;
}

export interface Heading extends HeadingText {
  /** Inline HTML without links and ids, formulas typeset; for tables of contents. */
  html: string;
}

/** The same before `bind`. */
export interface HeadingParts extends HeadingText {
  parts: Parts;
}

/** What a label can stand on. */
export interface Citable {
  /** Without `eq:` stripped: as the author wrote it. */
  label: string | null;
  /** What is printed in the parentheses, `3` or `*`; `null` for an unnumbered row. */
  number: string | null;
  /** Id of the element to link to; `null` where nothing can be linked. */
  id: string | null;
  start: number;
  end: number;
  /** Line and column of `start`, `12:5`. */
  at: string;
}

/** A row of a display. */
export type Equation = Citable;

/** A theorem, or what else is stated in a block of its own; its names are what stands before its number. */
export interface Statement extends Citable, TheoremNames {
  /** English name of the block: `theorem`. */
  kind: string;
  /** What stands before the number in its own article. */
  name: string;
  /** Plain text, as headings have it; `''` where it has none. */
  title: string;
}

export interface Excerpt {
  parts: Parts;
  glyphs: string[];
  /** True where the article goes on after it. */
  more: boolean;
}

export interface Showpiece {
  /** `<svg …>` whose glyphs are among the article's. */
  svg: string;
  glyphs: string[];
}

/** One article, rendered alone. Plain data: it is stored as JSON and sent between threads. */
export interface Article {
  meta: FrontMatter;
  body: Parts;
  excerpt: Excerpt;
  /** The whole article for feeds. */
  feed: Parts;
  /** A display that stands for the article in its picture; `null` where it has none. */
  showpiece: Showpiece | null;
  headings: HeadingParts[];
  /** Ids of `:::` blocks and of the author's own HTML. */
  otherIds: string[];
  equations: Equation[];
  statements: Statement[];
  /** TeX in which the article defines macros, in order; only where a formula cites another article. */
  definitions: readonly string[];
  /** Relative pictures of the body in order, each once. */
  pictures: string[];
  /** Plain text of the whole article, as the headings have it; for search and descriptions. */
  text: string;
  /** How long it takes to read, in whole minutes. */
  minutes: number;
  /** Outline of every glyph the article uses: id → path data. */
  glyphs: Record<string, string>;
  /** Shiki's class → its declarations. */
  codeStyles: Record<string, string>;
  diagnostics: Diagnostic[];
}

/** A file beside the article, LF-normalised, or why there is none. */
export type FileBeside = { text: string } | { fault: Pick<Diagnostic, 'id' | 'message' | 'hint'> };

/** By the name that the article has for them. */
export type FilesBeside = Readonly<Record<string, FileBeside>>;

/** What articles have from their site. */
export interface SiteOptions {
  /** TeX with `\newcommand`s in force for every article. */
  macros?: string;
  /** BCP 47, of articles that name none (default `zh-CN`): decides which words are put between the author's. */
  language?: string;
  theorems?: TheoremOptions;
}

/** The article that a translation translates. */
export interface Original {
  slug: string;
  /** BCP 47, of the translation, as the name of its file has it. */
  language: string;
  /** Front matter of the original, and the TeX of its own macros. */
  meta: FrontMatter;
  macros: string | null;
}

export interface RenderOptions extends SiteOptions {
  /** `optional` (default `required`): a file without front matter, or without a title in it, is no error. */
  frontMatter?: 'required' | 'optional';
  /** Of a translation. */
  original?: Original | null;
  /** Texts of the files that the article's blocks show (`filesShown`); one that is not among them is missing. */
  files?: FilesBeside;
}

/** What the rest of the site needs to know of an article in order to cite it. */
export interface SiteEntry {
  slug: string;
  /** Path as the author knows it, `content/posts/x/index.md`. */
  file: string;
  title: string;
  /** BCP 47. */
  lang: string;
  /** Path with the base, `/blog/posts/x/`. */
  url: string;
  draft: boolean;
  equations: Equation[];
  statements: Statement[];
  /** Ids of its headings, in order. */
  headings: string[];
  /** All ids that a link can lead to, but for those of equations. */
  anchors: string[];
}

export interface BindContext extends SiteOptions {
  /** The article's own slug. */
  slug: string;
  /** Path with the base, `/blog/`; always begins and ends with `/`. */
  base: string;
  /** Put before every address of the feed: `https://example.com`. */
  origin?: string;
  entries: ReadonlyMap<string, SiteEntry>;
}

export interface BoundArticle {
  body: BoundParts;
  excerpt: BoundParts;
  feed: BoundParts;
  headings: Heading[];
  text: string;
  /** As in `Article`, with what the formulas use that were typeset now. */
  glyphs: Record<string, string>;
  excerptGlyphs: string[];
  diagnostics: Diagnostic[];
}
