import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestColumns,
  binomial,
  type ColumnChoice,
  curDecomposition,
  deim,
  determinant,
  interpolateColumns,
  interpolativeDecomposition,
  largestCrossing,
  leverageScores,
  type Matrix,
  maxAbs,
  multiply,
  noisyMatrix,
  norm,
  numericalRank,
  seededRandom,
  submatrix,
  subtract,
  svd,
  transpose,
} from '../../src/numerics/index.ts';
import { integers, matrices } from './arbitrary.ts';
import matricesOfReference from './fixtures/low-rank.json' with { type: 'json' };
import reference from './fixtures/interpolative.json' with { type: 'json' };

const METHODS: readonly ColumnChoice[] = ['pivoted-qr', 'residual-greedy', 'random', 'exhaustive', 'max-volume'];

function matrixNamed(name: string): Matrix {
  return matricesOfReference.find((one) => one.name === name)?.matrix ?? [];
}

function columnsOf(m: Matrix, columns: readonly number[]): number[][] {
  return submatrix(m, [...m.keys()], columns);
}

function tail(m: Matrix, rank: number): number {
  return norm([svd(m).s.slice(rank)]) ** 2;
}

/** A matrix and how many columns of it to choose. */
function withRank(m: fc.Arbitrary<number[][]>): fc.Arbitrary<[m: number[][], rank: number]> {
  return m.chain((one) =>
    fc.tuple(fc.constant(one), fc.integer({ min: 1, max: Math.min(one.length, one[0]?.length ?? 1) })),
  );
}

const THREE = [[4, 2, 1], [2, 3, 1], [1, 1, 2]]; // prettier-ignore
/** A column that depends on another but for what rounding leaves, which points to a third. */
const DEPENDENT = [
  [0, -1.5190426815121424e-96, -5.193289417981363e-288, 1.8711029247746505e-240, 0, 1.0320005510402052e-57],
  [8.337858256573084e-169, 0, 0, 0, 2.1893619245134824e-47, 0],
  [0, -8.013636367981025e-51, 0, 0, 0, 0],
  [-9.51389478705386e-273, 0, 0, 0, 0, -8.528378959843379e-50],
  [0, 0, 0, 0, 0, 0],
];
const LONGEST_IS_WRONG = [[0, 1, 1, 1, 1.1], [1.2, 0, 0.1, -0.1, 0]]; // prettier-ignore

describe('columns against the figures of LAPACK and of all subsets', () => {
  it.each(reference)('$name', ({ name, pivotedQrColumns, id }) => {
    const m = matrixNamed(name);
    const near = 1e-9 * norm(m) ** 2;
    for (const { rank, columns, squaredError, maxAbsZ, ...best } of id) {
      const found = interpolativeDecomposition(m, rank);
      expect(found.columns).toEqual(columns);
      expect(found.columns).toEqual(pivotedQrColumns.slice(0, rank));
      expect(Math.abs(found.squaredError - squaredError)).toBeLessThanOrEqual(near);
      expect(maxAbs(found.z)).toBeCloseTo(maxAbsZ, 9);
      if (!('bestSquaredError' in best)) continue;
      const searched = interpolativeDecomposition(m, rank, { method: 'exhaustive' });
      expect(Math.abs(searched.squaredError - best.bestSquaredError)).toBeLessThanOrEqual(near);
      // Not only beside the whole: a small error is right to its own digits.
      expect(searched.squaredError).toBeLessThan(best.bestSquaredError * (1 + 1e-6) + 1e-18 * near);
    }
  });

  it('the longest column need not be the best', () => {
    const error = (method: ColumnChoice): number => interpolativeDecomposition(LONGEST_IS_WRONG, 1, { method }).squaredError; // prettier-ignore
    expect(error('pivoted-qr')).toBeCloseTo(4.21, 12);
    for (const method of ['residual-greedy', 'exhaustive'] as const) expect(error(method)).toBeCloseTo(1.46, 12);
    expect(tail(LONGEST_IS_WRONG, 1)).toBeCloseTo(1.46, 12);
  });
});

