/**
 * The least that a blog of formulas costs: one MathJax document for all articles, formulas found between dollars.
 *
 *     npx node bench/blog/peers/bare-loop.ts FROM TO
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { marked } from 'marked';
import { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { AllPackages } from 'mathjax-full/js/input/tex/AllPackages.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';

const [, , from = '', to = ''] = process.argv;
const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const document = mathjax.document('', { InputJax: new TeX({ packages: AllPackages }), OutputJax: new SVG() });

mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)) {
  const drawn: string[] = [];
  const body = readFileSync(path.join(from, name), 'utf8').replace(/^---\n.*?\n---\n/s, '');
  // Markdown sees a word in place of each formula.
  const held = body.replace(/\$\$(.+?)\$\$|\$([^$\n]+)\$/gs, (_, display?: string, inline?: string) => {
    const node: unknown = document.convert(display ?? inline ?? '', { display: display !== undefined });
    if (!(node instanceof LiteElement)) throw new TypeError('not a drawing');
    return `formula${drawn.push(adaptor.outerHTML(node)) - 1}x`;
  });
  const html = marked.parse(held, { async: false }).replace(/formula(\d+)x/g, (_, n: string) => drawn[Number(n)] ?? '');
  writeFileSync(path.join(to, name.replace(/\.md$/, '.html')), html);
}
