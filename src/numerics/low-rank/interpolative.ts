import { checkInteger, checkMatrix, checkPlaces, type Matrix } from '../check.ts';
import { chooseGreedily, chooseLongest, chooseRandomly, chooseThese } from './choose.ts';
import { coefficients, type Elimination, scaledColumns, squares } from './elimination.ts';
import { seededRandom } from './random.ts';
import { type BestSubsets, binomial, LARGEST_SEARCH, searchSubsets } from './search.ts';

/**
 * How columns are chosen:
 *
 * - `pivoted-qr`: the one of which most is left, its own length alone (Businger and Golub 1965);
 * - `residual-greedy`: the one after which least is left of all columns together; among those that rounding cannot tell
 *   apart, the longest;
 * - `random`: one drawn with odds as the squares of what is left of them (Deshpande and Vempala 2006);
 * - `exhaustive`: the subset with the least error; among those that rounding cannot tell apart, that of the largest volume;
 * - `max-volume`: the subset with the largest det(CᵀC); then no coefficient exceeds 1 (Cramer's
 *   rule), as long as there are so many independent ones.
 */
export type ColumnChoice = 'pivoted-qr' | 'residual-greedy' | 'random' | 'exhaustive' | 'max-volume';

export interface InterpolativeOptions {
  method?: ColumnChoice;
  /** For `random`; an integer from 0 to 2³² − 1. */
  seed?: number;
}

/** M ≈ M[:, columns]·Z. */
export interface Interpolative {
  /** Counted from zero; in the order of choosing, ascending where all subsets were tried. */
  readonly columns: number[];
  /** rank × m: the best coefficients, with the identity on the chosen columns; zero where a chosen column depends on others. */
  readonly z: number[][];
  /** ‖M[:, columns]·Z − M‖², Frobenius. */
  readonly squaredError: number;
}

function search(columns: readonly Float64Array[], rank: number): BestSubsets {
  const count = binomial(columns.length, rank);
  if (count <= LARGEST_SEARCH) return searchSubsets(columns, rank);
  const ways = `there are ${count} ways to choose ${rank} of ${columns.length} columns`;
  throw new RangeError(`${ways}; at most ${LARGEST_SEARCH} are tried`);
}

function chosenBy(columns: readonly Float64Array[], rank: number, method: ColumnChoice, seed: number): Elimination {
  switch (method) {
    case 'pivoted-qr':
      return chooseLongest(columns, rank);
    case 'residual-greedy':
      return chooseGreedily(columns, rank);
    case 'random':
      return chooseRandomly(columns, rank, seededRandom(seed));
    case 'exhaustive':
      return chooseThese(columns, search(columns, rank).leastError);
    case 'max-volume':
      return chooseThese(columns, search(columns, rank).largestVolume);
  }
}

function coefficientMatrix(state: Elimination): number[][] {
  const { chosen, independent, original } = state;
  const place = new Map(chosen.map((column, i) => [column, i]));
  const z = chosen.map(() => original.map(() => 0));
  original.forEach((_, k) => {
    const own = place.get(k);
    const set = (i: number, value: number): void => {
      z[i]?.fill(value, k, k + 1);
    };
    if (own !== undefined) set(own, 1);
    else coefficients(state, k).forEach((value, i) => set(place.get(independent[i] ?? -1) ?? -1, value));
  });
  return z;
}

function finish(state: Elimination, unit: number): Interpolative {
  const squaredError = squares(state.residuals) * unit * unit;
  if (!Number.isFinite(squaredError)) throw new RangeError('the squared error is larger than a double can hold');
  return { columns: [...state.chosen], z: coefficientMatrix(state), squaredError };
}

function checkRank(m: Matrix, rank: number): void {
  const { rows, columns } = checkMatrix(m);
  checkInteger(rank, 'rank', 1, Math.min(rows, columns));
}

/**
 * Interpolative decomposition of an n × m matrix: all its columns as combinations of some of them.
 *
 * @param rank How many columns, from 1 to min(n, m).
 * @param options Column-pivoted QR and seed 0 where nothing is said.
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; `rank` or `seed` is no such integer; there are more than
 *   200,000 subsets to try; the squared error is larger than a double can hold.
 */
export function interpolativeDecomposition(
  m: Matrix,
  rank: number,
  { method = 'pivoted-qr', seed = 0 }: InterpolativeOptions = {},
): Interpolative {
  checkRank(m, rank);
  const { columns, unit } = scaledColumns(m);
  return finish(chosenBy(columns, rank, method, seed), unit);
}

/**
 * The same for columns that are chosen already.
 *
 * @param columns Different, counted from zero, at least one.
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; the columns are none of those; the squared error is larger
 *   than a double can hold.
 */
export function interpolateColumns(m: Matrix, columns: readonly number[]): Interpolative {
  checkPlaces(columns, 'columns', checkMatrix(m).columns);
  const scaled = scaledColumns(m);
  return finish(chooseThese(scaled.columns, columns), scaled.unit);
}

/**
 * What `exhaustive` and `max-volume` choose, by going through the subsets once.
 *
 * @throws {TypeError | RangeError} As {@link interpolativeDecomposition}.
 */
export function bestColumns(m: Matrix, rank: number): BestSubsets {
  checkRank(m, rank);
  const { leastError, largestVolume } = search(scaledColumns(m).columns, rank);
  return { leastError, largestVolume };
}
