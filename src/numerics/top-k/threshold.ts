/** Smooth Top-k by a threshold: p = f(x − λ), with λ such that the p sum to k. */
import { checkTopK, descending, logSumExp } from './input.ts';

/** `f`: min(1, eᵗ); 1/(1 + e⁻ᵗ); the distribution function of Laplace, 1 − e⁻ᵗ/2 for t ≥ 0 and eᵗ/2 below. */
export type Threshold = 'min(1,exp)' | 'sigmoid' | 'laplace';

export interface ThresholdTopK {
  /** −∞ where k is the length of x and f never reaches 1. */
  lambda: number;
  /** As long as x, in [0, 1], in the order of x, sum k. */
  p: number[];
}

/** log f(t) of the two that are symmetric: 1 − f(t) = f(−t). */
const LOG: Readonly<Record<'sigmoid' | 'laplace', (t: number) => number>> = {
  sigmoid: (t) => (t >= 0 ? -Math.log1p(Math.exp(-t)) : t - Math.log1p(Math.exp(t))),
  laplace: (t) => (t < 0 ? t - Math.LN2 : Math.log1p(-Math.exp(-t) / 2)),
};

/** f(t), right also where it is small. */
export function thresholdFunction(kind: Threshold, t: number): number {
  return kind === 'min(1,exp)' ? Math.min(1, Math.exp(t)) : Math.exp(LOG[kind](t));
}

/** f′(t); at the kink of min(1, eᵗ) that of its right side, 0. */
export function thresholdDerivative(kind: Threshold, t: number): number {
  switch (kind) {
    case 'min(1,exp)':
      return t < 0 ? Math.exp(t) : 0;
    case 'sigmoid':
      return Math.exp(LOG.sigmoid(t) + LOG.sigmoid(-t));
    case 'laplace':
      return Math.exp(-Math.abs(t)) / 2;
  }
}

/**
 * Smooth Top-k by a threshold (Su, 2024, “ThreTopK”; for the Laplace function, with the missing case m = n).
 *
 * The two symmetric ones balance what the k largest lack to 1 against what the others have, both as logarithms: so λ is
 * found where all p are 0 or 1 to the last digit, and where the piecewise formula that was published finds none.
 *
 * @param x n finite numbers.
 * @param k Integer from 1 to n.
 * @throws {TypeError} `x` is empty or holds what is no number.
 * @throws {RangeError} NaN, infinite, or k out of range.
 */
export function thresholdTopK(x: readonly number[], k: number, kind: Threshold): ThresholdTopK {
  checkTopK(x, k);
  const order = descending(x);
  const sorted = order.map((i) => x[i] ?? 0);
  const lambda = kind === 'min(1,exp)' ? truncated(sorted, k) : symmetric(sorted, k, LOG[kind]);
  return { lambda, p: x.map((value) => thresholdFunction(kind, value - lambda)) };
}

/** For m = 0, 1, …: the m largest are 1, the others share what is left. Exactly one m fits but for ties. */
function truncated(sorted: readonly number[], k: number): number {
  let lambda = Infinity;
  for (let m = 0; m < k; m++) {
    lambda = logSumExp(sorted.slice(m)) - Math.log(k - m);
    if (lambda >= (sorted[m] ?? -Infinity)) return lambda;
  }
  return lambda;
}

/** Root of log Σ_{i>k} f(xᵢ − λ) = log Σ_{i≤k} (1 − f(xᵢ − λ)), whose two sides go apart monotonically. */
function symmetric(sorted: readonly number[], k: number, log: (t: number) => number): number {
  if (k === sorted.length) return -Infinity;
  const [top, rest] = [sorted.slice(0, k), sorted.slice(k)];
  const excess = (lambda: number): number =>
    logSumExp(rest.map((value) => log(value - lambda))) - logSumExp(top.map((value) => log(lambda - value)));
  const [inner, outer] = [sorted[k] ?? 0, sorted[k - 1] ?? 0];
  // The larger of the two counts makes up for at most its logarithm.
  const margin = Math.log(sorted.length) + 1;
  return rootOfDecreasing(excess, inner - margin, outer + margin);
}

/** By halving, helped by the secant while that brings more; to the last bits of a double. */
function rootOfDecreasing(f: (t: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [above, below] = [f(low), f(high)];
  while (above < 0) {
    low -= high - low;
    above = f(low);
  }
  while (below > 0) {
    high += high - low;
    below = f(high);
  }
  for (let i = 0; i < 200; i++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    const secant = low + ((high - low) * above) / (above - below);
    const at = i % 3 < 2 && secant > low && secant < high ? secant : middle;
    const value = f(at);
    if (value === 0) return at;
    if (value > 0) [low, above] = [at, value];
    else [high, below] = [at, value];
  }
  return low + (high - low) / 2;
}

/**
 * Jacobian of `thresholdTopK`: entry (i, j) is ∂pᵢ/∂xⱼ = fᵢ′(δᵢⱼ − fⱼ′/Σf′); zero where every f′ is.
 *
 * @returns n × n, symmetric, rows sum to 0.
 * @throws {TypeError} @throws {RangeError} As `thresholdTopK`.
 */
export function jacobianThresholdTopK(x: readonly number[], k: number, kind: Threshold): number[][] {
  const { lambda } = thresholdTopK(x, k, kind);
  const slopes = x.map((value) => (lambda === -Infinity ? 0 : thresholdDerivative(kind, value - lambda)));
  const sum = slopes.reduce((a, b) => a + b, 0);
  return slopes.map((slope, i) =>
    slopes.map((other, j) => (sum === 0 ? 0 : slope * ((i === j ? 1 : 0) - other / sum))),
  );
}
