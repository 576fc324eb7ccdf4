/**
 * CR approximation: a product XY from r of the columns of X and the rows of Y that belong to them. With the terms
 * vᵢ = xᵢyᵢᵀ taken as vectors it is the question which of them to drop so that their sum is short.
 */
import { checkInteger, type Matrix } from '../check.ts';
import { type CrApproximation, samplerOf } from './cr-sampling.ts';
import { greedySelection } from './cr-search.ts';
import { bestWeights, squaredErrorOf, type Terms, termsOf } from './cr-terms.ts';
import { seededRandom } from './random.ts';

/**
 * `norm`: the r longest terms. `greedy`: again and again the `tuple` terms with the shortest sum are dropped. `exhaustive`:
 * every selection is tried. `sampling`: r terms are drawn, in proportion to their lengths.
 */
export type CrMethod = 'norm' | 'greedy' | 'sampling' | 'exhaustive';

export interface CrOptions {
  method: CrMethod;
  /** For `sampling`, from 0 to 2³² − 1; default 1. */
  seed?: number;
  /** For `greedy`: how many are dropped at once; default 2. */
  tuple?: number;
  /**
   * `own`: one, and what makes the expectation right for `sampling`. `optimal`: those of the least error for the columns
   * that were chosen. Default `own`.
   */
  weights?: 'own' | 'optimal';
}

/** How many terms are dropped at once. */
function tupleOf({ method, tuple = 2 }: CrOptions, drop: number): number {
  if (method === 'greedy') return tuple;
  return method === 'norm' ? 1 : Math.max(1, drop);
}

/**
 * An approximation of XY from at most `rank` of its l terms.
 *
 * @param x n × l.
 * @param y l × m.
 * @param rank From 1 to l; `sampling` may keep fewer, since it may draw a term twice.
 * @throws {TypeError | RangeError} As `termGram`; `rank`, `seed` or `tuple` is out of range; a search would have to look at
 *   more than `SUMS_LIMIT` sums, as `exhaustive` may for l from 24 on; the squared error overflows.
 */
export function crApproximation(x: Matrix, y: Matrix, rank: number, options: CrOptions): CrApproximation {
  const terms = termsOf(x, y);
  checkInteger(rank, 'rank', 1, terms.gram.length);
  const own = ownApproximation(terms, rank, options);
  return options.weights === 'optimal' ? withBestWeights(terms, own.columns) : own;
}

function ownApproximation(terms: Terms, rank: number, options: CrOptions): CrApproximation {
  if (options.method === 'sampling') return samplerOf(terms, rank, seededRandom(options.seed ?? 1))();
  const columns = greedySelection(terms.gram, rank, tupleOf(options, terms.gram.length - rank));
  const weights = columns.map(() => 1);
  return { columns, weights, squaredError: squaredErrorOf(terms, columns, weights) };
}

function withBestWeights(terms: Terms, columns: number[]): CrApproximation {
  const weights = bestWeights(terms, columns);
  return { columns, weights, squaredError: squaredErrorOf(terms, columns, weights) };
}

/**
 * The terms in `columns` with the weights of the least squared error; a term that is a combination of others gets zero.
 *
 * @param columns Indices from zero, each once, in any order.
 * @throws {TypeError | RangeError} As `termGram`; an index is out of range or stands twice.
 */
export function crWithBestWeights(x: Matrix, y: Matrix, columns: readonly number[]): CrApproximation {
  const terms = termsOf(x, y);
  for (const column of columns) checkInteger(column, 'column', 0, terms.gram.length - 1);
  const once = [...new Set(columns)].sort((a, b) => a - b);
  if (once.length !== columns.length) throw new RangeError('a column stands twice among those that are kept');
  return withBestWeights(terms, once);
}
