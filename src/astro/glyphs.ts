// Not from the room's index: that would load MathJax into every build's pages.
import { glyphSheet } from '../math/svg.ts';

/**
 * One `<svg class="glyphs">` with every outline that a page uses, each once: put it first in `<body>`. `''` where the
 * page has no formula.
 *
 * @param sources Outlines (id → path data) of what the page shows; with `only`, those ids of them alone.
 */
export function glyphSheetFor(
  ...sources: readonly { glyphs: Readonly<Record<string, string>>; only?: readonly string[] }[]
): string {
  const union: Record<string, string> = {};
  for (const { glyphs, only } of sources) {
    for (const id of only ?? Object.keys(glyphs)) {
      const outline = glyphs[id];
      if (outline !== undefined) union[id] = outline;
    }
  }
  const ids = Object.keys(union).sort();
  return ids.length === 0 ? '' : glyphSheet(Object.fromEntries(ids.map((id) => [id, union[id] ?? ''])));
}
