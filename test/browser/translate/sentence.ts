/** One sentence with five formulas, in each way of typesetting them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import katex from 'katex';
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { HTMLHandler } from 'mathjax-full/js/handlers/html/HTMLHandler.js';
import { HTMLMathItem } from 'mathjax-full/js/handlers/html/HTMLMathItem.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { CHTML } from 'mathjax-full/js/output/chtml.js';
import { renderMarkdown } from '../../../src/article/index.ts';
import type { LiteDocument } from 'mathjax-full/js/adaptors/lite/Document.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import type { LiteText } from 'mathjax-full/js/adaptors/lite/Text.js';

/** A space on each side of each formula. */
const SENTENCE =
  '设 $f$ 是区间 $[a,b]$ 上的连续函数，若 $x>0$ 则有 $f(x)\\ge \\text{常数}$ 成立，其中 $c=\\frac{1}{2}$ 为常数。';

export interface Specimen {
  html: string;
  css: string;
}

function filled(typeset: (tex: string) => string): string {
  return `<p>${SENTENCE.replace(/\$([^$]+)\$/g, (_, tex: string) => typeset(tex))}</p>`;
}

export function byKatex(): Specimen {
  const file = createRequire(import.meta.url).resolve('katex/dist/katex.css');
  const css = readFileSync(file, 'utf8').replace(/@font-face\s*\{[^}]*\}/g, '');
  return { html: filled((tex) => katex.renderToString(tex)), css };
}

/** @param wrap Put round each formula. */
export function byChtml(wrap: (formula: string) => string = (formula) => formula): Specimen {
  const adaptor = liteAdaptor();
  const output = new CHTML<LiteElement, LiteText, LiteDocument>({ fontURL: '/' });
  const handler = new HTMLHandler<LiteElement, LiteText, LiteDocument>(adaptor);
  const input = new TeX<LiteElement, LiteText, LiteDocument>({ packages: ['base', 'ams'] });
  const document = handler.create('', { InputJax: input, OutputJax: output });
  const html = filled((tex) => {
    const item = new HTMLMathItem<LiteElement, LiteText, LiteDocument>(tex, input, false);
    item.start.node = adaptor.body(document.document);
    item.setMetrics(16, 8, 640, 640, 1);
    item.compile(document);
    item.typeset(document);
    return wrap(adaptor.outerHTML(item.typesetRoot));
  });
  const css = adaptor.textContent(output.styleSheet(document)).replace(/@font-face[^{]*\{[^}]*\}/g, '');
  return { html, css };
}

export async function byUs(): Promise<Specimen> {
  const article = await renderMarkdown(`---\ntitle: T\ndate: 2026-01-01\n---\n\n${SENTENCE}\n`);
  const css = readFileSync(new URL('../../../src/styles/math.css', import.meta.url), 'utf8');
  return { html: article.body.map((part) => (typeof part === 'string' ? part : '')).join(''), css };
}
