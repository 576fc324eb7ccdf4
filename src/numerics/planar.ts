import { checkMatrix, type Matrix } from './check.ts';
import { svd } from './svd.ts';

type Vector = readonly [number, number];

/** M = U·diag(s)·Vᵀ of a 2 × 2 matrix, by its vectors. */
export interface PlanarSvd {
  /** σ₁ ≥ σ₂ ≥ 0. */
  readonly s: Vector;
  /** v₁ points to the right, or straight up; v₂ is v₁ turned by a right angle to the left. */
  readonly v: readonly [Vector, Vector];
  /** U turns the plane, or turns it over where the determinant is negative. */
  readonly u: readonly [Vector, Vector];
}

function turned([x, y]: Vector): Vector {
  return [0 - y, x];
}

/** The vector that a column of a 2 × 2 matrix is. */
function column(m: Matrix, j: number): Vector {
  return [m[0]?.[j] ?? 0, m[1]?.[j] ?? 0];
}

function negative([x, y]: Vector): Vector {
  return [0 - x, 0 - y];
}

/**
 * {@link svd} of a 2 × 2 matrix with the signs that make it one picture: V is a rotation. Where the singular values are
 * the same every direction would do, and v₁ is one of them.
 *
 * @throws {TypeError | RangeError} As {@link checkMatrix} says, or it is not 2 × 2.
 */
export function planarSvd(m: Matrix): PlanarSvd {
  const { rows, columns } = checkMatrix(m);
  if (rows !== 2 || columns !== 2) throw new RangeError(`matrix: ${rows} × ${columns} is not 2 × 2`);
  const { u, s, v } = svd(m);
  const [first, second] = [column(v, 0), column(v, 1)];
  const isRight = first[0] > 0 || (first[0] === 0 && first[1] > 0);
  const v1 = isRight ? first : negative(first);
  const v2 = turned(v1);
  const agrees = v2[0] * second[0] + v2[1] * second[1] > 0;
  const u1 = isRight ? column(u, 0) : negative(column(u, 0));
  const u2 = agrees ? column(u, 1) : negative(column(u, 1));
  return { s: [s[0] ?? 0, s[1] ?? 0], v: [v1, v2], u: [u1, s[1] === 0 ? turned(u1) : u2] };
}
