import { crWithBestWeights, type Matrix, multiply, norm, pseudoInverse, subtract } from '../../src/numerics/index.ts';

/** What the article on CR approximation shows, computed. */

/** The factors of its example. */
export const X: Matrix = [[-3, 1, 0, -3, -1, 2], [3, 3, 2, 0, 2, 2], [-3, 2, 1, -2, -1, 3], [-3, 3, 3, 2, 3, 0]]; // prettier-ignore
export const Y: Matrix = [[-2, 0, 3, -1], [3, -2, -1, 0], [-1, -1, 2, -2], [-2, 2, -1, 2], [0, 1, -1, -1], [-3, 3, -2, 2]]; // prettier-ignore
export const PRODUCT = multiply(X, Y);

/** Squared errors of a choice: as it is, with the best diagonal, and with the best matrix in the middle. */
export interface Choice {
  columns: number[];
  errors: [own: number, diagonal: number, free: number];
}

function errorsOf(columns: number[]): Choice['errors'] {
  const c = X.map((row) => columns.map((i) => row[i] ?? NaN));
  const r = columns.map((i) => Y[i] ?? []);
  const projected = multiply(multiply(c, multiply(pseudoInverse(c), PRODUCT)), multiply(pseudoInverse(r), r));
  const squared = (m: Matrix): number => norm(subtract(m, PRODUCT)) ** 2;
  return [squared(multiply(c, r)), crWithBestWeights(X, Y, columns).squaredError, squared(projected)];
}

/** All fifteen pairs, that with the least error of its own first. */
export function choices(): Choice[] {
  const pairs = Y.flatMap((_, i) => Array.from({ length: i }, (__, j) => [j, i]));
  return pairs.map((columns) => ({ columns, errors: errorsOf(columns) })).sort((a, b) => a.errors[0] - b.errors[0]);
}

/** `cr/choices.csv`: those with the first term. */
export function choicesTable(): string[][] {
  const rows = choices()
    .filter(({ columns }) => columns.includes(0))
    .map(({ columns, errors: [own, diagonal, free] }) => [
      `$\\{${columns.map((i) => i + 1).join(',')}\\}$`,
      own.toFixed(0),
      diagonal.toFixed(2),
      free.toFixed(2),
    ]);
  return [['留下', '权重为一', '最优权重', '最优矩阵'], ...rows];
}
