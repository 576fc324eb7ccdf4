import { tags } from '../astro/read.ts';

export interface TagLink {
  name: string;
  url: string;
}

/** Looks up the pages of an article's tags. Going through all articles is done once, not for each one. */
export async function tagLinks(): Promise<(article: { tags: readonly string[] }) => TagLink[]> {
  const links = new Map((await tags()).map(({ name, url }) => [name, { name, url }]));
  return (article) => [...new Set(article.tags)].flatMap((name) => links.get(name) ?? []);
}
