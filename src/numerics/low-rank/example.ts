import { checkInteger, checkNumber } from '../check.ts';
import { seededRandom } from './random.ts';

export interface NoisyMatrix {
  rows: number;
  columns: number;
  /** One for each product of a column and a row that the matrix is a sum of: about the relative size of its singular value. */
  scales: readonly number[];
  /** Standard deviation of what is added to every entry. */
  noise: number;
  seed: number;
}

/**
 * A matrix of low rank with noise on it, the same for the same seed in every engine: its numbers are sums of twelve
 * uniform ones, near normal without a logarithm, and rounded to thousandths.
 *
 * @returns rows × columns.
 * @throws {TypeError | RangeError} A size is none, the noise is negative, or the seed is no integer from 0 to 2³² − 1.
 */
export function noisyMatrix({ rows, columns, scales, noise, seed }: NoisyMatrix): number[][] {
  checkInteger(rows, 'rows', 1, 1000);
  checkInteger(columns, 'columns', 1, 1000);
  checkNumber(noise, 'noise');
  if (noise < 0) throw new RangeError(`noise is ${noise}; it may not be negative`);
  const random = seededRandom(seed);
  const normal = (): number => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += random();
    return sum;
  };
  const vector = (length: number): number[] => Array.from({ length }, normal);
  const terms = scales.map((scale) => ({ scale, column: vector(rows), row: vector(columns) }));
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_cell, j) => {
      const exact = terms.reduce((sum, { scale, column, row }) => sum + scale * (column[i] ?? 0) * (row[j] ?? 0), 0);
      return Math.round(1000 * (exact + noise * normal())) / 1000;
    }),
  );
}
