import { checkInteger, checkNumber } from '../check.ts';

/**
 * @param x Finite numbers, at least one.
 * @param k Integer from 1 to the length of `x`.
 * @throws {TypeError} `x` is no array, or empty, or something is no number.
 * @throws {RangeError} A number is NaN or infinite, or `k` is out of range.
 */
export function checkTopK(x: readonly number[], k: number): void {
  if (!Array.isArray(x) || x.length === 0) throw new TypeError('x: at least one number is needed');
  x.forEach((value, i) => checkNumber(value, `x: number ${i + 1}`));
  checkInteger(k, 'k', 1, x.length);
}

/** Indices from the largest value to the smallest; among equals the earlier first. */
export function descending(x: readonly number[]): number[] {
  return x.map((_, i) => i).sort((i, j) => (x[j] ?? 0) - (x[i] ?? 0) || i - j);
}

/** log Σ eˣ, without overflow; −∞ of nothing. */
export function logSumExp(x: readonly number[]): number {
  const largest = x.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const value of x) sum += Math.exp(value - largest);
  return largest + Math.log(sum);
}
