import { getSite, nameIn, tags } from '../astro/read.ts';
import { langWithin } from './page-interface.ts';

export interface TagLink {
  /** As articles have it. */
  name: string;
  /** What the page calls it. */
  label: string;
  url: string;
  /** Set where label or linked page are in another language than the page. */
  lang?: string | undefined;
  hreflang?: string | undefined;
}

/**
 * Looks up the pages of an article's tags. Going through all articles is done once, not for each one.
 *
 * @param edition Language of the translations on whose pages they stand.
 */
export async function tagLinks(edition: string | null): Promise<(article: { tags: readonly string[] }) => TagLink[]> {
  const { language } = getSite(edition);
  const hreflang = langWithin(getSite().language, language);
  const links = new Map(
    (await tags()).map(({ name, url }) => {
      const { name: label, lang } = nameIn(edition, name);
      return [name, { name, label, url, lang: langWithin(lang, language), hreflang }];
    }),
  );
  return (article) => [...new Set(article.tags)].flatMap((name) => links.get(name) ?? []);
}
