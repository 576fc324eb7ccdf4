import { checkMatrix, checkResult, type Matrix } from '../check.ts';
import { gram, maxAbs, norm, powerOfTwo, scale, transpose } from '../matrix.ts';

/** A product XY as the sum of its terms xᵢyᵢᵀ, column i of X times row i of Y. */
export interface Terms {
  /** n × l and l × m, scaled by powers of two: the largest entries of the columns of X and of Y are about one. */
  readonly x: Matrix;
  readonly y: Matrix;
  /** What the terms are divided by. */
  readonly unit: number;
  /** l × l: inner products of the terms, in squares of the unit. */
  readonly gram: number[][];
}

/** As many columns as a Gram matrix is made for. */
export const TERMS_LIMIT = 1000;

/** Both factors, checked: n × l and l × m with l from 1 to {@link TERMS_LIMIT}. */
function checkFactors(x: Matrix, y: Matrix): void {
  const { columns } = checkMatrix(x, 'X');
  const { rows } = checkMatrix(y, 'Y');
  if (columns !== rows) throw new TypeError(`X has ${columns} columns and Y ${rows} rows; as many are needed`);
  if (columns > TERMS_LIMIT) throw new RangeError(`X has ${columns} columns; at most ${TERMS_LIMIT} are compared`);
}

/** Entry by entry. */
function hadamard(a: Matrix, b: Matrix): number[][] {
  return a.map((row, i) => row.map((value, j) => value * (b[i]?.[j] ?? 0)));
}

/**
 * Inner products of the terms of XY: ⟨xᵢyᵢᵀ, xⱼyⱼᵀ⟩ = (xᵢᵀxⱼ)(yᵢᵀyⱼ), which is the Hadamard product of XᵀX and YYᵀ. No
 * term, a matrix of n × m, is ever made.
 *
 * @param x n × l.
 * @param y l × m, l at most {@link TERMS_LIMIT}.
 * @returns l × l, symmetric, positive semidefinite up to rounding.
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; the shapes do not fit; an entry overflows.
 */
export function termGram(x: Matrix, y: Matrix): number[][] {
  const { gram: scaled, unit } = termsOf(x, y);
  return checkResult(scale(scale(scaled, unit), unit), 'the Gram matrix');
}

/** Terms in whose squares nothing overflows, and nothing is lost that is not lost beside the longest of them. */
export function termsOf(x: Matrix, y: Matrix): Terms {
  checkFactors(x, y);
  const sizes = transpose(x).map((column) => maxAbs([column]));
  const powers = sizes.map(powerOfTwo);
  const most = Math.max(...powers.filter((_, i) => (sizes[i] ?? 0) > 0), 2 ** -1074);
  const xs = x.map((row) => row.map((value, i) => value / (powers[i] ?? 1)));
  // A term is nothing where its column of X is.
  const shares = powers.map((power, i) => ((sizes[i] ?? 0) > 0 ? power / most : 0));
  const moved = y.map((row, i) => row.map((value) => value * (shares[i] ?? 0)));
  const unit = powerOfTwo(maxAbs(moved));
  const ys = moved.map((row) => row.map((value) => value / unit));
  return { x: xs, y: ys, unit: unit * most, gram: hadamard(gram(xs), gram(transpose(ys))) };
}

/** Lengths of the terms, ‖xᵢ‖‖yᵢ‖, in units. */
export function lengthsOf({ gram: g }: Terms): number[] {
  return g.map((row, i) => Math.sqrt(row[i] ?? 0));
}

function checkFinite(value: number, what: string): number {
  if (Number.isFinite(value)) return value;
  throw new RangeError(`${what} is larger than a double can hold`);
}

/** A squared length as the product itself has it. */
export function inSquares(value: number, { unit }: Terms, what: string): number {
  return checkFinite(value * unit * unit, what);
}

/** ‖Σ (1 − wᵢ)xᵢyᵢᵀ‖², from the difference itself: a term of weight one leaves no rounding behind. */
export function squaredErrorOf(terms: Terms, columns: readonly number[], weights: readonly number[]): number {
  const { x, y, unit } = terms;
  const missing = y.map(() => 1);
  columns.forEach((column, at) => {
    missing[column] = 1 - (weights[at] ?? 0);
  });
  const difference = x.map((row) => {
    const sums = new Array<number>(y[0]?.length ?? 0).fill(0);
    for (let i = 0; i < missing.length; i++) {
      const factor = (missing[i] ?? 0) * (row[i] ?? 0);
      const other = y[i] ?? [];
      for (let j = 0; j < sums.length; j++) sums[j] = (sums[j] ?? 0) + factor * (other[j] ?? 0);
    }
    return sums;
  });
  const size = norm(difference) * unit;
  return checkFinite(size * size, 'the squared error');
}

/**
 * x of a·x = b for a positive semidefinite matrix with ones on its diagonal, by elimination with the largest pivot on the
 * diagonal first. Where none is above `rounding` any more the rows are combinations of those before, and their x is zero.
 */
function solveSemidefinite(a: Matrix, b: readonly number[], rounding: number): number[] {
  const rest = a.map((row, i) => [...row, b[i] ?? 0]);
  const left = new Set(rest.keys());
  const eliminated: { pivot: number; row: readonly number[] }[] = [];
  const diagonal = (i: number): number => rest[i]?.[i] ?? 0;
  while (left.size > 0) {
    const pivot = [...left].reduce((best, i) => (diagonal(i) > diagonal(best) ? i : best));
    const row = rest[pivot] ?? [];
    if (diagonal(pivot) <= rounding) break;
    left.delete(pivot);
    eliminated.push({ pivot, row });
    for (const i of left) {
      const factor = (rest[i]?.[pivot] ?? 0) / diagonal(pivot);
      rest[i] = (rest[i] ?? []).map((value, j) => value - factor * (row[j] ?? 0));
    }
  }
  const x = a.map(() => 0);
  for (const { pivot, row } of eliminated.reverse()) {
    let sum = row[a.length] ?? 0;
    for (const [j, value] of x.entries()) if (j !== pivot) sum -= (row[j] ?? 0) * value;
    x[pivot] = sum / (row[pivot] ?? 1);
  }
  return x;
}

/** Terms shorter than this, where the longest are about one, are nothing. */
const VANISHED = 2 ** -400;

/**
 * Weights λ of the least ‖Σ λᵢxᵢyᵢᵀ − XY‖² for the terms in `columns`: G_SS·λ = (G·1)_S with the Gram matrix G, solved for
 * terms of length one. A term that is a combination of others gets zero. A Gram matrix squares what is nearly dependent:
 * what is left of a term below the rounding of that matrix counts as nothing.
 */
export function bestWeights(terms: Terms, columns: readonly number[]): number[] {
  const { x, y, gram: g } = terms;
  const lengths = lengthsOf(terms);
  const there = columns.filter((i) => (lengths[i] ?? 0) > VANISHED);
  if (there.length === 0) return columns.map(() => 0);
  const length = (i: number): number => lengths[i] ?? 1;
  const cosines = there.map((i) => there.map((j) => (g[i]?.[j] ?? 0) / length(i) / length(j)));
  const target = there.map((i) => (g[i] ?? []).reduce((sum, value) => sum + value, 0) / length(i));
  const rounding = (x.length + (y[0]?.length ?? 0)) * there.length * Number.EPSILON;
  const solved = solveSemidefinite(cosines, target, rounding);
  const weights = new Map(there.map((i, at) => [i, (solved[at] ?? 0) / length(i)]));
  return columns.map((i) => weights.get(i) ?? 0);
}
