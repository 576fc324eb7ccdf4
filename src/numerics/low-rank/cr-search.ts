import { checkInteger, type Matrix } from '../check.ts';
import { TERMS_LIMIT } from './cr-terms.ts';
import { binomial } from './search.ts';

/** As many sums as a search looks at. */
export const SUMS_LIMIT = 4_000_000;

/** The sizes of the tuples that are dropped, one after the other: the last one is what is left over. */
function stepsOf(drop: number, tuple: number): number[] {
  const whole = Array.from({ length: Math.floor(drop / tuple) }, () => tuple);
  return drop % tuple === 0 ? whole : [...whole, drop % tuple];
}

/** Sums that a search for `size` of `count` looks at: those of the beginnings of a selection too. */
function sumsTried(count: number, size: number): number {
  return binomial(count + 1, size);
}

/**
 * Tells of every `size` of the vectors in `among` the squared length of their sum, given the inner products of all. Those
 * that stand later come first.
 */
function forEachSum(
  gram: Matrix,
  among: readonly number[],
  size: number,
  tell: (squared: number, chosen: readonly number[]) => void,
): void {
  const chosen: number[] = [];
  const visit = (before: number, squared: number): void => {
    if (chosen.length === size) {
      tell(squared, chosen);
      return;
    }
    for (let at = before - 1; at >= size - chosen.length - 1; at--) {
      const i = among[at] ?? 0;
      const row = gram[i] ?? [];
      let cross = 0;
      for (const j of chosen) cross += row[j] ?? 0;
      chosen.push(i);
      visit(at, squared + 2 * cross + (row[i] ?? 0));
      chosen.pop();
    }
  };
  visit(among.length, 0);
}

/** Which `size` of the vectors in `among` have the shortest sum; of several those that leave the earlier vectors. */
function shortestSum(gram: Matrix, among: readonly number[], size: number): number[] {
  let best: number[] = [];
  let least = Infinity;
  forEachSum(gram, among, size, (squared, chosen) => {
    if (squared < least) [least, best] = [squared, [...chosen]];
  });
  return best;
}

/**
 * Squared errors of every selection of `rank` of l vectors with weights of one, the least first.
 *
 * @param gram l × l, inner products.
 * @param rank From 0 to l.
 * @returns l over `rank` of them, right to some rounding of the largest inner product.
 * @throws {TypeError | RangeError} `rank` is no such integer; more than {@link SUMS_LIMIT} sums are to be tried.
 */
export function selectionErrors(gram: Matrix, rank: number): number[] {
  const count = gram.length;
  checkInteger(rank, 'rank', 0, count);
  checkSums(sumsTried(count, count - rank), count - rank, count);
  const errors: number[] = [];
  const all = gram.map((_, i) => i);
  forEachSum(gram, all, count - rank, (squared) => errors.push(Math.max(0, squared)));
  return errors.sort((a, b) => a - b);
}

/**
 * The mean of {@link selectionErrors} without trying any: with d = l − `rank` and the sum s of all vectors vᵢ it is
 * d/l·((l − d)/(l − 1)·Σ‖vᵢ‖² + (d − 1)/(l − 1)·‖s‖²).
 *
 * @throws {TypeError | RangeError} `rank` is no integer from 0 to l.
 */
export function meanSelectionError(gram: Matrix, rank: number): number {
  const count = gram.length;
  checkInteger(rank, 'rank', 0, count);
  const drop = count - rank;
  const squares = gram.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const whole = gram.flat().reduce((sum, value) => sum + value, 0);
  if (drop === 0) return 0;
  if (rank === 0) return Math.max(0, whole);
  return Math.max(0, ((drop / count) * (rank * squares + (drop - 1) * whole)) / (count - 1));
}

function checkSums(sums: number, tuple: number, count: number): void {
  if (sums > SUMS_LIMIT)
    throw new RangeError(`${tuple} of ${count} columns at a time are ${sums} sums to try; at most ${SUMS_LIMIT} are`);
}

/**
 * Which `rank` of l vectors to keep: again and again those `tuple` vectors are dropped whose sum is the shortest, and at
 * the end as many as are left over. With `tuple` = 1 the longest are kept; with `tuple` = l − `rank` the sum of what is
 * dropped is the shortest there is, because every selection is tried. Of equals the earlier are kept.
 *
 * @param gram l × l, inner products.
 * @param rank From 0 to l.
 * @param tuple From 1 to {@link TERMS_LIMIT}; a larger one than what is to be dropped is that.
 * @returns Indices from zero, in order.
 * @throws {TypeError | RangeError} `rank` or `tuple` is no such integer; more than {@link SUMS_LIMIT} sums are to be tried.
 */
export function greedySelection(gram: Matrix, rank: number, tuple: number): number[] {
  const count = gram.length;
  checkInteger(rank, 'rank', 0, count);
  checkInteger(tuple, 'tuple', 1, TERMS_LIMIT);
  const steps = stepsOf(count - rank, tuple);
  let sums = 0;
  let left = count;
  for (const size of steps) {
    sums += sumsTried(left, size);
    left -= size;
  }
  checkSums(sums, tuple, count);
  let kept = gram.map((_, i) => i);
  for (const size of steps) {
    const dropped = new Set(shortestSum(gram, kept, size));
    kept = kept.filter((i) => !dropped.has(i));
  }
  return kept;
}
