/**
 * How far a formula reaches below the baseline, as a class instead of a `style`.
 *
 * Depths are rounded up to a step and the viewBox is enlarged downwards by the rest, so the baseline stays exact. The
 * class is `d<n>`, n in tenths of an ex: every n from 1 to 100, then 110, 120, … 300. 0 has no class: the formula stands
 * on the baseline, also one that floats above it (`\cdot`, a negative depth), whose box is then drawn down to the
 * baseline. What is deeper than 30 ex gets `d300` and, in running text, hangs higher than it should; displays, where
 * such depths occur, are blocks and have no baseline.
 */

/** Units of MathJax's font in one ex: 1 em is 1000 units, the x-height 442. */
export const UNITS_PER_EX = 442;

const FINE_LIMIT = 100;
const LIMIT = 300;

/** Quantises a depth. `depth` in font units; `n` names the class, `units` is the depth that the box then has. */
export function quantiseDepth(depth: number): { n: number; units: number } {
  const tenths = Math.max(0, Math.ceil((depth / UNITS_PER_EX) * 10 - 1e-6));
  if (tenths > LIMIT) return { n: LIMIT, units: depth };
  const n = tenths <= FINE_LIMIT ? tenths : Math.ceil(tenths / 10) * 10;
  return { n, units: (n / 10) * UNITS_PER_EX };
}

/** The CSS rules of all depth classes, `.math svg.d3{vertical-align:-.3ex}` and so on; about 4 KB, 0.7 KB compressed. */
export function shiftStyleSheet(): string {
  const rules: string[] = [];
  for (let n = 1; n <= LIMIT; n += n < FINE_LIMIT ? 1 : 10) {
    const ex = (n / 10).toFixed(1).replace(/\.0$/, '').replace(/^0/, '');
    rules.push(`.math svg.d${n}{vertical-align:-${ex}ex}`);
  }
  return rules.join('\n');
}
