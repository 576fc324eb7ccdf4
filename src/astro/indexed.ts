/** The articles that the search knows. */
import { articleUrl } from './address.ts';
import { editionOf } from '../article/editions.ts';
import { newestFirst } from './order.ts';
import type { SharedState } from './state.ts';

/** An article as the index of the search names it, and the key of its pieces. */
export interface IndexedArticle {
  title: string;
  url: string;
  lang: string;
  bound: string;
}

/** What one page of the search searches. */
export interface SearchIndex {
  /** Folder below that of all indexes: empty, or `en/`. */
  folder: string;
  articles: IndexedArticle[];
}

/** That of the site, without translations, and one for each language that something is translated into. */
export function searchIndexes(state: Pick<SharedState, 'articles' | 'site'>): SearchIndex[] {
  const editions = new Set([...state.articles.keys()].flatMap((slug) => editionOf(slug) ?? []));
  return [null, ...[...editions].sort()].map((edition) => ({
    folder: edition === null ? '' : `${edition}/`,
    articles: indexedArticles(state, edition),
  }));
}

/** In the order in which they are found. */
function indexedArticles(
  { articles, site }: Pick<SharedState, 'articles' | 'site'>,
  edition: string | null,
): IndexedArticle[] {
  return [...articles]
    .filter(([slug, { lang }]) => editionOf(slug) === edition || (editionOf(slug) === null && lang === edition))
    .flatMap(([slug, { bound, title, lang, date }]) => (bound === null ? [] : [{ slug, bound, title, lang, date }]))
    .sort(newestFirst)
    .map(({ slug, bound, title, lang }) => ({ title, lang, bound, url: articleUrl(site.base, slug) }));
}
