import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';

/** Formulas that MathJax itself finds in a page whose text is `text`. */
export function findInText(text: string): string[] {
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const tex = new TeX({ inlineMath: [['$', '$']] });
  const page = mathjax.document(`<p>${text}</p>`, { InputJax: tex });
  page.findMath();
  return [...page.math].map((item) => item.math);
}
