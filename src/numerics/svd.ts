/*
 * One-sided Jacobi, of our own: 1.4 KB gzipped where ml-matrix 6.12 is 18 KB, and for matrices of the size that an article
 * shows it is as fast. It is also the more accurate: a column that is small is not drowned in its large neighbours, as
 * it is when a matrix is first made bidiagonal (Demmel and Veselić, SIAM J. Matrix Anal. Appl. 13, 1992).
 */
import { checkInteger, checkMatrix, type Matrix } from './check.ts';
import { dot, identity, length, maxAbs, powerOfTwo, transpose } from './matrix.ts';

/** With k = min(n, m): `u` is n × k and `v` m × k, both with orthonormal columns; `s` is sorted, largest first, ≥ 0. */
export interface Svd {
  readonly u: number[][];
  readonly s: number[];
  readonly v: number[][];
}

/** Sweeps that are never reached: convergence is quadratic and ten are many. */
const SWEEPS = 60;

/** Lengths below this, where the largest entry is about one, are zero: their digits are no longer all there. */
const VANISHED = 2 ** -1000;

type Columns = number[][];

/**
 * Tangent of the angle by which two columns are turned.
 *
 * @param ratio Length of the shorter over that of the longer.
 * @param cosine Of the angle between them, not zero.
 */
function tangent(ratio: number, cosine: number): number {
  // To all digits the same as what follows, and nothing overflows.
  if (ratio < 1e-9) return -cosine * ratio;
  const zeta = (ratio - 1 / ratio) / (2 * cosine);
  return (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
}

/** Turns columns p and q in their plane until they are orthogonal; true where they were not yet. */
function turn(a: Columns, v: Columns, p: number, q: number, tolerance: number): boolean {
  const [ap = [], aq = [], vp = [], vq = []] = [a[p], a[q], v[p], v[q]];
  const [long, short] = [length(ap), length(aq)];
  if (short < VANISHED || long < VANISHED) return false;
  const cosine = dot(
    ap.map((x) => x / long),
    aq.map((x) => x / short),
  );
  if (Math.abs(cosine) <= tolerance) return false;
  const t = tangent(short / long, cosine);
  const c = 1 / Math.sqrt(1 + t * t);
  const s = c * t;
  a[p] = ap.map((x, i) => c * x - s * (aq[i] ?? 0));
  a[q] = ap.map((x, i) => s * x + c * (aq[i] ?? 0));
  v[p] = vp.map((x, i) => c * x - s * (vq[i] ?? 0));
  v[q] = vp.map((x, i) => s * x + c * (vq[i] ?? 0));
  return true;
}

/**
 * The longer of two columns first: it converges sooner, and small columns lose nothing to large ones. True where they
 * changed places, for then this sweep may not have met every pair.
 */
function order(a: Columns, v: Columns, p: number, q: number): boolean {
  const [ap = [], aq = [], vp = [], vq = []] = [a[p], a[q], v[p], v[q]];
  if (length(ap) >= length(aq)) return false;
  [a[p], a[q], v[p], v[q]] = [aq, ap, vq, vp];
  return true;
}

function orthogonalise(a: Columns, v: Columns, tolerance: number): void {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let done = true;
    for (let p = 0; p < a.length; p++) {
      for (let q = p + 1; q < a.length; q++) {
        const moved = order(a, v, p, q);
        const turned = turn(a, v, p, q, tolerance);
        if (moved || turned) done = false;
      }
    }
    if (done) return;
  }
}

/** A unit vector orthogonal to `basis`: what is left of the axis that is farthest from it. */
function complement(basis: Columns, size: number): number[] {
  const inside = Array.from({ length: size }, (_, i) => basis.reduce((sum, b) => sum + (b[i] ?? 0) ** 2, 0));
  const axis = inside.indexOf(Math.min(...inside));
  let x = Array.from({ length: size }, (_, i) => Number(i === axis));
  // Twice is enough (Kahan, in Parlett, The Symmetric Eigenvalue Problem, 6.9).
  for (let pass = 0; pass < 2; pass++) {
    for (const b of basis) {
      const part = dot(x, b);
      x = x.map((value, i) => value - part * (b[i] ?? 0));
    }
    const left = length(x);
    x = x.map((value) => value / left);
  }
  return x;
}

/**
 * Singular value decomposition m = u·diag(s)·vᵀ of an n × m matrix, in its thin form. Entries from 1e-150 to 1e150 in
 * one matrix do no harm. Signs of the vectors are as they come.
 *
 * @throws {TypeError | RangeError} As {@link checkMatrix} says.
 * @throws {RangeError} A singular value is larger than a double can hold.
 */
export function svd(m: Matrix): Svd {
  const { rows, columns } = checkMatrix(m);
  if (rows < columns) {
    const { u, s, v } = svd(transpose(m));
    return { u: v, s, v: u };
  }
  const unit = powerOfTwo(maxAbs(m));
  const a = transpose(m).map((column) => column.map((value) => value / unit));
  const v = identity(columns);
  orthogonalise(a, v, rows * Number.EPSILON);
  const found = a
    .map((column, j) => ({ column, v: v[j] ?? [], s: length(column) }))
    .map((one) => (one.s < VANISHED ? { ...one, s: 0 } : one))
    .sort((x, y) => y.s - x.s);
  const u: Columns = [];
  for (const { column, s } of found) u.push(s > 0 ? column.map((value) => value / s) : complement(u, rows));
  const s = found.map((one) => one.s * unit);
  if (!s.every(Number.isFinite)) throw new RangeError('matrix: a singular value is larger than a double can hold');
  return { u: transpose(u), s, v: transpose(found.map((one) => one.v)) };
}

/** Σᵢ fᵢ·xᵢ·yᵢᵀ over the columns xᵢ of `x` and yᵢ of `y`, as many as there are factors. */
export function outerSum(factors: readonly number[], x: Matrix, y: Matrix): number[][] {
  return x.map((xs) =>
    y.map((ys) => factors.reduce((sum, factor, i) => sum + factor * (xs[i] ?? 0) * (ys[i] ?? 0), 0)),
  );
}

/**
 * The nearest matrix whose rank is at most `rank`, in the Frobenius norm (Eckart and Young 1936).
 *
 * @param rank From 0 to min(n, m).
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; `rank` is no such integer.
 */
export function lowRank(m: Matrix, rank: number): number[][] {
  const { rows, columns } = checkMatrix(m);
  checkInteger(rank, 'rank', 0, Math.min(rows, columns));
  const { u, s, v } = svd(m);
  return outerSum(s.slice(0, rank), u, v);
}
