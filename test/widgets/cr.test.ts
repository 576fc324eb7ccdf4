import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import {
  crApproximation,
  crSamples,
  crWithBestWeights,
  meanSelectionError,
  samplingStatistics,
  selectionErrors,
  termGram,
  transpose,
} from '../../src/numerics/index.ts';
import { errorsPlot, rolls } from '../../src/widgets/cr/charts.ts';
import { draw } from '../../src/widgets/cr/draw.ts';
import { type Model, model } from '../../src/widgets/cr/model.ts';
import { across, sumsPlot, up } from '../../src/widgets/cr/plane.ts';
import { summary, table } from '../../src/widgets/cr/say.ts';
import { type Parameters, REACH, ROLLS, schema } from '../../src/widgets/cr/schema.ts';
import { cr } from '../../src/widgets/cr/widget.ts';
import { defaultsOf, readValues, textsOf, withValues } from '../../src/widgets/kit/state.ts';

const DEFAULTS: Parameters = defaultsOf(schema);
const LANGUAGES = ['zh', 'en'] as const;

function preset(name: string): Model {
  const found = cr.presets.find((each) => each.name === name);
  if (!found) throw new Error(`there is no preset ${name}`);
  return model(withValues(schema, DEFAULTS, found.values));
}

function errorsOf({ series }: Model): Record<string, number> {
  return Object.fromEntries(series.map(({ method, own }) => [method, own.squaredError]));
}

/** To nine decimals. */
function roundedErrors(found: Model): Record<string, number> {
  return Object.fromEntries(Object.entries(errorsOf(found)).map(([name, error]) => [name, Number(error.toFixed(9))]));
}

/** Vectors with coordinates of one decimal, as dragging leaves them. */
const coordinate = fc.integer({ min: -10 * REACH, max: 10 * REACH }).map((x) => x / 10);
const states: fc.Arbitrary<Parameters> = fc
  .record({
    vectors: fc.array(fc.tuple(fc.oneof(coordinate, fc.constant(0)), coordinate), { minLength: 2, maxLength: 10 }),
    r: fc.integer({ min: 1, max: 10 }),
    method: fc.constantFrom('norm', 'greedy', 'sampling', 'exhaustive'),
    roll: fc.integer({ min: 1, max: ROLLS }),
    seed: fc.integer({ min: 0, max: 9999 }),
  })
  .map((values) => cr.settle?.(values) ?? values);

