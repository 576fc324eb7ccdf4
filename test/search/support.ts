/** An index in memory. */
import { decodeReferences, escapeHtml } from '../../src/article/html.ts';
import {
  buildIndex,
  createSearcher,
  sectionsOf,
  type BuildOptions,
  type Hit,
  type SearchArticle,
} from '../../src/search/index.ts';

export interface Asked {
  kind: string;
  hits: Hit[];
  /** Names of the files read for it. */
  files: string[];
}

export function indexOf(
  articles: readonly SearchArticle[],
  options: BuildOptions = {},
): { files: Map<string, Uint8Array>; ask: (query: string) => Promise<Asked> } {
  const files = new Map(buildIndex(articles, options));
  const ask = async (query: string): Promise<Asked> => {
    const read: string[] = [];
    const searcher = createSearcher((name) => {
      read.push(name);
      const file = files.get(name);
      return file === undefined ? Promise.reject(new Error(`no ${name}`)) : Promise.resolve(file);
    });
    const answer = await searcher.ask(query);
    const { hits } = await answer.take(Infinity);
    return { kind: answer.kind, hits, files: read };
  };
  return { files, ask };
}

export function article(slug: string, html: string, title = slug): SearchArticle {
  const sections = sectionsOf(title, html, decodeReferences);
  return {
    title,
    url: `/posts/${slug}/`,
    lang: 'zh-CN',
    sections,
    glyphs: { 'MJX-1': 'M0 0h1v1z', 'MJX-2': 'M0 0h2v2z' },
  };
}

/** A formula as the article room writes it. */
export function inline(tex: string, glyph = 'MJX-1'): string {
  return (
    `<var class="math"><span class="notranslate" translate="no" data-tex="${escapeHtml(tex)}">` +
    `<span aria-hidden="true">\u2060</span><svg class="d1" viewBox="0 0 1 1"><use href="#${glyph}"/></svg>` +
    `<span class="mml"><math><mi>x</mi></math></span></span></var>`
  );
}

/** Where the hits are, `slug#id`. */
export function places(hits: readonly Hit[]): string[] {
  return hits.map(({ article: { url }, id }) => `${url.split('/')[2] ?? ''}${id === null ? '' : `#${id}`}`);
}

/** A hit's text, what is marked in ⟦⟧, formulas as $tex$. */
export function shown({ snippet }: Hit): string {
  return snippet
    .map(({ content, marked }) => {
      const text = typeof content === 'string' ? content : `$${content.tex}$`;
      return marked ? `⟦${text}⟧` : text;
    })
    .join('');
}
