/** Every way to choose some of the columns of a matrix, tried. Flat arrays, written over again: this is the hot loop. */

/** More subsets than this are refused: it would take seconds. */
export const LARGEST_SEARCH = 200_000;

/** n over k; once it exceeds what doubles count exactly it is only large. */
export function binomial(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) count = Math.round((count * (n - i + 1)) / i);
  return count;
}

/** Ascending, as are all subsets here. */
export interface BestSubsets {
  /** That with the least error; among those that rounding cannot tell apart, that of the largest volume. */
  readonly leastError: number[];
  /** That with the largest det(CᵀC), the squared volume that the columns span; the first of several. */
  readonly largestVolume: number[];
}

/** Residuals of all columns, one after the other, `size` numbers each. */
interface Residuals {
  readonly size: number;
  readonly count: number;
  readonly entries: Float64Array;
}

function productAt({ entries, size }: Residuals, j: number, k: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += (entries[j * size + i] ?? 0) * (entries[k * size + i] ?? 0);
  return sum;
}

function sumOfSquares({ entries }: Residuals): number {
  let sum = 0;
  for (const value of entries) sum += value * value;
  return sum;
}

/** Takes column j, whose square is `square`, out of all others. */
function takeOut(from: Residuals, j: number, square: number, to: Residuals): void {
  const { size, count, entries } = from;
  for (let k = 0; k < count; k++) {
    const factor = square > 0 ? productAt(from, j, k) / square : 0;
    for (let i = 0; i < size; i++)
      to.entries[k * size + i] = (entries[k * size + i] ?? 0) - factor * (entries[j * size + i] ?? 0);
  }
}

function gainOf(residuals: Residuals, j: number, square: number): number {
  if (square === 0) return 0;
  let sum = 0;
  for (let k = 0; k < residuals.count; k++) sum += productAt(residuals, j, k) ** 2;
  return sum / square;
}

/** Keeps the best of the subsets that it is shown. */
class Best {
  #least = Infinity;
  #volumeOfLeast = -1;
  #volume = -1;
  leastError: number[] = [];
  largestVolume: number[] = [];

  /** @param rounding What `error` is right to. */
  see(chosen: readonly number[], error: number, volume: number, rounding: number): void {
    if (volume > this.#volume) [this.#volume, this.largestVolume] = [volume, [...chosen]];
    const isLess = error < this.#least - rounding;
    if (isLess || (error <= this.#least + rounding && volume > this.#volumeOfLeast))
      [this.#volumeOfLeast, this.leastError] = [volume, [...chosen]];
    this.#least = Math.min(this.#least, error);
  }
}

/** Squared length of what rounding may leave of column j. */
function roundingOf({ size }: Residuals, j: number, own: readonly number[]): number {
  return (8 * size * Number.EPSILON) ** 2 * (own[j] ?? 0);
}

/** What depends on the columns before but for rounding is nothing. */
function lengthOf(residuals: Residuals, j: number, own: readonly number[]): number {
  const square = productAt(residuals, j, j);
  return square > roundingOf(residuals, j, own) ? square : 0;
}

/** Inner products of all residuals, row by row. */
function products(residuals: Residuals): Float64Array {
  const { count } = residuals;
  const all = new Float64Array(count * count);
  for (let j = 0; j < count; j++)
    for (let k = j; k < count; k++) all[j * count + k] = all[k * count + j] = productAt(residuals, j, k);
  return all;
}

/** A second column of which less than this share is left once the first is out is looked at by its vectors. */
const CLOSE = 1e-6;

/** Tells of every second column behind the first, column i; where there are `count` columns it takes count² steps. */
function seconds(residuals: Residuals, inner: Float64Array, i: number, own: readonly number[], see: Seen): void {
  const { count, size } = residuals;
  const at = (j: number, k: number): number => inner[j * count + k] ?? 0;
  const first = lengthOf(residuals, i, own);
  let [whole, left] = [0, 0];
  for (let k = 0; k < count; k++) {
    whole += at(k, k);
    left += at(k, k) - (first > 0 ? at(i, k) ** 2 / first : 0);
  }
  let exact: Residuals | null = null;
  for (let j = i + 1; j < count; j++) {
    const factor = first > 0 ? at(i, j) / first : 0;
    const square = at(j, j) - factor * at(i, j);
    if (square > Math.max(CLOSE * at(j, j), roundingOf(residuals, j, own))) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += (at(j, k) - factor * at(i, k)) ** 2;
      see(j, left - sum / square, first * square, whole);
      continue;
    }
    exact ??= { size, count, entries: new Float64Array(size * count) };
    takeOut(residuals, i, first, exact);
    const length = lengthOf(exact, j, own);
    see(j, sumOfSquares(exact) - gainOf(exact, j, length), first * length, whole);
  }
}

/** @param before Σ of squares of which the error is a difference. */
type Seen = (j: number, error: number, volume: number, before: number) => void;

/**
 * The best among all subsets of `rank` columns.
 *
 * @param columns All of one length, their largest entry about one; at least `rank`.
 */
export function searchSubsets(columns: readonly Float64Array[], rank: number): BestSubsets {
  const [count, size] = [columns.length, columns[0]?.length ?? 0];
  const levels = Array.from({ length: Math.max(1, rank - 1) }, (): Residuals => ({ size, count, entries: new Float64Array(size * count) })); // prettier-ignore
  const [whole] = levels;
  const best = new Best();
  if (!whole) return best;
  columns.forEach((column, j) => whole.entries.set(column, j * size));
  const own = columns.map((_, j) => productAt(whole, j, j));
  const see = (chosen: readonly number[], error: number, volume: number, before: number): void => {
    best.see(chosen, Math.max(0, error), volume, 16 * count * Number.EPSILON * before);
  };
  if (rank === 1) {
    const before = sumOfSquares(whole);
    own.forEach((length, j) => see([j], before - gainOf(whole, j, length), length, before));
    return best;
  }
  const descend = (chosen: readonly number[], volume: number): void => {
    const [residuals, next] = [levels[chosen.length], levels[chosen.length + 1]];
    if (!residuals) return;
    const inner = next ? null : products(residuals);
    const last = count - rank + chosen.length;
    for (let j = (chosen.at(-1) ?? -1) + 1; j <= last; j++) {
      if (inner)
        seconds(residuals, inner, j, own, (k, error, two, before) =>
          see([...chosen, j, k], error, volume * two, before),
        );
      else if (next) {
        const length = lengthOf(residuals, j, own);
        takeOut(residuals, j, length, next);
        descend([...chosen, j], volume * length);
      }
    }
  };
  descend([], 1);
  return best;
}
