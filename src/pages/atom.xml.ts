import type { APIRoute } from 'astro';
import { atom } from '../components/feeds/atom.ts';
import { siteFeed } from '../components/feeds/index.ts';

export const GET: APIRoute = async () =>
  new Response(atom(await siteFeed('atom.xml')), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
