/** The index of the search page, under a name that changes with it. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { searchFiles } from '../../../astro/search.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const { hash, files } = await searchFiles();
  return [...files.keys()].map((name) => ({ params: { hash, file: name.replace(/\.bin$/, '') } }));
};

export const GET: APIRoute = async ({ params }) => {
  const content = (await searchFiles()).files.get(`${params['file'] ?? ''}.bin`);
  return content === undefined
    ? new Response(null, { status: 404 })
    : new Response(content, { headers: { 'content-type': 'application/octet-stream' } });
};
