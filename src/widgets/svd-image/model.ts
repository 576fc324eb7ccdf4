import { storedNumbers, tailSquares, type Terms, truncated } from '../../numerics/index.ts';
import { MOST_TERMS, type Parameters } from './schema.ts';
import { termsOf } from './store.ts';

/** A picture and what r terms make of it. */
export interface Shown {
  rows: number;
  columns: number;
  /** Largest first, min(n, m) of them. */
  s: readonly number[];
  rank: number;
  /** Squared error of rank 0, 1, … min(n, m). */
  tails: readonly number[];
  /** Numbers that the terms take, and those of the whole picture. */
  stored: number;
  whole: number;
  /** Greys row by row; of the truncated sum some lie outside of 0 … 255. */
  original: Float64Array;
  image: Float64Array;
}

export interface Model {
  parameters: Parameters;
  /** Null where the reader's own picture is to be shown and there is none yet. */
  shown: Shown | null;
}

/** What does not depend on the rank. */
const fixed = new WeakMap<Terms, Pick<Shown, 's' | 'tails'>>();

function fixedOf(terms: Terms): Pick<Shown, 's' | 'tails'> {
  const found = fixed.get(terms) ?? { s: Array.from(terms.s), tails: tailSquares(terms.s) };
  fixed.set(terms, found);
  return found;
}

/** Error of rank r against that of rank 0, Frobenius norms; of a black picture it is zero. */
export function relativeError({ tails }: Pick<Shown, 'tails'>, rank: number): number {
  const [all = 0] = tails;
  return all > 0 ? Math.sqrt((tails[rank] ?? 0) / all) : 0;
}

/** Ranks that are shown of a picture: 1 to this. */
export function ranksOf({ rows, columns }: Pick<Shown, 'rows' | 'columns'>): number {
  return Math.min(MOST_TERMS, rows, columns);
}

/** The rank that goes with the picture. */
export function settle(values: Parameters): Parameters {
  const terms = termsOf(values.picture);
  return terms ? { ...values, rank: Math.min(values.rank, ranksOf(terms)) } : values;
}

export function model(parameters: Parameters): Model {
  const terms = termsOf(parameters.picture);
  if (!terms) return { parameters, shown: null };
  const { rows, columns, matrix } = terms;
  const rank = Math.min(parameters.rank, ranksOf(terms));
  const sizes = { rows, columns, stored: storedNumbers(rank, rows, columns), whole: rows * columns };
  const shown = { ...sizes, ...fixedOf(terms), rank, original: matrix, image: truncated(terms, rank) };
  return { parameters, shown };
}