describe('interpolative decomposition', () => {
  const choice = fc.record({ method: fc.constantFrom(...METHODS), seed: fc.nat(1000) });

  it('is exact on the chosen columns, and its error is that of its own coefficients', () => {
    fc.assert(
      fc.property(withRank(integers), choice, ([m, rank], options) => {
        const { columns, z, squaredError } = interpolativeDecomposition(m, rank, options);
        expect(new Set(columns).size).toBe(rank);
        columns.forEach((column, i) => expect(z.map((row) => row[column])).toEqual(z.map((_, k) => (k === i ? 1 : 0))));
        const size = norm(m) ** 2 || 1;
        const rest = norm(subtract(multiply(columnsOf(m, columns), z), m)) ** 2;
        expect(Math.abs(rest - squaredError)).toBeLessThanOrEqual(1e-12 * size);
        expect(squaredError).toBeGreaterThanOrEqual(tail(m, rank) - 1e-12 * size);
        // No coefficients are better: what is left is orthogonal to the chosen columns.
        const left = subtract(m, multiply(columnsOf(m, columns), z));
        expect(maxAbs(multiply(transpose(columnsOf(m, columns)), left))).toBeLessThanOrEqual(1e-11 * size);
      }),
      { numRuns: 300 },
    );
  });

  it('is never better than by trying all, and never larger in a coefficient than 1 where the volume is largest', () => {
    fc.assert(
      fc.property(withRank(matrices), fc.nat(1000), ([m, rank], seed) => {
        fc.pre(maxAbs(m) < 1e100);
        const best = interpolativeDecomposition(m, rank, { method: 'exhaustive' }).squaredError;
        for (const method of METHODS) {
          const { squaredError } = interpolativeDecomposition(m, rank, { method, seed });
          expect(best).toBeLessThanOrEqual(squaredError + 1e-13 * norm(m) ** 2);
        }
      }),
      { numRuns: 200, examples: [[[DEPENDENT, 4], 0]] },
    );
    fc.assert(
      fc.property(withRank(integers), ([m, rank]) => {
        const full = numericalRank(svd(m).s, 1e-13);
        fc.pre(rank <= full);
        expect(maxAbs(interpolativeDecomposition(m, rank, { method: 'max-volume' }).z)).toBeLessThan(1 + 1e-9);
        // Where every choice is exact, the search takes the largest volume too.
        if (rank === full) expect(maxAbs(interpolativeDecomposition(m, rank, { method: 'exhaustive' }).z)).toBeLessThan(1 + 1e-9); // prettier-ignore
      }),
      { numRuns: 300 },
    );
  });

  it('keeps within (r + 1) times what the singular values leave, at the best', () => {
    fc.assert(
      fc.property(withRank(integers), ([m, rank]) => {
        const { squaredError } = interpolativeDecomposition(m, rank, { method: 'exhaustive' });
        expect(squaredError).toBeLessThanOrEqual((rank + 1) * tail(m, rank) + 1e-12 * (norm(m) ** 2 || 1));
      }),
    );
  });

  it('gives the same for the same seed, and every column its chance', () => {
    const drawn = (seed: number): number[] => interpolativeDecomposition(THREE, 1, { method: 'random', seed }).columns;
    const counts = [0, 0, 0];
    for (let seed = 0; seed < 2000; seed++) {
      const [column = -1] = drawn(seed);
      expect(drawn(seed)).toEqual([column]);
      counts[column] = (counts[column] ?? 0) + 1;
    }
    // Squared lengths 21, 14 and 6 of 41; five standard deviations.
    for (const [j, share] of [21, 14, 6].entries()) expect(Math.abs((counts[j] ?? 0) / 2000 - share / 41)).toBeLessThan(0.056); // prettier-ignore
    const random = seededRandom(1);
    const numbers = Array.from({ length: 5000 }, random);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((a, b) => a + b, 0) / 5000).toBeCloseTo(0.5, 1);
  });

  it('takes matrices of lower rank, of zeros, and of numbers far from one', () => {
    for (const method of METHODS) {
      const zero = interpolativeDecomposition([[0, 0, 0], [0, 0, 0]], 2, { method }); // prettier-ignore
      expect(zero).toEqual({ columns: [0, 1], z: [[1, 0, 0], [0, 1, 0]], squaredError: 0 }); // prettier-ignore
      const deficient = interpolativeDecomposition([[1, 2, 3], [2, 4, 6]], 2, { method }); // prettier-ignore
      expect(deficient.squaredError).toBeLessThan(1e-28);
      expect(deficient.z.flat().every(Number.isFinite)).toBe(true);
      const tiny = interpolativeDecomposition([[3e-160, 1e-160], [0, 1e-160]], 1, { method }); // prettier-ignore
      expect(tiny.z[0]?.[tiny.columns[0] ?? 0]).toBe(1);
      expect(() => interpolativeDecomposition([[1e200, 1e200], [1e200, -1e200]], 1, { method })).toThrow(/larger than a double/); // prettier-ignore
    }
  });

  it('of given columns is that of the method that chooses them', () => {
    const found = interpolativeDecomposition(matrixNamed('wide'), 3, { method: 'exhaustive' });
    expect(interpolateColumns(matrixNamed('wide'), found.columns)).toEqual(found);
    const { leastError, largestVolume } = bestColumns(matrixNamed('wide'), 3);
    expect(leastError).toEqual(found.columns);
    expect(interpolativeDecomposition(matrixNamed('wide'), 3, { method: 'max-volume' }).columns).toEqual(largestVolume);
    expect(interpolateColumns([[1, 2]], [1, 0].slice(0, 1)).z).toEqual([[0.5, 1]]);
  });

  it.each<[() => unknown, RegExp]>([
    [() => interpolativeDecomposition(THREE, 0), /rank is 0; an integer from 1 to 3/],
    [() => interpolativeDecomposition(THREE, 4), /rank is 4; an integer from 1 to 3/],
    [() => interpolativeDecomposition([[1, 2, 3]], 2), /rank is 2; an integer from 1 to 1/],
    [() => interpolativeDecomposition([], 1), /at least one row/],
    [() => interpolativeDecomposition([[1, NaN]], 1), /row 1, column 2 is NaN/],
    [() => interpolativeDecomposition(THREE, 1, { method: 'random', seed: -1 }), /seed is -1/],
    [() => interpolativeDecomposition(Array.from({ length: 9 }, () => Array.from({ length: 60 }, () => 1)), 6, { method: 'exhaustive' }), /there are 50063860 ways to choose 6 of 60 columns; at most 200000/], // prettier-ignore
    [() => interpolateColumns(THREE, []), /columns: at least one is needed/],
    [() => interpolateColumns(THREE, [1, 1]), /columns: 1 stands there twice/],
    [() => interpolateColumns(THREE, [3]), /columns: number 1 is 3; an integer from 0 to 2/],
  ])('refuses what cannot be done (%#)', (call, message) => {
    expect(call).toThrow(message);
  });

  it('counts subsets', () => {
    expect([binomial(5, 0), binomial(5, 2), binomial(30, 3), binomial(60, 6)]).toEqual([1, 10, 4060, 50063860]);
  });
});

