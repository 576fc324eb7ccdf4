import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  gradientTopK,
  hardTopK,
  jacobianGradientTopK,
  jacobianSoftKMax,
  jacobianThresholdTopK,
  jacobianWeightedSoftmaxTopK,
  publishedGradientTopK,
  publishedLaplaceThreshold,
  softKMax,
  type Threshold,
  thresholdTopK,
  weightedSoftmaxTopK,
} from '../../src/numerics/index.ts';
import { drawn, exp, fixed, sigmoid, sigmoidThreshold, toNumber } from './fixed.ts';

const KINDS: readonly Threshold[] = ['min(1,exp)', 'sigmoid', 'laplace'];
const solution = z.object({ lambda_: z.number(), p: z.array(z.number()) });
const CASES = z
  .array(
    z.object({
      x: z.array(z.number()),
      k: z.number(),
      gradient: z.array(z.number()),
      'min(1,exp)': solution,
      sigmoid: solution,
      laplace: solution,
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('fixtures/top-k.json', import.meta.url), 'utf8')));

function farthest(a: readonly number[], b: readonly number[]): number {
  expect(a.length).toBe(b.length);
  return Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN))));
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Numbers like those of a normal distribution, the same each time. */
function normals(n: number, sigma: number): number[] {
  let seed = 12345;
  const uniform = (): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return (seed + 0.5) / 2147483648;
  };
  return Array.from(
    { length: n },
    () => sigma * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}

describe('against values of 60 digits', () => {
  it.each(CASES)('x = $x, k = $k', (given) => {
    expect(farthest(gradientTopK(given.x, given.k), given.gradient)).toBeLessThan(1e-12);
    for (const kind of KINDS) {
      const { lambda, p } = thresholdTopK(given.x, given.k, kind);
      expect(farthest(p, given[kind].p), kind).toBeLessThan(1e-12);
      expect(Math.abs(lambda - given[kind].lambda_), kind).toBeLessThan(1e-12 * Math.max(1, ...given.x.map(Math.abs)));
    }
  });
});

describe('against arithmetic of 96 digits', () => {
  it('which itself agrees with the values of 60 digits', () => {
    expect(toNumber(exp(fixed(1)))).toBe(Math.E);
    expect(toNumber(exp(fixed(-40)))).toBeCloseTo(Math.exp(-40), 30);
    expect(toNumber(fixed(0.1))).toBe(0.1);
    for (const { x, k, gradient, sigmoid: threshold } of CASES.filter((each) => each.x.length < 13)) {
      expect(farthest(drawn(x, k, threshold.lambda_), gradient)).toBeLessThan(2e-15);
      expect(toNumber(sigmoidThreshold(x, k, threshold.lambda_))).toBeCloseTo(threshold.lambda_, 12);
    }
  });

  it.each([
    [1000, 1, 400],
    [1000, 50, 400],
    [1000, 1, 3],
    [100, 10, 60],
  ])('n = %d, σ = %d, k = %d', (n, sigma, k) => {
    const x = normals(n, sigma);
    const { lambda, p } = thresholdTopK(x, k, 'sigmoid');
    expect(farthest(gradientTopK(x, k), drawn(x, k, lambda))).toBeLessThan(1e-12);
    const root = sigmoidThreshold(x, k, lambda);
    expect(
      farthest(
        p,
        x.map((value) => toNumber(sigmoid(fixed(value) - root))),
      ),
    ).toBeLessThan(1e-12);
  });
});

describe('where what was published fails', () => {
  it('the recursion is silently wrong, the tables are right', () => {
    const x = [105, 70, 35, 140];
    expect(publishedGradientTopK(x, 2).map((value) => Number(value.toFixed(9)))).toEqual([2, 0, 0, 0]);
    expect(farthest(gradientTopK(x, 2), [1, 0, 0, 1])).toBeLessThan(1e-12);
  });

  it('the cases of the Laplace threshold lack one', () => {
    const x = [0, 0.1, 0.2, 0.3];
    expect(publishedLaplaceThreshold(x, 3)).toBeNull();
    const { lambda, p } = thresholdTopK(x, 3, 'laplace');
    expect(lambda).toBeCloseTo(-0.54939, 5);
    expect(p.map((value) => Number(value.toFixed(4)))).toEqual([0.7113, 0.7388, 0.7637, 0.7862]);
    expect(sum(p)).toBeCloseTo(3, 12);
  });

  it('soft-k-max exceeds 1 and loses the order', () => {
    expect(softKMax([3, 2, 1, 4], 3).map((value) => Number(value.toFixed(4)))).toEqual([
      0.9717, 0.6291, 0.2818, 1.1175,
    ]);
    const p = softKMax([15, 10, 5, 20], 2);
    expect(p[0]).toBeCloseTo(0.99944, 5);
    expect(p[3]).toBeCloseTo(0.99332, 5);
  });

  it('weighted softmax tends to 1.5 and 0.5', () => {
    expect(farthest(weightedSoftmaxTopK([60, 40, 20, 80], 2), [0.5, 0, 0, 1.5])).toBeLessThan(1e-7);
    expect(weightedSoftmaxTopK([3, 2, 1, 4], 3).map((value) => Number(value.toFixed(5)))).toEqual([
      1.2899, 0.71445, 0.30028, 0.69538,
    ]);
  });

  it('the Laplace threshold is softmax for k = 1 only where no probability exceeds a half', () => {
    const even = thresholdTopK([1, 0.9, 0.8, 0.7], 1, 'laplace').p;
    expect(farthest(even, gradientTopK([1, 0.9, 0.8, 0.7], 1))).toBeLessThan(1e-15);
    expect(farthest(thresholdTopK([3, 2, 1, 4], 1, 'laplace').p, gradientTopK([3, 2, 1, 4], 1))).toBeGreaterThan(0.01);
  });
});

