// Not from the room's index: that would load MathJax into every build's pages.
import { glyphSheet } from '../math/svg.ts';

/**
 * One `<svg class="glyphs">` with every outline that a page uses, each once: put it first in `<body>`. `''` where the
 * page has no formula.
 *
 * @param sources Outlines (id → path data) of what the page shows.
 */
export function glyphSheetFor(...sources: readonly { glyphs: Readonly<Record<string, string>> }[]): string {
  const union: Record<string, string> = {};
  for (const { glyphs } of sources) Object.assign(union, glyphs);
  const ids = Object.keys(union).sort();
  return ids.length === 0 ? '' : glyphSheet(Object.fromEntries(ids.map((id) => [id, union[id] ?? ''])));
}
