import type { Matrix } from './check.ts';

/** m × n to n × m. */
export function transpose(a: Matrix): number[][] {
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0));
}

/** Sum of the products, in order. */
export function dot(x: readonly number[], y: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] ?? 0) * (y[i] ?? 0);
  return sum;
}

/**
 * n × m times m × p.
 *
 * @throws {TypeError} The shapes do not fit.
 */
export function multiply(a: Matrix, b: Matrix): number[][] {
  const inner = a[0]?.length ?? 0;
  if (inner !== b.length) throw new TypeError(`multiply: ${inner} columns meet ${b.length} rows`);
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => dot(row, column)));
}

/** AᵀA, m × m for an n × m matrix. Each entry is rounded, and that is what the articles are about. */
export function gram(a: Matrix): number[][] {
  const columns = transpose(a);
  return columns.map((x) => columns.map((y) => dot(x, y)));
}

/**
 * a − b.
 *
 * @throws {TypeError} The shapes differ.
 */
export function subtract(a: Matrix, b: Matrix): number[][] {
  if (a.length !== b.length || a[0]?.length !== b[0]?.length) throw new TypeError('subtract: the shapes differ');
  return a.map((row, i) => row.map((value, j) => value - (b[i]?.[j] ?? 0)));
}

export function scale(a: Matrix, factor: number): number[][] {
  return a.map((row) => row.map((value) => value * factor));
}

/** M[rows, columns]. */
export function submatrix(m: Matrix, rows: readonly number[], columns: readonly number[]): number[][] {
  return rows.map((i) => columns.map((j) => m[i]?.[j] ?? 0));
}

/** n × n. */
export function identity(n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_unused, j) => (i === j ? 1 : 0)));
}

/** Sum of the diagonal. */
export function trace(a: Matrix): number {
  return a.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
}

/** The largest absolute value. */
export function maxAbs(a: Matrix): number {
  let max = 0;
  for (const row of a) for (const value of row) max = Math.max(max, Math.abs(value));
  return max;
}

/** Frobenius norm. It overflows only where the norm itself is larger than a double can hold. */
export function norm(a: Matrix): number {
  return length(a.flat());
}

/**
 * Euclidean length, its squares kept clear of overflow and underflow. Not `Math.hypot`: every engine rounds that in its
 * own way, and a figure that was drawn in Node must be the same in any browser.
 */
export function length(x: readonly number[]): number {
  let max = 0;
  for (const value of x) max = Math.max(max, Math.abs(value));
  const unit = powerOfTwo(max);
  let sum = 0;
  for (const value of x) sum += (value / unit) * (value / unit);
  return unit * Math.sqrt(sum);
}

/** A power of two near a positive number, by which it can be divided without rounding; 1 for zero. */
export function powerOfTwo(value: number): number {
  return value > 0 ? 2 ** Math.max(-1074, Math.floor(Math.log2(value))) : 1;
}
