import {
  bestColumns,
  binomial,
  interpolateColumns,
  type Interpolative,
  interpolativeDecomposition,
  type Matrix,
  maxAbs,
  multiply,
  noisyMatrix,
  norm,
  submatrix,
  subtract,
  svd,
  transpose,
} from '../../numerics/index.ts';
import { type Method, type Parameters, SIZE } from './schema.ts';

/** What a way to choose comes to. */
export interface Outcome extends Interpolative {
  readonly method: Method;
  /** The largest size of a coefficient. */
  readonly largest: number;
}

export interface InterpolativeModel {
  readonly parameters: Parameters;
  /** n × m. */
  readonly m: Matrix;
  /** Sum of its squares. */
  readonly whole: number;
  /** Σ of the squares of the singular values beyond the rank: no columns leave less. */
  readonly floor: number;
  /** How many subsets there are. */
  readonly subsets: number;
  /** One for each way, in the order of the table. */
  readonly outcomes: readonly Outcome[];
  /** That of the way that is looked at. */
  readonly now: Outcome;
  /** M − CZ for it. */
  readonly residual: number[][];
  /** Directions of the best approximation of any kind: the first left singular vectors, n × rank. */
  readonly best: number[][];
}

export function matrixOf({ view, points, seed, noise }: Parameters): Matrix {
  return view === 'points' ? points : noisyMatrix({ ...SIZE, scales: [1.5, 1, 0.5], noise, seed });
}

type OfMatrix = Omit<InterpolativeModel, 'parameters' | 'now' | 'residual'>;

function ofMatrix(parameters: Parameters): OfMatrix {
  const m = matrixOf(parameters);
  const { rank, draw } = parameters;
  const { u, s } = svd(m);
  // Both searches in one: that is most of the work.
  const { leastError, largestVolume } = bestColumns(m, rank);
  const found: Readonly<Record<Method, Interpolative>> = {
    'pivoted-qr': interpolativeDecomposition(m, rank),
    'residual-greedy': interpolativeDecomposition(m, rank, { method: 'residual-greedy' }),
    random: interpolativeDecomposition(m, rank, { method: 'random', seed: draw }),
    exhaustive: interpolateColumns(m, leastError),
    'max-volume': interpolateColumns(m, largestVolume),
  };
  const outcome = (method: Method): Outcome => ({ method, ...found[method], largest: maxAbs(found[method].z) });
  return {
    m,
    whole: norm(m) ** 2,
    floor: norm([s.slice(rank)]) ** 2,
    subsets: binomial(m[0]?.length ?? 0, rank),
    outcomes: (['pivoted-qr', 'residual-greedy', 'random', 'exhaustive', 'max-volume'] as const).map(outcome),
    best: u.map((row) => row.slice(0, rank)),
  };
}

/** The last matrix and rank: while the way alone changes, nothing is chosen again. */
let last: { readonly key: string; readonly of: OfMatrix } | null = null;

export function model(parameters: Parameters): InterpolativeModel {
  const { method, ...rest } = parameters;
  const key = JSON.stringify(rest);
  if (last?.key !== key) last = { key, of: ofMatrix(parameters) };
  const { m, outcomes } = last.of;
  const now = outcomes.find((outcome) => outcome.method === method) ?? outcomes[0];
  if (!now) throw new RangeError('there are ways to choose');
  const c = submatrix(m, [...m.keys()], now.columns);
  return { parameters, ...last.of, now, residual: subtract(m, multiply(c, now.z)) };
}

/** Lengths of what is left of each column. */
export function lengthsLeft({ residual }: InterpolativeModel): number[] {
  return transpose(residual).map((column) => norm([column]));
}
