import { checkInteger, checkNumber, type Matrix } from '../check.ts';
import { inSquares, lengthsOf, squaredErrorOf, type Terms, termsOf } from './cr-terms.ts';
import { seededRandom } from './random.ts';

/** A product put together from some of its terms. */
export interface CrApproximation {
  /** Which columns of X, and rows of Y, are kept: from zero, in order, each once. */
  readonly columns: number[];
  /** What each is multiplied by. */
  readonly weights: number[];
  /** ‖Σ wᵢxᵢyᵢᵀ − XY‖² in the Frobenius norm. */
  readonly squaredError: number;
}

/** Of the squared error of a product put together from drawn terms. */
export interface SamplingStatistics {
  readonly expected: number;
  /** Standard deviation. */
  readonly deviation: number;
}

/**
 * Probabilities in proportion to some lengths, which make the expected squared error the least (Drineas, Kannan and Mahoney,
 * SIAM J. Comput. 36, 2006, lemma 4); where all are zero, all the same.
 */
export function inProportion(lengths: readonly number[]): number[] {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.map((length) => (total > 0 ? length / total : 1 / lengths.length));
}

/** What draws an index with its probability; one that has none is never drawn. */
function drawerOf(probabilities: readonly number[], random: () => number): () => number {
  const possible = [...probabilities.keys()].filter((i) => (probabilities[i] ?? 0) > 0);
  let sum = 0;
  const upTo = possible.map((i) => (sum += probabilities[i] ?? 0));
  return () => {
    const at = random();
    let place = 0;
    // The sum of all is one but for rounding.
    while (place < possible.length - 1 && at >= (upTo[place] ?? 1)) place++;
    return possible[place] ?? 0;
  };
}

/** Approximations from so many draws each, one after the other. */
export function samplerOf(terms: Terms, draws: number, random: () => number): () => CrApproximation {
  const probabilities = inProportion(lengthsOf(terms));
  const draw = drawerOf(probabilities, random);
  return () => {
    const counts = probabilities.map(() => 0);
    for (let i = 0; i < draws; i++) {
      const drawn = draw();
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    const [columns, weights]: [number[], number[]] = [[], []];
    counts.forEach((count, i) => {
      if (count === 0) return;
      columns.push(i);
      weights.push(count / draws / (probabilities[i] ?? 1));
    });
    return { columns, weights, squaredError: squaredErrorOf(terms, columns, weights) };
  };
}

/**
 * Independent approximations of XY from `rank` terms each, drawn with replacement, term i with probability pᵢ in proportion
 * to ‖xᵢ‖‖yᵢ‖ and weight 1/(rank·pᵢ). A term that was drawn twice stands once, with twice the weight.
 *
 * @param rank Draws for each, from 1 to l.
 * @param seed The first `count` of a seed are the same, whatever `count` is.
 * @throws {TypeError | RangeError} As `termGram`; `rank`, `seed` or `count` is out of range.
 */
export function crSamples(x: Matrix, y: Matrix, rank: number, seed: number, count: number): CrApproximation[] {
  const terms = termsOf(x, y);
  checkInteger(rank, 'rank', 1, terms.gram.length);
  checkInteger(count, 'count', 0, 1_000_000);
  return Array.from({ length: count }, samplerOf(terms, rank, seededRandom(seed)));
}

/** @throws {TypeError | RangeError} They are no probabilities, or a term that is not zero has none. */
function checkProbabilities(probabilities: readonly number[], lengths: readonly number[]): void {
  if (probabilities.length !== lengths.length)
    throw new TypeError(`${lengths.length} terms have ${probabilities.length} probabilities`);
  probabilities.forEach((p, i) => {
    checkNumber(p, `probability ${i + 1}`);
    if (p < 0) throw new RangeError(`probability ${i + 1} is ${p}; it may not be negative`);
    if (p === 0 && (lengths[i] ?? 0) > 0)
      throw new RangeError(`probability ${i + 1} is 0, but its term is not: what is drawn would miss it`);
  });
  const sum = probabilities.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - 1) > 1e-9) throw new RangeError(`the probabilities add up to ${sum}, not to 1`);
}

/** ⟨vᵢ/pᵢ − s, vⱼ/pⱼ − s⟩ for the terms vᵢ and their sum s; a term that cannot be drawn is left out. */
function deviationGram(gram: Matrix, probabilities: readonly number[]): { gram: number[][]; p: number[] } {
  const sums = gram.map((row) => row.reduce((a, b) => a + b, 0));
  const total = sums.reduce((a, b) => a + b, 0);
  const drawn = probabilities.flatMap((p, i) => (p > 0 ? [{ i, p }] : []));
  const inner = drawn.map(({ i, p }) =>
    drawn.map(({ i: j, p: q }) => (gram[i]?.[j] ?? 0) / p / q - (sums[i] ?? 0) / p - ((sums[j] ?? 0) / q - total)),
  );
  return { gram: inner, p: drawn.map(({ p }) => p) };
}

/**
 * Expectation and standard deviation of the squared error of {@link crSamples}, exactly, from the Gram matrix. With
 * w = vᵢ/pᵢ − s for a drawn term and C = E[wwᵀ] the expectation is E‖w‖²/r and the variance
 * (Var‖w‖² + 2(r − 1)·tr C²)/r³.
 *
 * @param rank Draws, r, from 1.
 * @param probabilities Of the terms; in proportion to their lengths where they are left out.
 * @throws {TypeError | RangeError} As `termGram`; `rank` is no such integer; `probabilities` are none, or one is zero where
 *   the term is not; a result overflows.
 */
export function samplingStatistics(
  x: Matrix,
  y: Matrix,
  rank: number,
  probabilities?: readonly number[],
): SamplingStatistics {
  const terms = termsOf(x, y);
  checkInteger(rank, 'rank', 1, Number.MAX_SAFE_INTEGER);
  const lengths = lengthsOf(terms);
  if (probabilities) checkProbabilities(probabilities, lengths);
  const { gram, p } = deviationGram(terms.gram, probabilities ?? inProportion(lengths));
  const squares = gram.map((row, i) => Math.max(0, row[i] ?? 0));
  const mean = squares.reduce((sum, square, i) => sum + (p[i] ?? 0) * square, 0);
  const spread = squares.reduce((sum, square, i) => sum + (p[i] ?? 0) * (square - mean) ** 2, 0);
  let traceOfSquare = 0;
  gram.forEach((row, i) => {
    for (const [j, value] of row.entries()) traceOfSquare += (p[i] ?? 0) * (p[j] ?? 0) * value * value;
  });
  const variance = (spread + 2 * (rank - 1) * traceOfSquare) / rank ** 3;
  return {
    expected: inSquares(mean / rank, terms, 'the expected squared error'),
    deviation: inSquares(Math.sqrt(variance), terms, 'the standard deviation'),
  };
}
