/** `yansuan render`: one article by itself, bound as far as one can be without the others. */
import { basename, dirname, resolve } from 'node:path';
import { type Article, bind, type BoundParts, renderMarkdown } from '../article/index.ts';
import { decodeSource } from '../astro/sources.ts';
import type { Diagnostic } from '../diagnostics/index.ts';

export interface RenderedFile {
  /** LF-normalised. */
  source: string;
  article: Article;
  body: BoundParts;
  diagnostics: Diagnostic[];
}

/** `content/posts/x/index.md` → `x`, and `x.md` → `x`. */
function slugOf(file: string): string {
  const name = basename(file).replace(/\.[^.]*$/, '');
  return name === 'index' ? basename(dirname(resolve(file))) : name;
}

/** Faults that only a whole site can judge: the other articles are not looked at here. */
const OF_THE_SITE: ReadonlySet<Diagnostic['id']> = new Set(['link/unknown-article', 'link/not-served']);

/** @param file Its path, which gives the article its slug. */
export async function renderFile(file: string, bytes: Buffer): Promise<RenderedFile> {
  const { source, diagnostics } = decodeSource(bytes);
  const article = await renderMarkdown(source, { frontMatter: 'optional' });
  const slug = slugOf(file);
  const own = {
    slug,
    title: article.meta.title,
    url: '',
    draft: false,
    equations: article.equations,
    anchors: [...article.headings.map(({ id }) => id), ...article.otherIds],
  };
  const bound = bind(article, { slug, base: '/', entries: new Map([[slug, own]]) });
  const found = bound.diagnostics.filter(({ id }) => !OF_THE_SITE.has(id));
  return { source, article, body: bound.body, diagnostics: [...diagnostics, ...article.diagnostics, ...found] };
}