describe('what is computed', () => {
  it('is what the numerics give', () => {
    for (const { name } of cr.presets) {
      const found = preset(name);
      const { vectors, r, roll, seed } = found.parameters;
      const [x, y] = [transpose(vectors), vectors.map(() => [1])];
      const gram = termGram(x, y);
      const sample = crSamples(x, y, r, seed, ROLLS);
      const unit = gram.reduce((sum, row, i) => sum + Math.sqrt(row[i] ?? 0), 0) ** 2;
      const near = (value: number | undefined, wanted: number): void => {
        expect(Math.abs((value ?? NaN) - wanted)).toBeLessThanOrEqual(1e-12 * unit);
      };
      for (const { method, own, best } of found.series) {
        const chosen = method === 'sampling' ? sample[roll - 1] : crApproximation(x, y, r, { method });
        const weights = vectors.map((_, i) => chosen?.weights[chosen.columns.indexOf(i)] ?? 0);
        expect(own.weights).toEqual(weights);
        near(own.squaredError, chosen?.squaredError ?? NaN);
        near(best.squaredError, crWithBestWeights(x, y, chosen?.columns ?? []).squaredError);
        const [a, b] = [found.total[0] - own.sum[0], found.total[1] - own.sum[1]];
        near(own.squaredError, a * a + b * b);
      }
      selectionErrors(gram, r).forEach((error, i) => {
        near(found.all[i], error);
      });
      const { expected, deviation } = samplingStatistics(x, y, r);
      near(found.expected, expected);
      near(found.deviation, deviation);
      near(found.mean, meanSelectionError(gram, r));
      near(found.means.at(-1), sample.reduce((sum, { squaredError }) => sum + squaredError, 0) / ROLLS);
    }
  });

  it('shows by its presets where each way loses', () => {
    const worst = preset('worst');
    expect([worst.place, worst.all.length]).toEqual([3, 3]);
    expect(roundedErrors(worst)).toMatchObject({ norm: 122, greedy: 0.01, exhaustive: 0.01 });
    expect(roundedErrors(preset('pairs'))).toMatchObject({ norm: 0, greedy: 34, exhaustive: 0 });
    expect(roundedErrors(preset('parallel'))).toEqual({ norm: 180, greedy: 180, sampling: 0, exhaustive: 180 });
    const { expected, whole, all } = preset('cancelling');
    expect(expected).toBeGreaterThan(100 * whole);
    expect(expected).toBeGreaterThan(all.at(-1) ?? NaN);
    expect(roundedErrors(preset('first'))).toMatchObject({ norm: 61, greedy: 13, exhaustive: 1 });
  });

  it('in any state has its best choice at the front, and no worse weights than its own', () => {
    fc.assert(
      fc.property(states, (values) => {
        const found = model(values);
        const { norm = NaN, greedy = NaN, exhaustive = NaN } = errorsOf(found);
        const room = 1e-9 * (1 + (found.all.at(-1) ?? 0));
        expect(Math.abs((found.all[0] ?? NaN) - exhaustive)).toBeLessThanOrEqual(room);
        expect(Math.min(norm, greedy)).toBeGreaterThanOrEqual(exhaustive - room);
        expect(found.place).toBeGreaterThanOrEqual(1);
        expect(found.place).toBeLessThanOrEqual(found.all.length);
        const mean = found.all.reduce((a, b) => a + b, 0) / found.all.length;
        expect(Math.abs(found.mean - mean)).toBeLessThanOrEqual(room);
        for (const { own, best } of found.series)
          expect(best.squaredError).toBeLessThanOrEqual(own.squaredError + 1e-9 * (1 + own.squaredError));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on what was computed before, and goes through the draws of a seed', () => {
    const before = preset('first');
    preset('worst');
    expect(preset('first')).toEqual(before);
    const second = model({ ...DEFAULTS, roll: 2 });
    const drawn = (found: Model): number => errorsOf(found)['sampling'] ?? NaN;
    expect(second.means[1]).toBeCloseTo((drawn(before) + drawn(second)) / 2, 9);
    expect(second.means).toEqual(before.means);
    expect(model({ ...DEFAULTS, seed: 5 }).means).not.toEqual(before.means);
  });
});

describe('what is drawn', () => {
  it('has a handle at the head of each vector, and one at the draw', () => {
    const html = draw(model({ ...DEFAULTS, roll: 50 }), 'en');
    DEFAULTS.vectors.forEach(([x = NaN, y = NaN], i) => {
      const [handle = ''] = new RegExp(`<circle[^>]*data-handle="vector:${i}"[^>]*>`).exec(html) ?? [];
      expect(across.invert(Number(/cx="([^"]+)"/.exec(handle)?.[1]))).toBeCloseTo(x, 2);
      expect(up.invert(Number(/cy="([^"]+)"/.exec(handle)?.[1]))).toBeCloseTo(y, 2);
      expect(handle).toContain(` data-plane="" `);
      expect(handle).toContain(` data-text="(${x}, ${y})" `);
    });
    expect(html.match(/data-handle=/g)).toHaveLength(9);
    const [, left] = /<rect x="([^"]+)"[^>]*data-handle="roll"/.exec(html) ?? [];
    expect(rolls.invert(Number(left) + 22)).toBeCloseTo(50, 1);
  });

  it('draws bold what is kept, and as many as are kept', () => {
    for (const method of ['norm', 'greedy', 'exhaustive'] as const) {
      const html = draw(model({ ...DEFAULTS, method }), 'zh');
      expect(html.match(/class="c\d line strong"/g)).toHaveLength(DEFAULTS.r);
    }
  });

  it('has a tick for each selection that can be told from others, and its errors as numbers', () => {
    const found = preset('worst');
    const html = errorsPlot(found);
    expect(/<path d="((?:M\S+ 20V32)+)" class="axis"/.exec(html)?.[1]?.split('M')).toHaveLength(1 + 3);
    const numbers = [...html.matchAll(/class="tick end">([^<]+)</g)].map(([, text]) => text);
    expect(numbers.slice(0, 4)).toEqual(['122', '1.232', '0.01', '0.005']);
    expect(sumsPlot(found)).toMatch(/class="c0 line"/);
  });

  it('is whole and says nothing that is no number, in every state', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...LANGUAGES), (values, language) => {
        const found = model(values);
        const [stage, sentence] = [draw(found, language), summary(found, language)];
        expect(`${stage}${sentence}`).not.toMatch(/NaN|∞|Infinity|undefined|null|e-/);
        expect(() => new SaxesParser().write(`<div>${stage}<p>${sentence}</p></div>`).close()).not.toThrow();
        for (const row of table(found, language).rows) {
          expect(row).toHaveLength(3 + values.vectors.length);
          for (const value of row.slice(1)) expect(value).toSatisfy(Number.isFinite);
        }
        expect(draw(model(values), language)).toBe(stage);
      }),
      {
        numRuns: 60,
        examples: [
          [{ ...DEFAULTS, vectors: [[0, 0], [0, 0]], r: 1 }, 'zh'], // prettier-ignore
          [{ ...DEFAULTS, vectors: [[12, 12], [-12, -12], [0, 0]], r: 3, method: 'sampling' }, 'en'], // prettier-ignore
        ],
      },
    );
  });

  it('keeps numbers from translators, and words for them', () => {
    for (const language of LANGUAGES) {
      const found = preset('worst');
      const open = `${draw(found, language)}${summary(found, language)}`
        .replace(/<svg[^]*?<\/svg>/g, '')
        .replace(/<span class="notranslate" translate="no">[^]*?<\/span>/g, '')
        .replace(/<[^>]*>/g, '|');
      expect(open).not.toMatch(/[\dΣ‖]/);
      expect(open).toMatch(language === 'zh' ? /是所有选法里最差的/ : /the worst of all selections/);
    }
  });
});

describe('its states', () => {
  it('are written and read back', () => {
    fc.assert(
      fc.property(states, (values) => {
        expect(readValues(cr, textsOf(schema, values))).toEqual({ values, faults: [] });
      }),
    );
  });

  it('keep no more vectors than there are, whether an author or a reader writes it', () => {
    const values = { ...DEFAULTS, r: 9 };
    expect(cr.check?.(values)).toEqual({ parameter: 'r', fault: '9 of 8 vectors cannot be kept' });
    expect(cr.settle?.(values).r).toBe(8);
    expect(readValues(cr, [['vectors', '1,2;3']]).faults[0]?.fault).toMatch(/^1 numbers are not/);
    expect(readValues(cr, [['vectors', '1,13;3,4']]).faults[0]?.fault).toMatch(/^"13" is not 2 to 10 rows of 2 to 2/);
  });

  it('of the presets are allowed, and differ', () => {
    const all = cr.presets.map(({ values }) => withValues(schema, DEFAULTS, values));
    for (const values of all) expect(readValues(cr, textsOf(schema, values)).faults).toEqual([]);
    expect(new Set(all.map((values) => JSON.stringify(values))).size).toBe(cr.presets.length);
  });
});
