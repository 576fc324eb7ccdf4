/*
 * Columns of a matrix, chosen one after the other and taken out of all the others: Gram–Schmidt with what is left of every
 * column in view, since ways to choose differ in what they look at there.
 */
import type { Matrix } from '../check.ts';
import { maxAbs, powerOfTwo } from '../matrix.ts';

/** Columns divided by a power of two, so that squares of what counts stay within range. */
export interface Scaled {
  readonly columns: readonly Float64Array[];
  readonly unit: number;
}

export function scaledColumns(m: Matrix): Scaled {
  const unit = powerOfTwo(maxAbs(m));
  const columns = (m[0] ?? []).map((_, j) => Float64Array.from(m, (row) => (row[j] ?? 0) / unit));
  return { columns, unit };
}

export function product(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] ?? 0) * (y[i] ?? 0);
  return sum;
}

export function square(x: Float64Array): number {
  return product(x, x);
}

/** Σ of the squares of all entries. */
export function squares(columns: readonly Float64Array[]): number {
  return columns.reduce((sum, column) => sum + square(column), 0);
}

/** x − factor·q. */
function less(x: Float64Array, factor: number, q: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = (x[i] ?? 0) - factor * (q[i] ?? 0);
  return out;
}

function isRounding(residual: Float64Array, column: Float64Array): boolean {
  return square(residual) <= (8 * column.length * Number.EPSILON) ** 2 * square(column);
}

/**
 * What is left of each column once `q` is taken out; nothing, where it is rounding beside the column as it was.
 *
 * @param q Of length one.
 */
export function deflate(
  residuals: readonly Float64Array[],
  q: Float64Array,
  original: readonly Float64Array[],
): Float64Array[] {
  return residuals.map((residual, k) => {
    const left = less(residual, product(q, residual), q);
    return isRounding(left, original[k] ?? left) ? new Float64Array(left.length) : left;
  });
}

/** x divided by its length, which is not zero. */
export function direction(x: Float64Array): Float64Array {
  const length = Math.sqrt(square(x));
  return x.map((value) => value / length);
}

/** M ≈ QR on the chosen columns: those that depend on others chosen before have no vector in Q. */
export interface Elimination {
  readonly original: readonly Float64Array[];
  /** In the order of choosing. */
  readonly chosen: readonly number[];
  /** Of the chosen ones those that did not depend on the ones before, one for each vector of `q`. */
  readonly independent: readonly number[];
  readonly q: readonly Float64Array[];
  /** Row i holds the parts of all columns along `q[i]`. */
  readonly r: readonly (readonly number[])[];
  /** What is left of each column; all zero where it is chosen. */
  readonly residuals: readonly Float64Array[];
}

export function startElimination(columns: readonly Float64Array[]): Elimination {
  return { original: columns, chosen: [], independent: [], q: [], r: [], residuals: columns };
}

/** With column j chosen as well. */
export function eliminate(before: Elimination, j: number): Elimination {
  const chosen = [...before.chosen, j];
  let q = before.residuals[j];
  if (!q || square(q) === 0) return { ...before, chosen };
  // Once more against the others: what was small is then orthogonal to them to all digits.
  q = direction(q);
  for (const other of before.q) q = less(q, product(other, q), other);
  q = direction(q);
  const along = before.residuals.map((residual) => product(q, residual));
  const residuals = deflate(before.residuals, q, before.original);
  residuals[j] = new Float64Array(q.length);
  return {
    original: before.original,
    chosen,
    independent: [...before.independent, j],
    q: [...before.q, q],
    r: [...before.r, along],
    residuals,
  };
}

/** Coefficients of column k in the independent ones, by substitution from below; as many as these are. */
export function coefficients({ independent, r }: Elimination, k: number): number[] {
  const z: number[] = independent.map(() => 0);
  for (let i = independent.length - 1; i >= 0; i--) {
    const row = r[i] ?? [];
    let rest = row[k] ?? 0;
    for (let l = i + 1; l < independent.length; l++) rest -= (row[independent[l] ?? 0] ?? 0) * (z[l] ?? 0);
    z[i] = rest / (row[independent[i] ?? 0] ?? 1);
  }
  return z;
}
