/** One article as a page that needs no site: everything it uses is in it, but for the pictures beside it. */
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Article, BoundArticle, BoundParts } from '../article/index.ts';
import { codeStyleSheet } from '../code/index.ts';
import { glyphSheet } from '../math/index.ts';

const STYLES = new URL('../styles/', import.meta.url);
const IMPORT = /@import '\.\/([\w-]+\.css)';/g;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The site's stylesheet with its imports put in, and that of articles. */
function stylesheet(): string {
  const index = readFileSync(new URL('index.css', STYLES), 'utf8');
  const names = [...Array.from(index.matchAll(IMPORT), ([, name = '']) => name), 'article.css'];
  return names.map((name) => readFileSync(new URL(name, STYLES), 'utf8')).join('\n');
}

/** Address of a picture from where the page will lie. */
function pictureUrl(src: string, file: string, output: string | null): string {
  const path = output === null ? src : relative(dirname(resolve(output)), resolve(dirname(file), src));
  return path.split(/[\\/]/).map(encodeURIComponent).join('/');
}

function bodyHtml(body: BoundParts, file: string, output: string | null): string {
  return body
    .map((part) => {
      if (typeof part === 'string') return part;
      return `<img src="${pictureUrl(part.src, file, output)}" alt="${escapeHtml(part.alt)}">`;
    })
    .join('');
}

export interface PageInput {
  article: Article;
  bound: BoundArticle;
  /** Path of the Markdown file. */
  file: string;
  /** Path of the page, or null for standard output: pictures are then named as from the file's own folder. */
  output: string | null;
}

/** A complete HTML page, to be opened as it is from disk. */
export function renderPage({ article, bound, file, output }: PageInput): string {
  const { meta } = article;
  const lang = escapeHtml(meta.lang ?? 'zh-CN');
  const title = escapeHtml(meta.title);
  const styles = `${stylesheet()}\n${codeStyleSheet(article.codeStyles)}`;
  const head = meta.title === '' ? '' : `<header class="article-head">\n<h1>${title}</h1>\n</header>\n`;
  return `<!doctype html>
<html lang="${lang}" data-src-lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === '' ? escapeHtml(article.headings[0]?.text ?? file) : title}</title>
<style>
${styles}
</style>
</head>
<body>
${glyphSheet(bound.glyphs)}
<main class="site-main article-page" id="main">
<article class="article">
${head}<div class="prose">
${bodyHtml(bound.body, file, output)}</div>
</article>
</main>
</body>
</html>
`;
}
