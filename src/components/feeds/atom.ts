/** Atom, RFC 4287. */
import { type Feed, type FeedEntry, lastChange } from './types.ts';
import { element, lines, rfc3339, xmlText } from './xml.ts';

export function atom(feed: Feed): string {
  const { title, subtitle, author, home, self, lang, timeZone, licence } = feed;
  return `${lines(
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(lang)}">`,
    element('title', title),
    element('subtitle', subtitle),
    element('id', home),
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(home)}"/>`,
    licence ? `<link rel="license" href="${xmlText(licence.url)}"/>` : '',
    element('updated', rfc3339(lastChange(feed), timeZone)),
    `<author>${element('name', author)}</author>`,
    ...feed.entries.map((entry) => entryXml(entry, timeZone)),
    '</feed>',
  )}\n`;
}

function entryXml(entry: FeedEntry, timeZone: string): string {
  const { title, url, author, date, updated, tags, summary, lang, html } = entry;
  return lines(
    `<entry xml:lang="${xmlText(lang)}">`,
    element('title', title),
    `<link rel="alternate" type="text/html" href="${xmlText(url)}"/>`,
    element('id', url),
    element('published', rfc3339(date, timeZone)),
    element('updated', rfc3339(updated ?? date, timeZone)),
    `<author>${element('name', author)}</author>`,
    ...tags.map((tag) => `<category term="${xmlText(tag)}"/>`),
    element('summary', summary),
    `<content type="html">${xmlText(html)}</content>`,
    '</entry>',
  );
}
