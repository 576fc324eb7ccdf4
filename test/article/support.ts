import { renderMarkdown, type Article, type Parts } from '../../src/article/index.ts';

/** An article without front matter. */
export function render(markdown: string): Promise<Article> {
  return renderMarkdown(markdown, { frontMatter: 'optional' });
}

/** HTML of parts with holes shown as `{type …}` and drawings cut to a short word, so that a fixture can be read. */
export function readable(parts: Parts): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.type === 'reference') return `{reference ${part.label}${part.paren ? '' : ' bare'}}`;
      if (part.type === 'formula') return `{formula ${part.token.tex}}`;
      return part.type === 'link' ? `{link ${part.href}}` : `{picture ${part.src} | ${part.alt}}`;
    })
    .join('')
    .replace(/<svg(?![^>]*class="numbers)[^>]*class="floor"[^>]*><\/svg>/g, 'FLOOR')
    .replace(/<svg(?! class="numbers")[^>]*>[\s\S]*?<\/svg>/g, 'SVG')
    .replace(/<span class="mml">[\s\S]*?<\/math><\/span>/g, 'MML')
    .replaceAll('<span aria-hidden="true">\u2060</span>', '\u2060')
    .replace(/y="[\d.]+%"/g, 'y="…"');
}

export async function body(markdown: string): Promise<string> {
  return readable((await render(markdown)).body);
}

/** Diagnostics as `id: the source they point at`. */
export function pointed(article: Article, source: string): string[] {
  return article.diagnostics.map((d) => `${d.id}: ${source.slice(d.start, d.end)}`);
}

/** The finished pieces alone. */
export function htmlOf(parts: Parts): string {
  return parts.filter((part) => typeof part === 'string').join('');
}
