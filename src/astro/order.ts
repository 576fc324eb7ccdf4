/** The order of articles wherever they are listed. */

/** By code units: the same on every machine, which a locale is not. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Newest first, then by slug. */
export function newestFirst(a: { date: string; slug: string }, b: { date: string; slug: string }): number {
  return compare(b.date, a.date) || compare(a.slug, b.slug);
}
