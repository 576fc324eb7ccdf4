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

/**
 * The best among all subsets of `rank` columns.
 *
 * @param columns All of one length, their largest entry about one; at least `rank`.
 */
export function searchSubsets(columns: readonly Float64Array[], rank: number): BestSubsets {
  const [count, size] = [columns.length, columns[0]?.length ?? 0];
  const blank = (): Residuals => ({ size, count, entries: new Float64Array(size * count) });
  const levels = Array.from({ length: rank }, blank);
  columns.forEach((column, j) => levels[0]?.entries.set(column, j * size));
  const own = columns.map((_, j) => productAt(levels[0] ?? blank(), j, j));
  const [best, chosen]: [Best, number[]] = [new Best(), []];

  const descend = (depth: number, volume: number): void => {
    const [residuals = blank(), next] = [levels[depth], levels[depth + 1]];
    const before = sumOfSquares(residuals);
    const last = count - rank + depth;
    for (let j = (chosen[depth - 1] ?? -1) + 1; j <= last; j++) {
      const square = productAt(residuals, j, j);
      // Where nothing but rounding is left, the column depends on those before.
      const length = square > (8 * size * Number.EPSILON) ** 2 * (own[j] ?? 0) ? square : 0;
      chosen[depth] = j;
      if (next) {
        takeOut(residuals, j, length, next);
        descend(depth + 1, volume * length);
      } else {
        const error = Math.max(0, before - gainOf(residuals, j, length));
        best.see(chosen, error, volume * length, 16 * count * Number.EPSILON * before);
      }
    }
    chosen.length = depth;
  };
  descend(0, 1);
  return best;
}
