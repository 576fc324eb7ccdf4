import type { APIRoute, GetStaticPaths } from 'astro';
import { getEditions } from '../../astro/read.ts';
import { atom } from '../../components/feeds/atom.ts';
import { siteFeed } from '../../components/feeds/index.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  (await getEditions()).map((edition) => ({ params: { edition } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(atom(await siteFeed('atom.xml', params['edition'] ?? null)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
