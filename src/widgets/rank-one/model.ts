import {
  bestPartner,
  dot,
  guessErrors,
  type GuessErrors,
  length,
  type Matrix,
  outer,
  subtract,
  svd,
  tailSquares,
  transpose,
} from '../../numerics/index.ts';
import type { Parameters } from './schema.ts';

export interface Model {
  parameters: Parameters;
  guess: Matrix;
  rest: Matrix;
  errors: GuessErrors;
  /** The least squared error of rank one, and that of no guess, ‖M‖². */
  best: number;
  whole: number;
  /** The u that is best for the reader's v, and the v that is best for the reader's u. */
  hints: { u: readonly number[]; v: readonly number[] };
  /** σ₁u₁v₁ᵀ as a guess, its u as long as the reader's and on the same side. */
  answer: { u: readonly number[]; v: readonly number[] };
}

function answerFor(a: Matrix, guess: readonly number[]): Model['answer'] {
  const { u, s, v } = svd(a);
  const [u1, v1] = [u.map(([x = 0]) => x), v.map(([x = 0]) => x)];
  const sigma = s[0] ?? 0;
  const size = length(guess) || Math.sqrt(sigma) || 1;
  const side = dot(u1, guess) < 0 ? -1 : 1;
  return { u: u1.map((x) => side * size * x), v: v1.map((x) => (side * sigma * x) / size) };
}

/** So many numbers: ones are added, or what is too many is left out. */
function fitted(numbers: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, i) => numbers[i] ?? 1);
}

/** A guess that has the shape of the matrix. */
export function settle(values: Parameters): Parameters {
  const { a, u, v } = values;
  return { ...values, u: fitted(u, a.length), v: fitted(v, a[0]?.length ?? 0) };
}

export function model(parameters: Parameters): Model {
  const { a, u, v } = parameters;
  const guess = outer(u, v);
  const [whole = 0, best = 0] = tailSquares(svd(a).s);
  return {
    parameters,
    guess,
    rest: subtract(a, guess),
    errors: guessErrors(a, u, v),
    best,
    whole,
    hints: { u: bestPartner(a, v), v: bestPartner(transpose(a), u) },
    answer: answerFor(a, u),
  };
}
