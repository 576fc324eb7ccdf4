import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { curDecomposition, deim, determinant, leverageScores, maxAbs, submatrix, subtract, svd, transpose } from '../../src/numerics/index.ts'; // prettier-ignore
import { draw, summary, table } from '../../src/widgets/cur/draw.ts';
import { type Choice, type CurModel, model } from '../../src/widgets/cur/model.ts';
import type { Parameters } from '../../src/widgets/cur/schema.ts';
import { CUR } from '../../src/widgets/cur/widget.ts';
import { controlsHtml } from '../../src/widgets/kit/controls.ts';
import { defaultsOf, readValues, textsOf, withValues } from '../../src/widgets/kit/state.ts';

const { schema, presets } = CUR;
const LANGUAGES = ['zh', 'en'] as const;

function modelOf(name: string, more: Partial<Parameters> = {}): CurModel {
  const preset = presets.find((one) => one.name === name);
  if (!preset) throw new Error(`no preset ${name}`);
  return model(withValues(schema, defaultsOf(schema), { ...preset.values, ...more }));
}

/** Squared error with the crossing as core, of each suggestion. */
function errors({ choices }: CurModel): Record<string, number> {
  return Object.fromEntries(choices.map(({ pick, cur }) => [pick, cur.intersection.squaredError]));
}

function inPlace(m: readonly (readonly number[])[], { rows, columns }: Choice): number {
  const error = curDecomposition(m, rows, columns, { core: 'intersection' }).approximation;
  const all = subtract(error, m);
  return Math.max(
    maxAbs(submatrix(all, rows, [...(m[0] ?? []).keys()])),
    maxAbs(submatrix(all, [...m.keys()], columns)),
  );
}

const size = fc.integer({ min: 2, max: 6 });
const states: fc.Arbitrary<Parameters> = fc
  .record({
    m: fc.tuple(size, size).chain(([rows, columns]) => {
      const entry = fc.oneof(
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -1000, max: 1000 }).map((x) => x / 10),
      );
      const row = fc.array(entry, { minLength: columns, maxLength: columns });
      return fc.array(row, { minLength: rows, maxLength: rows });
    }),
    pick: fc.constantFrom('own' as const, 'deim' as const, 'leverage' as const, 'pivoted-qr' as const, 'volume' as const), // prettier-ignore
    rows: fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 }),
    columns: fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 }),
    rank: size,
    core: fc.constantFrom('optimal' as const, 'intersection' as const),
  })
  .map((values) => CUR.settle?.(values) ?? values);

describe('what is computed', () => {
  it('for the matrix of order three is what is known of it', () => {
    const [large, small] = [modelOf('three'), modelOf('small')];
    expect([large.choices[0].determinant, small.choices[0].determinant]).toEqual([8, -1]);
    expect(large.choices[0].cur.optimal.squaredError).toBeCloseTo(2.6268, 4);
    expect(large.choices[0].cur.intersection.squaredError).toBeCloseTo(2.640625, 12);
    expect(small.choices[0].cur.optimal.squaredError).toBeCloseTo(7.2079, 4);
    expect(small.choices[0].cur.intersection.squaredError).toBeCloseTo(169, 9);
    expect(large.floor).toBeCloseTo(1.7108, 4);
    expect(large.choices.find(({ pick }) => pick === 'deim')?.columns).toEqual([0, 2]);
    // The whole error stands in one entry, det M over det W.
    expect(small.error.flat().filter((x) => Math.abs(x) > 1e-12)).toEqual([expect.closeTo(13, 12)]);
  });

  it('is what the numerics give, in every preset', () => {
    for (const { name } of presets) {
      const { m, choices, scores, rank, parameters, approximation, blow } = modelOf(name);
      const [now] = choices;
      const { rows, columns } = now;
      expect(now.cur[parameters.core]).toEqual(curDecomposition(m, rows, columns, { core: parameters.core }));
      expect(approximation).toEqual(now.cur[parameters.core].approximation);
      expect(scores).toEqual({ rows: leverageScores(transpose(m), rank), columns: leverageScores(m, rank) });
      expect(choices.find(({ pick }) => pick === 'deim')?.columns.toSorted()).toEqual(deim(m, rank).toSorted());
      const crossing = submatrix(m, rows, columns);
      expect(now.determinant).toBe(determinant(crossing));
      const least = svd(crossing).s.at(-1) ?? 0;
      expect(blow).toBeCloseTo(least > 1e-12 ? 1 / least : 0, 9);
    }
  });

  it('lets each suggestion lose somewhere, and its cross never', () => {
    const loses = (name: string, pick: string, factor: number): void => {
      const all = errors(modelOf(name));
      const least = Math.min(...Object.values(all));
      expect((all[pick] ?? 0) / least, `${name} ${pick}`).toBeGreaterThan(factor);
    };
    loses('small', 'own', 60);
    loses('deim', 'deim', 2000);
    loses('leverage', 'leverage', 100);
    loses('pivots', 'pivoted-qr', 5);
    loses('volume', 'volume', 3);
    for (const { name } of presets) {
      for (const one of modelOf(name).choices)
        if (one.determinant !== 0) expect(inPlace(modelOf(name).m, one)).toBeLessThan(1e-10);
    }
    expect(errors(modelOf('exact'))['own']).toBeLessThan(1e-24);
    // With the best core nobody loses so much, and no cross is exact.
    const [deimChoice] = modelOf('deim').choices;
    expect(deimChoice.cur.optimal.squaredError / modelOf('deim').floor).toBeLessThan(4);
    expect(maxAbs(modelOf('three', { core: 'optimal' }).error.slice(0, 2))).toBeGreaterThan(0.01);
  });

  it('has no core where the crossing is zero', () => {
    const { choices, approximation, blow } = modelOf('singular');
    expect(choices[0].determinant).toBe(0);
    expect([blow, maxAbs(approximation)]).toEqual([0, 0]);
  });
});

