/** Pictures for links to pages: `og/site.png`, and `og/posts/<slug>.png` for each article. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getArticles, getSite, pageCard, readArticle } from '../../astro/read.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const { title, subtitle } = getSite();
  const articles = await getArticles();
  return [
    { params: { page: 'site' }, props: { title: subtitle || title, slug: null } },
    ...articles.map(({ slug, title }) => ({ params: { page: `posts/${slug}` }, props: { title, slug } })),
  ];
};

export const GET: APIRoute = async ({ props }) => {
  const { title, slug } = props;
  const read = typeof slug === 'string' ? await readArticle(slug) : null;
  const png = await pageCard(String(title), read);
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
