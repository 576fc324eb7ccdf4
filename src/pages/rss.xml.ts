import type { APIRoute } from 'astro';
import { siteFeed } from '../components/feeds/index.ts';
import { rss } from '../components/feeds/rss.ts';

export const GET: APIRoute = async () =>
  new Response(rss(await siteFeed('rss.xml')), { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } });
