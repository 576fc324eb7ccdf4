/** Dev: previews of what articles lead to. A build makes the files beside its pages. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { devPreview, devPreviews } from '../../../../astro/dev-previews.ts';
import { editionOf, inDev } from '../../../../astro/read.ts';
import { originalOf } from '../../../../article/editions.ts';

export const getStaticPaths: GetStaticPaths = () => {
  if (!inDev()) return [];
  return devPreviews().map(({ slug, id, name }) => ({
    params: { edition: editionOf(slug) ?? undefined, slug: originalOf(slug), name },
    props: { slug, id },
  }));
};

export const GET: APIRoute = async ({ props: { slug, id } }) => {
  const content = await devPreview(String(slug), String(id));
  return new Response(content, {
    status: content === null ? 404 : 200,
    headers: { 'content-type': 'application/json' },
  });
};
