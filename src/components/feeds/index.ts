/** The newest articles as a feed. */
import { fillPictures, getArticles, getSite, readArticle, withBase } from '../../astro/read.ts';
import { describe } from '../descriptions.ts';
import type { Feed, FeedEntry } from './types.ts';

/** Readers fetch it again and again: all of a site that goes on for years would be megabytes. */
const NEWEST = 20;

/** @param file `atom.xml` */
export async function siteFeed(file: string): Promise<Feed> {
  const { url, base, title, subtitle, description, author, language, timeZone, licence } = getSite();
  const articles = (await getArticles()).filter(({ draft }) => !draft).slice(0, NEWEST);
  const entries = articles.map(async (article): Promise<FeedEntry> => {
    const { feed, text } = await readArticle(article.slug);
    const html = await fillPictures(feed, article.pictures, { origin: url });
    return { ...article, url: url + article.url, summary: article.description ?? describe(text), html };
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
