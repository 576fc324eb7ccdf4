/** Scripts of the live examples by the names that articles have for them, each loaded where a page needs it. */
export const ELEMENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  cr: () => import('./cr/element.ts'),
  cur: () => import('./cur/element.ts'),
  interpolative: () => import('./interpolative/element.ts'),
  'pseudo-inverse': () => import('./pseudo-inverse/element.ts'),
  'rank-one': () => import('./rank-one/element.ts'),
  'smooth-top-k': () => import('./smooth-top-k/element.ts'),
  'svd-image': () => import('./svd-image/element.ts'),
  'svd-map': () => import('./svd-map/element.ts'),
  translators: () => import('./translators/element.ts'),
};
