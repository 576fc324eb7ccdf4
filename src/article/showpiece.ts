/** The display that stands for an article in the picture that goes with a link to it. */
import type { Formula } from './formulas.ts';
import type { Showpiece } from './types.ts';

/** em; such a formula can be read in a picture. */
const READABLE = 24;

/** The first display with a number that is not too wide, else the first display. */
export function showpieceOf(formulas: Iterable<Formula>): Showpiece | null {
  let first: Showpiece | null = null;
  let numbered: Showpiece | null = null;
  for (const { typeset, rows, citing } of formulas) {
    // Letters that MathJax's fonts lack would be drawn with whatever fonts the machine has.
    if (!typeset || citing || !typeset.mathml.includes('display="block"') || /<(?:text|a)\b/.test(typeset.svg))
      continue;
    const found = { svg: typeset.svg, glyphs: typeset.glyphs };
    const readable = typeset.width <= READABLE;
    if (readable && rows.some(({ number }) => number !== null)) return found;
    if (readable) numbered ??= found;
    first ??= found;
  }
  return numbered ?? first;
}
