import type { ImageMetadata } from 'astro';
import type { Severity } from '../diagnostics/index.ts';
import type { BoundParts, Equation, Heading, Statement, TheoremOptions } from '../article/index.ts';
import type { PartNote } from './series.ts';

export type { PartNote } from './series.ts';

export interface NavigationItem {
  label: string;
  /** Ready for an `href`: site paths carry the base, other addresses stand as the author wrote them. */
  href: string;
}

/** `content/site.yaml`, checked, with the environment's overrides applied. */
export interface SiteConfig {
  title: string;
  /** `''` where the author gave none; so is `description`. */
  subtitle: string;
  description: string;
  author: string;
  /** Origin of the published site without a path or trailing slash, `https://example.com`. */
  url: string;
  /** Path with the base, `/blog/`; always begins and ends with `/`. */
  base: string;
  /** BCP 47, `zh-CN`. */
  language: string;
  /** IANA name, `Asia/Shanghai`: decides which day it is where articles appear. */
  timeZone: string;
  navigation: NavigationItem[];
  licence: { name: string; url: string } | null;
  articlesPerPage: number;
  theorems: TheoremOptions;
  /** What the pages of translations say instead, by language. */
  translations: Record<string, SiteTexts>;
}

/** The site in another language; `undefined` for what stays as it is. */
export interface SiteTexts {
  title?: string | undefined;
  subtitle?: string | undefined;
  description?: string | undefined;
  author?: string | undefined;
  /** Of tags, categories and series, by what they are called in the articles. */
  names: Record<string, string>;
}

/** The site as the pages of one language show it. */
export interface Edition extends SiteConfig {
  /** Language of the translations; `null` for the site itself. */
  edition: string | null;
  /** Path with the base of its front page. */
  home: string;
}

/** A page in one of the languages that there are of it. */
export interface Version {
  /** BCP 47. */
  lang: string;
  /** Path with the base. */
  url: string;
}

/** A diagnostic as a page shows it in dev. */
export interface ShownDiagnostic {
  id: string;
  severity: Severity;
  message: string;
  hint: string | null;
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 units. */
  column: number;
  /** The whole of it as the terminal prints it: place, source line, caret, hint. */
  text: string;
}

/** A picture beside an article; hand `image` to `getImage` untouched (reading a field of it ships the original). */
export interface Picture {
  /** Our own look at the file, in px. */
  width: number;
  height: number;
  /** `png`, `jpeg`, `svg`, … */
  format: string;
  image: ImageMetadata;
}

/** What a list needs to know of an article. */
export interface ArticleSummary {
  /** `en/x` for the English translation of `x`. */
  slug: string;
  /** Path with the base, percent-encoded: `/blog/posts/x/`. */
  url: string;
  title: string;
  author: string;
  /** ISO date, `2026-11-24`; a draft that has none gets today's. */
  date: string;
  /** ISO date, later than `date`; `null` where the article never changed. */
  updated: string | null;
  tags: string[];
  /** What it is filed under. */
  category: string | null;
  description: string | null;
  /** BCP 47; the site's language where the article names none. */
  lang: string;
  /** Only in dev: a draft, or an article whose day has not come. */
  draft: boolean;
  /** How long it takes to read, in whole minutes. */
  minutes: number;
  /** Plain text; for the HTML with typeset formulas see `ReadArticle.headings`. */
  headings: { depth: number; id: string; text: string }[];
  equations: Equation[];
  statements: Statement[];
  /** The body's pictures by the `src` that its holes have. */
  pictures: Record<string, Picture>;
  diagnostics: ShownDiagnostic[];
}

/** What an article's own page needs besides its summary. */
export interface ReadArticle {
  body: BoundParts;
  headings: Heading[];
  /** Outline of every glyph that body and headings use: id → path data. */
  glyphs: Record<string, string>;
  /** Plain text of its beginning, for descriptions. */
  opening: string;
  diagnostics: ShownDiagnostic[];
}

/** What a list shows of an article. */
export interface ReadExcerpt {
  excerpt: BoundParts;
  /** True where the article goes on after the excerpt. */
  more: boolean;
  glyphs: Record<string, string>;
}

export interface ReadForFeed {
  /** The whole article: formulas as MathML, addresses whole but for those of pictures. */
  feed: BoundParts;
  opening: string;
  /** Its live figures as pictures of their own, by where the site serves them. */
  drawings: [path: string, svg: string][];
}

/** A numbered formula, and what cites it. */
export interface FormulaUse {
  id: string;
  /** As in `Equation`. */
  number: string;
  places: {
    href: string;
    /** Of the article; `null` for the formula's own. */
    title: string | null;
    /** Text of the heading; `null` before the first one, and in a note. */
    section: string | null;
    inNote: boolean;
    /** BCP 47, of the article. */
    lang: string;
  }[];
}

/** Articles under a tag, or in a category. */
export interface Tag {
  /** As the author wrote it. */
  name: string;
  /** One URL segment, unique in the site also where case does not count; use it as the route's parameter. */
  slug: string;
  /** Path with the base, percent-encoded: `/blog/tags/x/`. */
  url: string;
  /** Newest first. */
  articles: ArticleSummary[];
}

export interface Series {
  /** As articles name it. */
  name: string;
  /** What readers see. */
  title: string;
  description: string | null;
  /** As in `Tag`. */
  slug: string;
  /** Path with the base, percent-encoded: `/blog/series/x/`. */
  url: string;
  /** In the order of reading; never empty. */
  articles: ArticleSummary[];
  /** By slug: what an article needs, earlier ones, and what it gives; of those alone of which something is said. */
  notes: Record<string, PartNote>;
}

export interface PictureOptions {
  /** Value of `sizes`; default fits a text column of 800 px. */
  sizes?: string;
  /** Widths in px of the variants made; wider than the picture ones are left out. Default 480, 800, 1600. */
  widths?: number[];
  /** Put before each address, for feeds: `https://example.com`. */
  origin?: string;
}
