import { checkInteger, checkMatrix, checkNumber, checkResult, type Matrix } from './check.ts';
import { multiply, norm, subtract, transpose } from './matrix.ts';
import { outerSum, svd, type Svd } from './svd.ts';

/**
 * What share of the largest singular value counts as zero, where nobody says otherwise: the longer side times 2⁻⁵², as
 * in MATLAB's and NumPy's `matrix_rank`. Below it stands nothing but rounding.
 */
export function defaultTolerance(rows: number, columns: number): number {
  return Math.max(rows, columns) * Number.EPSILON;
}

/** How many of the sorted singular values are greater than `tolerance` times the largest. */
export function numericalRank(s: readonly number[], tolerance: number): number {
  return s.filter((value) => value > tolerance * (s[0] ?? 0)).length;
}

/** The pseudo-inverse out of a decomposition: reciprocals of the first `rank` singular values, zero for the rest. */
export function invertSvd({ u, s, v }: Svd, rank: number): number[][] {
  checkInteger(rank, 'rank', 0, s.length);
  const reciprocals = s.slice(0, rank).map((value) => 1 / value);
  return checkResult(outerSum(reciprocals, v, u), 'the pseudo-inverse');
}

/**
 * Moore–Penrose pseudo-inverse of an n × m matrix, m × n.
 *
 * @param tolerance Singular values up to this share of the largest count as zero; from 0 on.
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; the result is larger than a double can hold.
 */
export function pseudoInverse(m: Matrix, tolerance?: number): number[][] {
  const { rows, columns } = checkMatrix(m);
  const share = tolerance ?? defaultTolerance(rows, columns);
  checkNumber(share, 'tolerance');
  if (share < 0) throw new RangeError(`tolerance is ${share}; it may not be negative`);
  const decomposition = svd(m);
  return invertSvd(decomposition, numericalRank(decomposition.s, share));
}

/**
 * How far `x` (m × n) is from being the pseudo-inverse of `a` (n × m): Frobenius norms of AXA − A, XAX − X,
 * (AX)ᵀ − AX and (XA)ᵀ − XA (Penrose 1955).
 */
export function penroseResiduals(a: Matrix, x: Matrix): [number, number, number, number] {
  const [ax, xa] = [multiply(a, x), multiply(x, a)];
  return [
    norm(subtract(multiply(ax, a), a)),
    norm(subtract(multiply(xa, x), x)),
    norm(subtract(transpose(ax), ax)),
    norm(subtract(transpose(xa), xa)),
  ];
}
