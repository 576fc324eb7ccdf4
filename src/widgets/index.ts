/** Live examples by the names that articles have for them. A new one is one line here and one in `elements.ts`. */
import { cr } from './cr/widget.ts';
import { CUR } from './cur/widget.ts';
import { INTERPOLATIVE } from './interpolative/widget.ts';
import { PSEUDO_INVERSE } from './pseudo-inverse/widget.ts';
import { rankOne } from './rank-one/widget.ts';
import { smoothTopK } from './smooth-top-k/widget.ts';
import { svdImage } from './svd-image/widget.ts';
import { svdMap } from './svd-map/widget.ts';
import { translators } from './translators/widget.ts';
import type { Widget } from './widget.ts';

export const WIDGETS: Readonly<Record<string, Widget>> = {
  cr,
  cur: CUR,
  interpolative: INTERPOLATIVE,
  'pseudo-inverse': PSEUDO_INVERSE,
  'rank-one': rankOne,
  'smooth-top-k': smoothTopK,
  'svd-image': svdImage,
  'svd-map': svdMap,
  translators,
};

export { figureHtml, figureParts, tableHtml } from './kit/figure.ts';
export { readValues } from './kit/state.ts';
export type * from './widget.ts';
