/** Which other articles an article depends on. */
import { linkedSlugs } from '../article/addresses.ts';
import { meant } from '../article/editions.ts';
import type { Summary } from './shelf.ts';

/**
 * Slugs of the articles that it links to or cites, each once; its own may be among them, and ones that no article has: a
 * translation may come to be.
 */
export function linksOf(slug: string, { links, cited }: Pick<Summary, 'links' | 'cited'>): string[] {
  const linked = links.flatMap((href) => linkedSlugs(slug, href));
  // `\eqref{slug:label}`; a label of the own article may hold a colon too, and names no article then.
  const named = cited.flatMap((label) => (label.includes(':') ? meant(label.slice(0, label.indexOf(':')), slug) : []));
  return [...new Set([...linked, ...named])];
}
