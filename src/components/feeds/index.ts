/** The newest articles as a feed. */
import { type ArticleSummary, fillPictures, getArticles, getSite, readForFeed, withBase } from '../../astro/read.ts';
import { describe } from '../descriptions.ts';
import type { Feed, FeedEntry } from './types.ts';

/** Readers fetch it again and again: all of a site that goes on for years would be megabytes. */
const NEWEST = 20;

/** The articles that feeds hold. */
export async function inFeeds(): Promise<ArticleSummary[]> {
  return (await getArticles()).filter(({ draft }) => !draft).slice(0, NEWEST);
}

/** @param file `atom.xml` */
export async function siteFeed(file: string): Promise<Feed> {
  const { url, base, title, subtitle, description, author, language, timeZone, licence } = getSite();
  const articles = await inFeeds();
  const entries = articles.map(async (article): Promise<FeedEntry> => {
    const { feed, opening } = await readForFeed(article.slug);
    const html = await fillPictures(feed, article.pictures, { origin: url });
    return { ...article, url: url + article.url, summary: article.description ?? describe(opening), html };
  });
  return {
    title,
    subtitle: description || subtitle,
    author,
    home: url + base,
    self: url + withBase(file),
    lang: language,
    timeZone,
    licence,
    entries: await Promise.all(entries),
  };
}
