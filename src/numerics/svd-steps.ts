/*
 * One-sided Jacobi for matrices of hundreds of rows, such as pictures: what `svd` does, in flat arrays and step by step, so
 * that a worker can say how far it is. It turns vectors of one side only; those of the other come out as products, which
 * keeps what an approximation is about: the squared error of a truncated sum is the tail of the squared singular values.
 */
import { checkInteger, checkNumber } from './check.ts';
import { powerOfTwo } from './matrix.ts';

/** A matrix as a sum of matrices of rank one, largest first. */
export interface Terms {
  readonly rows: number;
  readonly columns: number;
  /** The matrix itself, row by row. */
  readonly matrix: Float64Array;
  /** Singular values, k = min(n, m) of them, largest first. What is rounding beside the largest is zero. */
  readonly s: Float64Array;
  /** k × n and k × m, row by row: term j is left_j·right_jᵀ; one of the two has length 1, the other σ_j. */
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/** `count` vectors, each `length` long, one behind the other. */
interface Vectors {
  readonly data: Float64Array;
  readonly count: number;
  readonly length: number;
}

/** Sweeps that are never reached: six to nine are usual. */
const SWEEPS = 60;

function vectorAt({ data, length }: Vectors, i: number): Float64Array {
  return data.subarray(i * length, (i + 1) * length);
}

function product(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] ?? 0) * (y[i] ?? 0);
  return sum;
}

/** The columns of an n × m matrix, or its rows where it has fewer of them. */
function shorterSide(matrix: Float64Array, rows: number, columns: number): Vectors {
  if (rows < columns) return { data: matrix.slice(), count: rows, length: columns };
  const data = new Float64Array(matrix.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) data[j * rows + i] = matrix[i * columns + j] ?? 0;
  return { data, count: columns, length: rows };
}

/** Turns two vectors in their plane until they are orthogonal. @returns By how much the square of the first has grown. */
function turn(x: Float64Array, y: Float64Array, xx: number, yy: number, xy: number): number {
  const zeta = (yy - xx) / (2 * xy);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = c * t;
  for (let i = 0; i < x.length; i++) {
    const a = x[i] ?? 0;
    const b = y[i] ?? 0;
    x[i] = c * a - s * b;
    y[i] = s * a + c * b;
  }
  return -t * xy;
}

/** @param sizes One number a vector, exchanged with it. */
function swap(vectors: Vectors, sizes: Float64Array, p: number, q: number): void {
  if (p === q) return;
  const [x, y] = [vectorAt(vectors, p), vectorAt(vectors, q)];
  const kept = x.slice();
  x.set(y);
  y.set(kept);
  [sizes[p], sizes[q]] = [sizes[q] ?? 0, sizes[p] ?? 0];
}

/** Place of the longest from p on (de Rijk, SIAM J. Sci. Stat. Comput. 10, 1989): so it converges sooner. */
function longest(sizes: Float64Array, p: number): number {
  let best = p;
  for (let q = p + 1; q < sizes.length; q++) if ((sizes[q] ?? 0) > (sizes[best] ?? 0)) best = q;
  return best;
}

/** Sizes below this share of the largest are rounding. */
function roundingOf({ count, length }: Vectors): number {
  return Math.max(count, length) * Number.EPSILON;
}

/** Turns vector p against all behind it; false where nothing was left to turn. */
function turnAgainst(vectors: Vectors, squares: Float64Array, p: number): boolean {
  const tolerance = roundingOf(vectors);
  const floor = tolerance * tolerance * (squares[0] ?? 0);
  const x = vectorAt(vectors, p);
  let turned = false;
  for (let q = p + 1; q < vectors.count; q++) {
    const xx = squares[p] ?? 0;
    const yy = squares[q] ?? 0;
    if (xx <= floor || yy <= floor) continue;
    const y = vectorAt(vectors, q);
    const xy = product(x, y);
    if (Math.abs(xy) <= tolerance * Math.sqrt(xx) * Math.sqrt(yy)) continue;
    const grown = turn(x, y, xx, yy, xy);
    squares[p] = xx + grown;
    squares[q] = Math.max(0, yy - grown);
    turned = true;
  }
  return turned;
}

/** Yields the sweeps that are done, in fractions. */
function* orthogonalise(vectors: Vectors): Generator<number, void> {
  const { count } = vectors;
  const squares = new Float64Array(count);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    // What is added to them at each turn is rounded: each sweep measures anew.
    for (let p = 0; p < count; p++) squares[p] = product(vectorAt(vectors, p), vectorAt(vectors, p));
    let turned = false;
    for (let p = 0; p < count; p++) {
      swap(vectors, squares, p, longest(squares, p));
      if (turnAgainst(vectors, squares, p)) turned = true;
      yield sweep + (p + 1) / count;
    }
    if (!turned) return;
  }
}

