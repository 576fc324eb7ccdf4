/** Smooth Top-k by k rounds of softmax, each of which leaves out what the rounds before have taken. */
import { checkTopK } from './input.ts';

interface Rounds {
  p: number[];
  /** ∂pᵢ/∂xⱼ. */
  jacobian: number[][];
}

/** One round's softmax from what was taken before. */
type Share = (taken: readonly number[]) => number[];

/** One round's softmax and its derivatives, from what was taken before. */
type Round = (taken: Rounds) => Rounds;

function shares(n: number, k: number, share: Share): number[] {
  let p: number[] = Array.from({ length: n }, () => 0);
  for (let i = 0; i < k; i++) {
    const more = share(p);
    p = p.map((value, a) => value + (more[a] ?? 0));
  }
  return p;
}

function rounds(n: number, k: number, round: Round): Rounds {
  let all: Rounds = { p: Array.from({ length: n }, () => 0), jacobian: square(n, () => 0) };
  for (let i = 0; i < k; i++) {
    const more = round(all);
    all = {
      p: all.p.map((value, a) => value + (more.p[a] ?? 0)),
      jacobian: square(n, (a, b) => (all.jacobian[a]?.[b] ?? 0) + (more.jacobian[a]?.[b] ?? 0)),
    };
  }
  return all;
}

function square(n: number, entry: (i: number, j: number) => number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_cell, j) => entry(i, j)));
}

/** Σ wᵢ eᵘⁱ normalised to 1; weights may have any sign. The largest u with a weight sets the scale. */
function weighted(u: readonly number[], w: readonly number[]): { p: number[]; sum: number; scale: number } {
  const scale = u.reduce((a, b, i) => (w[i] === 0 ? a : Math.max(a, b)), -Infinity);
  const parts = u.map((value, i) => ((w[i] ?? 0) === 0 ? 0 : (w[i] ?? 0) * Math.exp(value - scale)));
  const sum = parts.reduce((a, b) => a + b, 0);
  return { p: parts.map((part) => part / sum), sum, scale };
}

function aboveLeast(x: readonly number[]): { y: number[]; lowest: number } {
  const least = x.reduce((a, b) => Math.min(a, b));
  return { y: x.map((value) => value - least), lowest: x.indexOf(least) };
}

function softKMaxRounds(x: readonly number[], k: number): Rounds {
  checkTopK(x, k);
  const { y, lowest } = aboveLeast(x);
  const n = x.length;
  return rounds(n, k, ({ p, jacobian }) => {
    const u = y.map((value, i) => (1 - (p[i] ?? 0)) * value);
    const { p: s } = weighted(
      u,
      u.map(() => 1),
    );
    const du = square(n, (i, j) => {
      const dy = (i === j ? 1 : 0) - (j === lowest ? 1 : 0);
      return (1 - (p[i] ?? 0)) * dy - (y[i] ?? 0) * (jacobian[i]?.[j] ?? 0);
    });
    const mean = x.map((_, j) => s.reduce((sum, each, l) => sum + each * (du[l]?.[j] ?? 0), 0));
    return { p: s, jacobian: square(n, (i, j) => (s[i] ?? 0) * ((du[i]?.[j] ?? 0) - (mean[j] ?? 0))) };
  });
}

/**
 * “Soft-k-max” (Su, 2019): x ← x − min x, then k times p += softmax((1 − p) ⊙ x). The sum is k, but p may exceed 1 and
 * need not keep the order of x.
 *
 * @param x n finite numbers.
 * @param k Integer from 1 to n.
 * @returns n numbers in the order of x.
 * @throws {TypeError} `x` is empty or holds what is no number.
 * @throws {RangeError} NaN, infinite, or k out of range.
 */
export function softKMax(x: readonly number[], k: number): number[] {
  checkTopK(x, k);
  const { y } = aboveLeast(x);
  const ones = x.map(() => 1);
  return shares(
    x.length,
    k,
    (p) =>
      weighted(
        y.map((value, i) => (1 - (p[i] ?? 0)) * value),
        ones,
      ).p,
  );
}

/**
 * Jacobian of `softKMax`: entry (i, j) is ∂pᵢ/∂xⱼ; where several are least, that of the first.
 *
 * @returns n × n, columns sum to 0.
 * @throws {TypeError} @throws {RangeError} As `softKMax`.
 */
export function jacobianSoftKMax(x: readonly number[], k: number): number[][] {
  return softKMaxRounds(x, k).jacobian;
}

function weightedRounds(x: readonly number[], k: number): Rounds {
  checkTopK(x, k);
  const n = x.length;
  return rounds(n, k, ({ p, jacobian }) => {
    const left = p.map((value) => 1 - value);
    const { p: s, sum, scale } = weighted(x, left);
    const da = square(n, (i, j) => {
      const size = Math.exp((x[i] ?? 0) - scale);
      return size === 0 ? 0 : size * ((i === j ? (left[i] ?? 0) : 0) - (jacobian[i]?.[j] ?? 0));
    });
    const column = x.map((_, j) => da.reduce((all, row) => all + (row[j] ?? 0), 0));
    return { p: s, jacobian: square(n, (i, j) => ((da[i]?.[j] ?? 0) - (s[i] ?? 0) * (column[j] ?? 0)) / sum) };
  });
}

/**
 * k times p += softmax of x with weights 1 − p on eˣ. Its limit is not Top-k: for k = 2 it tends to 1.5 and 0.5 on the two
 * largest. A weight turns negative once p exceeds 1, and where the weights cancel the result is NaN or infinite.
 *
 * @param x n finite numbers.
 * @param k Integer from 1 to n.
 * @returns n numbers in the order of x.
 * @throws {TypeError} `x` is empty or holds what is no number.
 * @throws {RangeError} NaN, infinite, or k out of range.
 */
export function weightedSoftmaxTopK(x: readonly number[], k: number): number[] {
  checkTopK(x, k);
  return shares(
    x.length,
    k,
    (p) =>
      weighted(
        x,
        p.map((value) => 1 - value),
      ).p,
  );
}

/**
 * Jacobian of `weightedSoftmaxTopK`: entry (i, j) is ∂pᵢ/∂xⱼ.
 *
 * @returns n × n, columns sum to 0.
 * @throws {TypeError} @throws {RangeError} As `weightedSoftmaxTopK`.
 */
export function jacobianWeightedSoftmaxTopK(x: readonly number[], k: number): number[][] {
  return weightedRounds(x, k).jacobian;
}
