import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomial,
  crApproximation,
  type CrApproximation,
  type CrMethod,
  crSamples,
  crWithBestWeights,
  greedySelection,
  inProportion,
  type Matrix,
  maxAbs,
  meanSelectionError,
  multiply,
  norm,
  samplingStatistics,
  scale,
  seededRandom,
  selectionErrors,
  subtract,
  svd,
  termGram,
  transpose,
} from '../../src/numerics/index.ts';
import reference from './fixtures/cr.json' with { type: 'json' };

const METHODS: CrMethod[] = ['norm', 'greedy', 'exhaustive', 'sampling'];
const CHOOSING = METHODS.slice(0, 3);
/** Ranking by length keeps the worst of the three. */
const WORST = { x: [[10, -10, 1], [0, 0.1, 1]], y: [[1], [1], [1]] }; // prettier-ignore

/** XY, from the terms that are kept, without any of the code that is tested. */
function productOf(
  x: Matrix,
  y: Matrix,
  { columns, weights }: Pick<CrApproximation, 'columns' | 'weights'>,
): number[][] {
  return x.map((row) =>
    (y[0] ?? []).map((_, j) =>
      columns.reduce((sum, i, at) => sum + (weights[at] ?? 0) * (row[i] ?? 0) * (y[i]?.[j] ?? 0), 0),
    ),
  );
}

function squares(m: Matrix): number {
  return norm(m) ** 2;
}

/** What rounding is measured by: (Σ‖vᵢ‖)². */
function unitOf(gram: Matrix): number {
  return gram.reduce((sum, row, i) => sum + Math.sqrt(row[i] ?? 0), 0) ** 2;
}

function subsets(count: number, size: number): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: count }, (_, last) => subsets(last, size - 1).map((rest) => [...rest, last])).flat();
}

const entry = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -1, max: 1, noNaN: true }).map((v) => v + 0),
);
/** Factors of a product with one to eight terms, and how many to keep. */
const problems = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }))
  .chain(([n, l, m]) => {
    const matrix = (rows: number, columns: number) =>
      fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
    return fc.record({ x: matrix(n, l), y: matrix(l, m), rank: fc.integer({ min: 1, max: l }) });
  });

describe('against values computed elsewhere', () => {
  it.each(reference)('of $rank terms', ({ x, y, rank, norms, probabilities, ...expected }) => {
    const whole = squares(multiply(x, y));
    const near = (found: number, wanted: number): void => {
      expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * whole);
    };
    const byNorm = crApproximation(x, y, rank, { method: 'norm' });
    const best = crApproximation(x, y, rank, { method: 'exhaustive' });
    expect([byNorm.columns, best.columns]).toEqual([expected.normColumns, expected.bestColumns]);
    near(byNorm.squaredError, expected.normSquaredError);
    near(best.squaredError, expected.bestSquaredError);
    near(samplingStatistics(x, y, 1).expected, expected.expectedSquaredErrorPerDraw);
    near(samplingStatistics(x, y, rank).expected, expected.expectedSquaredErrorPerDraw / rank);
    const lengths = termGram(x, y).map((row, i) => Math.sqrt(row[i] ?? 0));
    for (const [i, length] of lengths.entries()) expect(length).toBeCloseTo(norms[i] ?? NaN, 12);
    for (const [i, p] of inProportion(lengths).entries()) expect(p).toBeCloseTo(probabilities[i] ?? NaN, 14);
  });
});

