import type { APIRoute } from 'astro';
import { getSite, withBase } from '../astro/read.ts';
import { PAPER } from '../components/head/colours.ts';

export const GET: APIRoute = () => {
  const { title, description, language, base } = getSite();
  const icon = (file: string, sizes: string, type: string): object => ({ src: withBase(file), sizes, type });
  const manifest = {
    name: title,
    short_name: title,
    ...(description === '' ? {} : { description }),
    lang: language,
    id: base,
    start_url: base,
    scope: base,
    display: 'minimal-ui',
    background_color: PAPER.light,
    theme_color: PAPER.light,
    icons: [
      icon('favicon.svg', 'any', 'image/svg+xml'),
      icon('icon-192.png', '192x192', 'image/png'),
      icon('icon-512.png', '512x512', 'image/png'),
      { ...icon('icon-maskable.png', '512x512', 'image/png'), purpose: 'maskable' },
    ],
  };
  return new Response(`${JSON.stringify(manifest, null, 2)}\n`, {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8' },
  });
};
