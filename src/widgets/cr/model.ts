import {
  type CrApproximation,
  crApproximation,
  crSamples,
  crWithBestWeights,
  type Matrix,
  meanSelectionError,
  samplingStatistics,
  selectionErrors,
  termGram,
  transpose,
} from '../../numerics/index.ts';
import { type Method, type Parameters, ROLLS } from './schema.ts';

type Point = readonly [x: number, y: number];

/** A weighted sum that stands for the sum of all. */
export interface Stand {
  /** Of every vector; zero where it is dropped. */
  readonly weights: readonly number[];
  readonly sum: Point;
  readonly squaredError: number;
}

export interface Series {
  readonly method: Method;
  readonly own: Stand;
  /** The same vectors with the weights of the least error. */
  readonly best: Stand;
}

export interface Model {
  readonly parameters: Parameters;
  readonly total: Point;
  /** ‖Σv‖²: the error where nothing is kept. */
  readonly whole: number;
  /** In the order of the methods' names. */
  readonly series: readonly Series[];
  /** Squared errors of every selection of r vectors, the least first. */
  readonly all: readonly number[];
  /** Their mean. */
  readonly mean: number;
  /** The place of the choice by norm among them, from 1. */
  readonly place: number;
  /** Of the squared error of sampling. */
  readonly expected: number;
  readonly deviation: number;
  /** Mean squared error of the first draw, of the first two … */
  readonly means: readonly number[];
}

/** What does not depend on what is looked at. */
interface OfVectors {
  readonly fixed: Omit<Model, 'parameters' | 'series'>;
  readonly chosen: readonly Series[];
  readonly draws: readonly CrApproximation[];
  /** Errors up to this are rounding. */
  readonly least: number;
}

function standOf(vectors: Matrix, { columns, weights, squaredError }: CrApproximation, least: number): Stand {
  const all = vectors.map((_, i) => (columns.includes(i) ? (weights[columns.indexOf(i)] ?? 0) : 0));
  return { weights: all, sum: sumOf(vectors, all), squaredError: clean(squaredError, least) };
}

function sumOf(vectors: Matrix, weights: readonly number[]): Point {
  const along = (axis: number): number => vectors.reduce((sum, v, i) => sum + (weights[i] ?? 0) * (v[axis] ?? 0), 0);
  return [along(0), along(1)];
}

function clean(value: number, least: number): number {
  return value <= least ? 0 : value;
}

/** Both weightings of what was chosen. */
function seriesOf(method: Method, found: CrApproximation, vectors: Matrix, least: number): Series {
  const [x, y] = factorsOf(vectors);
  const best = crWithBestWeights(x, y, found.columns);
  return { method, own: standOf(vectors, found, least), best: standOf(vectors, best, least) };
}

/** The vectors as terms of a product: X holds them, Y is ones. */
function factorsOf(vectors: Matrix): [x: Matrix, y: Matrix] {
  return [transpose(vectors), vectors.map(() => [1])];
}

function runningMeans(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value, i) => (sum += value) / (i + 1));
}

function ofVectors(vectors: Matrix, r: number, seed: number): OfVectors {
  const [x, y] = factorsOf(vectors);
  const gram = termGram(x, y);
  const least = 1e-13 * gram.reduce((sum, row, i) => sum + Math.sqrt(row[i] ?? 0), 0) ** 2;
  const chosen = (['norm', 'greedy', 'exhaustive'] as const).map((method) =>
    seriesOf(method, crApproximation(x, y, r, { method }), vectors, least),
  );
  const draws = crSamples(x, y, r, seed, ROLLS);
  const total = sumOf(vectors, vectors.map(() => 1)); // prettier-ignore
  const all = selectionErrors(gram, r).map((error) => clean(error, least));
  const byNorm = chosen[0]?.own.squaredError ?? 0;
  const { expected, deviation } = samplingStatistics(x, y, r);
  const fixed = {
    total,
    whole: total[0] * total[0] + total[1] * total[1],
    all,
    mean: meanSelectionError(gram, r),
    place: 1 + all.filter((error) => error < byNorm - least).length,
    expected: clean(expected, least),
    deviation: clean(deviation, least),
    means: runningMeans(draws.map(({ squaredError }) => clean(squaredError, least))),
  };
  return { fixed, chosen, draws, least };
}

/** The last vectors: while another draw is looked at they are the same. */
let last: { readonly key: string; readonly of: OfVectors } | null = null;

/** What the widget shows of two to ten vectors in the plane, r of which are kept. */
export function model(parameters: Parameters): Model {
  const { vectors, r, roll, seed } = parameters;
  const key = JSON.stringify([vectors, r, seed]);
  if (last?.key !== key) last = { key, of: ofVectors(vectors, r, seed) };
  const { fixed, chosen, draws, least } = last.of;
  const drawn = draws[roll - 1] ?? { columns: [], weights: [], squaredError: 0 };
  const series = [...chosen.slice(0, 2), seriesOf('sampling', drawn, vectors, least), ...chosen.slice(2)];
  return { ...fixed, parameters, series };
}
