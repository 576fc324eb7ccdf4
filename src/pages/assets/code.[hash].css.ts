/** The stylesheet of the site's highlighted code, under a name that changes with it. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { codeStyleSheet } from '../../astro/read.ts';

export const getStaticPaths: GetStaticPaths = () => {
  const { css, hash } = codeStyleSheet();
  return css === '' ? [] : [{ params: { hash } }];
};

export const GET: APIRoute = () =>
  new Response(codeStyleSheet().css, { headers: { 'content-type': 'text/css; charset=utf-8' } });
