import type { ArticleSummary } from '../astro/read.ts';

/** How long articles take to read together, in whole minutes. */
export function minutesOf(articles: readonly Pick<ArticleSummary, 'minutes'>[]): number {
  return articles.reduce((sum, { minutes }) => sum + minutes, 0);
}
