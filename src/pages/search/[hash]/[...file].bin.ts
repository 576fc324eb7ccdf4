/** Dev: the index of the search page. A build makes the files beside its pages. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { inDev } from '../../../astro/read.ts';
import { devSearchFiles, searchSegment } from '../../../astro/search.ts';

export const getStaticPaths: GetStaticPaths = () => {
  if (!inDev()) return [];
  const hash = searchSegment();
  return Array.from(devSearchFiles().keys(), (name) => ({ params: { hash, file: name.replace(/\.bin$/, '') } }));
};

export const GET: APIRoute = ({ params }) => {
  const content = devSearchFiles().get(`${params['file'] ?? ''}.bin`);
  return content === undefined
    ? new Response(null, { status: 404 })
    : new Response(content, { headers: { 'content-type': 'application/octet-stream' } });
};
