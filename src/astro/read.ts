/** Everything a page may ask. Import this module from pages, layouts and components only: it needs Astro's runtime. */
import { getCollection } from 'astro:content';
import { articleUrl } from './address.ts';
import { editionOf, originalOf, translationKey } from '../article/editions.ts';
import { hashKey } from '../store/index.ts';
import { readPiece, type Pieces } from './shelf.ts';
import { compare, newestFirst } from './order.ts';
import { show } from './panel.ts';
import { getState } from './state.ts';
import { tagSlugs } from './tags.ts';
import { relate, type Relations } from './related.ts';
import { citingOf, formulaUses } from './uses.ts';
import type {
  ArticleSummary,
  Edition,
  FormulaUse,
  ReadArticle,
  ReadExcerpt,
  ReadForFeed,
  Series,
  ShownDiagnostic,
  Tag,
  Version,
} from './types.ts';
import { groupByName } from './ways.ts';

export { fillPictures } from './pictures.ts';
export { glyphSheetFor } from './glyphs.ts';
export { diagnosticsPanel } from './panel.ts';
export { cardFile, editionFolder, siteCardFile } from './address.ts';
export { editionOf, originalOf } from '../article/editions.ts';
export { byUpdate, byYear, partOf, type Part } from './ways.ts';
export type * from './types.ts';

/**
 * The site's configuration, `content/site.yaml`.
 *
 * @param edition Language of the translations whose pages ask.
 */
export function getSite(edition: string | null = null): Edition {
  const { site } = getState();
  if (edition === null) return { ...site, edition, home: site.base };
  const { names: _, ...texts } = site.translations[edition] ?? { names: {} };
  const own = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
  return { ...site, ...own, edition, language: edition, home: `${site.base}${edition}/` };
}

/** What a tag, a category or a series is called on the pages of translations, and its language. */
export function nameIn(edition: string | null, name: string): { name: string; lang: string } {
  const { site } = getState();
  const own = edition === null ? undefined : site.translations[edition]?.names[name];
  return edition !== null && own !== undefined ? { name: own, lang: edition } : { name, lang: site.language };
}

/** Path with the base of a path of the site: `/archive/` → `/blog/archive/`. */
export function withBase(path: string): string {
  return getState().site.base + path.replace(/^\/+/, '');
}

/** Whether pages are served to their author, and not built. */
export function inDev(): boolean {
  return getState().command === 'dev';
}

/** Dev: goes into `<meta name="yansuan-version">`, by which an open page finds out that it has missed a save. */
export function devVersion(): number {
  return getState().version;
}

/** ms for which dev's pages take what was computed for one another: a page asks for the articles several times. */
const FRESH = 100;

/** In a build nothing changes while pages are written, so a thousand pages ask once; in dev each one asks. */
function once<T>(compute: () => T): () => T {
  let kept: { value: T; version: number; at: number } | null = null;
  return () => {
    const { command, version } = getState();
    const now = performance.now();
    const stale = command !== 'build' && (kept?.version !== version || now - kept.at > FRESH);
    if (!kept || stale) kept = { value: compute(), version, at: now };
    return kept.value;
  };
}

interface Shelves {
  bySlug: ReadonlyMap<string, ArticleSummary>;
  /** By language of the translations; under `null` the articles themselves. */
  editions: ReadonlyMap<string | null, readonly ArticleSummary[]>;
}

const shelves = once(async (): Promise<Shelves> => {
  const all = await everything();
  const editions = new Map<string | null, ArticleSummary[]>([[null, []]]);
  for (const { slug } of all) editions.set(editionOf(slug), []);
  for (const article of all) {
    const own = editionOf(article.slug);
    editions.get(own)?.push(article);
    // What was written in the language needs no translation into it.
    if (own === null) editions.get(article.lang)?.push(article);
  }
  return { bySlug: new Map(all.map((article) => [article.slug, article])), editions };
});

/**
 * Published articles, newest first, then by slug; in dev also drafts and future ones.
 *
 * @param edition With a language, what there is to read in it: translations and articles written in it. Without, all
 *   articles and no translation.
 */
export async function getArticles(edition: string | null = null): Promise<readonly ArticleSummary[]> {
  return (await shelves()).editions.get(edition) ?? [];
}

