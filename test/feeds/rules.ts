/** What RFC 4287 and the specification of RSS 2.0 demand of a feed, and the advice of the W3C's validator. */
import { childrenOf, parseXml, type Element } from './xml.ts';

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z\d]+)*$/;

type Say = (fault: string) => void;

/** Empty for a feed that keeps the rules. Throws where it is not well-formed. */
export function feedFaults(xml: string): string[] {
  const faults: string[] = [];
  const say: Say = (fault) => void faults.push(fault);
  const root = parseXml(xml);
  if (root.name === 'feed') atomFaults(root, say);
  else if (root.name === 'rss') rssFaults(root, say);
  else say(`<${root.name}> is no feed`);
  return faults;
}

/** HTML of each entry. */
export function contents(xml: string): string[] {
  const root = parseXml(xml);
  const entries = root.name === 'feed' ? childrenOf(root, 'entry') : (root.children[0]?.children ?? []);
  return entries.flatMap(({ children }) =>
    children.filter(({ name }) => name === 'content' || name === 'content:encoded').map(({ text }) => text),
  );
}

function one(parent: Element, name: string, say: Say): string {
  const found = childrenOf(parent, name);
  if (found.length !== 1) say(`<${parent.name}> has ${found.length} <${name}>`);
  const text = found[0]?.text ?? '';
  if (text.trim() === '') say(`<${name}> is empty`);
  return text;
}

function absolute(url: string, say: Say): void {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url) || /[^!-~]/.test(url)) say(`"${url}" is no absolute address`);
}

function unique(ids: readonly string[], say: Say): void {
  for (const id of ids) if (ids.filter((other) => other === id).length > 1) say(`the id ${id} stands twice`);
}

function links(parent: Element, rel: string): string[] {
  return childrenOf(parent, 'link').flatMap(({ attributes }) =>
    (attributes['rel'] ?? 'alternate') === rel ? [attributes['href'] ?? ''] : [],
  );
}

function atomFaults(feed: Element, say: Say): void {
  if (feed.attributes['xmlns'] !== 'http://www.w3.org/2005/Atom') say('the namespace is wrong');
  one(feed, 'title', say);
  absolute(one(feed, 'id', say), say);
  if (!RFC_3339.test(one(feed, 'updated', say))) say('updated is no RFC 3339 date');
  const [self = '', ...more] = links(feed, 'self');
  absolute(self, say);
  if (more.length > 0) say('there are two self links');
  if (!LANGUAGE.test(feed.attributes['xml:lang'] ?? '')) say('there is no language');
  const entries = childrenOf(feed, 'entry');
  unique(
    entries.flatMap((entry) => childrenOf(entry, 'id').map(({ text }) => text)),
    say,
  );
  for (const entry of entries) {
    one(entry, 'title', say);
    absolute(one(entry, 'id', say), say);
    const updated = one(entry, 'updated', say);
    const published = one(entry, 'published', say);
    if (!RFC_3339.test(updated) || !RFC_3339.test(published)) say(`${updated} or ${published} is no RFC 3339 date`);
    if (Date.parse(updated) < Date.parse(published)) say('updated before it was published');
    for (const author of childrenOf(entry, 'author')) one(author, 'name', say);
    if (childrenOf(entry, 'author').length + childrenOf(feed, 'author').length === 0) say('nobody wrote it');
    if (links(entry, 'alternate').length !== 1) say('an entry needs one alternate link');
    for (const category of childrenOf(entry, 'category')) if (!category.attributes['term']) say('no term');
    const content = childrenOf(entry, 'content');
    if (content.length !== 1 || content[0]?.attributes['type'] !== 'html') say('an entry needs one content in HTML');
    htmlFaults(one(entry, 'content', say), say);
  }
}

function rssFaults(rss: Element, say: Say): void {
  const [channel, ...more] = rss.children;
  if (rss.attributes['version'] !== '2.0' || !channel || more.length > 0) {
    say('there has to be one channel');
    return;
  }
  one(channel, 'title', say);
  one(channel, 'description', say);
  absolute(one(channel, 'link', say), say);
  if (!LANGUAGE.test(one(channel, 'language', say))) say('there is no language');
  if (!RFC_822.test(one(channel, 'lastBuildDate', say))) say('lastBuildDate is no RFC 822 date');
  const self = childrenOf(channel, 'atom:link').find(({ attributes }) => attributes['rel'] === 'self');
  absolute(self?.attributes['href'] ?? '', say);
  const items = childrenOf(channel, 'item');
  unique(
    items.flatMap((item) => childrenOf(item, 'guid').map(({ text }) => text)),
    say,
  );
  for (const item of items) {
    one(item, 'title', say);
    absolute(one(item, 'link', say), say);
    absolute(one(item, 'guid', say), say);
    const date = one(item, 'pubDate', say);
    const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' });
    const [day, number, month, year] = date.split(/,? /);
    if (!RFC_822.test(date)) say(`${date} is no RFC 822 date`);
    else if (day !== weekday.format(new Date(`${number} ${month} ${year} 12:00 UTC`)))
      say(`${date} is another weekday`);
    htmlFaults(one(item, 'content:encoded', say), say);
  }
}

/** What readers drop or the validator calls dangerous, and addresses that lead nowhere from elsewhere. */
function htmlFaults(html: string, say: Say): void {
  const found =
    /<(?:script|style|iframe|object|embed|form|input|link|meta)\b|\s(?:style|class|id|translate|on\w+|data-\w+)="/.exec(
      html.replace(/<pre><code>[\s\S]*?<\/code><\/pre>/g, ''),
    );
  if (found) say(`${found[0]} in ${html.slice(Math.max(0, found.index - 40), found.index + 40)}`);
  for (const [, address = ''] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
    if (!/^(?:https?:\/\/|mailto:|data:image\/)/.test(address)) say(`the address ${address} is not absolute`);
  }
}
