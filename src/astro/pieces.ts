/** An article cut into what is stored of it. */
import type { Article, BindContext } from '../article/index.ts';
// Not by the room's index: it is used where nothing is rendered.
import { bind } from '../article/bind.ts';
import { citationsIn } from '../article/citations.ts';
import { drawingsIn } from '../article/drawings.ts';
import { decodeReferences } from '../article/html.ts';
import { withLabels } from '../article/plain.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { glyphsIn, sectionsOf, type Section } from '../search/index.ts';
import { hashKey } from '../store/index.ts';
import type { PictureUse } from './picture-files.ts';
import { refused, type Shelf, type Summary } from './shelf.ts';
import { packTerms } from './terms.ts';

/** Characters from the beginning of an article's text: enough for every description. */
const OPENING = 1000;

/** Where an article stands. */
export interface Place {
  slug: string;
  /** Path with slashes at both ends. */
  base: string;
  /** Of the published site, which the addresses in feeds begin with. */
  origin: string;
}

/**
 * Key of an article's pieces.
 *
 * @param key That of the article in the store.
 * @param cited What it depends on of other articles; `''` where it cites none.
 */
export function boundKey(key: string, { slug, base, origin }: Place, cited: string): string {
  return hashKey([key, slug, base, origin, cited]);
}

export function summarise(article: Article): Summary {
  const uses = new Map<string, PictureUse>();
  const links = new Set<string>();
  const cited = new Set<string>();
  let cites = false;
  for (const part of [...article.body, ...article.excerpt.parts]) {
    if (typeof part === 'string') continue;
    if (part.type === 'picture')
      uses.set(`${part.start} ${part.src}`, { src: part.src, start: part.start, end: part.end });
    else cites = true;
    if (part.type === 'link') links.add(part.href);
    if (part.type === 'reference') cited.add(part.label);
    if (part.type === 'formula') for (const { label } of part.references) cited.add(label);
  }
  return {
    meta: article.meta,
    headings: article.headings.map(({ depth, id, text }) => ({ depth, id, text: withLabels(text) })),
    otherIds: article.otherIds,
    minutes: article.minutes,
    equations: article.equations,
    statements: article.statements,
    links: [...links],
    cited: [...cited],
    terms: packTerms(`${article.meta.title}\n${article.text}`),
    pictures: [...uses.values()],
    cites,
    codeStyles: article.codeStyles,
    diagnostics: article.diagnostics,
  };
}

/**
 * Stores an article: its pieces at once where nothing of others can change them, else itself, to be bound.
 *
 * @throws Error where the disk refuses.
 */
export async function keepArticle(shelf: Shelf, key: string, article: Article, place: Place): Promise<Summary> {
  const summary = summarise(article);
  if (summary.cites) shelf.article.put(key, article);
  else await keepBound(shelf, boundKey(key, place, ''), article, { ...place, entries: new Map() });
  // Last, since it says that the rest is there.
  shelf.summary.put(key, summary);
  return summary;
}

/**
 * Binds an article and stores its pieces.
 *
 * @param key From `boundKey`.
 * @returns What `bind` had to say.
 * @throws Error where the disk refuses.
 */
export async function keepBound(
  shelf: Shelf,
  key: string,
  article: Article,
  context: BindContext,
): Promise<Diagnostic[]> {
  const { body, excerpt, feed, headings, text, glyphs, excerptGlyphs, diagnostics } = await bind(article, context);
  const html = body.filter((part) => typeof part === 'string').join('');
  const opening = text.slice(0, OPENING);
  if (!shelf.outlines.keep(glyphs)) throw refused();
  shelf.glyphs.put(key, shelf.outlines.digests(glyphs));
  const sections = sectionsOf(article.meta.title, html, decodeReferences);
  shelf.list.put(key, { excerpt, more: article.excerpt.more, glyphs: only(glyphs, excerptGlyphs) });
  shelf.feed.put(key, { feed, opening, drawings: [...drawingsIn(html)] });
  const { showpiece } = article;
  shelf.card.put(key, { formula: showpiece && { svg: showpiece.svg }, glyphs: only(glyphs, showpiece?.glyphs ?? []) });
  shelf.citations.put(key, citationsIn(html, context.base));
  shelf.search.put(key, { sections, glyphs: only(glyphs, glyphsOf(sections)) });
  if (diagnostics.length > 0) shelf.faulty.put(key, true);
  shelf.page.put(key, { body, headings, glyphs, opening });
  return diagnostics;
}

function glyphsOf(sections: readonly Section[]): string[] {
  const formulas = sections.flatMap(({ heading, body }) => [...heading.formulas, ...body.formulas]);
  return [...new Set(formulas.flatMap(({ html }) => glyphsIn(html)))].sort();
}

function only(glyphs: Record<string, string>, ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, glyphs[id] ?? '']));
}
