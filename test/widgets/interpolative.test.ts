import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import {
  interpolativeDecomposition,
  maxAbs,
  multiply,
  norm,
  submatrix,
  subtract,
  svd,
} from '../../src/numerics/index.ts';
import { draw, summary, table } from '../../src/widgets/interpolative/draw.ts';
import { type InterpolativeModel, lengthsLeft, model } from '../../src/widgets/interpolative/model.ts';
import { across, up } from '../../src/widgets/interpolative/points.ts';
import { type Parameters, REACH } from '../../src/widgets/interpolative/schema.ts';
import { INTERPOLATIVE } from '../../src/widgets/interpolative/widget.ts';
import { controlsHtml } from '../../src/widgets/kit/controls.ts';
import { defaultsOf, readValues, textsOf, withValues } from '../../src/widgets/kit/state.ts';

const { schema, presets } = INTERPOLATIVE;
const LANGUAGES = ['zh', 'en'] as const;
const METHODS = ['pivoted-qr', 'residual-greedy', 'random', 'exhaustive', 'max-volume'] as const;

/** Of a preset with more changed, or of the figure as it comes. */
function modelOf(name: string, more: Partial<Parameters> = {}): InterpolativeModel {
  const preset = presets.find((one) => one.name === name);
  if (!preset) throw new Error(`no preset ${name}`);
  return model(withValues(schema, defaultsOf(schema), { ...preset.values, ...more }));
}

/** Error and largest coefficient of each way. */
function outcomes({ outcomes: all }: InterpolativeModel): Record<string, { error: number; largest: number }> {
  return Object.fromEntries(all.map(({ method, squaredError, largest }) => [method, { error: squaredError, largest }]));
}

const coordinate = fc.integer({ min: -15, max: 15 }).map((x) => x / 10);
const states: fc.Arbitrary<Parameters> = fc
  .record({
    view: fc.constantFrom('points' as const, 'points' as const, 'matrix' as const),
    rank: fc.integer({ min: 1, max: 3 }),
    method: fc.constantFrom(...METHODS),
    draw: fc.integer({ min: 0, max: 999 }),
    points: fc.integer({ min: 2, max: 6 }).chain((columns) => {
      const row = fc.array(coordinate, { minLength: columns, maxLength: columns });
      return fc.array(row, { minLength: 2, maxLength: 2 });
    }),
    seed: fc.integer({ min: 0, max: 999 }),
    noise: fc.constantFrom(0, 0.1, 1),
  })
  .map((values) => INTERPOLATIVE.settle?.(values) ?? values);

describe('what is computed', () => {
  it('for the five points is that the longest column leaves 4.21 where 1.46 would do', () => {
    const found = outcomes(modelOf('longest'));
    expect(found['pivoted-qr']?.error).toBeCloseTo(4.21, 12);
    expect(found['exhaustive']?.error).toBeCloseTo(1.46, 12);
    expect(modelOf('longest').floor).toBeCloseTo(1.46, 12);
  });

  it('is what the numerics give, in every preset', () => {
    for (const { name } of presets) {
      const { m, parameters, outcomes: all, now, residual, floor, whole } = modelOf(name);
      for (const { method, columns, squaredError, z, largest } of all) {
        const expected = interpolativeDecomposition(m, parameters.rank, { method, seed: parameters.draw });
        expect({ columns, z, squaredError }).toEqual(expected);
        expect(largest).toBe(maxAbs(z));
      }
      expect(residual).toEqual(subtract(m, multiply(submatrix(m, [...m.keys()], now.columns), now.z)));
      expect(floor).toBeCloseTo(norm([svd(m).s.slice(parameters.rank)]) ** 2, 9);
      expect(whole).toBeCloseTo(norm(m) ** 2, 9);
    }
  });

  it('lets each way lose somewhere', () => {
    const loses = (name: string, method: string, factor: number): void => {
      const found = outcomes(modelOf(name));
      const least = Math.min(...Object.values(found).map(({ error }) => error));
      expect((found[method]?.error ?? 0) / least, `${name} ${method}`).toBeGreaterThan(factor);
    };
    loses('longest', 'pivoted-qr', 2.8);
    loses('longest', 'max-volume', 2.8);
    loses('pivots', 'pivoted-qr', 2);
    loses('greedy', 'residual-greedy', 1.5);
    loses('luck', 'random', 30);
    expect(outcomes(modelOf('short'))['exhaustive']?.largest).toBeCloseTo(3.75, 12);
    expect(outcomes(modelOf('narrow'))['residual-greedy']?.largest).toBeCloseTo(4.375, 12);
    for (const { name } of presets) expect(outcomes(modelOf(name))['max-volume']?.largest).toBeLessThan(1 + 1e-12);
  });

  it('does not depend on what was computed before', () => {
    const before = modelOf('greedy');
    modelOf('longest');
    expect(modelOf('greedy')).toEqual(before);
    expect(modelOf('greedy', { method: 'exhaustive' }).now.method).toBe('exhaustive');
  });
});

