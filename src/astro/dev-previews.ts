/** Previews in dev: made when they are asked for, out of the article as it is now. */
import { previewName } from '../previews/address.ts';
import { sourceOf } from '../previews/cut.ts';
import { fillPictures } from './pictures.ts';
import { pieceFile, previewedArticle, wholeArticle } from './previews.ts';
import { editionOf, getArticles, readArticle } from './read.ts';
import { getState } from './state.ts';
import { citingOf } from './uses.ts';

interface Named {
  slug: string;
  id: string;
  name: string;
}

/** Those of all articles, and of all pieces that the articles known until now lead to. */
export function devPreviews(): Named[] {
  const { articles } = getState();
  const citing = citingOf(articles);
  return [...articles.keys()].flatMap((slug) => {
    const ids = new Set(['', ...(citing.get(slug) ?? []).map(({ id }) => id)]);
    return Array.from(ids, (id) => ({ slug, id, name: previewName(id) }));
  });
}

/** `null` where there is none. */
export async function devPreview(slug: string, id: string): Promise<string | null> {
  const summary = (await getArticles(editionOf(slug))).find((article) => article.slug === slug);
  if (!summary) return null;
  const { body, glyphs } = await readArticle(slug);
  const { shelf, site, articles } = getState();
  const pointer = articles.get(slug);
  const article = pointer && previewedArticle(slug, pointer, site);
  if (!article) return null;
  if (id === '') return wholeArticle(shelf, article);
  return pieceFile(sourceOf(await fillPictures(body, summary.pictures), article.url), glyphs, article, id);
}
