/** Stands in a text for each formula, in order. */
export const FORMULA = '\uFFFC';

export interface Formula {
  /** As the author wrote it. */
  tex: string;
  /** Drawing and MathML; `''` where it could not be typeset. */
  html: string;
}

/** Ids of the outlines that a drawing uses. */
export function glyphsIn(html: string): string[] {
  return Array.from(html.matchAll(/<use href="#([^"]+)"/g), ([, id = '']) => id);
}

/** Text as a reader sees it, with `FORMULA` where a formula stands. */
export interface Run {
  text: string;
  formulas: Formula[];
}

/** What stands from one heading that can be linked to up to the next. */
export interface Section {
  /** `null` before the first heading. */
  id: string | null;
  /** The article's title before the first heading. */
  heading: Run;
  body: Run;
}

/** What a hit says of its article. */
export interface ArticleCard {
  title: string;
  /** Path with the base. */
  url: string;
  /** BCP 47. */
  lang: string;
}

export interface SearchArticle extends ArticleCard {
  /** From `sectionsOf`. */
  sections: readonly Section[];
  /** Outlines of their glyphs: id → path data. */
  glyphs: Readonly<Record<string, string>>;
}

/** What a query begins with: the whole of `index.bin`. */
export interface Manifest {
  sections: number;
  shards: number;
  /** How many sections each file of texts has. */
  chunks: number[];
  /** Ids of the outlines in each file of outlines. */
  outlines: string[][];
}

/** Text, then the places of its formulas in the chunk's table. */
export type PackedRun = [text: string, formulas: number[]];

/** One `t<n>.bin`: sections in a row, with all that hits in them show. */
export interface Chunk {
  articles: ArticleCard[];
  /** Source and HTML. */
  formulas: [tex: string, html: string][];
  sections: { article: number; id: string | null; heading: PackedRun; body: PackedRun }[];
}

/** One `o<n>.bin`: id → path data. */
export type Outlines = Record<string, string>;
