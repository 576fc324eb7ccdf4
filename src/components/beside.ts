import {
  categories,
  editionOf,
  getArticles,
  inEdition,
  nameIn,
  originalOf,
  partOf,
  relatedTo,
  series,
  usesOf,
  versionsOf,
  type ArticleSummary,
  type FormulaUse,
  type Part,
  type Series,
  type Version,
} from '../astro/read.ts';
import { tagLinks, type TagLink } from './tag-links.ts';

/** What an article's page shows beside the article: all of it, since the page is rendered again only where it changes. */
export interface Beside {
  tags: TagLink[];
  category: { name: string; url: string } | null;
  series: Series | null;
  inSeries: Part<ArticleSummary> | null;
  inTime: Part<ArticleSummary> | null;
  /** The nearest first. */
  related: ArticleSummary[];
  versions: Version[];
  uses: FormulaUse[];
}

/** Beside a translation stand the articles that stand beside its original, translated as far as they are. */
export async function besideArticle(article: ArticleSummary): Promise<Beside> {
  const edition = editionOf(article.slug);
  const original = originalOf(article.slug);
  const local = (others: readonly ArticleSummary[]): Promise<ArticleSummary[]> =>
    Promise.all(others.map((other) => inEdition(edition, other)));
  const category = (await categories()).find(({ name }) => name === article.category);
  const found = (await series()).find(({ articles }) => articles.some(({ slug }) => slug === original));
  const ofSeries = found ? await localSeries(found, edition, local) : null;
  return {
    tags: (await tagLinks(edition))(article),
    category: category ? { name: category.name, url: category.url } : null,
    series: ofSeries,
    inSeries: ofSeries && partOf(ofSeries.articles, article.slug),
    inTime: partOf(await getArticles(edition), article.slug),
    related: await local(await relatedTo(original)),
    versions: await versionsOf(article),
    uses: await usesOf(article),
  };
}

async function localSeries(
  found: Series,
  edition: string | null,
  local: (articles: readonly ArticleSummary[]) => Promise<ArticleSummary[]>,
): Promise<Series> {
  const { name, lang } = nameIn(edition, found.name);
  const title = lang === edition ? name : found.title;
  return { ...found, title, articles: await local(found.articles) };
}
