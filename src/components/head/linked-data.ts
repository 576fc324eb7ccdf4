/** What pages tell machines about themselves, in the words of schema.org. */
import type { ArticleSummary, Edition, Version } from '../../astro/read.ts';

type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

export type LinkedData = Readonly<Record<string, Value>>;

/** JSON for a `<script type="application/ld+json">`: nothing in it can end the element. */
export function linkedDataJson(graph: readonly LinkedData[]): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph });
  return json.toWellFormed().replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

type Site = Pick<Edition, 'url' | 'home' | 'title' | 'description' | 'author' | 'language' | 'licence'>;

function blogId({ url, home }: Site): string {
  return `${url}${home}#blog`;
}

export function blog(site: Site): LinkedData {
  return {
    '@type': 'Blog',
    '@id': blogId(site),
    url: site.url + site.home,
    name: site.title,
    ...(site.description === '' ? {} : { description: site.description }),
    inLanguage: site.language,
    author: people(site.author),
    ...(site.licence ? { license: site.licence.url } : {}),
  };
}

type Posting = Pick<ArticleSummary, 'url' | 'title' | 'author' | 'date' | 'updated' | 'tags' | 'lang'>;

/** Which article a translation translates, or which translate it. */
function otherVersions(site: Site, { url }: Posting, [original, ...translations]: readonly Version[]): LinkedData {
  const posting = (version: Version): LinkedData => ({ '@id': `${site.url}${version.url}#article` });
  if (!original) return {};
  return original.url === url
    ? { workTranslation: translations.map(posting) }
    : { translationOfWork: posting(original) };
}

/**
 * @param image Absolute address of the article's picture.
 * @param versions All that there are of a translated article, the original first.
 */
export function blogPosting(
  site: Site,
  article: Posting,
  description: string,
  image: string,
  versions: readonly Version[] = [],
): LinkedData {
  const url = site.url + article.url;
  return {
    '@type': 'BlogPosting',
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: url,
    headline: article.title,
    ...(description === '' ? {} : { description }),
    image,
    datePublished: article.date,
    dateModified: article.updated ?? article.date,
    inLanguage: article.lang,
    ...otherVersions(site, article, versions),
    author: people(article.author),
    ...(article.tags.length === 0 ? {} : { keywords: article.tags }),
    ...(site.licence ? { license: site.licence.url } : {}),
    isPartOf: { '@type': 'Blog', '@id': blogId(site), name: site.title, url: site.url + site.home },
  };
}

/** @param trail From the front page on; `url` is a path with the base. */
export function breadcrumbs(site: Site, trail: readonly { name: string; url: string }[]): LinkedData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, url }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      item: site.url + url,
    })),
  };
}

/** One name, or several joined by `、` or ` and `. */
function people(names: string): Value {
  const all = names
    .split(/、|\s+and\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return all.map((name) => ({ '@type': 'Person', name }));
}
