/** RSS 2.0 with whole articles in `content:encoded`. */
import { type Feed, type FeedEntry, lastChange } from './types.ts';
import { element, lines, rfc822, xmlText } from './xml.ts';

const NAMESPACES =
  'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/"';

export function rss(feed: Feed): string {
  const { title, subtitle, home, self, lang, timeZone, licence } = feed;
  return `${lines(
    '<?xml version="1.0" encoding="utf-8"?>',
    `<rss version="2.0" ${NAMESPACES}>`,
    '<channel>',
    element('title', title),
    element('link', home),
    // The specification asks for one.
    element('description', subtitle || title),
    element('language', lang),
    licence ? element('copyright', licence.name) : '',
    element('lastBuildDate', rfc822(lastChange(feed), timeZone)),
    `<atom:link rel="self" type="application/rss+xml" href="${xmlText(self)}"/>`,
    ...feed.entries.map((entry) => itemXml(entry, timeZone)),
    '</channel>',
    '</rss>',
  )}\n`;
}

/** `author` would have to be an address for letters: the name is Dublin Core's. */
function itemXml({ title, url, author, date, tags, summary, html }: FeedEntry, timeZone: string): string {
  return lines(
    '<item>',
    element('title', title),
    element('link', url),
    element('guid', url, ' isPermaLink="true"'),
    element('pubDate', rfc822(date, timeZone)),
    element('dc:creator', author),
    ...tags.map((tag) => element('category', tag)),
    element('description', summary),
    element('content:encoded', html),
    '</item>',
  );
}
