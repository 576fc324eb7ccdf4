import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gramPseudoInverse,
  lowRank,
  type Matrix,
  maxAbs,
  multiply,
  norm,
  numericalRank,
  penroseResiduals,
  pseudoInverse,
  ridgeBias,
  ridgeInverse,
  scale,
  subtract,
  svd,
  trace,
  transpose,
} from '../../src/numerics/index.ts';
import { integers } from './arbitrary.ts';
import reference from './fixtures/low-rank.json' with { type: 'json' };

const ONE: Matrix = [[1, 2], [2, 4], [3, 6]]; // prettier-ignore
const LAUCHLI: Matrix = [[1, 1], [1e-8, 0], [0, 1e-8]]; // prettier-ignore

function rankAndCondition(m: Matrix): { rank: number; condition: number } {
  const { s } = svd(m);
  const rank = numericalRank(s, 1e-13);
  return { rank, condition: rank ? (s[0] ?? 0) / (s[rank - 1] ?? 1) : 1 };
}

describe('pseudo-inverse', () => {
  it.each(reference)('$name is that of LAPACK', ({ matrix, rank, singularValues, pseudoInverse: expected }) => {
    const condition = rank ? (singularValues[0] ?? 0) / (singularValues[rank - 1] ?? 1) : 1;
    const found = pseudoInverse(matrix);
    expect(norm(subtract(found, expected))).toBeLessThanOrEqual(condition * 1e-13 * norm(expected));
    expect(numericalRank(svd(matrix).s, 8 * Number.EPSILON)).toBe(rank);
  });

  it('satisfies the four equations of Penrose', () => {
    fc.assert(
      fc.property(integers, (a) => {
        const { condition } = rankAndCondition(a);
        const x = pseudoInverse(a);
        const [first, second, third, fourth] = penroseResiduals(a, x);
        const unit = 1e-13 * condition;
        expect(first).toBeLessThanOrEqual(unit * norm(a));
        expect(second).toBeLessThanOrEqual(unit * norm(x));
        expect(third).toBeLessThanOrEqual(unit);
        expect(fourth).toBeLessThanOrEqual(unit);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a projector whose trace is the rank, and twice the matrix', () => {
    fc.assert(
      fc.property(integers, (a) => {
        const { rank, condition } = rankAndCondition(a);
        fc.pre(condition < 1e4);
        const x = pseudoInverse(a);
        expect(trace(multiply(a, x))).toBeCloseTo(rank, 9);
        expect(norm(subtract(pseudoInverse(x), a))).toBeLessThanOrEqual(1e-8 * (1 + norm(a)));
        expect(norm(subtract(transpose(x), pseudoInverse(transpose(a))))).toBeLessThanOrEqual(1e-8 * (1 + norm(x)));
      }),
    );
  });

  it('takes what share counts as zero from the caller', () => {
    const a = [[1, 0], [0, 1e-6]]; // prettier-ignore
    expect(pseudoInverse(a)).toEqual([[1, 0], [0, 1e6]]); // prettier-ignore
    expect(pseudoInverse(a, 1e-5)).toEqual([[1, 0], [0, 0]]); // prettier-ignore
    expect(() => pseudoInverse(a, -1)).toThrow(RangeError);
    expect(() => pseudoInverse(a, NaN)).toThrow(RangeError);
  });

  it('says so where the answer is too large for a double', () => {
    expect(pseudoInverse([[1e-150]])[0]?.[0]).toBeCloseTo(1e150, -136);
    expect(() => pseudoInverse([[1e-310]])).toThrow(/larger than a double/);
  });
});

describe('ridge inverse', () => {
  const exact = scale(transpose(ONE), 1 / 70);
  const error = (epsilon: number): number => maxAbs(subtract(ridgeInverse(ONE, epsilon), exact));

  it('is (AᵀA + εI)⁻¹Aᵀ, for tall and wide matrices', () => {
    fc.assert(
      fc.property(integers, fc.integer({ min: -2, max: 3 }), (a, power) => {
        const epsilon = 10 ** power;
        const found = ridgeInverse(a, epsilon);
        const gram = multiply(transpose(a), a).map((row, i) => row.map((x, j) => (i === j ? x + epsilon : x)));
        const size = norm(gram) * (1 + norm(found));
        expect(norm(subtract(multiply(gram, found), transpose(a)))).toBeLessThanOrEqual(1e-13 * size);
        // The same thing by the other side: (AᵀA + εI)⁻¹Aᵀ = Aᵀ(AAᵀ + εI)⁻¹.
        const other = transpose(ridgeInverse(transpose(a), epsilon));
        expect(norm(subtract(found, other))).toBeLessThanOrEqual((1e-13 * norm(gram)) / epsilon);
      }),
      { numRuns: 200 },
    );
  });

  it('of the matrix of rank one errs as exact arithmetic says while ε is large', () => {
    for (const epsilon of [1, 1e-2, 1e-4]) expect(error(epsilon) / ((6 * epsilon) / (70 * (70 + epsilon)))).toBeCloseTo(1, 3); // prettier-ignore
    const rank = 1;
    for (const epsilon of [1, 1e-2, 1e-12])
      expect(maxAbs(ridgeBias(svd(ONE), rank, epsilon)) / ((6 * epsilon) / (70 * (70 + epsilon)))).toBeCloseTo(1, 12);
  });

  it('of the matrix of rank one turns at about 1e-7, and rises from there', () => {
    const best = Math.min(error(1e-6), error(1e-7));
    expect(best).toBeLessThan(2e-9);
    expect(error(1e-10)).toBeGreaterThan(1e-7);
    expect(error(1e-12)).toBeGreaterThan(1e-5);
    expect(error(1e-14)).toBeGreaterThan(1e-3);
    expect(() => ridgeInverse(ONE, 1e-16)).toThrow(/singular in double precision/);
  });

  it('takes ε = 0 where AᵀA has an inverse, and nothing below', () => {
    expect(ridgeInverse([[2, 0], [0, 4]], 0)).toEqual([[0.5, 0], [0, 0.25]]); // prettier-ignore
    expect(() => ridgeInverse(ONE, -1e-3)).toThrow(RangeError);
    expect(() => ridgeInverse(ONE, NaN)).toThrow(RangeError);
    expect(() => ridgeInverse([[1e200]], 1)).toThrow(RangeError);
  });
});

describe('by way of the eigenvalues of AᵀA', () => {
  it('is the pseudo-inverse where nothing is small', () => {
    fc.assert(
      fc.property(integers, (a) => {
        const { rank, condition } = rankAndCondition(a);
        fc.pre(condition < 1e3);
        const found = gramPseudoInverse(a);
        expect(found.rank).toBe(rank);
        expect(norm(subtract(found.inverse, pseudoInverse(a)))).toBeLessThanOrEqual(1e-8 * (1 + norm(found.inverse)));
      }),
    );
  });

  it('loses the rank of Läuchli’s matrix, which the singular values keep', () => {
    expect(gramPseudoInverse(LAUCHLI).rank).toBe(1);
    expect(numericalRank(svd(LAUCHLI).s, 1e-15)).toBe(2);
    expect(maxAbs(pseudoInverse(LAUCHLI))).toBeCloseTo(5e7, -1);
    expect(maxAbs(gramPseudoInverse(LAUCHLI).inverse)).toBeCloseTo(0.5, 12);
  });
});

describe('what is refused', () => {
  const ragged: Matrix = [[1, 2], [3]];
  it.each([
    ['no rows', [], TypeError, /at least one row/],
    ['an empty row', [[]], TypeError, /at least one row/],
    ['rows of two lengths', ragged, TypeError, /row 2 has 1 numbers, the first has 2/],
    ['NaN', [[1, NaN]], RangeError, /row 1, column 2 is NaN/],
    ['an infinite entry', [[1], [-Infinity]], RangeError, /row 2, column 1 is -Infinity/],
  ])('%s', (_, m, type, message) => {
    const all = [
      svd,
      pseudoInverse,
      (a: Matrix) => ridgeInverse(a, 1),
      (a: Matrix) => lowRank(a, 0),
      gramPseudoInverse,
    ];
    for (const f of all) {
      expect(() => f(m)).toThrow(type);
      expect(() => f(m)).toThrow(message);
    }
  });
});
