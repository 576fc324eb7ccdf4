/** Guesses of rank one, and the picture of a 2 × 2 matrix. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alternatingErrors,
  bestPartner,
  guessErrors,
  multiply,
  norm,
  outer,
  planarSvd,
  subtract,
  svd,
  tailSquares,
  transpose,
} from '../../src/numerics/index.ts';
import { integers, small } from './arbitrary.ts';

const THREE = [[4, 2, 1], [2, 3, 1], [1, 1, 2]]; // prettier-ignore

/** A matrix and a guess at it. */
const guesses = integers.chain((m) =>
  fc.tuple(
    fc.constant(m),
    fc.array(small, { minLength: m.length, maxLength: m.length }),
    fc.array(small, { minLength: m[0]?.length ?? 0, maxLength: m[0]?.length ?? 0 }),
  ),
);

describe('a guess of rank one', () => {
  it('is never better than the tail, nor than its own best multiple', () => {
    fc.assert(
      fc.property(guesses, ([m, u, v]) => {
        const { own, scaled } = guessErrors(m, u, v);
        const [whole = 0, best = 0] = tailSquares(svd(m).s);
        const rounding = 1e-12 * (1 + whole);
        expect(scaled).toBeGreaterThanOrEqual(best - rounding);
        expect(scaled).toBeLessThanOrEqual(whole + rounding);
        expect(own).toBeGreaterThanOrEqual(scaled - rounding * (1 + own));
        expect(own).toBeCloseTo(norm(subtract(m, outer(u, v))) ** 2, 6);
      }),
      { numRuns: 200 },
    );
  });

  it('reaches the tail at the first singular vectors', () => {
    const { u, s, v } = svd(THREE);
    const guess = guessErrors(THREE, u.map(([x = 0]) => (s[0] ?? 0) * x), v.map(([x = 0]) => x)); // prettier-ignore
    expect(guess.own).toBeCloseTo(4.4106, 4);
    expect(guess.scaled).toBeCloseTo(guess.own, 12);
    const other = guessErrors(THREE, [2, 1, 1], [2, 1, 1]);
    expect(other.own).toBeCloseTo(7, 12);
    expect(other.scaled).toBeCloseTo(41 - 35 ** 2 / 36, 12);
  });

  it('has a best partner: none other is as good', () => {
    fc.assert(
      fc.property(guesses, ([m, u, v]) => {
        const best = guessErrors(m, bestPartner(m, v), v).own;
        expect(best).toBeLessThanOrEqual(guessErrors(m, u, v).own + 1e-9);
        const other = guessErrors(m, u, bestPartner(transpose(m), u)).own;
        expect(other).toBeLessThanOrEqual(guessErrors(m, u, v).own + 1e-9);
      }),
    );
    expect(bestPartner(THREE, [0, 0, 0])).toEqual([0, 0, 0]);
  });

  it('gets better by turns, as fast as the second value is small, but not from a saddle', () => {
    const errors = alternatingErrors(THREE, [1, 1, 1], 12);
    const { s } = svd(THREE);
    const [, best = 0] = tailSquares(s);
    for (let i = 1; i < errors.length; i++) expect(errors[i]).toBeLessThanOrEqual((errors[i - 1] ?? 0) + 1e-12);
    expect(errors[12]).toBeCloseTo(best, 12);
    const rate = ((errors[4] ?? 0) - best) / ((errors[3] ?? 0) - best);
    expect(rate).toBeLessThan(((s[1] ?? 0) / (s[0] ?? 1)) ** 4 * 1.5);
    expect(alternatingErrors([[4, 0], [0, 2]], [0, 1], 5)).toEqual([16, 16, 16, 16, 16, 16]); // prettier-ignore
  });

  it('that does not fit is refused', () => {
    expect(() => guessErrors(THREE, [1, 2], [1, 2, 3])).toThrow(TypeError);
    expect(() => guessErrors([[NaN]], [1], [1])).toThrow(RangeError);
  });
});

describe('the singular values of the plane', () => {
  it('turn, stretch and turn into the matrix; the first turn is no mirror', () => {
    const entries = fc.oneof(small, fc.double({ min: -5, max: 5, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-9)); // prettier-ignore
    fc.assert(
      fc.property(fc.tuple(entries, entries, entries, entries), ([a, b, c, d]) => {
        const m = [[a, b], [c, d]]; // prettier-ignore
        const { s, u, v } = planarSvd(m);
        const [[x, y], [z, w]] = v;
        expect(x * w - y * z).toBeCloseTo(1, 12);
        expect(x > 0 || (x === 0 && y > 0)).toBe(true);
        const rebuilt = multiply(transpose(u.map((vector, i) => vector.map((value) => value * (s[i] ?? NaN)))), v);
        for (const [i, row] of m.entries()) for (const [j, value] of row.entries()) expect(rebuilt[i]?.[j]).toBeCloseTo(value, 11); // prettier-ignore
        const [[p, q], [r, t]] = u;
        expect(p * r + q * t).toBeCloseTo(0, 11);
        if (s[1] > 1e-9) expect(Math.sign(p * t - q * r)).toBe(Math.sign(a * d - b * c));
      }),
      { numRuns: 300 },
    );
  });

  it('are those of the example', () => {
    const { s, u, v } = planarSvd([[3, 0], [4, 5]]); // prettier-ignore
    const [w, h] = [1 / Math.sqrt(10), Math.SQRT1_2];
    const found = [s, ...v, ...u].flat();
    for (const [i, value] of [Math.sqrt(45), Math.sqrt(5), h, h, -h, h, w, 3 * w, -3 * w, w].entries())
      expect(found[i]).toBeCloseTo(value, 14);
  });

  it('are refused for other shapes', () => {
    expect(() => planarSvd([[1, 2, 3], [4, 5, 6]])).toThrow(RangeError); // prettier-ignore
  });
});
