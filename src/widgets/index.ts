/** Live examples by the names that articles have for them. A new one is one line here and one in `elements.ts`. */
import { CUR } from './cur/widget.ts';
import { INTERPOLATIVE } from './interpolative/widget.ts';
import { PSEUDO_INVERSE } from './pseudo-inverse/widget.ts';
import { smoothTopK } from './smooth-top-k/widget.ts';
import { translators } from './translators/widget.ts';
import type { Widget } from './widget.ts';

export const WIDGETS: Readonly<Record<string, Widget>> = {
  cur: CUR,
  interpolative: INTERPOLATIVE,
  'pseudo-inverse': PSEUDO_INVERSE,
  'smooth-top-k': smoothTopK,
  translators,
};

export { figureHtml, figureParts, tableHtml } from './kit/figure.ts';
export { readValues } from './kit/state.ts';
export type * from './widget.ts';
