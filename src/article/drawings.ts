/** Drawings of live figures as pictures of their own. It imports nothing of the room: pages take it alone. */
import { createHash } from 'node:crypto';

/** A drawing in finished HTML. */
export const PLOT = /<svg[^>]* class="plot [^]*?<\/svg>/g;
/** A piece of a legend, which says nothing alone. */
export const KEY = /<svg[^>]* class="plot key[^]*?<\/svg>/g;

/** Where the site serves a drawing as a picture. */
export function drawingPath(svg: string): string {
  return `assets/figure.${createHash('sha256').update(svg).digest('hex').slice(0, 16)}.svg`;
}

/** The drawings in finished HTML, keys to them left out, by where the site serves them. */
export function drawingsIn(html: string): Map<string, string> {
  const drawings = html.replace(KEY, '').match(PLOT) ?? [];
  return new Map(drawings.map((svg) => [drawingPath(svg), svg]));
}
