import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradientTopK, thresholdTopK } from '../../src/numerics/index.ts';
import { draw, summary, table } from '../../src/widgets/smooth-top-k/draw.ts';
import { model, violationsOf } from '../../src/widgets/smooth-top-k/model.ts';
import { type Parameters, schema } from '../../src/widgets/smooth-top-k/schema.ts';
import { smoothTopK } from '../../src/widgets/smooth-top-k/widget.ts';
import { defaultsOf, withValues } from '../../src/widgets/kit/state.ts';

const DEFAULTS: Parameters = defaultsOf(schema);

function preset(name: string) {
  const found = smoothTopK.presets.find((each) => each.name === name);
  if (!found) throw new Error(`there is no preset ${name}`);
  return model(withValues(schema, DEFAULTS, found.values));
}

/** What is wrong with each construction, by its name. */
function wrong(name: string): Record<string, readonly string[]> {
  return Object.fromEntries(preset(name).series.map(({ method, violations }) => [method, violations]));
}

describe('the model', () => {
  it('has the numbers of the constructions', () => {
    const { series, hard, sweep, jacobian } = model(DEFAULTS);
    const rounded = Object.fromEntries(
      series.map(({ method, p }) => [method, p.map((value) => value.toFixed(5)).join(' ')]),
    );
    expect(rounded).toEqual({
      gradient: '0.69441 0.30559 0.11920 0.88080',
      truncated: '0.66524 0.24473 0.09003 1.00000',
      sigmoid: '0.62246 0.37754 0.18243 0.81757',
      laplace: '0.69673 0.30327 0.11157 0.88843',
      soft: '0.65504 0.31359 0.12295 0.90843',
      weighted: '0.58409 0.23994 0.09166 1.08431',
    });
    expect(hard).toEqual([1, 0, 0, 1]);
    expect(sweep[0]?.p.map(Math.round)).toEqual([1, 0, 0, 1]);
    expect(jacobian.map((row) => row.reduce((a, b) => a + b, 0)).every((sum) => Math.abs(sum) < 1e-12)).toBe(true);
  });

  it('has the temperature in x, λ and the Jacobian', () => {
    const parameters: Parameters = { ...DEFAULTS, tau: 0.5, method: 'sigmoid' };
    const { threshold, close, jacobian } = model(parameters);
    const { lambda, p } = thresholdTopK([6, 4, 2, 8], 2, 'sigmoid');
    expect(threshold?.at).toBeCloseTo(lambda / 2, 12);
    expect(close).toEqual(p);
    const h = 1e-6;
    const moved = (by: number): number => thresholdTopK([6 + by / 0.5, 4, 2, 8], 2, 'sigmoid').p[1] ?? 0;
    expect(jacobian[1]?.[0]).toBeCloseTo((moved(h) - moved(-h)) / (2 * h), 7);
  });

  it('shows by its presets where what was published fails', () => {
    expect(wrong('above')).toEqual({ gradient: [], soft: ['above'] });
    expect(wrong('order')).toEqual({ gradient: [], soft: ['order'] });
    expect(wrong('limit')).toEqual({ gradient: [], weighted: ['above'] });
    expect(
      preset('limit')
        .series.at(-1)
        ?.p.map((value) => value.toFixed(3)),
    ).toEqual(['0.500', '0.000', '0.000', '1.500']);
    expect(wrong('recursion')['gradient']).toEqual([]);
    expect(wrong('recursion')['published']).toContain('above');
    expect(preset('missing').noCase).toBe(true);
    const half = preset('half');
    expect(half.series.map(({ p }) => p[3]?.toFixed(4))).toEqual(['0.6439', '0.6282']);
  });

  it('tells what is wrong', () => {
    expect(violationsOf([2, 1], [Number.NaN, 1], 1)).toEqual(['nan']);
    expect(violationsOf([2, 1], [1.1, -0.1], 1)).toEqual(['above', 'below']);
    expect(violationsOf([2, 1], [0.4, 0.6], 1)).toEqual(['order']);
    expect(violationsOf([2, 1], [0.4, 0.4], 1)).toEqual(['wrongSum']);
    expect(violationsOf([1, 1], [0.5 + 1e-12, 0.5 - 1e-12], 1)).toEqual([]);
  });
});

const states = fc.record({
  x: fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 2, maxLength: 12 }),
  k: fc.integer({ min: 1, max: 12 }),
  tau: fc.double({ min: 0.02, max: 50, noNaN: true }),
  methods: fc.subarray<Parameters['methods'][number]>([
    'gradient',
    'truncated',
    'sigmoid',
    'laplace',
    'soft',
    'weighted',
    'published',
  ]),
  method: fc.constantFrom<Parameters['method']>('gradient', 'truncated', 'sigmoid', 'laplace', 'soft', 'weighted'),
});

describe('the drawing', () => {
  it('of any state has no number that is none, but where it says so', () => {
    fc.assert(
      fc.property(states, (state) => {
        const settled = smoothTopK.settle?.(state) ?? state;
        const shown = model(settled);
        const html = draw(shown, 'zh');
        const attributes = html.replace(/>[^<]*</g, '><');
        expect(attributes).not.toMatch(/NaN|Infinity|undefined/);
        expect(summary(shown, 'en')).toMatch(/\.$/);
        expect(table(shown, 'en').rows).toHaveLength(settled.x.length);
        for (const { method, violations } of shown.series) {
          if (!['soft', 'weighted', 'published'].includes(method)) expect(violations, method).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says the sum of each construction', () => {
    const p = gradientTopK(DEFAULTS.x, DEFAULTS.k);
    expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(2, 12);
    expect(draw(model(DEFAULTS), 'en').match(/sum <var[^>]*><span[^>]*>2</g)).toHaveLength(6);
  });
});
