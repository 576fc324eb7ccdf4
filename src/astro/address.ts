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

/** Folder of an article's page in the finished site. */
export function pageFolder(slug: string): string {
  return `${folderOf(slug)}posts/${originalOf(slug)}`;
}

/** Folder of an article's previews: beside that of its page, where `src/reader/preview-content.ts` looks for them. */
export function previewFolder(slug: string): string {
  return `${folderOf(slug)}previews/${originalOf(slug)}`;
}

/** The picture for links to the pages of a language that are no articles. */
export function siteCardFile(edition: string | null): string {
  return `${editionFolder(edition)}site.png`;
}

/** The picture for links to an article, a file below `og/`: `posts/x.png`, `en/posts/x.png`. */
export function cardFile(slug: string): string {
  return `${pageFolder(slug)}.png`;
}
