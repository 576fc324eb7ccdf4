/** What the routes of articles return for each page. */
import { type ArticleSummary, inDev, pageKey } from '../astro/read.ts';
import { besideArticle, type Beside } from './beside.ts';

interface ArticlePath<Params> {
  params: Params;
  props: { article: ArticleSummary; beside: Beside | null };
  cacheKey?: string | undefined;
}

/** Dev asks for all paths with every page, and for what stands beside an article when it is opened. */
export async function articlePath<Params>(article: ArticleSummary, params: Params): Promise<ArticlePath<Params>> {
  if (inDev()) return { params, props: { article, beside: null } };
  const beside = await besideArticle(article);
  return { params, props: { article, beside }, cacheKey: pageKey(article, beside) };
}
