import { checkMatrix, checkPlaces, type Matrix } from '../check.ts';
import { multiply, norm, submatrix, subtract, transpose } from '../matrix.ts';
import { defaultTolerance, numericalRank, pseudoInverse } from '../pseudo-inverse.ts';
import { svd } from '../svd.ts';

/** `optimal`: C†MR†, the least error for these rows and columns; `intersection`: the pseudo-inverse of M[rows, columns]. */
export type CurCore = 'optimal' | 'intersection';

/** M ≈ M[:, columns]·core·M[rows, :]. */
export interface Cur {
  /** As many rows as columns were chosen, as many columns as rows were. */
  readonly core: number[][];
  /** The product of the three. */
  readonly approximation: number[][];
  /** Squared Frobenius norm of its difference from M. */
  readonly squaredError: number;
}

/** An orthonormal basis of the space of the columns, as columns. */
function basis(m: Matrix): number[][] {
  const { u, s } = svd(m);
  const rank = numericalRank(s, defaultTolerance(m.length, m[0]?.length ?? 0));
  return u.map((row) => row.slice(0, rank));
}

/** P·M with P the orthogonal projector onto the space of the columns of `c`. */
function project(c: Matrix, m: Matrix): number[][] {
  const q = basis(c);
  return q[0]?.length === 0 ? m.map((row) => row.map(() => 0)) : multiply(q, multiply(transpose(q), m));
}

/**
 * CUR decomposition of an n × m matrix: itself between some of its columns and some of its rows.
 *
 * With `intersection`, as many rows as columns, and a crossing M[rows, columns] that is invertible, the approximation is M
 * itself on the chosen rows and columns. With `optimal` it is the nearest that there is for them, by projecting from both
 * sides (Stewart 1999), and more than rounding of the core would allow.
 *
 * @param rows Different, from 0 to n − 1.
 * @param columns Different, from 0 to m − 1; their number need not be that of the rows.
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; rows or columns are none of those; something is larger than
 *   a double can hold.
 */
export function curDecomposition(
  m: Matrix,
  rows: readonly number[],
  columns: readonly number[],
  { core: kind = 'optimal' }: { core?: CurCore } = {},
): Cur {
  const shape = checkMatrix(m);
  checkPlaces(rows, 'rows', shape.rows);
  checkPlaces(columns, 'columns', shape.columns);
  const c = m.map((row) => columns.map((j) => row[j] ?? 0));
  const r = rows.map((i) => m[i] ?? []);
  const isOptimal = kind === 'optimal';
  const core = isOptimal
    ? multiply(pseudoInverse(c), multiply(m, pseudoInverse(r)))
    : pseudoInverse(submatrix(m, rows, columns));
  const approximation = isOptimal
    ? transpose(project(transpose(r), transpose(project(c, m))))
    : multiply(c, multiply(core, r));
  const squaredError = norm(subtract(approximation, m)) ** 2;
  if (!Number.isFinite(squaredError)) throw new RangeError('the squared error is larger than a double can hold');
  return { core, approximation, squaredError };
}
