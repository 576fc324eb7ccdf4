/** Drawings as MathJax itself writes them, from the same TeX: what ours are compared with. */
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import type { LiteDocument } from 'mathjax-full/js/adaptors/lite/Document.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import type { LiteText } from 'mathjax-full/js/adaptors/lite/Text.js';
import { SerializedMmlVisitor } from 'mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js';
import { HTMLHandler } from 'mathjax-full/js/handlers/html/HTMLHandler.js';
import { HTMLMathItem } from 'mathjax-full/js/handlers/html/HTMLMathItem.js';
import { SvgOutput } from '../../src/math/output.ts';
import { UNITS_PER_EX } from '../../src/math/shift.ts';
import { ArticleTeX } from '../../src/math/tex.ts';
import type { Formula } from './formulas.ts';

const EM = 16;

export interface MathJaxPage {
  /** `<svg …>` of each formula, with MathJax's groups and all its attributes. */
  svgs: string[];
  /** `<math …>` of each, as MathJax adds it for screen readers. */
  mathml: string[];
  /** The hidden `<svg>` with the outlines that they use. */
  outlines: string;
  /** MathJax's own stylesheet, which draws the lines of tables. */
  css: string;
}

/** Our TeX and our widths of characters that the fonts lack; everything behind that is MathJax's. */
export function drawByMathJax(formulas: readonly Formula[]): MathJaxPage {
  const adaptor = liteAdaptor();
  const tex = new ArticleTeX();
  const output = new SvgOutput();
  const handler = new HTMLHandler<LiteElement, LiteText, LiteDocument>(adaptor);
  const document = handler.create('', { InputJax: tex, OutputJax: output });
  const visitor = new SerializedMmlVisitor();
  const mathml: string[] = [];
  const svgs = formulas.map((formula) => {
    tex.begin(undefined);
    const item = new HTMLMathItem<LiteElement, LiteText, LiteDocument>(formula.tex, tex, formula.display);
    item.start.node = adaptor.body(document.document);
    item.setMetrics(EM, (EM * UNITS_PER_EX) / 1000, 40 * EM, 40 * EM, 1);
    item.compile(document);
    mathml.push(visitor.visitTree(item.root));
    item.typeset(document);
    return adaptor.innerHTML(item.typesetRoot);
  });
  return {
    svgs,
    mathml,
    outlines: adaptor.outerHTML(output.pageElements(document)),
    css: adaptor.textContent(output.styleSheet(document)),
  };
}
