/** Drawings of live figures as pictures of their own, for feeds. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getEditions, readForFeed } from '../../astro/read.ts';
import { inFeeds } from '../../components/feeds/index.ts';
import tokens from '../../styles/tokens.css?raw';
import widgets from '../../styles/widgets.css?raw';

/** Feed readers have papers of their own: the light inks, and a paper under them. */
const INKS = /:root \{[^}]*\}/.exec(tokens)?.[0] ?? '';
const SHEET = `<style>${INKS}${widgets}</style>`.replace(/\/\*[^]*?\*\/|\n\s*/g, '');
const PAPER = '<rect width="100%" height="100%" style="fill:var(--paper)"/>';

export const getStaticPaths: GetStaticPaths = async () => {
  const articles = await Promise.all([null, ...(await getEditions())].map(inFeeds));
  const read = await Promise.all(articles.flat().map(({ slug }) => readForFeed(slug)));
  const drawings = new Map(read.flatMap((article) => article.drawings));
  return Array.from(drawings, ([path, svg]) => ({
    params: { hash: /figure\.(\w+)\.svg$/.exec(path)?.[1] ?? '' },
    props: { svg },
  }));
};

export const GET: APIRoute = ({ props }) => {
  const svg = String(props['svg']);
  const size = /viewBox="0 0 (\S+) (\S+)"/.exec(svg);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${size?.[1] ?? ''}" height="${size?.[2] ?? ''}"`;
  const whole = svg.replace(/^<svg/, head).replace('>', `>${SHEET}${PAPER}`);
  return new Response(whole, { headers: { 'content-type': 'image/svg+xml' } });
};
