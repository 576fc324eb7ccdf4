/** Dev: pictures for links to pages, `og/site.png` and `og/posts/<slug>.png`. A build makes them beside its pages. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getArticles, getSite, inDev, pageCard } from '../../astro/read.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  if (!inDev()) return [];
  const { title, subtitle } = getSite();
  const articles = await getArticles();
  return [
    { params: { page: 'site' }, props: { title: subtitle || title, slug: null } },
    ...articles.map(({ slug, title }) => ({ params: { page: `posts/${slug}` }, props: { title, slug } })),
  ];
};

export const GET: APIRoute = async ({ props }) => {
  const { title, slug } = props;
  const png = await pageCard(String(title), typeof slug === 'string' ? slug : null);
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
