/** What an article leads to, and where in it: for previews, and for lists of the places that cite a formula. */
import { translationKey } from './editions.ts';
import { decodeAddress, decodeReferences } from './html.ts';

export interface Citation {
  /** Slug of the article that it leads to; `null` for the own one. */
  slug: string | null;
  /** Of the piece; `''` for an article as a whole. */
  id: string;
  /** Id of the heading under which it stands, or of the note; `null` before the first heading. */
  under: string | null;
}

/**
 * Headings and notes, and links but for those that are no reference: of a heading and of a number to themselves, and
 * from a note back to the text.
 */
const PLACE =
  /<(?:h[1-6]|li) id="([^"]*)"|<a (?!class="anchor")[^<>]*?href="([^"]*)"([^<>]*)>(?!<text [^<>]*x="100%")/g;

/** `undefined` for an address that is none of an article's. */
function slugOf(path: string, base: string): string | undefined {
  if (!path.startsWith(base)) return undefined;
  const [, language, name] = /^(?:([^/]+)\/)?posts\/([^/?]+)\/?$/.exec(path.slice(base.length)) ?? [];
  if (name === undefined) return undefined;
  return language === undefined ? decodeAddress(name) : translationKey(decodeAddress(name), language);
}

/**
 * Every reference inside the site, once for each piece and heading, in order.
 *
 * @param html Of a bound body.
 * @param base Of the site, `/blog/`.
 */
export function citationsIn(html: string, base: string): Citation[] {
  const found = new Map<string, Citation>();
  let under: string | null = null;
  for (const [, id, written = '', rest = ''] of html.matchAll(PLACE)) {
    if (id !== undefined) {
      under = decodeReferences(id);
      continue;
    }
    const href = decodeReferences(written);
    const [path = '', fragment = ''] = href.split('#');
    const slug = path === '' ? null : slugOf(path, base);
    if (slug === undefined || href === '' || rest.includes('doc-backlink')) continue;
    const citation = { slug, id: decodeAddress(fragment), under };
    found.set(JSON.stringify(citation), citation);
  }
  return [...found.values()];
}
