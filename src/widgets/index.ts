/** Live examples by the names that articles have for them. A new one is one line here and one in `elements.ts`. */
import type { Widget } from './widget.ts';

export const WIDGETS: Readonly<Record<string, Widget>> = {};

export { figureHtml, figureParts, tableHtml } from './kit/figure.ts';
export { readValues } from './kit/state.ts';
export type * from './widget.ts';
