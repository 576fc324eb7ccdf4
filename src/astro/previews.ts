/**
 * Files of previews: one for each piece of an article that another one leads to, and one for each article as a whole. What
 * an article shows of itself its page has already.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BoundParts } from '../article/index.ts';
import { articleUrl, pageFolder, previewFolder } from './address.ts';
import { escapeHtml } from '../article/html.ts';
import { isChinese } from '../article/language.ts';
import { cutPiece, sourceOf, type Piece, type Source } from '../previews/cut.ts';
import { previewFile } from '../previews/file.ts';
import { previewName } from '../previews/address.ts';
import { hashKey } from '../store/index.ts';
import { sourceKey } from './key.ts';
import { readPiece, type Shelf } from './shelf.ts';
import type { Pointer, SharedState } from './state.ts';
import { citingOf } from './uses.ts';

/** An article that has previews. */
export interface PreviewedArticle {
  slug: string;
  url: string;
  title: string;
  lang: string;
  /** ISO date. */
  date: string;
  description: string | null;
  /** Key of its pieces in the store. */
  bound: string;
}

/** With the ids in it that other articles lead to. */
export type CitedArticle = PreviewedArticle & { ids: string[] };

/** `null` before it is rendered. */
export function previewedArticle(
  slug: string,
  { bound, title, lang, date, description }: Pointer,
  { base }: Pick<SharedState['site'], 'base'>,
): PreviewedArticle | null {
  return bound === null ? null : { slug, url: articleUrl(base, slug), title, lang, date, description, bound };
}

/** Of those that are rendered. */
export function previewedArticles({ articles, site }: Pick<SharedState, 'articles' | 'site'>): CitedArticle[] {
  const citing = citingOf(articles);
  return Array.from(articles, ([slug, pointer]): CitedArticle[] => {
    const article = previewedArticle(slug, pointer, site);
    const cited = (citing.get(slug) ?? []).filter(({ from, id }) => from !== slug && id !== '');
    return article ? [{ ...article, ids: [...new Set(cited.map(({ id }) => id))].sort() }] : [];
  }).flat();
}

/** Stands for a picture, whose file only the finished page knows. */
const PICTURE = '<img data-picture>';

export interface MadePreview {
  /** Path of its file in the finished site. */
  file: string;
  id: string;
  content: string;
  /** It shows a picture, for which a mark stands. */
  hasPicture: boolean;
}

/** A file that was written with marks for pictures. */
export type OpenPreview = Pick<MadePreview, 'id' | 'file'> & { article: PreviewedArticle };

/** @param site Folder of the finished pages, out of which previews with pictures are cut again. */
export function completePreviews(site: string, open: readonly OpenPreview[]): void {
  for (const { article, id, file } of open) {
    const page = readFileSync(join(site, pageFolder(article.slug), 'index.html'), 'utf8');
    const outlines = page.matchAll(/<path id="([^"]+)" d="([^"]*)"/g);
    const glyphs = Object.fromEntries(Array.from(outlines, ([, glyph = '', path = '']) => [glyph, path]));
    const content = pieceFile(sourceOf(page, article.url), glyphs, article, id);
    if (content !== null) writeFileSync(join(site, file), content);
  }
}

const sizeOf = (text: string): number => gzipSync(text).length;

function joined(parts: BoundParts, picture: string): string {
  return parts.map((part) => (typeof part === 'string' ? part : picture)).join('');
}

/**
 * As `previewsOf`, kept from one build to the next.
 *
 * @param made Called for each article that had nothing kept.
 */
export function* keptPreviews(
  shelf: Shelf,
  articles: readonly CitedArticle[],
  made: () => void,
): Generator<{ article: CitedArticle; previews: MadePreview[] }> {
  const source = sourceKey(['previews'], ['astro/previews.ts'], []);
  for (const article of articles) {
    const key = hashKey(['previews', source, JSON.stringify(article)]);
    let previews = shelf.previews.get(key);
    if (!previews) {
      shelf.previews.put(key, (previews = previewsOf(shelf, article)));
      made();
    }
    yield { article, previews };
  }
}

/** That of the article as a whole first. */
function previewsOf(shelf: Shelf, article: CitedArticle): MadePreview[] {
  const fileOf = (id: string): string => `${previewFolder(article.slug)}/${previewName(id)}.json`;
  const made: MadePreview[] = [{ file: fileOf(''), id: '', content: wholeArticle(shelf, article), hasPicture: false }];
  if (article.ids.length === 0) return made;
  const { body, glyphs } = readPiece(shelf, 'page', article.bound);
  const source = sourceOf(joined(body, PICTURE), article.url);
  for (const id of article.ids) {
    const content = pieceFile(source, glyphs, article, id);
    // Of two ids with one name the second has no preview.
    if (content === null || made.some(({ file }) => file === fileOf(id))) continue;
    made.push({ file: fileOf(id), id, content, hasPicture: content.includes(PICTURE) });
  }
  return made;
}

/** `null` where there is no such piece. */
export function pieceFile(
  source: Source,
  glyphs: Readonly<Record<string, string>>,
  { url, lang }: Pick<PreviewedArticle, 'url' | 'lang'>,
  id: string,
): string | null {
  const piece = cutPiece(source, id);
  const href = escapeHtml(`${url}#${encodeURIComponent(id)}`);
  return piece && previewFile(piece, { id, lang, href, more: moreIn(lang) }, glyphs, sizeOf);
}

function moreIn(lang: string): string {
  return isChinese(lang) ? '继续读' : 'Read on';
}

/** Title and date, and what its author says of it, else how it begins. */
export function wholeArticle(shelf: Shelf, { url, title, date, description, lang, bound }: PreviewedArticle): string {
  const { excerpt, glyphs } = readPiece(shelf, 'list', bound);
  const href = escapeHtml(url);
  const open =
    `<p class="note-title"><a href="${href}">${escapeHtml(title)}</a></p>\n` +
    `<p><time datetime="${date}">${date}</time></p>\n`;
  const begins = description === null ? beginning(excerpt) : [`<p>${escapeHtml(description)}</p>\n`];
  const piece: Piece = { lead: '', open, blocks: begins, close: '' };
  return previewFile(piece, { id: '', lang, href, more: moreIn(lang) }, glyphs, sizeOf);
}

/** Blocks of the excerpt; pictures are for those who open it. */
function beginning(excerpt: BoundParts): string[] {
  const source = sourceOf(joined(excerpt, ''), '');
  return source.root.children.map(({ start, end }) => source.html.slice(start, end));
}
