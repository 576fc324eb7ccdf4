/** Robots read it at the root of an origin only; under a base path it still says where the sitemap is. */
import type { APIRoute } from 'astro';
import { getSite, withBase } from '../astro/read.ts';

export const GET: APIRoute = () => {
  const text = `User-agent: *\nAllow: /\n\nSitemap: ${getSite().url}${withBase('sitemap.xml')}\n`;
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