describe('what is drawn', () => {
  it('is whole and says nothing that is no number, in every state', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...LANGUAGES), (values, language) => {
        const found = INTERPOLATIVE.model(values);
        const [stage, sentence] = [draw(found, language), summary(found, language)];
        expect(`${stage}${sentence}`).not.toMatch(/NaN|∞|Infinity|undefined|null|\de-/);
        expect(() => new SaxesParser().write(`<div>${stage}<p>${sentence}</p></div>`).close()).not.toThrow();
        for (const row of table(found, language).rows)
          for (const value of row) expect(value).toSatisfy(Number.isFinite);
        expect(draw(INTERPOLATIVE.model(values), language)).toBe(stage);
      }),
      { numRuns: 60 },
    );
  });

  it('has two handles a point, where the point is', () => {
    const html = draw(modelOf('longest'), 'en');
    const handles = [...html.matchAll(/<rect x="([\d.]+)" y="([\d.]+)"[^>]*data-handle="([xy]):(\d)"[^>]*data-value="([^"]+)"/g)]; // prettier-ignore
    expect(handles).toHaveLength(10);
    for (const [, x, y, name, column, value] of handles) {
      const centre = name === 'x' ? across.invert(Number(x) + 22) : up.invert(Number(y) + 22);
      expect(centre).toBeCloseTo(Number(value), 3);
      expect(Number(value)).toBe(defaultsOf(schema).points[name === 'x' ? 0 : 1]?.[Number(column)]);
    }
  });

  it('says in numbers what is left of each column', () => {
    const found = modelOf('longest');
    expect(table(found, 'zh').rows.map((row) => row.at(-1))).toEqual(lengthsLeft(found));
    expect(norm([lengthsLeft(found)]) ** 2).toBeCloseTo(4.21, 12);
    expect(summary(found, 'zh').replace(/<[^>]*>/g, '')).toBe(
      '从 5 列里取 1 列：按“列主元 QR”取第 1 列，误差平方 4.21，是底的 2.88 倍，最大的系数 1；试遍所有的组，最小是 1.46。',
    );
    expect(summary(modelOf('narrow'), 'en')).toMatch(/squared error .*>0</);
  });

  it('keeps symbols and numbers from translators, and words for them', () => {
    for (const language of LANGUAGES) {
      for (const { name } of presets) {
        const open = `${draw(modelOf(name), language)}${summary(modelOf(name), language)}`
          .replace(/<svg[^]*?<\/svg>/g, '')
          .replace(/<(span|td)[^>]* class="[^"]*notranslate" translate="no">[^]*?<\/\1>/g, '')
          .replace(/<span class="notranslate" translate="no">[^]*?<\/span>/g, '')
          .replace(/<[^>]*>/g, '|');
        expect(open).not.toMatch(/\d|\bM\b|\bZ\b|\|z\|/);
        expect(open).toMatch(language === 'zh' ? /余量贪心/ : /Greedy on the residual/);
      }
    }
  });

  it('shows the controls that do something', () => {
    const controls = (name: string): string[] => {
      const { parameters } = modelOf(name);
      return [...controlsHtml(INTERPOLATIVE, parameters, 'zh').matchAll(/data-(?:set|cell|size)="(\w+)/g)].map(([, name = '']) => name); // prettier-ignore
    };
    expect(new Set(controls('longest'))).toEqual(new Set(['view', 'rank', 'method', 'points']));
    expect(new Set(controls('luck'))).toEqual(new Set(['view', 'rank', 'method', 'draw', 'seed', 'noise']));
  });
});

describe('its states', () => {
  it('are written and read back', () => {
    fc.assert(
      fc.property(states, (values) => {
        expect(readValues(INTERPOLATIVE, textsOf(schema, values))).toEqual({ values, faults: [] });
      }),
    );
  });

  it('take no more columns than the points have rows', () => {
    const values = { ...defaultsOf(schema), rank: 3 };
    expect(INTERPOLATIVE.check?.(values)).toEqual({ parameter: 'rank', fault: '3 is more than the 2 rows of points' });
    expect(INTERPOLATIVE.settle?.(values).rank).toBe(2);
    expect(INTERPOLATIVE.settle?.({ ...values, view: 'matrix' }).rank).toBe(3);
    expect(REACH).toBeGreaterThanOrEqual(Math.max(...values.points.flat().map(Math.abs)));
  });

  it('of the presets are allowed, and differ', () => {
    const all = presets.map(({ values }) => withValues(schema, defaultsOf(schema), values));
    for (const values of all) expect(readValues(INTERPOLATIVE, textsOf(schema, values)).faults).toEqual([]);
    expect(new Set(all.map((values) => JSON.stringify(values))).size).toBe(presets.length);
  });
});