describe('any selection', () => {
  it('says the error that it has, and no more terms than were asked for', () => {
    fc.assert(
      fc.property(problems, fc.constantFrom(...METHODS), fc.boolean(), ({ x, y, rank }, method, isBest) => {
        const found = crApproximation(x, y, rank, { method, seed: 3, weights: isBest ? 'optimal' : 'own' });
        const { columns, weights, squaredError } = found;
        expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
        expect(weights).toHaveLength(columns.length);
        if (method === 'sampling') expect(columns.length).toBeLessThanOrEqual(rank);
        else expect(columns).toHaveLength(rank);
        const direct = squares(subtract(productOf(x, y, found), multiply(x, y)));
        const size = Math.max(1, ...weights.map(Math.abs)) ** 2 * unitOf(termGram(x, y));
        expect(Math.abs(direct - squaredError)).toBeLessThanOrEqual(1e-12 * size);
        if (rank === x[0]?.length && method !== 'sampling' && !isBest) expect(squaredError).toBe(0);
        expect(crApproximation(x, y, rank, { method, seed: 3, weights: isBest ? 'optimal' : 'own' })).toEqual(found);
      }),
      { numRuns: 150 },
    );
  });

  it('is not better than the best one, with weights of one', () => {
    fc.assert(
      fc.property(problems, ({ x, y, rank }) => {
        const count = y.length;
        const best = crApproximation(x, y, rank, { method: 'exhaustive' }).squaredError;
        const rounding = 1e-13 * unitOf(termGram(x, y)) + 1e-300;
        const all = subsets(count, rank).map((columns) =>
          squares(subtract(productOf(x, y, { columns, weights: columns.map(() => 1) }), multiply(x, y))),
        );
        expect(all).toHaveLength(binomial(count, rank));
        expect(Math.abs(best - Math.min(...all))).toBeLessThanOrEqual(rounding);
        const listed = selectionErrors(termGram(x, y), rank);
        all
          .sort((a, b) => a - b)
          .forEach((error, i) => {
            expect(Math.abs(error - (listed[i] ?? NaN))).toBeLessThanOrEqual(rounding);
          });
        expect(listed).toHaveLength(all.length);
        const mean = all.reduce((a, b) => a + b, 0) / all.length;
        expect(Math.abs(meanSelectionError(termGram(x, y), rank) - mean)).toBeLessThanOrEqual(10 * rounding);
        for (const method of CHOOSING)
          expect(crApproximation(x, y, rank, { method }).squaredError).toBeGreaterThanOrEqual(best - rounding);
      }),
      { numRuns: 150 },
    );
  });

  it('has no better weights than those of least squares, and none is better than a truncation', () => {
    fc.assert(
      fc.property(
        problems,
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 8, maxLength: 8 }),
        ({ x, y, rank }, others) => {
          const product = multiply(x, y);
          const unit = unitOf(termGram(x, y));
          const tail = squares([[0, ...svd(product).s.slice(rank)]]);
          for (const method of METHODS) {
            const { columns, weights } = crApproximation(x, y, rank, { method, seed: 5 });
            const { squaredError } = crWithBestWeights(x, y, columns);
            for (const tried of [weights, others.slice(0, columns.length)]) {
              const error = squares(subtract(productOf(x, y, { columns, weights: tried }), product));
              expect(squaredError).toBeLessThanOrEqual(error + 1e-9 * unit);
            }
            expect(squaredError).toBeGreaterThanOrEqual(tail - 1e-12 * unit);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the Gram matrix of the terms', () => {
  it('holds their inner products, and nothing of it is negative', () => {
    fc.assert(
      fc.property(problems, ({ x, y }) => {
        const terms = y.map((row, i) => x.flatMap((line) => row.map((value) => (line[i] ?? 0) * value)));
        const g = termGram(x, y);
        const direct = multiply(terms, transpose(terms));
        expect(maxAbs(subtract(g, direct))).toBeLessThanOrEqual(1e-13 * maxAbs(direct) + 1e-300);
        const whole = g.flat().reduce((a, b) => a + b, 0);
        expect(Math.abs(whole - squares(multiply(x, y)))).toBeLessThanOrEqual(1e-12 * unitOf(g));
      }),
    );
  });
});

describe('dropping several at once', () => {
  it('is what the definition says: again and again the tuple with the shortest sum', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 1, max: 3 }), ({ x, y, rank }, tuple) => {
        const g = termGram(x, y);
        const squaredSum = (of: readonly number[]): number => of.reduce((sum, i) => sum + of.reduce((s, j) => s + (g[i]?.[j] ?? 0), 0), 0); // prettier-ignore
        const kept = new Set(g.keys());
        const found = new Set(greedySelection(g, rank, tuple));
        // Where sums are equal but for rounding, either may go: only the lengths of what goes are compared.
        while (kept.size > rank) {
          const size = Math.min(tuple, kept.size - rank);
          const there = [...kept];
          const all = subsets(there.length, size).map((of) => of.map((at) => there[at] ?? NaN));
          const least = Math.min(...all.map(squaredSum));
          const next = all.filter((of) => squaredSum(of) <= least + 1e-12 * unitOf(g));
          const gone = next.find((of) => of.every((i) => !found.has(i)));
          expect(gone).toBeDefined();
          if (next.length > 1) return;
          for (const i of gone ?? []) kept.delete(i);
        }
        expect(kept).toEqual(found);
      }),
      { numRuns: 150 },
    );
  });

  it('with one is ranking by length, with all every selection', () => {
    fc.assert(
      fc.property(problems, ({ x, y, rank }) => {
        const g = termGram(x, y);
        const lengths = g.map((row, i) => row[i] ?? 0);
        const kept = greedySelection(g, rank, 1);
        const dropped = lengths.filter((_, i) => !kept.includes(i));
        expect(Math.max(-1, ...dropped)).toBeLessThanOrEqual(Math.min(...kept.map((i) => lengths[i] ?? NaN)));
        const options = { method: 'greedy', tuple: Math.max(1, y.length - rank) } as const;
        expect(crApproximation(x, y, rank, options)).toEqual(crApproximation(x, y, rank, { method: 'exhaustive' }));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the earlier of equals, and takes one at the end where a pair is too much', () => {
    expect(greedySelection([[1, 0, 0], [0, 1, 0], [0, 0, 1]], 2, 1)).toEqual([0, 1]); // prettier-ignore
    // (2), (3), (−3), (4) on a line: the pair that cancels goes first, then the shortest.
    const line = [2, 3, -3, 4];
    const g = line.map((a) => line.map((b) => a * b));
    expect(greedySelection(g, 1, 2)).toEqual([3]);
    expect(greedySelection(g, 2, 2)).toEqual([0, 3]);
  });

  it('makes of the three vectors what is claimed: by length the worst is kept, by pairs the best', () => {
    const { x, y } = WORST;
    const errors = [0, 1, 2].map((i) => squares(subtract(productOf(x, y, { columns: [i], weights: [1] }), multiply(x, y)))); // prettier-ignore
    expect(errors.map((error) => error.toFixed(4))).toEqual(['82.2100', '122.0000', '0.0100']);
    const [byNorm, pairs, best] = CHOOSING.map((method) => crApproximation(x, y, 1, { method }));
    expect([byNorm?.columns, pairs?.columns, best?.columns]).toEqual([[1], [2], [2]]);
    expect(byNorm?.squaredError).toBeCloseTo(122, 12);
    expect(pairs?.squaredError).toBeCloseTo(0.01, 14);
    expect(samplingStatistics(x, y, 1).expected).toBeCloseTo(456.38, 2);
  });
});

describe('drawing', () => {
  /** Mean over many, within four of its standard errors. */
  function expectMean(values: readonly number[], expected: number, deviation: number, unit: number): void {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const room = (4 * deviation) / Math.sqrt(values.length) + 1e-12 * unit;
    expect(Math.abs(mean - expected)).toBeLessThanOrEqual(room);
  }

  it.each(reference)('$rank terms has the product as its mean, and the error that is computed', ({ x, y, rank }) => {
    const product = multiply(x, y);
    const drawn = crSamples(x, y, rank, 20, 4000);
    const found = drawn.map((each) => productOf(x, y, each));
    const unit = unitOf(termGram(x, y));
    product.forEach((row, i) => {
      row.forEach((value, j) => {
        const values = found.map((m) => m[i]?.[j] ?? NaN);
        const mean = values.reduce((a, b) => a + b, 0) / values.length;
        const spread = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
        expectMean(values, value, spread, unit);
      });
    });
    const { expected, deviation } = samplingStatistics(x, y, rank);
    const errors = drawn.map(({ squaredError }) => squaredError);
    expectMean(errors, expected, deviation, unit);
    const spread = Math.sqrt(errors.reduce((sum, v) => sum + (v - expected) ** 2, 0) / errors.length);
    expect(spread / deviation).toBeCloseTo(1, 1);
  });

  it('has exactly the mean and the spread that all rows of draws have', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 1, max: 3 }), ({ x, y }, draws) => {
        const g = termGram(x, y);
        const count = Math.min(4, g.length);
        const [few, rows] = [x.map((row) => row.slice(0, count)), y.slice(0, count)];
        const p = inProportion(g.slice(0, count).map((row, i) => Math.sqrt(row[i] ?? 0)));
        const product = multiply(few, rows);
        let [mean, square, chance] = [0, 0, 0];
        const all = Array.from({ length: count ** draws }, (_, at) =>
          Array.from({ length: draws }, (__, k) => Math.floor(at / count ** k) % count),
        );
        for (const columns of all) {
          const likely = columns.reduce((product_, i) => product_ * (p[i] ?? 0), 1);
          if (likely === 0) continue;
          const weights = columns.map((i) => 1 / draws / (p[i] ?? 1));
          const error = squares(subtract(productOf(few, rows, { columns, weights }), product));
          mean += likely * error;
          square += likely * error * error;
          chance += likely;
        }
        const found = samplingStatistics(few, rows, draws);
        const unit = unitOf(termGram(few, rows));
        expect(chance).toBeCloseTo(1, 12);
        expect(Math.abs(found.expected - mean)).toBeLessThanOrEqual(1e-12 * unit + 1e-300);
        expect(Math.abs(found.deviation ** 2 + mean ** 2 - square)).toBeLessThanOrEqual(1e-12 * unit ** 2 + 1e-300);
      }),
      { numRuns: 100 },
    );
  });

  it('by length errs least on average', () => {
    fc.assert(
      fc.property(
        problems,
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
        ({ x, y, rank }, given) => {
          // prettier-ignore
          const p = inProportion(given.slice(0, y.length));
          const unit = unitOf(termGram(x, y));
          const [least, other] = [samplingStatistics(x, y, rank), samplingStatistics(x, y, rank, p)];
          expect(least.expected).toBeLessThanOrEqual(other.expected + 1e-12 * unit);
        },
      ),
    );
  });

  it('is the same for a seed, another for another, and the first of many', () => {
    const [{ x, y, rank } = { x: [[0]], y: [[0]], rank: 1 }] = reference;
    const one = crSamples(x, y, rank, 1, 40);
    expect(crSamples(x, y, rank, 1, 12)).toEqual(one.slice(0, 12));
    expect(crSamples(x, y, rank, 2, 40)).not.toEqual(one);
    expect(crApproximation(x, y, rank, { method: 'sampling' })).toEqual(one[0]);
  });

  it('never takes a term that is zero, and is exact where all point the same way', () => {
    for (const { columns } of crSamples([[0, 3, 0, 1, 0]], [[1], [1], [5], [1], [0]], 3, 9, 500))
      for (const column of columns) expect([1, 3]).toContain(column);
    const [x, y] = [[[1, 2, 4, 8], [2, 4, 8, 16]], [[1], [1], [1], [1]]]; // prettier-ignore
    for (const { squaredError } of crSamples(x, y, 1, 4, 50)) expect(squaredError).toBeLessThan(1e-25);
    expect(samplingStatistics(x, y, 1).expected).toBeLessThan(1e-9);
    expect(crSamples([[0, 0]], [[1], [2]], 1, 1, 3).map(({ squaredError }) => squaredError)).toEqual([0, 0, 0]);
  });
});

