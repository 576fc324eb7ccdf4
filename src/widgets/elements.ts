/** Scripts of the live examples by the names that articles have for them, each loaded where a page needs it. */
export const ELEMENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  cur: () => import('./cur/element.ts'),
  interpolative: () => import('./interpolative/element.ts'),
  'pseudo-inverse': () => import('./pseudo-inverse/element.ts'),
  'smooth-top-k': () => import('./smooth-top-k/element.ts'),
  translators: () => import('./translators/element.ts'),
};