describe('CUR', () => {
  it.each([
    [[0], [0], 7.2494, 7.5625],
    [[0, 1], [0, 1], 2.6268, 2.6406],
    [[0, 1], [1, 2], 7.21, 169],
  ])('rows %j, columns %j', (rows, columns, optimal, intersection) => {
    expect(curDecomposition(THREE, rows, columns).squaredError).toBeCloseTo(optimal, 2);
    expect(curDecomposition(THREE, rows, columns, { core: 'intersection' }).squaredError).toBeCloseTo(intersection, 4);
  });

  const crossed = integers.chain((m) => {
    const some = (count: number): fc.Arbitrary<number[]> => fc.subarray([...Array(count).keys()], { minLength: 1 });
    return fc.tuple(fc.constant(m), some(m.length), some(m[0]?.length ?? 1));
  });

  it('with the core of the crossing is exact on its cross, where that can be inverted', () => {
    fc.assert(
      fc.property(crossed, ([m, someRows, someColumns]) => {
        const size = Math.min(someRows.length, someColumns.length);
        const [rows, columns] = [someRows.slice(0, size), someColumns.slice(0, size)];
        const { s } = svd(submatrix(m, rows, columns));
        fc.pre((s.at(-1) ?? 0) > 1e-3);
        const { approximation } = curDecomposition(m, rows, columns, { core: 'intersection' });
        const error = subtract(approximation, m);
        const all = [...m.keys()];
        expect(maxAbs(submatrix(error, rows, [...(m[0] ?? []).keys()]))).toBeLessThan(1e-7);
        expect(maxAbs(submatrix(error, all, columns))).toBeLessThan(1e-7);
      }),
      { numRuns: 300 },
    );
  });

  it('is at its best with the optimal core, at least what singular values leave, and exact at the rank', () => {
    fc.assert(
      fc.property(crossed, ([m, rows, columns]) => {
        const size = norm(m) ** 2 || 1;
        const best = curDecomposition(m, rows, columns);
        const other = curDecomposition(m, rows, columns, { core: 'intersection' });
        expect(best.squaredError).toBeLessThanOrEqual(other.squaredError + 1e-12 * size);
        expect(best.squaredError).toBeGreaterThanOrEqual(tail(m, Math.min(rows.length, columns.length)) - 1e-12 * size);
        const product = multiply(columnsOf(m, columns), multiply(best.core, rows.map((i) => m[i] ?? []))); // prettier-ignore
        expect(maxAbs(subtract(product, best.approximation))).toBeLessThan(1e-8 * Math.sqrt(size));
        const rank = numericalRank(svd(m).s, 1e-13);
        const crossing = svd(submatrix(m, rows, columns)).s;
        if (numericalRank(crossing, 1e-10) < rank) return;
        for (const { squaredError } of [best, other]) expect(squaredError).toBeLessThan(1e-12 * size);
      }),
      { numRuns: 300 },
    );
  });

  it('takes a crossing of zeros, and any number of rows and of columns', () => {
    const m = [[0, 1, 2], [3, 4, 5]]; // prettier-ignore
    const empty = curDecomposition(m, [0], [0], { core: 'intersection' });
    expect([empty.core, empty.approximation.flat().every((x) => x === 0)]).toEqual([[[0]], true]);
    expect(empty.squaredError).toBeCloseTo(55, 9);
    expect(curDecomposition(m, [0, 1], [2]).core.map((row) => row.length)).toEqual([2]);
    expect(curDecomposition([[0, 0]], [0], [1])).toEqual({ core: [[0]], approximation: [[0, 0]], squaredError: 0 });
  });

  it.each<[() => unknown, RegExp]>([
    [() => curDecomposition(THREE, [], [0]), /rows: at least one is needed/],
    [() => curDecomposition(THREE, [0], [0, 0]), /columns: 0 stands there twice/],
    [() => curDecomposition(THREE, [3], [0]), /rows: number 1 is 3; an integer from 0 to 2/],
    [() => curDecomposition([[1, 2], [3]], [0], [0]), /row 2 has 1 numbers/], // prettier-ignore
    [() => curDecomposition([[1e-200, 1e200], [1e200, 1e200]], [0], [0], { core: 'intersection' }), /larger than a double/], // prettier-ignore
  ])('refuses what cannot be done (%#)', (call, message) => {
    expect(call).toThrow(message);
  });
});

