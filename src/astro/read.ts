/** Everything a page may ask. Import this module from pages, layouts and components only: it needs Astro's runtime. */
import { getCollection } from 'astro:content';
import { articleUrl } from './address.ts';
import { readBound } from './bound.ts';
import { show } from './panel.ts';
import { getState } from './state.ts';
import { tagSlugs } from './tags.ts';
import { relate, type Relations } from './related.ts';
import type { ArticleSummary, ReadArticle, Series, ShownDiagnostic, SiteConfig, Tag } from './types.ts';
import { groupByName } from './ways.ts';

export { fillPictures } from './pictures.ts';
export { glyphSheetFor } from './glyphs.ts';
export { diagnosticsPanel } from './panel.ts';
export { byUpdate, byYear, partOf } from './ways.ts';
export type * from './types.ts';

/** The site's configuration, `content/site.yaml`. */
export function getSite(): SiteConfig {
  return getState().site;
}

/** Path with the base of a path of the site: `/archive/` → `/blog/archive/`. */
export function withBase(path: string): string {
  return getState().site.base + path.replace(/^\/+/, '');
}

/** In a build nothing changes while pages are written, so a thousand pages ask once; in dev each one asks. */
function once<T>(compute: () => T): () => T {
  let kept: { value: T } | null = null;
  return () => {
    if (getState().command !== 'build') return compute();
    kept ??= { value: compute() };
    return kept.value;
  };
}

/** Published articles, newest first, then by slug; in dev also drafts and future ones. */
export const getArticles = once(async (): Promise<readonly ArticleSummary[]> => {
  const { articles, site } = getState();
  const entries = await getCollection('posts');
  return entries
    .map(({ id, data }): ArticleSummary => {
      const { pictures, ...rest } = data;
      return {
        ...rest,
        slug: id,
        url: articleUrl(site.base, id),
        pictures: Object.fromEntries(pictures.map(({ name, ...picture }) => [name, picture])),
        diagnostics: articles.get(id)?.diagnostics ?? [],
      };
    })
    .sort((a, b) => compare(b.date, a.date) || compare(a.slug, b.slug));
});

/**
 * The bound HTML of one article, from our own disk. In dev an article may go while its page is asked for: then it is
 * empty.
 * @throws Error in a build, where no article has that slug.
 */
export async function readArticle(slug: string): Promise<ReadArticle> {
  const { articles, command, root } = getState();
  const pointer = articles.get(slug);
  if (pointer) return { ...(await readBound(root, pointer.bound)), diagnostics: pointer.diagnostics };
  if (command !== 'dev') throw new Error(`No article has the slug ${slug}.`);
  return NOTHING;
}

const NOTHING: ReadArticle = {
  body: [],
  excerpt: [],
  feed: [],
  showpiece: null,
  more: false,
  glyphs: {},
  excerptGlyphs: [],
  headings: [],
  text: '',
  diagnostics: [],
};

/**
 * Picture for links to a page: its title, a display of the article where there is one, and the name of the site.
 *
 * @returns A PNG of 1200 × 630 px.
 */
export async function pageCard(title: string, read: ReadArticle | null): Promise<Uint8Array> {
  const { card, site } = getState();
  if (!card) throw new Error('Yansuan: pictures of pages need the integration.');
  const piece = read?.showpiece;
  const glyphs = Object.fromEntries((piece?.glyphs ?? []).map((id) => [id, read?.glyphs[id] ?? '']));
  return card({ title, site: site.title, formula: piece ? { svg: piece.svg, glyphs } : null });
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
  const articles = await getArticles();
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const slugs = tagSlugs(arranged.map(({ name }) => name));
  const newest = ({ articles }: Series): string =>
    articles.reduce((latest, { date }) => (date > latest ? date : latest), '');
  return arranged
    .map(({ name, title, description, slugs: members }): Series => {
      const slug = slugs.get(name) ?? name;
      const url = withBase(`series/${encodeURIComponent(slug)}/`);
      return { name, title, description, slug, url, articles: members.flatMap((member) => bySlug.get(member) ?? []) };
    })
    .filter(({ articles }) => articles.length > 0)
    .sort((a, b) => compare(newest(b), newest(a)) || compare(a.name, b.name));
});

const relations = once(async (): Promise<Relations> => {
  const { articles: pointers } = getState();
  return relate(
    (await getArticles()).map(({ slug, tags }) => {
      const { links = [], terms = '' } = pointers.get(slug) ?? {};
      return { slug, tags, links, terms };
    }),
  );
});

/** The articles that go best with one, the nearest first; at most five. */
export async function relatedTo(slug: string): Promise<ArticleSummary[]> {
  const bySlug = new Map((await getArticles()).map((article) => [article.slug, article]));
  return (await relations()).of(slug).flatMap((other) => bySlug.get(other) ?? []);
}

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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
