import type { BoundParts } from '../article/index.ts';
import sheet from '../styles/widgets.css?url';

/** Address of the stylesheet of live figures where the parts show one, else `null`. */
export function figureSheetUrl(...parts: readonly BoundParts[]): string | null {
  const shows = parts.some((all) => all.some((part) => typeof part === 'string' && part.includes('class="widget"')));
  return shows ? sheet : null;
}