describe('crossings', () => {
  it('have determinants as singular values say, with their sign', () => {
    expect(determinant(THREE)).toBeCloseTo(13, 12);
    expect([determinant([[0, 1], [1, 0]]), determinant([[2]]), determinant([[1, 2], [2, 4]])]).toEqual([-1, 2, 0]); // prettier-ignore
    fc.assert(
      fc.property(integers, (m) => {
        fc.pre(m.length === m[0]?.length);
        const size = svd(m).s.reduce((product, s) => product * s, 1);
        expect(Math.abs(determinant(m))).toBeCloseTo(size, 4);
      }),
    );
    expect(() => determinant([[1, 2]])).toThrow(/1 rows and 2 columns are not square/); // prettier-ignore
  });

  it('of the largest determinant miss no entry by more than (r + 1) times a singular value', () => {
    fc.assert(
      fc.property(withRank(integers), ([m, rank]) => {
        const { rows, columns } = largestCrossing(m, rank);
        const size = Math.abs(determinant(submatrix(m, rows, columns)));
        expect(Math.abs(determinant(submatrix(m, [...Array(rank).keys()], [...Array(rank).keys()])))).toBeLessThanOrEqual(size); // prettier-ignore
        fc.pre(size > 1e-3);
        const error = subtract(curDecomposition(m, rows, columns, { core: 'intersection' }).approximation, m);
        const bound = (rank + 1) * (svd(m).s[rank] ?? 0);
        expect(maxAbs(error)).toBeLessThanOrEqual(bound + 1e-9 * (1 + maxAbs(m)));
      }),
      { numRuns: 200 },
    );
    expect(() => largestCrossing(THREE, 4)).toThrow(/rank is 4/);
    const large = Array.from({ length: 30 }, () => Array.from({ length: 30 }, () => 1));
    expect(() => largestCrossing(large, 3)).toThrow(/there are 16483600 crossings of 3 rows and columns/);
  });
});

