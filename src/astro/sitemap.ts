/** `sitemap.xml` from the finished pages: whatever kinds of pages a site has, none is forgotten. */
import { closeSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SiteConfig } from './types.ts';

interface Page {
  /** Absolute. */
  url: string;
  /** Path with the base. */
  path: string;
  file: string;
  /** Up to `</head>`. */
  head: string;
}

/** @param folder Of a finished build. Pages that tell search engines to stay away are left out. */
export function writeSitemap(folder: string, site: Pick<SiteConfig, 'url' | 'base'>): void {
  const pages = pagesIn(folder, site).filter(({ head }) => !/<meta name="robots" content="[^"]*noindex/.test(head));
  const own = new Map(pages.flatMap(({ path, head }) => ownDate(head).map((date) => [path, date] as const)));
  const urls = pages.map((page) => {
    // One page after the other: all of them together would be more than the memory holds.
    const date = own.get(page.path) ?? newestLinked(readFileSync(page.file, 'utf8'), own);
    const lastmod = date === undefined ? '' : `<lastmod>${date}</lastmod>`;
    return `<url><loc>${escaped(page.url)}</loc>${lastmod}${versionsIn(page.head)}</url>\n`;
  });
  const xml =
    '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" ' +
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' +
    `${urls.join('')}</urlset>\n`;
  writeFileSync(join(folder, 'sitemap.xml'), xml);
}

function pagesIn(folder: string, { url, base }: Pick<SiteConfig, 'url' | 'base'>): Page[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => {
      const segments = name.split(sep).map(encodeURIComponent);
      const path = base + segments.join('/').replace(/(^|\/)index\.html$/, '$1');
      const file = join(folder, name);
      return { url: url + path, path, file, head: headOf(file) };
    });
}

/** Bytes; no head of ours is as long, and a page of hundreds of formulas is twenty times that. */
const HEAD = 16 * 1024;

function headOf(file: string): string {
  const bytes = Buffer.alloc(HEAD);
  const fd = openSync(file, 'r');
  let text;
  try {
    text = bytes.toString('utf8', 0, readSync(fd, bytes, 0, HEAD, 0));
  } finally {
    closeSync(fd);
  }
  if (!text.includes('</head>')) text = readFileSync(file, 'utf8');
  return text.slice(0, text.indexOf('</head>') + 1 || undefined);
}

/** The day on which an article last changed; none for a page that is no article. */
function ownDate(head: string): string[] {
  const times = /<meta property="article:modified_time" content="(\d{4}-\d\d-\d\d)/.exec(head);
  const published = times ?? /<meta property="article:published_time" content="(\d{4}-\d\d-\d\d)/.exec(head);
  return published?.[1] === undefined ? [] : [published[1]];
}

/** The page in its languages, as its head names them. */
function versionsIn(head: string): string {
  const versions = head.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g);
  return Array.from(
    versions,
    ([, lang = '', url = '']) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${url}"/>`,
  ).join('');
}

/** A list changes when an article in it does. */
function newestLinked(html: string, dates: ReadonlyMap<string, string>): string | undefined {
  const linked = Array.from(html.matchAll(/<a\b[^>]*\shref="([^"#?]+)/g), ([, href = '']) => dates.get(href));
  return linked
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;');
}
