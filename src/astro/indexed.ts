/** The articles that the search knows. */
import { articleUrl } from './address.ts';
import { newestFirst } from './order.ts';
import type { SharedState } from './state.ts';

/** An article as the index of the search names it, and the key of its pieces. */
export interface IndexedArticle {
  title: string;
  url: string;
  lang: string;
  bound: string;
}

/** In the order in which they are found. */
export function indexedArticles({ articles, site }: Pick<SharedState, 'articles' | 'site'>): IndexedArticle[] {
  return [...articles]
    .flatMap(([slug, { bound, title, lang, date }]) => (bound === null ? [] : [{ slug, bound, title, lang, date }]))
    .sort(newestFirst)
    .map(({ slug, bound, title, lang }) => ({ title, lang, bound, url: articleUrl(site.base, slug) }));
}