/** Lengths of orthogonal vectors, largest first; the vectors are sorted likewise and get length 1, or 0. */
function normalise(vectors: Vectors): Float64Array {
  const { count } = vectors;
  const s = new Float64Array(count);
  for (let j = 0; j < count; j++) s[j] = Math.sqrt(product(vectorAt(vectors, j), vectorAt(vectors, j)));
  for (let j = 0; j < count; j++) swap(vectors, s, j, longest(s, j));
  const floor = roundingOf(vectors) * (s[0] ?? 0);
  for (let j = 0; j < count; j++) {
    const vector = vectorAt(vectors, j);
    if ((s[j] ?? 0) <= floor) s[j] = 0;
    const size = s[j] ?? 0;
    for (let i = 0; i < vector.length; i++) vector[i] = size > 0 ? (vector[i] ?? 0) / size : 0;
  }
  return s;
}

/** count × count: row j holds the products of unit vector j with each vector of the matrix. */
function partners(unit: Vectors, of: Vectors): Float64Array {
  const { count } = unit;
  const found = new Float64Array(count * count);
  for (let j = 0; j < count; j++)
    for (let i = 0; i < count; i++) found[j * count + i] = product(vectorAt(unit, j), vectorAt(of, i));
  return found;
}

/**
 * Singular value decomposition of an n × m matrix, given row by row, in steps. To run it no further is to stop it.
 *
 * @returns A generator that yields the sweeps that are done, in fractions, after each of the min(n, m) steps of a sweep.
 * @throws {RangeError} The shape does not fit, an entry is NaN or infinite, or a singular value larger than a double can
 *   hold.
 */
export function* svdSteps(matrix: Float64Array, rows: number, columns: number): Generator<number, Terms> {
  checkInteger(rows, 'rows', 1, matrix.length);
  checkInteger(columns, 'columns', 1, matrix.length);
  if (rows * columns !== matrix.length)
    throw new RangeError(`matrix: ${matrix.length} entries are not ${rows} × ${columns}`);
  let largest = 0;
  for (const entry of matrix) largest = Math.max(largest, Math.abs(entry));
  checkNumber(largest, 'matrix: its largest entry');
  const given = shorterSide(matrix, rows, columns);
  // Divided so that squares neither overflow nor vanish.
  const scale = powerOfTwo(largest);
  const unit = { ...given, data: given.data.map((entry) => entry / scale) };
  yield* orthogonalise(unit);
  const s = normalise(unit).map((value) => value * scale);
  checkNumber(s[0] ?? 0, 'matrix: its largest singular value');
  const other = partners(unit, given);
  const [left, right] = rows < columns ? [other, unit.data] : [unit.data, other];
  return { rows, columns, matrix, s, left, right };
}

/** {@link svdSteps} to the end. */
export function svdTerms(matrix: Float64Array, rows: number, columns: number): Terms {
  const steps = svdSteps(matrix, rows, columns);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Adds the terms from `from` to before `to`, times `sign`, to a matrix of the same shape: row after row, which caches like. */
function addTerms(
  { rows, columns, left, right }: Terms,
  from: number,
  to: number,
  sign: number,
  sum: Float64Array,
): void {
  for (let i = 0; i < rows; i++) {
    const row = sum.subarray(i * columns, (i + 1) * columns);
    for (let j = from; j < to; j++) {
      const factor = sign * (left[j * rows + i] ?? 0);
      const start = j * columns;
      for (let k = 0; k < columns; k++) row[k] = (row[k] ?? 0) + factor * (right[start + k] ?? 0);
    }
  }
}

/**
 * The first `rank` terms added up, row by row: the nearest matrix of that rank. Where fewer terms are left out than kept
 * these are taken from the matrix, so that at full rank it is the matrix itself.
 *
 * @param rank From 0 to min(n, m).
 * @throws {RangeError} `rank` is no such integer.
 */
export function truncated(terms: Terms, rank: number): Float64Array {
  const { matrix, s } = terms;
  checkInteger(rank, 'rank', 0, s.length);
  const byTail = 2 * rank > s.length;
  const sum = byTail ? matrix.slice() : new Float64Array(matrix.length);
  if (byTail) addTerms(terms, rank, s.length, -1, sum);
  else addTerms(terms, 0, rank, 1, sum);
  return sum;
}
