import {
  type Cur,
  curDecomposition,
  deim,
  determinant,
  interpolativeDecomposition,
  largestCrossing,
  leverageScores,
  type Matrix,
  norm,
  pseudoInverse,
  submatrix,
  subtract,
  svd,
  transpose,
} from '../../numerics/index.ts';
import type { Core, Parameters, Pick } from './schema.ts';

/** Rows and columns, ascending and counted from zero, and what they come to. */
export interface Choice {
  readonly pick: Pick;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Of the crossing; null where it is not square. */
  readonly determinant: number | null;
  /** With each core. */
  readonly cur: Readonly<Record<Core, Cur>>;
}

export interface CurModel {
  readonly parameters: Parameters;
  readonly m: Matrix;
  /** Sum of its squares. */
  readonly whole: number;
  /** How many of each: of the fewer, where rows and columns differ. */
  readonly rank: number;
  /** Σ of the squares of the singular values beyond the rank: no rows and columns leave less. */
  readonly floor: number;
  /** Leverage scores at this rank. */
  readonly scores: { readonly rows: readonly number[]; readonly columns: readonly number[] };
  /** The rows and columns that are looked at, and after them what each suggestion takes. */
  readonly choices: readonly [Choice, ...Choice[]];
  /** Largest singular value of the pseudo-inverse of the crossing. */
  readonly blow: number;
  readonly approximation: number[][];
  /** Approximation − M. */
  readonly error: number[][];
}

type Places = readonly [rows: readonly number[], columns: readonly number[]];

function ascending(places: readonly number[]): number[] {
  return [...places].sort((a, b) => a - b);
}

function largest(scores: readonly number[], count: number): number[] {
  const order = scores.map((_, i) => i).sort((i, j) => (scores[j] ?? 0) - (scores[i] ?? 0) || i - j);
  return ascending(order.slice(0, count));
}

/** What a suggestion takes. */
export function suggested(m: Matrix, rank: number, pick: Exclude<Pick, 'own'>): Places {
  const t = transpose(m);
  switch (pick) {
    case 'deim':
      return [ascending(deim(t, rank)), ascending(deim(m, rank))];
    case 'leverage':
      return [largest(leverageScores(t, rank), rank), largest(leverageScores(m, rank), rank)];
    case 'pivoted-qr': {
      const { columns } = interpolativeDecomposition(m, rank);
      // Rows are chosen within these columns, where the crossing will be.
      const { columns: rows } = interpolativeDecomposition(transpose(submatrix(m, [...m.keys()], columns)), rank);
      return [ascending(rows), ascending(columns)];
    }
    case 'volume': {
      const { rows, columns } = largestCrossing(m, rank);
      return [rows, columns];
    }
  }
}

function choice(m: Matrix, pick: Pick, [rows, columns]: Places): Choice {
  const isSquare = rows.length === columns.length;
  return {
    pick,
    rows,
    columns,
    determinant: isSquare ? determinant(submatrix(m, rows, columns)) : null,
    cur: {
      optimal: curDecomposition(m, rows, columns),
      intersection: curDecomposition(m, rows, columns, { core: 'intersection' }),
    },
  };
}

const SUGGESTIONS = ['deim', 'leverage', 'pivoted-qr', 'volume'] as const;

/** Rows and columns that are looked at. */
export function placesOf({ m, pick, rows, columns, rank }: Parameters): Places {
  if (pick !== 'own') return suggested(m, rank, pick);
  return [rows.map((i) => i - 1), columns.map((j) => j - 1)];
}

export function model(parameters: Parameters): CurModel {
  const { m, pick, core } = parameters;
  const places = placesOf(parameters);
  const rank = Math.min(places[0].length, places[1].length);
  const now = choice(m, pick, places);
  const { approximation } = now.cur[core];
  return {
    parameters,
    m,
    whole: norm(m) ** 2,
    rank,
    floor: norm([svd(m).s.slice(rank)]) ** 2,
    scores: { rows: leverageScores(transpose(m), rank), columns: leverageScores(m, rank) },
    choices: [now, ...SUGGESTIONS.map((one) => choice(m, one, suggested(m, rank, one)))],
    blow: svd(pseudoInverse(submatrix(m, ...places))).s[0] ?? 0,
    approximation,
    error: subtract(approximation, m),
  };
}