describe('numbers that are spread evenly', () => {
  it('lie from 0 to below 1, with the moments and the bits that they should have', () => {
    for (const seed of [0, 1, 2 ** 32 - 1]) {
      const random = seededRandom(seed);
      const all = Array.from({ length: 20_000 }, random);
      expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...all)).toBeLessThan(1);
      const mean = (f: (x: number, i: number) => number): number => all.reduce((sum, x, i) => sum + f(x, i), 0) / all.length; // prettier-ignore
      // Four standard errors of each.
      expect(Math.abs(mean((x) => x) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / 20_000));
      expect(Math.abs(mean((x) => x * x) - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / 20_000));
      expect(Math.abs(mean((x, i) => (x - 0.5) * ((all[i - 1] ?? 0.5) - 0.5)))).toBeLessThan((4 / 12) * Math.sqrt(1 / 20_000)); // prettier-ignore
      for (const cell of Array.from({ length: 16 }, (_, i) => i / 16))
        expect(Math.abs(mean((x) => Number(x >= cell && x < cell + 1 / 16)) - 1 / 16)).toBeLessThan(4 * Math.sqrt(15 / 256 / 20_000)); // prettier-ignore
    }
  });

  it('begin with these, on every machine', () => {
    const random = seededRandom(1);
    expect([random(), random(), random()].map((x) => x * 2 ** 32)).toEqual([2693262067, 11749833, 2265367787]);
    for (const seed of [-1, 0.5, NaN, 2 ** 32]) expect(() => seededRandom(seed)).toThrow(RangeError);
  });
});

