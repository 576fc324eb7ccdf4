import {
  categories,
  getArticles,
  partOf,
  relatedTo,
  series,
  type ArticleSummary,
  type Part,
  type Series,
} from '../astro/read.ts';
import { tagLinks, type TagLink } from './tag-links.ts';

/** What an article's page shows beside the article: all of it, since the page is rendered again only where it changes. */
export interface Beside {
  tags: TagLink[];
  category: TagLink | null;
  series: Series | null;
  inSeries: Part<ArticleSummary> | null;
  inTime: Part<ArticleSummary> | null;
  /** The nearest first. */
  related: ArticleSummary[];
}

export async function besideArticle(article: ArticleSummary): Promise<Beside> {
  const category = (await categories()).find(({ name }) => name === article.category);
  const ofSeries = (await series()).find(({ articles }) => articles.some(({ slug }) => slug === article.slug)) ?? null;
  return {
    tags: (await tagLinks())(article),
    category: category ? { name: category.name, url: category.url } : null,
    series: ofSeries,
    inSeries: ofSeries && partOf(ofSeries.articles, article.slug),
    inTime: partOf(await getArticles(), article.slug),
    related: await relatedTo(article.slug),
  };
}
