import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  identity,
  lowRank,
  type Matrix,
  maxAbs,
  multiply,
  norm,
  numericalRank,
  pseudoInverse,
  subtract,
  svd,
  transpose,
} from '../../src/numerics/index.ts';
import { integers, matrices } from './arbitrary.ts';
import reference from './fixtures/low-rank.json' with { type: 'json' };

function tail(s: readonly number[], rank: number): number {
  return norm([s.slice(rank)]);
}

/** Distance of a matrix with orthonormal columns from having them. */
function skew(q: Matrix): number {
  return maxAbs(subtract(multiply(transpose(q), q), identity(q[0]?.length ?? 0)));
}

describe('against the figures of LAPACK', () => {
  it.each(reference)(
    '$name: singular values and the best of each rank',
    ({ matrix, singularValues, squaredErrors }) => {
      const largest = singularValues[0] ?? 0;
      const { s } = svd(matrix);
      expect(s).toHaveLength(singularValues.length);
      for (const [i, value] of s.entries())
        expect(Math.abs(value - (singularValues[i] ?? NaN))).toBeLessThanOrEqual(1e-10 * largest);
      for (const [i, squared] of squaredErrors.entries()) {
        const error = norm(subtract(matrix, lowRank(matrix, i + 1)));
        expect(Math.abs(error ** 2 - squared)).toBeLessThanOrEqual(1e-12 * largest ** 2);
      }
    },
  );
});

/** Columns so unlike that the cotangent of the angle to turn by is larger than a double can hold. */
const UNLIKE = [
  [3.0393489310826493e-145, 0, -8.175293874710526e-181, 0, -2.0299198191275417e-34, 0],
  [0, 0, 0, 0, 0, 0],
  [1.1146754385263573e-250, 0, 0, 0, 0, 0],
  [-6.388248706543232e-128, 1.1149155765025581e-34, 0, 0, 0, 0],
  [-9.506369285996893e-162, 0, 0, 0.732683181640029, 0, 0],
  [-1.3324901577478354e-149, 0, 0, 0, 3.9948027615887974e-108, 0],
];

describe('singular value decomposition', () => {
  it('gives back the matrix, with orthonormal vectors and sorted values, whatever the matrix', () => {
    fc.assert(
      fc.property(matrices, (m) => {
        const { u, s, v } = svd(m);
        const k = Math.min(m.length, m[0]?.length ?? 0);
        expect([u.length, u[0]?.length, s.length, v.length, v[0]?.length]).toEqual([m.length, k, k, m[0]?.length, k]);
        for (const [i, value] of s.entries()) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(s[i - 1] ?? Infinity);
        }
        expect(skew(u)).toBeLessThan(1e-13);
        expect(skew(v)).toBeLessThan(1e-13);
        const unit = maxAbs(m) || 1;
        const rebuilt = multiply(u.map((row) => row.map((x, j) => x * ((s[j] ?? 0) / unit))), transpose(v)); // prettier-ignore
        const scaled = m.map((row) => row.map((x) => x / unit));
        expect(maxAbs(subtract(rebuilt, scaled))).toBeLessThan(1e-13);
      }),
      { numRuns: 300, examples: [[UNLIKE]] },
    );
  });

  it('is done with columns that are orthogonal already', () => {
    expect(svd([[0, 3], [-4, 0], [0, 0]])).toEqual({ u: [[0, 1], [-1, 0], [0, 0]], s: [4, 3], v: [[1, 0], [0, 1]] }); // prettier-ignore
  });

  it('keeps a small value beside a large one', () => {
    expect(svd([[1e150, 0], [0, 1e-150]]).s).toEqual([1e150, 1e-150]); // prettier-ignore
    const { s } = svd([[1, 1], [1e-8, 0], [0, 1e-8]]); // prettier-ignore
    expect(s[1]).toBeCloseTo(1e-8, 22);
  });

  it('finds three ranks that a difference of squares would lose', () => {
    const { s } = svd([[1, 1, 1], [1e-10, 0, 0], [0, 1e-10, 0], [0, 0, 1e-10]]); // prettier-ignore
    expect(s[0]).toBeCloseTo(Math.sqrt(3), 14);
    expect([s[1], s[2]].map((x) => (x ?? 0) * 1e10)).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
  });

  it('turns every pair of columns, those too that changed places on the way', () => {
    const { u, s } = svd([[0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 1e-285, -2]]); // prettier-ignore
    expect(skew(u)).toBeLessThan(1e-13);
    expect(s).toEqual([2, 1, 0, 0]);
  });

  it('takes a matrix of subnormal numbers, and one as large as may be', () => {
    expect(svd([[5e-324]]).s).toEqual([5e-324]);
    expect(svd([[-(2 ** 1023)]]).s).toEqual([2 ** 1023]);
    expect(() => svd([[1.7e308, 1.7e308]])).toThrow(RangeError);
  });

  it('of a matrix and of its transpose is the same', () => {
    fc.assert(
      fc.property(integers, (m) => {
        const [one, other] = [svd(m).s, svd(transpose(m)).s];
        for (const [i, value] of one.entries()) expect(Math.abs(value - (other[i] ?? NaN))).toBeLessThan(1e-12 * (1 + (one[0] ?? 0))); // prettier-ignore
      }),
    );
  });
});

describe('low rank', () => {
  it('misses the matrix by the tail of the singular values (Eckart–Young)', () => {
    fc.assert(
      fc.property(matrices, fc.nat({ max: 6 }), (m, wanted) => {
        const { s } = svd(m);
        const rank = Math.min(wanted, s.length);
        const near = lowRank(m, rank);
        expect(Math.abs(norm(subtract(m, near)) - tail(s, rank))).toBeLessThanOrEqual(1e-13 * (norm(m) || 1));
        expect(numericalRank(svd(near).s, 1e-13)).toBeLessThanOrEqual(rank);
      }),
      { numRuns: 200 },
    );
  });

  it('is not beaten by the best coefficients for another space of columns', () => {
    fc.assert(
      fc.property(
        integers,
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 12, maxLength: 12 }),
        (m, numbers) => {
          const s = svd(m).s;
          const rank = Math.min(2, s.length);
          const space = m.map((_, i) => numbers.slice(2 * i, 2 * i + rank));
          const other = multiply(space, multiply(pseudoInverse(space), m));
          expect(norm(subtract(m, other))).toBeGreaterThanOrEqual(tail(s, rank) - 1e-12 * (1 + norm(m)));
        },
      ),
    );
  });

  it('refuses a rank that is none', () => {
    for (const rank of [-1, 3, 0.5, NaN]) expect(() => lowRank([[1, 2], [3, 4]], rank)).toThrow(RangeError); // prettier-ignore
    expect(lowRank([[1, 2]], 0)).toEqual([[0, 0]]);
  });
});
