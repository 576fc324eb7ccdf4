/** The newest articles as a feed. */
import { type ArticleSummary, fillPictures, getArticles, getSite, nameIn, readForFeed } from '../../astro/read.ts';
import { describe } from '../descriptions.ts';
import type { Feed, FeedEntry } from './types.ts';

/** Readers fetch it again and again: all of a site that goes on for years would be megabytes. */
const NEWEST = 20;

/** The articles that feeds hold, or those that a language's hold. */
export async function inFeeds(edition: string | null): Promise<ArticleSummary[]> {
  return (await getArticles(edition)).filter(({ draft }) => !draft).slice(0, NEWEST);
}

/**
 * @param file `atom.xml`
 * @param edition Language of the translations that it holds.
 */
export async function siteFeed(file: string, edition: string | null = null): Promise<Feed> {
  const { url, home, title, subtitle, description, author, language, timeZone, licence } = getSite(edition);
  const articles = await inFeeds(edition);
  const entries = articles.map(async (article): Promise<FeedEntry> => {
    const { feed, opening } = await readForFeed(article.slug);
    const html = await fillPictures(feed, article.pictures, { origin: url });
    const tags = article.tags.map((tag) => nameIn(edition, tag).name);
    return { ...article, tags, url: url + article.url, summary: article.description ?? describe(opening), html };
  });
  return {
    title,
    subtitle: description || subtitle,
    author,
    home: url + home,
    self: url + home + file,
    lang: language,
    timeZone,
    licence,
    entries: await Promise.all(entries),
  };
}
