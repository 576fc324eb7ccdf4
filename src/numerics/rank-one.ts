import { checkMatrix, type Matrix } from './check.ts';
import { dot, length, norm, subtract, transpose } from './matrix.ts';

/** u·vᵀ, n × m. */
export function outer(u: readonly number[], v: readonly number[]): number[][] {
  return u.map((x) => v.map((y) => x * y));
}

/** Squared errors of a guess u·vᵀ at a matrix, Frobenius norm. */
export interface GuessErrors {
  /** ‖M − u·vᵀ‖². */
  readonly own: number;
  /** The least of ‖M − c·u·vᵀ‖² over c: ‖M‖² − (uᵀMv)²/(‖u‖²‖v‖²); ‖M‖² where u or v is zero. */
  readonly scaled: number;
}

function checkShapes(m: Matrix, u: readonly number[], v: readonly number[]): void {
  const { rows, columns } = checkMatrix(m);
  if (u.length !== rows || v.length !== columns)
    throw new TypeError(`u and v have ${u.length} and ${v.length} numbers, the matrix is ${rows} × ${columns}`);
}

/**
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; u or v do not fit the matrix.
 */
export function guessErrors(m: Matrix, u: readonly number[], v: readonly number[]): GuessErrors {
  checkShapes(m, u, v);
  const own = norm(subtract(m, outer(u, v))) ** 2;
  const [sizeU, sizeV] = [length(u), length(v)];
  const whole = norm(m) ** 2;
  if (sizeU === 0 || sizeV === 0) return { own, scaled: whole };
  const x = v.map((value) => value / sizeV);
  const y = u.map((value) => value / sizeU);
  return { own, scaled: Math.max(0, whole - dot(y, times(m, x)) ** 2) };
}

function times(m: Matrix, v: readonly number[]): number[] {
  return m.map((row) => dot(row, v));
}

/** The u that is best for a v: M·v/‖v‖² (least squares); zero for v = 0. For Mᵀ it is the v that is best for a u. */
export function bestPartner(m: Matrix, v: readonly number[]): number[] {
  const size = length(v);
  if (size === 0) return m.map(() => 0);
  const unit = v.map((value) => value / size);
  return times(m, unit).map((value) => value / size);
}

/**
 * Alternating least squares from v: the best u for it, the best v for that u, and so on, which is the power method. The
 * error tends to that of the best approximation of rank one, unless the first v is orthogonal to v₁.
 *
 * @returns Squared errors after 0, 1, … `steps` rounds of both; the first is that of the best u for v.
 */
export function alternatingErrors(m: Matrix, v: readonly number[], steps: number): number[] {
  const transposed = transpose(m);
  let now = [...v];
  return Array.from({ length: steps + 1 }, (_, step) => {
    if (step > 0) now = bestPartner(transposed, bestPartner(m, now));
    return guessErrors(m, bestPartner(m, now), now).own;
  });
}
