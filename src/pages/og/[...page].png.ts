/**
 * Dev: pictures for links to pages, `og/site.png` and `og/posts/<slug>.png`, for translations `og/en/…`. A build makes
 * them beside its pages.
 */
import type { APIRoute, GetStaticPaths } from 'astro';
import {
  cardFile,
  editionOf,
  getArticles,
  getEditions,
  getSite,
  inDev,
  pageCard,
  siteCardFile,
} from '../../astro/read.ts';

const withoutEnding = (file: string): string => file.replace(/\.png$/, '');

export const getStaticPaths: GetStaticPaths = async () => {
  if (!inDev()) return [];
  const editions = [null, ...(await getEditions())];
  const articles = (await Promise.all(editions.map(getArticles))).flat();
  return [
    ...editions.map((edition) => {
      const { title, subtitle } = getSite(edition);
      const page = withoutEnding(siteCardFile(edition));
      return { params: { page }, props: { title: subtitle || title, slug: null, edition } };
    }),
    ...articles.map(({ slug, title }) => ({
      params: { page: withoutEnding(cardFile(slug)) },
      props: { title, slug, edition: editionOf(slug) },
    })),
  ];
};

export const GET: APIRoute = async ({ props }) => {
  const { title, slug, edition } = props;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const png = await pageCard(String(title), text(slug), text(edition));
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
