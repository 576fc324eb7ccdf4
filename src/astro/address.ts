import { editionOf, originalOf } from '../article/editions.ts';

/** `en/` for the pages of translations, else nothing. */
export function editionFolder(edition: string | null): string {
  return edition === null ? '' : `${edition}/`;
}

function folderOf(slug: string): string {
  return editionFolder(editionOf(slug));
}

/** Path with the base of an article's page, percent-encoded. */
export function articleUrl(base: string, slug: string): string {
  return `${base}${folderOf(slug)}posts/${encodeURIComponent(originalOf(slug))}/`;
}

/** The picture for links to the pages of a language that are no articles. */
export function siteCardFile(edition: string | null): string {
  return `${editionFolder(edition)}site.png`;
}

/** The picture for links to an article, a file below `og/`: `posts/x.png`, `en/posts/x.png`. */
export function cardFile(slug: string): string {
  return `${folderOf(slug)}posts/${originalOf(slug)}.png`;
}
