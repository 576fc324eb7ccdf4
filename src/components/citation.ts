/** How to cite an article: a line in the form of GB/T 7714 and an entry for BibTeX. */

export interface Citable {
  title: string;
  /** One name, or several joined by `、` or ` and `. */
  author: string;
  /** ISO date, `2026-11-24`. */
  date: string;
  updated: string | null;
  slug: string;
  /** Absolute. */
  url: string;
  /** Title of the site. */
  site: string;
}

/** GB/T 7714-2015, 4.6 (electronic resources): author. title[EB/OL]. site, year (date of last change). address. */
export function citationText({ title, author, date, updated, url, site }: Citable): string {
  const names = authors(author).join(', ');
  return `${names}. ${title}[EB/OL]. ${site}, ${date.slice(0, 4)} (${updated ?? date}). ${url}`;
}

/** An entry that BibTeX and biblatex both read; `url` is verbatim to both, all else is escaped. */
export function bibtex(article: Citable): string {
  const month = MONTHS[Number(article.date.slice(5, 7)) - 1];
  const fields: (readonly [name: string, value: string])[] = [
    // The inner braces keep BibTeX from changing capitals.
    ['title', `{{${escapeTex(article.title)}}}`],
    ['author', `{${authors(article.author).map(escapeTex).join(' and ')}}`],
    ['year', `{${article.date.slice(0, 4)}}`],
    ...(month === undefined ? [] : [['month', month] as const]),
    ['howpublished', `{${escapeTex(article.site)}}`],
    ['url', `{${verbatimUrl(article.url)}}`],
  ];
  const width = Math.max(...fields.map(([name]) => name.length));
  const lines = fields.map(([name, value]) => `  ${name.padEnd(width)} = ${value},`);
  return [`@misc{${citationKey(article)},`, ...lines, '}'].join('\n');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** ASCII letters, digits and hyphens only: old BibTeX takes nothing else. A slug without any gives the date. */
export function citationKey({ slug, date }: Pick<Citable, 'slug' | 'date'>): string {
  const plain = slug.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return plain === '' ? `article-${date}` : `${plain}-${date.slice(0, 4)}`;
}

function authors(author: string): string[] {
  const names = author.split(/、|\s+and\s+/).map((name) => name.trim());
  return names.filter((name) => name !== '');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
};

/**
 * Plain text as TeX. Braces become commands, since BibTeX counts them without looking at the backslash before: an
 * unequal one would swallow the rest of the file.
 */
function escapeTex(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\~^{}$&#_%]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** Braces and spaces would end the field or the address. */
function verbatimUrl(url: string): string {
  return url.replace(/[\s{}\\]/g, (sign) => encodeURIComponent(sign));
}
