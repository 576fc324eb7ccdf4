import type { APIRoute, GetStaticPaths } from 'astro';
import { getEditions } from '../../astro/read.ts';
import { rss } from '../../components/feeds/rss.ts';
import { siteFeed } from '../../components/feeds/index.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  (await getEditions()).map((edition) => ({ params: { edition } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(rss(await siteFeed('rss.xml', params['edition'] ?? null)), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
