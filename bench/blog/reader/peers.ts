/** The same article as others would publish it. Their small stylesheet stands in the page, which costs no request. */
import path from 'node:path';
import { construct, field, method, text } from '../../dialect/narrow.ts';
import type { Post, PostFormula } from '../corpus.ts';
import { escape, proseOf } from './article.ts';
import { folderOf, load } from './packages.ts';
import type { Files } from './server.ts';

export interface Candidate {
  name: string;
  /** Of the page to visit. */
  path: string;
  files: Files;
  /** Selector of what is drawn of a formula. */
  formula: string;
}

/** Fonts as on our pages: finding one for Chinese takes time, and should take the same. */
const STYLE = `body{max-width:38rem;margin:2rem auto;padding:0 1.2rem;line-height:1.8;color:#23272c;background:#fdfdfb;
font-family:'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
p>.katex,p>mjx-container{white-space:nowrap}div{overflow-x:auto;overflow-y:hidden}h1,h2{line-height:1.4}`;

function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

export function katex(post: Post): Candidate {
  const engine = load('katex');
  const typeset = ({ tex, display }: PostFormula): string =>
    text(method(engine, 'renderToString')(tex, { displayMode: display, output: 'htmlAndMathml', strict: 'ignore' }));
  const head = '<link rel="stylesheet" href="/katex/katex.min.css">';
  return {
    name: 'KaTeX, prerendered',
    path: '/',
    files: {
      pages: { '/': page(post.title, head, proseOf(post, typeset)) },
      folders: { '/katex/': path.join(folderOf('katex'), 'dist') },
    },
    formula: '.katex-html',
  };
}

/** With MathML beside the drawing, as everybody else's pages have it. */
export function chtml(post: Post): Candidate {
  const js = (module: string, name: string): unknown => field(load(`mathjax-full/js/${module}.js`), name);
  const adaptor = method({ make: js('adaptors/liteAdaptor', 'liteAdaptor') }, 'make')();
  const handler = method({ make: js('handlers/html', 'RegisterHTMLHandler') }, 'make')(adaptor);
  method({ make: js('a11y/assistive-mml', 'AssistiveMmlHandler') }, 'make')(handler);
  const input = construct(js('input/tex', 'TeX'), { packages: js('input/tex/AllPackages', 'AllPackages') });
  const output = construct(js('output/chtml', 'CHTML'), { fontURL: '/fonts', adaptiveCSS: true });
  const document = method(js('mathjax', 'mathjax'), 'document')('', { InputJax: input, OutputJax: output });
  const typeset = ({ tex, display }: PostFormula): string =>
    text(method(adaptor, 'outerHTML')(method(document, 'convert')(tex, { display, containerWidth: 350 })));
  const body = proseOf(post, typeset);
  const sheet = text(method(adaptor, 'textContent')(method(output, 'styleSheet')(document)));
  return {
    name: 'MathJax CHTML, prerendered',
    path: '/',
    files: {
      pages: { '/': page(post.title, `<style>${sheet}</style>`, body) },
      folders: { '/fonts/': path.join(folderOf('mathjax-full'), 'es5/output/chtml/fonts/woff-v2') },
    },
    formula: 'mjx-container',
  };
}

export function inBrowser(post: Post, output: 'chtml' | 'svg'): Candidate {
  const typeset = ({ tex, display }: PostFormula): string =>
    display ? `\\[${escape(tex)}\\]` : `\\(${escape(tex)}\\)`;
  const head = `<script id="MathJax-script" async src="/mathjax/tex-${output}.js"></script>`;
  return {
    name: `MathJax in the browser, tex-${output}`,
    path: '/',
    files: {
      pages: { '/': page(post.title, head, proseOf(post, typeset)) },
      folders: { '/mathjax/': path.join(folderOf('mathjax'), 'es5') },
    },
    formula: 'mjx-container',
  };
}
