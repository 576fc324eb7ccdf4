/**
 * How far a formula reaches below the baseline, as a class instead of a `style`.
 *
 * Depths are rounded up to a step and the viewBox is enlarged downwards by the rest, so the baseline stays exact. The
 * class is `d<n>`, n in tenths of an ex: every n from 1 to 20, then 22, 24, … 40, 45, … 100, 120, … 300. Few formulas of a
 * line reach deeper than 2 ex, and those may have a little air below. 0 has no class: the formula stands on the baseline, also one that floats above it (`\cdot`, a negative depth), whose box is then drawn down to the
 * baseline. What is deeper than 30 ex gets `d300` and, in running text, hangs higher than it should; displays, where
 * such depths occur, are blocks and have no baseline.
 */

/** Units of MathJax's font in one ex: 1 em is 1000 units, the x-height 442. */
export const UNITS_PER_EX = 442;

const LIMIT = 300;

/** Tenths of an ex between one class and the next at a depth of `tenths`. */
function stepAt(tenths: number): number {
  if (tenths < 20) return 1;
  if (tenths < 40) return 2;
  return tenths < 100 ? 5 : 20;
}

/** Quantises a depth. `depth` in font units; `n` names the class, `units` is the depth that the box then has. */
export function quantiseDepth(depth: number): { n: number; units: number } {
  const tenths = Math.max(0, Math.ceil((depth / UNITS_PER_EX) * 10 - 1e-6));
  if (tenths > LIMIT) return { n: LIMIT, units: depth };
  const step = stepAt(tenths - 1);
  const n = Math.ceil(tenths / step) * step;
  return { n, units: (n / 10) * UNITS_PER_EX };
}

/** The CSS rules of all depth classes, `.d3{vertical-align:-.3ex}` and so on; about 2 KB, 0.5 KB compressed. */
export function shiftStyleSheet(): string {
  const rules: string[] = [];
  for (let n = 1; n <= LIMIT; n += stepAt(n)) {
    const ex = (n / 10).toFixed(1).replace(/\.0$/, '').replace(/^0/, '');
    rules.push(`.d${n}{vertical-align:-${ex}ex}`);
  }
  return rules.join('\n');
}
