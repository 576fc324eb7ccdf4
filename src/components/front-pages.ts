/** The pages of the front page's list. */
import { type ArticleSummary, getArticles, getSite } from '../astro/read.ts';

export interface FrontPage {
  articles: readonly ArticleSummary[];
  /** 1-based. */
  page: number;
  pages: number;
  newerUrl: string | null;
  olderUrl: string | null;
  /** Language of the translations, or `null`. */
  edition: string | null;
}

/** @param edition Language of the translations that are listed; at least one page, an empty one too. */
export async function frontPages(edition: string | null = null): Promise<FrontPage[]> {
  const all = await getArticles(edition);
  const { articlesPerPage: size, home } = getSite(edition);
  const pages = Math.max(1, Math.ceil(all.length / size));
  const url = (page: number): string => (page === 1 ? home : `${home}page/${page}/`);
  return Array.from({ length: pages }, (_, i) => ({
    articles: all.slice(i * size, (i + 1) * size),
    page: i + 1,
    pages,
    newerUrl: i > 0 ? url(i) : null,
    olderUrl: i + 1 < pages ? url(i + 2) : null,
    edition,
  }));
}