describe('what is too large, and what is none', () => {
  const wide = (l: number): [Matrix, Matrix] => [[Array.from({ length: l }, (_, i) => i + 1)], Array.from({ length: l }, () => [1])]; // prettier-ignore

  it('is refused with what is allowed', () => {
    const [x, y] = wide(30);
    expect(() => crApproximation(x, y, 15, { method: 'exhaustive' })).toThrow(
      '15 of 30 columns at a time are 300540195 sums to try; at most 4000000 are',
    );
    expect(crApproximation(x, y, 1, { method: 'exhaustive' }).columns).toEqual([29]);
    expect(crApproximation(...wide(23), 11, { method: 'exhaustive' }).columns).toHaveLength(11);
    expect(() => selectionErrors(termGram(x, y), 15)).toThrow(/^15 of 30 columns at a time/);
    expect(() => crApproximation(...wide(400), 1, { method: 'greedy' })).toThrow(/sums to try/);
    expect(crApproximation(...wide(1000), 1, { method: 'norm' }).columns).toEqual([999]);
    expect(() => crApproximation(...wide(1001), 1, { method: 'norm' })).toThrow('X has 1001 columns; at most 1000 are');
  });

  it.each([
    ['X has 2 columns and Y 1 rows; as many are needed', [[1, 2]], [[1]], 1, {}],
    ['Y: the entry in row 1, column 1 is NaN', [[1]], [[NaN]], 1, {}],
    ['X: at least one row with at least one number is needed', [], [[1]], 1, {}],
    ['rank is 2; an integer from 1 to 1 is needed', [[1]], [[1]], 2, {}],
    ['rank is 0; an integer from 1 to 1 is needed', [[1]], [[1]], 0, {}],
    ['seed is 0.5; an integer from 0 to 4294967295 is needed', [[1]], [[1]], 1, { method: 'sampling', seed: 0.5 }],
    ['tuple is 0; an integer from 1 to 1000 is needed', [[1, 2]], [[1], [1]], 1, { method: 'greedy', tuple: 0 }],
    ['the squared error is larger than a double can hold', [[1e200, 1]], [[1], [1e200]], 1, {}],
  ] as const)('%s', (message, x, y, rank, options) => {
    expect(() => crApproximation(x, y, rank, { method: 'norm', ...options })).toThrow(message);
  });

  it('and so are columns and probabilities that are none', () => {
    const [x, y] = wide(3);
    expect(() => crWithBestWeights(x, y, [0, 0])).toThrow('a column stands twice');
    expect(() => crWithBestWeights(x, y, [3])).toThrow('column is 3; an integer from 0 to 2 is needed');
    expect(crWithBestWeights(x, y, [])).toEqual({ columns: [], weights: [], squaredError: 36 });
    expect(() => samplingStatistics(x, y, 1, [0.5, 0.5])).toThrow('3 terms have 2 probabilities');
    expect(() => samplingStatistics(x, y, 1, [0.5, 0.5, 0])).toThrow('probability 3 is 0, but its term is not');
    expect(() => samplingStatistics(x, y, 1, [0.5, 0.5, 0.5])).toThrow('add up to 1.5');
    expect(() => samplingStatistics(x, y, 1, [-0.5, 0.5, 1])).toThrow('may not be negative');
    expect(() => crSamples(x, y, 1, 1, -1)).toThrow('count is -1');
    expect(() => termGram([[1e160]], [[1]])).toThrow('the Gram matrix is larger than a double can hold');
  });

  it('but a product far from one is not', () => {
    const { x, y } = WORST;
    for (const factor of [1e-120, 1e120]) {
      const found = crApproximation(scale(x, factor), scale(y, factor ** 0.1), 1, { method: 'greedy' });
      expect(found.columns).toEqual([2]);
      expect(found.squaredError / (0.01 * factor ** 2.2)).toBeCloseTo(1, 9);
    }
  });
});
