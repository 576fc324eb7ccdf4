/** `yansuan render`: one article by itself, bound as far as one can be without the others. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import {
  type Article,
  bind,
  type BoundArticle,
  type FilesBeside,
  type Original,
  readFrontMatter,
  renderMarkdown,
  SEPARATE,
  type TheoremOptions,
} from '../article/index.ts';
import { splitName, translationKey } from '../article/editions.ts';
import { SITE_LANGUAGE } from '../article/language.ts';
import { loadSite } from '../astro/config.ts';
import { readFilesBeside } from '../astro/files-beside.ts';
import { decodeSource } from '../astro/sources.ts';
import type { Diagnostic } from '../diagnostics/index.ts';

export interface RenderedFile {
  /** LF-normalised. */
  source: string;
  article: Article;
  bound: BoundArticle;
  diagnostics: Diagnostic[];
}

/** `content/posts/x/index.md` → `x`, and `x.md` → `x`. */
function slugOf(file: string): string {
  const name = basename(file).replace(/\.[^.]*$/, '');
  return name === 'index' ? basename(dirname(resolve(file))) : name;
}

/** What the file translates: `index.en.md` translates the `index.md` beside it, `x.en.md` the `x.md`. */
function originalFor(file: string): Original | null {
  const split = splitName(basename(file).replace(/\.md$/, ''));
  const original = split && join(dirname(file), `${split.name}.md`);
  if (!split || original === null || !existsSync(original)) return null;
  const { meta, macros } = readFrontMatter(decodeSource(readFileSync(original)).source);
  return { slug: slugOf(original), language: split.language, meta, macros: macros?.tex ?? null };
}

/** Whether what is called undefined may be a label of an article that lies beside this one. */
function citesNeighbour(file: string, source: string, { id, start, end }: Diagnostic): boolean {
  const slug = id === 'ref/undefined' ? /ref\{\s*([^:{}\s]+):/.exec(source.slice(start, end))?.[1] : undefined;
  if (slug === undefined) return false;
  const folder = dirname(resolve(file));
  const posts = /^index\.(?:[^.]+\.)?md$/.test(basename(file)) ? dirname(folder) : folder;
  return existsSync(join(posts, slug, 'index.md')) || existsSync(join(posts, `${slug}.md`));
}

/** The macros of the site that the file belongs to: those of the nearest folder `content` above it that has some. */
function macrosFor(file: string): string {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    const path = join(folder, 'macros.tex');
    if (basename(folder) === 'content' && existsSync(path)) return decodeSource(readFileSync(path)).source;
    if (folder === dirname(folder)) return '';
  }
}

/** Root of the site that a folder belongs to, the one above its folder `content`; or null. */
function siteOf(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (basename(at) === 'content') return dirname(at);
    if (at === dirname(at)) return null;
  }
}

/** How the site that the file belongs to counts its theorems. */
function theoremsFor(file: string): TheoremOptions {
  const root = siteOf(dirname(resolve(file)));
  return root === null ? SEPARATE : loadSite(root, {}).site.theorems;
}

/** Files that the article shows. */
function filesFor(file: string, source: string, language: string | null): FilesBeside {
  const folder = dirname(resolve(file));
  const root = siteOf(folder) ?? folder;
  const fromRoot = relative(root, folder).split(sep).join('/');
  const read = (path: string): ReturnType<typeof decodeSource> => decodeSource(readFileSync(join(root, path)));
  return readFilesBeside({ root, folder: fromRoot, source, language, read });
}

/** Faults that only a whole site can judge: the other articles are not looked at here. */
const OF_THE_SITE: ReadonlySet<Diagnostic['id']> = new Set(['link/unknown-article', 'link/not-served']);

/** @param file Its path, which gives the article its slug. */
export async function renderFile(file: string, bytes: Buffer): Promise<RenderedFile> {
  const { source, diagnostics } = decodeSource(bytes);
  const macros = macrosFor(file);
  const original = originalFor(file);
  const files = filesFor(file, source, original?.language ?? null);
  const article = await renderMarkdown(source, {
    frontMatter: 'optional',
    macros,
    files,
    original,
    theorems: theoremsFor(file),
  });
  const slug = original ? translationKey(original.slug, original.language) : slugOf(file);
  const own = {
    slug,
    file,
    title: article.meta.title,
    lang: article.meta.lang ?? SITE_LANGUAGE,
    url: '',
    draft: false,
    equations: article.equations,
    statements: article.statements,
    headings: article.headings.map(({ id }) => id),
    anchors: [...article.headings.map(({ id }) => id), ...article.otherIds],
  };
  const bound = await bind(article, { slug, base: '/', entries: new Map([[slug, own]]), macros });
  const found = bound.diagnostics.filter((d) => !OF_THE_SITE.has(d.id) && !citesNeighbour(file, source, d));
  return { source, article, bound, diagnostics: [...diagnostics, ...article.diagnostics, ...found] };
}
