import { checkInteger, checkMatrix, type Matrix } from '../check.ts';
import { submatrix } from '../matrix.ts';
import { binomial, LARGEST_SEARCH } from './search.ts';

/**
 * Determinant of a square matrix, by elimination with partial pivoting.
 *
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; it is not square.
 */
export function determinant(m: Matrix): number {
  const { rows, columns } = checkMatrix(m);
  if (rows !== columns) throw new RangeError(`determinant: ${rows} rows and ${columns} columns are not square`);
  const work = m.map((row) => [...row]);
  let product = 1;
  for (let k = 0; k < rows; k++) {
    let best = k;
    for (let i = k + 1; i < rows; i++) if (Math.abs(work[i]?.[k] ?? 0) > Math.abs(work[best]?.[k] ?? 0)) best = i;
    const [pivotRow = [], other = []] = [work[best], work[k]];
    [work[k], work[best]] = [pivotRow, other];
    const pivot = pivotRow[k] ?? 0;
    if (pivot === 0) return 0;
    product *= best === k ? pivot : -pivot;
    for (let i = k + 1; i < rows; i++) {
      const factor = (work[i]?.[k] ?? 0) / pivot;
      work[i] = (work[i] ?? []).map((value, j) => value - factor * (pivotRow[j] ?? 0));
    }
  }
  return product;
}

/** All ways to choose `size` of the numbers from 0 to n − 1, ascending, in the order of a dictionary. */
function subsets(n: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: Math.max(0, n - from - size + 1) }, (_, i) => from + i).flatMap((first) =>
    subsets(n, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

/**
 * Rows and columns whose crossing M[rows, columns] has the largest determinant in size, by trying all (Goreinov,
 * Tyrtyshnikov and Zamarashkin 1997). Its CUR misses no entry by more than (rank + 1)·σ_rank+1.
 *
 * @param rank From 1 to min(n, m).
 * @returns Ascending, counted from zero; the first of several.
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; `rank` is no such integer; there are more than 200,000
 *   crossings.
 */
export function largestCrossing(m: Matrix, rank: number): { rows: number[]; columns: number[] } {
  const shape = checkMatrix(m);
  checkInteger(rank, 'rank', 1, Math.min(shape.rows, shape.columns));
  const count = binomial(shape.rows, rank) * binomial(shape.columns, rank);
  if (count > LARGEST_SEARCH)
    throw new RangeError(
      `there are ${count} crossings of ${rank} rows and columns; at most ${LARGEST_SEARCH} are tried`,
    );
  let best: { rows: number[]; columns: number[] } = { rows: [], columns: [] };
  let largest = -1;
  const ofColumns = subsets(shape.columns, rank);
  for (const rows of subsets(shape.rows, rank)) {
    for (const columns of ofColumns) {
      const size = Math.abs(determinant(submatrix(m, rows, columns)));
      if (size > largest) [largest, best] = [size, { rows, columns }];
    }
  }
  return best;
}
