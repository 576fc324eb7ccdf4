/** Articles put into groups and orders, for the pages that list them. */
import { tagSlugs } from './tags.ts';

/** Articles under one name, in the order in which they were given. */
export interface Named<T> {
  name: string;
  /** One URL segment, unique among the groups also where case does not count. */
  slug: string;
  articles: T[];
}

/** Groups by name, the largest first, then by name. An article stands once in a group, however often it names it. */
export function groupByName<T>(articles: readonly T[], namesOf: (article: T) => readonly string[]): Named<T>[] {
  const groups = new Map<string, T[]>();
  for (const article of articles) {
    for (const name of new Set(namesOf(article))) {
      const group = groups.get(name);
      if (group) group.push(article);
      else groups.set(name, [article]);
    }
  }
  const slugs = tagSlugs([...groups.keys()]);
  return [...groups]
    .map(([name, articles]) => ({ name, slug: slugs.get(name) ?? name, articles }))
    .sort((a, b) => b.articles.length - a.articles.length || (a.name < b.name ? -1 : 1));
}

/** By the year of their date, the latest year first; within a year in the order in which they were given. */
export function byYear<T extends { date: string }>(articles: readonly T[]): { year: string; articles: T[] }[] {
  const years = new Map<string, T[]>();
  for (const article of articles) {
    const year = article.date.slice(0, 4);
    const group = years.get(year);
    if (group) group.push(article);
    else years.set(year, [article]);
  }
  return [...years].map(([year, articles]) => ({ year, articles })).sort((a, b) => (a.year < b.year ? 1 : -1));
}

/** Those that changed after they appeared, the latest change first, then in the order in which they were given. */
export function byUpdate<T extends { date: string; updated: string | null }>(
  articles: readonly T[],
): (T & { updated: string })[] {
  return articles
    .flatMap((article) => {
      const { date, updated } = article;
      return updated !== null && updated > date ? [{ ...article, updated }] : [];
    })
    .sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));
}

/** Where an article stands in a series. */
export interface Part<T> {
  /** 1-based. */
  place: number;
  previous: T | null;
  next: T | null;
}

/** `null` where the article is not in the series. */
export function partOf<T extends { slug: string }>(articles: readonly T[], slug: string): Part<T> | null {
  const at = articles.findIndex((article) => article.slug === slug);
  if (at < 0) return null;
  return { place: at + 1, previous: articles[at - 1] ?? null, next: articles[at + 1] ?? null };
}