describe('what is drawn', () => {
  it('is whole and says nothing that is no number, in every state', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...LANGUAGES), (values, language) => {
        const found = CUR.model(values);
        const [stage, sentence] = [draw(found, language), summary(found, language)];
        expect(`${stage}${sentence}`).not.toMatch(/NaN|∞|Infinity|undefined|null|\de-/);
        expect(() => new SaxesParser().write(`<div>${stage}<p>${sentence}</p></div>`).close()).not.toThrow();
        for (const row of table(found, language).rows)
          for (const value of row) expect(value).toSatisfy(Number.isFinite);
        expect(stage.match(/data-toggle=/g)).toHaveLength(values.m.length + (values.m[0]?.length ?? 0));
      }),
      { numRuns: 60 },
    );
  });

  it('says in words what was chosen, and by numbers what came of it', () => {
    expect(summary(modelOf('small'), 'zh').replace(/<[^>]*>/g, '')).toBe(
      '取第 1, 2 行、第 2, 3 列，交叉的行列式是 −1；核取交叉 W†，误差平方 169，底是 1.711。',
    );
    expect(summary(modelOf('small', { rows: [1] }), 'zh').replace(/<[^>]*>/g, '')).toContain('交叉不是方阵');
    expect(table(modelOf('small'), 'en').rows[6]).toEqual([3, 1, 1, expect.closeTo(14, 9), expect.closeTo(13, 9)]);
    expect(draw(modelOf('small'), 'en')).toContain('data-label="row 3, leverage 0.651" data-on="false"');
  });

  it('keeps symbols and numbers from translators, and words for them', () => {
    for (const language of LANGUAGES) {
      for (const { name } of presets) {
        const open = `${draw(modelOf(name), language)}${summary(modelOf(name), language)}`
          .replace(/<svg[^]*?<\/svg>/g, '')
          .replace(/<(span|td)[^>]* class="[^"]*notranslate" translate="no">[^]*?<\/\1>/g, '')
          .replace(/<span class="notranslate" translate="no">[^]*?<\/span>/g, '')
          .replace(/<[^>]*>/g, '|');
        expect(open).not.toMatch(/[\d†]|\bM\b|\bCUR\b|\bW\b/);
        expect(open).toMatch(language === 'zh' ? /杠杆分数/ : /leverage/);
      }
    }
  });

  it('shows the controls that do something', () => {
    const controls = (name: string): Set<string> => {
      const html = controlsHtml(CUR, modelOf(name).parameters, 'zh');
      return new Set([...html.matchAll(/data-(?:set|cell|size)="(\w+)/g)].map(([, parameter = '']) => parameter));
    };
    expect(controls('three')).toEqual(new Set(['m', 'pick', 'rows', 'columns', 'core']));
    expect(controls('deim')).toEqual(new Set(['m', 'pick', 'rank', 'core']));
  });
});

describe('its states', () => {
  it('are written and read back', () => {
    fc.assert(
      fc.property(states, (values) => {
        expect(readValues(CUR, textsOf(schema, values))).toEqual({ values, faults: [] });
      }),
    );
  });

  it('name rows and columns that there are, whether an author or a reader writes them', () => {
    const values = { ...defaultsOf(schema), rows: [2, 5], columns: [4] };
    expect(CUR.check?.(values)).toEqual({ parameter: 'rows', fault: '5 is beyond the 3 rows of m' });
    expect(CUR.check?.({ ...values, rows: [2] })).toEqual({ parameter: 'columns', fault: '4 is beyond the 3 columns of m' }); // prettier-ignore
    expect(CUR.check?.({ ...defaultsOf(schema), pick: 'deim', rank: 4 })?.parameter).toBe('rank');
    expect(CUR.settle?.({ ...values, rank: 6 })).toEqual({ ...values, rows: [2], columns: [1], rank: 3 });
  });

  it('of the presets are allowed, and differ', () => {
    const all = presets.map(({ values }) => withValues(schema, defaultsOf(schema), values));
    for (const values of all) expect(readValues(CUR, textsOf(schema, values)).faults).toEqual([]);
    expect(new Set(all.map((values) => JSON.stringify(values))).size).toBe(presets.length);
  });
});