/** Languages into which something is translated, in order. */
export async function getEditions(): Promise<string[]> {
  const { editions } = await shelves();
  return [...editions.keys()].filter((language) => language !== null).sort();
}

/** The translation of an article where there is one, else the article. */
export async function inEdition(edition: string | null, article: ArticleSummary): Promise<ArticleSummary> {
  const key = edition === null ? article.slug : translationKey(originalOf(article.slug), edition);
  return (await shelves()).bySlug.get(key) ?? article;
}

/** All versions of an article, the original first; none where it is not translated. */
export async function versionsOf({ slug }: Pick<ArticleSummary, 'slug'>): Promise<Version[]> {
  const { bySlug } = await shelves();
  const name = originalOf(slug);
  const keys = [name, ...(await getEditions()).map((language) => translationKey(name, language))];
  const found = keys.flatMap((key) => bySlug.get(key) ?? []).map(({ lang, url }) => ({ lang, url }));
  return found.length > 1 ? found : [];
}

/** The versions of a page that every language has, by its path below the language's own. */
export async function versionsOfPage(path: string): Promise<Version[]> {
  const editions = await getEditions();
  if (editions.length === 0) return [];
  return [null, ...editions].map((edition) => {
    const { language, home } = getSite(edition);
    return { lang: language, url: home + path };
  });
}

const everything = once(async (): Promise<readonly ArticleSummary[]> => {
  const { articles, site } = getState();
  const entries = await getCollection('posts');
  return entries
    .map(({ id, data }): ArticleSummary => {
      const { pictures, leads: _, ...rest } = data;
      return {
        ...rest,
        slug: id,
        url: articleUrl(site.base, id),
        pictures: Object.fromEntries(pictures.map(({ name, ...picture }) => [name, picture])),
        diagnostics: articles.get(id)?.diagnostics ?? [],
      };
    })
    .sort(newestFirst);
});

/**
 * What a page needs of an article, from our own disk. In dev an article may go while its page is asked for: then it is
 * empty; one that nobody has asked for yet is rendered now.
 *
 * @throws Error in a build, where no article has that slug.
 */
async function piece<Kind extends keyof Pieces>(
  slug: string,
  kind: Kind,
  empty: Pieces[Kind],
): Promise<Pieces[Kind] & { diagnostics: ShownDiagnostic[] }> {
  const { command, shelf } = getState();
  if (getState().articles.get(slug)?.bound === null) await getState().ensure?.(slug);
  // Asked for anew: a save may have come meanwhile.
  const pointer = getState().articles.get(slug);
  if (pointer?.bound) return { ...readPiece(shelf, kind, pointer.bound), diagnostics: pointer.diagnostics };
  if (command !== 'dev') throw new Error(`No article has the slug ${slug}.`);
  return { ...empty, diagnostics: [] };
}

/** An article for its own page. */
export function readArticle(slug: string): Promise<ReadArticle> {
  return piece(slug, 'page', { body: [], headings: [], glyphs: {}, opening: '' });
}

/** The beginning of an article, for lists. */
export function readExcerpt(slug: string): Promise<ReadExcerpt> {
  return piece(slug, 'list', { excerpt: [], more: false, glyphs: {} });
}

/** An article for feeds. */
export function readForFeed(slug: string): Promise<ReadForFeed> {
  return piece(slug, 'feed', { feed: [], opening: '', drawings: [] });
}

const NO_FORMULA: Pieces['card'] = { formula: null, glyphs: {} };

/**
 * Picture for links to a page: its title, a display of the article where there is one, and the name of the site.
 *
 * @param slug `null` for a page that is no article.
 * @param edition Language of the translations that the page is one of.
 * @returns A PNG of 1200 × 630 px.
 */
export async function pageCard(title: string, slug: string | null, edition: string | null): Promise<Uint8Array> {
  const { card } = getState();
  if (!card) throw new Error('Yansuan: pictures of pages need the integration.');
  const { formula, glyphs } = slug === null ? NO_FORMULA : await piece(slug, 'card', NO_FORMULA);
  return card({ title, site: getSite(edition).title, formula: formula && { ...formula, glyphs } });
}