/** Values, how many to take of them; ties and large gaps included. */
const input = fc
  .array(fc.oneof(fc.double({ min: -30, max: 30, noNaN: true }), fc.integer({ min: -3, max: 3 })), {
    minLength: 1,
    maxLength: 9,
  })
  .chain((x) => fc.record({ x: fc.constant(x), k: fc.integer({ min: 1, max: x.length }) }));

const SMOOTH: readonly [string, (x: readonly number[], k: number) => number[]][] = [
  ['gradient', gradientTopK],
  ...KINDS.map((kind) => [kind, (x: readonly number[], k: number) => thresholdTopK(x, k, kind).p] as const).map(
    ([name, of]): [string, (x: readonly number[], k: number) => number[]] => [name, of],
  ),
];

describe.each(SMOOTH)('%s', (name, topK) => {
  it('is within [0, 1], sums to k and keeps the order', () => {
    fc.assert(
      fc.property(input, ({ x, k }) => {
        const p = topK(x, k);
        expect(sum(p)).toBeCloseTo(k, 11);
        p.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          x.forEach((other, j) => {
            if ((x[i] ?? 0) >= other) expect(value).toBeGreaterThanOrEqual((p[j] ?? 0) - 1e-13);
          });
        });
      }),
    );
  });

  it('does not mind a shift of x, and follows a change of order', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: -64, max: 64 }), ({ x, k }, shift) => {
        const p = topK(x, k);
        expect(
          farthest(
            topK(
              x.map((value) => value + shift),
              k,
            ),
            p,
          ),
        ).toBeLessThan(1e-12);
        expect(farthest(topK(x.toReversed(), k).reverse(), p)).toBeLessThan(1e-12);
      }),
    );
  });

  it('tends to Top-k as the temperature falls, to k/n as it rises', () => {
    const x = [0.3, -1, 2, 0.9, 0.1];
    for (let k = 1; k <= 5; k++) {
      expect(
        farthest(
          topK(
            x.map((value) => value / 1e-3),
            k,
          ),
          hardTopK(x, k),
        ),
      ).toBeLessThan(1e-12);
      const flat = topK(
        x.map((value) => value / 1e6),
        k,
      );
      // The kink of min(1, exp) comes with k = n alone.
      expect(
        farthest(
          flat,
          x.map(() => k / 5),
        ),
        name,
      ).toBeLessThan(1e-5);
    }
  });
});

describe.each<[string, (x: readonly number[], k: number) => number[], (x: readonly number[], k: number) => number[][]]>(
  [
    ['gradient', gradientTopK, jacobianGradientTopK],
    ['sigmoid', (x, k) => thresholdTopK(x, k, 'sigmoid').p, (x, k) => jacobianThresholdTopK(x, k, 'sigmoid')],
    ['laplace', (x, k) => thresholdTopK(x, k, 'laplace').p, (x, k) => jacobianThresholdTopK(x, k, 'laplace')],
    ['min(1,exp)', (x, k) => thresholdTopK(x, k, 'min(1,exp)').p, (x, k) => jacobianThresholdTopK(x, k, 'min(1,exp)')],
    ['soft-k-max', softKMax, jacobianSoftKMax],
    ['weighted softmax', weightedSoftmaxTopK, jacobianWeightedSoftmaxTopK],
  ],
)('the Jacobian of %s', (_name, topK, jacobian) => {
  it.each([
    [[3, 2, 1, 4], 1],
    [[3, 2, 1, 4], 2],
    [[0.3, -1, 2, 0.9, 0.1], 3],
    [[1, 0.9, 0.8, 0.7], 2],
  ])('of %j, k = %d, is what differences say', (x, k) => {
    const h = 1e-5;
    const exact = jacobian(x, k);
    x.forEach((_, j) => {
      const moved = (by: number): number[] =>
        topK(
          x.map((value, i) => (i === j ? value + by : value)),
          k,
        );
      const [more, less] = [moved(h), moved(-h)];
      x.forEach((_value, i) => {
        const difference = ((more[i] ?? 0) - (less[i] ?? 0)) / (2 * h);
        expect(exact[i]?.[j]).toBeCloseTo(difference, 7);
      });
    });
  });
});

describe('what cannot be computed', () => {
  const all = [...SMOOTH.map(([, of]) => of), softKMax, weightedSoftmaxTopK, hardTopK];
  it.each<[readonly number[], number]>([
    [[], 1],
    [[1, Number.NaN], 1],
    [[1, Infinity], 1],
    [[1, 2], 0],
    [[1, 2], 3],
    [[1, 2], 1.5],
  ])('is refused: %j, k = %d', (x, k) => {
    for (const of of all) expect(() => of(x, k)).toThrow(/^(?:x|k)\b/);
  });

  it('but ties, equal values and all of them are not', () => {
    for (const of of all) {
      expect(sum(of([2, 2, 2], 2))).toBeCloseTo(2, 12);
      expect(sum(of([1, 2], 2))).toBeCloseTo(2, 12);
      expect(sum(of([7], 1))).toBeCloseTo(1, 12);
    }
  });
});