describe('suggestions', () => {
  it('leverage scores are those of the reference, lie in [0, 1] and sum to the rank', () => {
    for (const [rank, expected] of [
      [0.5431, 0.3493, 0.1076],
      [0.8924, 0.4569, 0.6507],
    ].entries())
      // prettier-ignore
      leverageScores(THREE, rank + 1).forEach((score, j) => expect(score).toBeCloseTo(expected[j] ?? NaN, 4));
    fc.assert(
      fc.property(withRank(integers), ([m, rank]) => {
        const scores = leverageScores(m, rank);
        expect(scores).toHaveLength(m[0]?.length ?? 0);
        expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...scores)).toBeLessThan(1 + 1e-12);
        const full = numericalRank(svd(m).s, 1e-13);
        expect(scores.reduce((a, b) => a + b, 0)).toBeCloseTo(Math.min(rank, full), 9);
      }),
    );
    expect(leverageScores([[0, 0], [0, 0]], 1)).toEqual([0, 0]); // prettier-ignore
  });

  it('DEIM takes those of the reference, all different, with an invertible crossing of V', () => {
    expect(deim(THREE, 2)).toEqual([0, 2]);
    fc.assert(
      fc.property(withRank(integers), ([m, rank]) => {
        const chosen = deim(m, rank);
        expect(new Set(chosen).size).toBe(rank);
        const { v } = svd(m);
        const crossing = svd(submatrix(v, chosen, [...Array(rank).keys()])).s;
        expect(crossing.at(-1)).toBeGreaterThan(1e-6);
      }),
    );
  });

  it('refuse a rank that is none', () => {
    for (const rank of [0, 4, 1.5, NaN]) {
      expect(() => leverageScores(THREE, rank)).toThrow(RangeError);
      expect(() => deim(THREE, rank)).toThrow(RangeError);
    }
  });
});

describe('the matrix of examples', () => {
  const example = { rows: 20, columns: 30, scales: [1.5, 1, 0.5], noise: 0.1, seed: 29 };

  it('has its rank, its noise, and is the same for the same seed', () => {
    expect(noisyMatrix(example)).toEqual(noisyMatrix(example));
    expect(noisyMatrix(example)).not.toEqual(noisyMatrix({ ...example, seed: 30 }));
    const { s } = svd(noisyMatrix({ ...example, noise: 0 }));
    expect(s[2]).toBeGreaterThan(1);
    // Entries are rounded to thousandths.
    expect(s[3]).toBeLessThan(0.005);
    const noise = noisyMatrix({ ...example, scales: [] });
    expect(norm(noise) / Math.sqrt(600)).toBeCloseTo(0.1, 2);
  });

  it('has sizes that are sizes', () => {
    expect(() => noisyMatrix({ ...example, rows: 0 })).toThrow(/rows is 0/);
    expect(() => noisyMatrix({ ...example, columns: 1.5 })).toThrow(/columns is 1.5/);
    expect(() => noisyMatrix({ ...example, noise: -1 })).toThrow(/noise is -1; it may not be negative/);
    expect(() => noisyMatrix({ ...example, seed: NaN })).toThrow(RangeError);
  });
});
