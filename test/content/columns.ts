import {
  type ColumnChoice,
  interpolativeDecomposition,
  type Matrix,
  maxAbs,
  noisyMatrix,
  norm,
  svd,
} from '../../src/numerics/index.ts';

/** What the article on interpolative decomposition shows, computed. */

export const NOISY: Matrix = noisyMatrix({ rows: 20, columns: 30, scales: [1.5, 1, 0.5], noise: 0.1, seed: 29 });

/** Elementary symmetric polynomial of the squares of singular values, e₀ = 1. */
export function symmetric(m: Matrix, order: number): number {
  const sums = [1, ...Array.from({ length: order }, () => 0)];
  for (const s of svd(m).s) for (let i = order; i > 0; i--) sums[i] = (sums[i] ?? 0) + s * s * (sums[i - 1] ?? 0);
  return sums[order] ?? 0;
}

/** Σ of the squares of the singular values beyond `rank`. */
export function floor(m: Matrix, rank: number): number {
  return norm([svd(m).s.slice(rank)]) ** 2;
}

/** The squared error of each of `count` draws. */
export function drawnErrors(m: Matrix, rank: number, count: number): number[] {
  return Array.from({ length: count }, (_, seed) => interpolativeDecomposition(m, rank, { method: 'random', seed }).squaredError); // prettier-ignore
}

export function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

const RANKS = [1, 2, 3];
const WAYS: readonly (readonly [string, ColumnChoice])[] = [
  ['列主元 QR', 'pivoted-qr'],
  ['余量贪心', 'residual-greedy'],
  ['逐组试遍', 'exhaustive'],
  ['体积最大', 'max-volume'],
];

function shown(error: number): string {
  return error.toPrecision(4);
}

/** `interpolative/ways.csv`. */
export function waysTable(): string[][] {
  const rows = WAYS.map(([name, method]) => {
    const found = RANKS.map((rank) => interpolativeDecomposition(NOISY, rank, { method }));
    return [name, ...found.map(({ squaredError }) => shown(squaredError)), maxAbs(found[2]?.z ?? []).toFixed(2)];
  });
  const drawn = RANKS.map((rank) => shown(mean(drawnErrors(NOISY, rank, 1000))));
  const floors = RANKS.map((rank) => shown(floor(NOISY, rank)));
  const expected = RANKS.map((rank) => shown(((rank + 1) * symmetric(NOISY, rank + 1)) / symmetric(NOISY, rank)));
  return [
    ['选法', '$r=1$', '$r=2$', '$r=3$', '最大 $\\vert z\\vert$'],
    ...rows.slice(0, 2),
    ['余量抽签', ...drawn, '—'],
    ...rows.slice(2),
    ['底', ...floors, '—'],
    ['体积抽样', ...expected, '—'],
  ];
}
