/** One set of formulas as two pages: as MathJax writes them and as this project does. */
import { createTypesetter, glyphSheet } from '../../src/math/index.ts';
import type { Formula } from '../../test/math/formulas.ts';
import { drawByMathJax } from '../../test/math/mathjax.ts';

/** What a page holds of its formulas. */
export interface Page {
  /** The sheet of glyph outlines. */
  outlines: string;
  /** Of each formula. */
  svgs: string[];
  mathml: string[];
  tex: string[];
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export function ourPage(formulas: readonly Formula[]): Page {
  const typesetter = createTypesetter();
  const glyphs: Record<string, string> = {};
  const page: Page = { outlines: '', svgs: [], mathml: [], tex: formulas.map(({ tex }) => escapeHtml(tex)) };
  for (const formula of formulas) {
    const { typeset } = typesetter.typeset(formula);
    if (!typeset) throw new Error(`cannot be typeset: ${formula.tex}`);
    page.svgs.push(typeset.svg);
    page.mathml.push(typeset.mathml);
    for (const id of typeset.glyphs) glyphs[id] = typesetter.outline(id);
  }
  return { ...page, outlines: glyphSheet(glyphs) };
}

/** The same as MathJax writes it, with a global font cache and MathML for screen readers. */
export function mathjaxPage(formulas: readonly Formula[], ours: Page): Page {
  const { svgs, outlines, mathml } = drawByMathJax(formulas);
  return { ...ours, svgs, outlines, mathml };
}
