import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedNumbers, svd, svdSteps, svdTerms, tailSquares, truncated } from '../../src/numerics/index.ts';
import { integers, matrixOf } from './arbitrary.ts';
import reference from './fixtures/low-rank.json' with { type: 'json' };

function termsOf(m: number[][]): ReturnType<typeof svdTerms> {
  return svdTerms(Float64Array.from(m.flat()), m.length, m[0]?.length ?? 0);
}

function squaredDistance(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, i) => sum + (value - (y[i] ?? NaN)) ** 2, 0);
}

/** What an approximation is judged by: its error is the tail, to 1e-10 of the whole. */
function expectTails(terms: ReturnType<typeof svdTerms>): void {
  const tails = tailSquares(terms.s);
  const whole = tails[0] ?? 0;
  for (let rank = 0; rank <= terms.s.length; rank++) {
    const error = squaredDistance(terms.matrix, truncated(terms, rank));
    expect(Math.abs(error - (tails[rank] ?? NaN)), `rank ${rank}`).toBeLessThanOrEqual(1e-10 * whole);
  }
}

const numbers = matrixOf(fc.double({ min: -255, max: 255, noNaN: true }));

describe('singular values step by step', () => {
  it.each(reference)(
    '$name: those of LAPACK, and the best of each rank',
    ({ matrix, singularValues, squaredErrors }) => {
      const terms = termsOf(matrix);
      const largest = singularValues[0] ?? 0;
      expect(terms.s).toHaveLength(singularValues.length);
      for (const [i, value] of terms.s.entries())
        expect(Math.abs(value - (singularValues[i] ?? NaN))).toBeLessThanOrEqual(1e-10 * largest);
      for (const [i, squared] of squaredErrors.entries())
        expect(Math.abs((tailSquares(terms.s)[i + 1] ?? NaN) - squared)).toBeLessThanOrEqual(1e-12 * largest ** 2);
      expectTails(terms);
    },
  );

  it('are those of svd, sorted, and the error of every rank is their tail', () => {
    fc.assert(
      fc.property(fc.oneof(integers, numbers), (m) => {
        const terms = termsOf(m);
        const { s } = svd(m);
        for (const [i, value] of terms.s.entries()) {
          expect(Math.abs(value - (s[i] ?? NaN))).toBeLessThanOrEqual(1e-12 * (s[0] ?? 0));
          expect(value).toBeLessThanOrEqual(terms.s[i - 1] ?? Infinity);
        }
        expectTails(terms);
      }),
      { numRuns: 200 },
    );
  });

  it('have terms whose vectors are orthogonal, on one side of length one', () => {
    fc.assert(
      fc.property(fc.oneof(integers, numbers), (m) => {
        const { s, rows, columns, left, right } = termsOf(m);
        const [unit, length] = rows < columns ? [right, columns] : [left, rows];
        const vector = (j: number): Float64Array => unit.subarray(j * length, (j + 1) * length);
        for (let j = 0; j < s.length; j++) {
          for (let k = 0; k <= j; k++) {
            const product = vector(j).reduce((sum, x, i) => sum + x * (vector(k)[i] ?? NaN), 0);
            const wanted = j === k && (s[j] ?? 0) > 0 ? 1 : 0;
            expect(Math.abs(product - wanted)).toBeLessThan(1e-12);
          }
        }
      }),
    );
  });

  it('adds the kept terms and takes away the dropped ones to the same end', () => {
    const terms = termsOf([[3, 0], [4, 5]]); // prettier-ignore
    expect([...truncated(terms, 0)]).toEqual([0, 0, 0, 0]);
    for (const [i, value] of truncated(terms, 1).entries())
      expect(value).toBeCloseTo([1.5, 1.5, 4.5, 4.5][i] ?? NaN, 14);
    expect([...truncated(terms, 2)]).toEqual([3, 0, 4, 5]);
    const noisy = termsOf(reference.find(({ name }) => name === 'rank-3-noise')?.matrix ?? []);
    const { rows, columns, left, right } = noisy;
    // Of twenty terms ten are added and eleven reached from the other end.
    const [below, above] = [truncated(noisy, 10), truncated(noisy, 11)];
    for (const [k, value] of above.entries()) {
      const term = (left[10 * rows + Math.floor(k / columns)] ?? NaN) * (right[10 * columns + (k % columns)] ?? NaN);
      expect(value - (below[k] ?? NaN)).toBeCloseTo(term, 12);
    }
  });

  it('says how far it is, sweep after sweep, and can be left where it is', () => {
    const m = reference.find(({ name }) => name === 'square')?.matrix ?? [];
    const steps = svdSteps(Float64Array.from(m.flat()), 6, 6);
    const said: number[] = [];
    for (let step = steps.next(); step.done !== true; step = steps.next()) said.push(step.value);
    expect(said.slice(0, 7).map((x) => Math.round(6 * x))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(said.at(-1)).toBeLessThan(12);
    const begun = svdSteps(Float64Array.from(m.flat()), 6, 6);
    begun.next();
    expect(begun.return(termsOf([[1]])).done).toBe(true);
  });

  it('leaves the matrix it was given as it was', () => {
    const given = Float64Array.from([1, 2, 3, 4, 5, 6]);
    expect(svdTerms(given, 3, 2).matrix).toBe(given);
    expect([...given]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('of nothing are zero', () => {
    const terms = svdTerms(new Float64Array(12), 3, 4);
    expect([...terms.s]).toEqual([0, 0, 0]);
    expect([...truncated(terms, 1)]).toEqual(Array.from({ length: 12 }, () => 0));
  });

  it('are refused where there are none', () => {
    const of = (entries: number[], rows: number, columns: number) => () => svdTerms(Float64Array.from(entries), rows, columns); // prettier-ignore
    for (const bad of [of([1, 2], 2, 2), of([1, NaN], 1, 2), of([1, Infinity], 1, 2), of([1.7e308, 1.7e308], 1, 2), of([], 0, 0), of([1, 2], 0.5, 4)]) expect(bad).toThrow(RangeError); // prettier-ignore
    const terms = svdTerms(Float64Array.from([1, 2]), 1, 2);
    for (const rank of [-1, 2, 0.5, NaN]) expect(() => truncated(terms, rank)).toThrow(RangeError);
  });
});

it('tails are added from the smallest value on', () => {
  expect(tailSquares([3, 2, 1])).toEqual([14, 5, 1, 0]);
  expect(tailSquares([])).toEqual([0]);
  const tiny = Array.from({ length: 1000 }, () => 1e-9);
  expect(tailSquares([1, ...tiny])[0]).toBe(1 + 1e-15);
});

it('numbers that are stored', () => {
  expect(storedNumbers(8, 96, 96)).toBe(1536);
  expect(() => storedNumbers(NaN, 1, 1)).toThrow(RangeError);
});
