/** Smooth Top-k as the gradient of log e_k(eˣ), the logarithm of the k-th elementary symmetric polynomial. */
import { checkTopK } from './input.ts';
import { thresholdTopK } from './threshold.ts';

/**
 * Smooth Top-k as ∂ log Z_k/∂x, Z_k = Σ exp(x_{i₁} + … + x_{i_k}) over all k-subsets (Su, 2024, “GradTopK”).
 *
 * pᵢ is the probability that i is among k drawn at once, that is of Bᵢ = 1 for independent Bernoulli Bⱼ given ΣBⱼ = k, whatever
 * common factor their odds eˣ have. The factor that makes the expected sum k keeps the tables of partial sums near 1, so
 * that only positive numbers of moderate size are added: no cancellation and no overflow, where the published recursion
 * subtracts and the plain tables of Z underflow.
 *
 * Time and memory n·k.
 *
 * @param x n finite numbers.
 * @param k Integer from 1 to n.
 * @returns n numbers in [0, 1] in the order of x, sum k.
 * @throws {TypeError} `x` is empty or holds what is no number.
 * @throws {RangeError} NaN, infinite, or k out of range.
 */
export function gradientTopK(x: readonly number[], k: number): number[] {
  checkTopK(x, k);
  if (k === x.length) return x.map(() => 1);
  const { lambda } = thresholdTopK(x, k, 'sigmoid');
  const yes = x.map((value) => sigmoid(value - lambda));
  const no = x.map((value) => sigmoid(lambda - value));
  const before = partialSums(yes, no, k);
  const after = partialSums(yes.toReversed(), no.toReversed(), k).reverse();
  const all = before.at(-1)?.[k] ?? 0;
  return x.map((_, i) => {
    const [left, right] = [before[i], after[i + 1]];
    let others = 0;
    for (let m = 0; m < k; m++) others += (left?.[m] ?? 0) * (right?.[k - 1 - m] ?? 0);
    return Math.min(1, ((yes[i] ?? 0) * others) / all);
  });
}

function sigmoid(t: number): number {
  return t >= 0 ? 1 / (1 + Math.exp(-t)) : Math.exp(t) / (1 + Math.exp(t));
}

/** Row i, column m: probability that m of the first i are 1, for m up to k. */
function partialSums(yes: readonly number[], no: readonly number[], k: number): Float64Array[] {
  const rows = [new Float64Array(k + 1)];
  rows[0]?.fill(1, 0, 1);
  yes.forEach((q, i) => {
    const [last, row] = [rows[i] ?? new Float64Array(k + 1), new Float64Array(k + 1)];
    for (let m = 0; m <= k; m++) row[m] = (last[m] ?? 0) * (no[i] ?? 0) + (m > 0 ? (last[m - 1] ?? 0) * q : 0);
    rows.push(row);
  });
  return rows;
}

/**
 * Jacobian of `gradientTopK`, the covariance of who is among the k: entry (i, j) is pᵢ(pⱼ given i − pⱼ), on the diagonal
 * pᵢ(1 − pᵢ).
 *
 * Time n²·k.
 *
 * @returns n × n, symmetric, rows sum to 0.
 * @throws {TypeError} @throws {RangeError} As `gradientTopK`.
 */
export function jacobianGradientTopK(x: readonly number[], k: number): number[][] {
  const p = gradientTopK(x, k);
  const rows = p.map((own, i) => {
    const others = x.filter((_, j) => j !== i);
    const given = k === 1 || others.length === 0 ? others.map(() => 0) : gradientTopK(others, k - 1);
    return p.map((other, j) => own * ((i === j ? 1 : (given[j < i ? j : j - 1] ?? 0)) - other));
  });
  return rows.map((row, i) => row.map((value, j) => (value + (rows[j]?.[i] ?? 0)) / 2));
}
