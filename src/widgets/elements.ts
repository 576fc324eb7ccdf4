/** Scripts of the live examples by the names that articles have for them, each loaded where a page needs it. */
export const ELEMENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  'smooth-top-k': () => import('./smooth-top-k/element.ts'),
};
