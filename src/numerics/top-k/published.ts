/** Formulas as they were published, with their faults: for showing where they fail, not for computing. */
import { checkTopK, descending, logSumExp } from './input.ts';

/** Top-k without smoothing: 1 for the k largest, 0 for the others; among equals the earlier ones. */
export function hardTopK(x: readonly number[], k: number): number[] {
  checkTopK(x, k);
  const chosen = new Set(descending(x).slice(0, k));
  return x.map((_, i) => (chosen.has(i) ? 1 : 0));
}

/**
 * `gradientTopK` by the published recursion log Z_{k,i} = xᵢ + log(Z_{k−1} − Z_{k−1,i}), log Z_k = log Σᵢ Z_{k,i} − log k.
 * The difference cancels when one term is nearly all of the sum: the result is then NaN, or wrong without a sign of it
 * (x = [105, 70, 35, 140], k = 2 gives [2, 0, 0, 0]).
 *
 * @throws {TypeError} @throws {RangeError} As `gradientTopK`.
 */
export function publishedGradientTopK(x: readonly number[], k: number): number[] {
  checkTopK(x, k);
  let each = [...x];
  let all = logSumExp(each);
  for (let round = 2; round <= k; round++) {
    each = each.map((value, i) => (x[i] ?? 0) + all + Math.log(1 - Math.exp(value - all)));
    all = logSumExp(each) - Math.log(round);
  }
  return each.map((value) => Math.exp(value - all));
}

/**
 * Threshold of the Laplace function by the published cases m = 0 … n − 1, which leave out m = n.
 *
 * @returns Null where no case fits (x = [0, 0.1, 0.2, 0.3], k = 3).
 * @throws {TypeError} @throws {RangeError} As `thresholdTopK`.
 */
export function publishedLaplaceThreshold(x: readonly number[], k: number): number | null {
  checkTopK(x, k);
  const sorted = descending(x).map((i) => x[i] ?? 0);
  for (let m = 0; m < sorted.length; m++) {
    const a = sorted.slice(0, m).reduce((sum, value) => sum + Math.exp(-value), 0);
    const b = sorted.slice(m).reduce((sum, value) => sum + Math.exp(value), 0);
    const lambda = Math.log(b) - Math.log(Math.sqrt((k - m) ** 2 + a * b) + (k - m));
    const isAbove = m === 0 || (sorted[m - 1] ?? 0) >= lambda;
    if (isAbove && lambda >= (sorted[m] ?? 0)) return lambda;
  }
  return null;
}
