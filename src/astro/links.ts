/** Which other articles an article depends on. */
import { linkedSlug } from '../article/addresses.ts';
import type { Summary } from './shelf.ts';

/** Slugs of the articles that it links to or cites, each once; its own may be among them, and ones that no article has. */
export function linksOf(slug: string, { links, cited }: Pick<Summary, 'links' | 'cited'>): string[] {
  const linked = links.flatMap((href) => linkedSlug(slug, href) ?? []);
  // `\eqref{slug:label}`; a label of the own article may hold a colon too, and names no article then.
  const named = cited.flatMap((label) => (label.includes(':') ? label.slice(0, label.indexOf(':')) : []));
  return [...new Set([...linked, ...named])];
}