/** Every tag of the published articles, most used first, then by name. */
export const tags = once(() => groups('tags', (article) => article.tags));

/** Every category, as `tags` gives tags. */
export const categories = once(() => groups('categories', ({ category }) => (category === null ? [] : [category])));

async function groups(path: string, namesOf: (article: ArticleSummary) => readonly string[]): Promise<Tag[]> {
  const named = groupByName(await getArticles(), namesOf);
  return named.map((group) => ({ ...group, url: withBase(`${path}/${encodeURIComponent(group.slug)}/`) }));
}

/** Every series with a published article, the one with the newest article first. */
export const series = once(async (): Promise<Series[]> => {
  const arranged = getState().series;
  const { bySlug } = await shelves();
  const slugs = tagSlugs(arranged.map(({ name }) => name));
  const newest = ({ articles }: Series): string =>
    articles.reduce((latest, { date }) => (date > latest ? date : latest), '');
  return arranged
    .map(({ name, title, description, slugs: members, notes }): Series => {
      const slug = slugs.get(name) ?? name;
      const url = withBase(`series/${encodeURIComponent(slug)}/`);
      const articles = members.flatMap((member) => bySlug.get(member) ?? []);
      return { name, title, description, slug, url, articles, notes };
    })
    .filter(({ articles }) => articles.length > 0)
    .sort((a, b) => compare(newest(b), newest(a)) || compare(a.name, b.name));
});

let related: { by: string; relations: Relations } | null = null;

/** In dev made anew where articles, tags or links have changed: for words alone it would take longer than all the rest. */
const relations = once(async (): Promise<Relations> => {
  const { articles: pointers, command } = getState();
  const relatives = (await getArticles()).map(({ slug, tags }) => {
    const { links = [], terms = '' } = pointers.get(slug) ?? {};
    return { slug, tags, links, terms };
  });
  const by = command === 'build' ? '' : JSON.stringify(relatives.map(({ slug, tags, links }) => [slug, tags, links]));
  if (related?.by !== by || command === 'build') related = { by, relations: relate(relatives) };
  return related.relations;
});

/** The articles that go best with one that is no translation, the nearest first; at most five. */
export async function relatedTo(slug: string): Promise<ArticleSummary[]> {
  const { bySlug } = await shelves();
  return (await relations()).of(slug).flatMap((other) => bySlug.get(other) ?? []);
}

const citing = once(() => citingOf(getState().articles));

/** The numbered formulas of an article that anything cites, in dev of what has been rendered. */
export async function usesOf(article: ArticleSummary): Promise<FormulaUse[]> {
  return formulaUses(article, await getArticles(editionOf(article.slug)), citing().get(article.slug) ?? []);
}

/**
 * For a page of an article, to be returned with its path: where it is that of the last build, so is the page, and it is
 * not rendered again. `undefined` in dev, and where the page has pictures, whose files Astro writes as it is rendered.
 *
 * @param shown All that the page shows beside the article's text and the site's configuration.
 */
export function pageKey(article: ArticleSummary, shown: unknown): string | undefined {
  const { command, site, codeStyles, articles } = getState();
  if (command !== 'build' || Object.keys(article.pictures).length > 0) return undefined;
  const own = JSON.stringify([articles.get(article.slug)?.bound, article, site, codeStyles.hash]);
  return hashKey([own, JSON.stringify(shown, (name, value: unknown) => (INNER.has(name) ? undefined : value))]);
}

/** What no other page shows of an article. */
const INNER: ReadonlySet<string> = new Set<keyof ArticleSummary>([
  'headings',
  'equations',
  'statements',
  'pictures',
  'diagnostics',
]);

/**
 * The site's stylesheet for highlighted code, the union over all published articles. Serve it from
 * `src/pages/assets/code.[hash].css.ts` and link it where a page shows code; in dev the hash is `dev`.
 */
export function codeStyleSheet(): { css: string; hash: string } {
  return getState().codeStyles;
}

/** Dev only: what is wrong outside any article. */
export function siteDiagnostics(): ShownDiagnostic[] {
  const { siteDiagnostics: site, strayDiagnostics: stray } = getState();
  return [...site, ...stray].map(show);
}
