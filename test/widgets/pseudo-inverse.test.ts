import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import {
  gramPseudoInverse,
  type Matrix,
  maxAbs,
  multiply,
  penroseResiduals,
  pseudoInverse,
  ridgeInverse,
  scale,
  subtract,
  transpose,
} from '../../src/numerics/index.ts';
import { entry } from '../../src/widgets/kit/numbers.ts';
import { defaultsOf, readValues, textsOf, withValues } from '../../src/widgets/kit/state.ts';
import { powerAt } from '../../src/widgets/pseudo-inverse/chart.ts';
import { draw } from '../../src/widgets/pseudo-inverse/draw.ts';
import { EPSILON, LEAST_ENTRY, model } from '../../src/widgets/pseudo-inverse/model.ts';
import { summary, table } from '../../src/widgets/pseudo-inverse/say.ts';
import { PSEUDO_INVERSE } from '../../src/widgets/pseudo-inverse/widget.ts';

const { schema, presets } = PSEUDO_INVERSE;
const ONE: Matrix = [[1, 2], [2, 4], [3, 6]]; // prettier-ignore
const LANGUAGES = ['zh', 'en'] as const;

/** Of a preset, or of the figure as it comes. */
function modelOf(name = 'deficient'): ReturnType<typeof model> {
  const preset = presets.find((one) => one.name === name);
  return model(withValues(schema, defaultsOf(schema), preset?.values ?? {}));
}

/** Text of the elements with a class, in the order of the drawing. */
function textsWith(html: string, className: string): string[] {
  return [...html.matchAll(new RegExp(`<text[^>]* class="${className}">([^<]*)</text>`, 'g'))].map(
    ([, text = '']) => text,
  );
}

const size = fc.integer({ min: 1, max: 4 });
const entries = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -9, max: 9 }),
  fc.double({ min: -1000, max: 1000, noNaN: true }).map((x) => x + 0), // -0 is written as 0
  fc.integer({ min: -12, max: 2 }).map((power) => 10 ** power),
);
const states = fc
  .record({
    a: fc
      .tuple(size, size)
      .chain(([rows, columns]) =>
        fc.array(fc.array(entries, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      ),
    epsilon: fc.oneof(
      fc.double({ min: -16, max: 2, noNaN: true }).map((power) => Math.max(EPSILON.min, 10 ** power)),
      fc.constantFrom(EPSILON.min, EPSILON.max),
    ),
  })
  .map((values) => PSEUDO_INVERSE.settle?.(values) ?? values);

describe('what is computed', () => {
  it('for the matrix of rank one is what exact and naive arithmetic say', () => {
    const found = modelOf();
    expect(found.rank).toBe(1);
    expect(found.singularValues.map((s) => s * s)).toEqual([expect.closeTo(70, 12), 0]);
    expect(maxAbs(subtract(found.pseudo.matrix, scale(transpose(ONE), 1 / 70)))).toBeLessThan(1e-16);
    const errors = (epsilon: number) => found.curve.find((one) => one.epsilon === epsilon);
    for (const [epsilon, error] of [
      [1, 1.2e-3],
      [1e-2, 1.2e-5],
      [1e-6, 1.2e-9],
    ] as const)
      // prettier-ignore
      expect((errors(epsilon)?.total ?? NaN) / error).toBeCloseTo(1, 0.5);
    // Rounding is chance: no more than its size can be the same whoever solves the system.
    for (const [epsilon, error] of [
      [1e-10, 1.9e-6],
      [1e-12, 2.3e-4],
      [1e-14, 2.9e-2],
    ] as const) {
      const ratio = (errors(epsilon)?.total ?? NaN) / error;
      expect(ratio).toBeGreaterThan(1 / 5);
      expect(ratio).toBeLessThan(5);
    }
    expect(errors(1e-16)?.total).toBeNull();
  });

  it('is what the numerics give, for every preset', () => {
    for (const { name } of presets) {
      const { a, now, pseudo, ridge, eigen } = modelOf(name);
      const [inverse, naive] = [pseudoInverse(a), ridgeInverse(a, now.epsilon)];
      expect(pseudo.matrix).toEqual(inverse);
      expect(pseudo.projector).toEqual(multiply(a, inverse));
      expect(pseudo.residuals).toEqual(penroseResiduals(a, inverse));
      expect(ridge?.matrix).toEqual(naive);
      expect(ridge?.residuals).toEqual(penroseResiduals(a, naive));
      expect(now.total).toBe(maxAbs(subtract(naive, inverse)));
      expect(eigen.error).toBe(maxAbs(subtract(gramPseudoInverse(a).inverse, inverse)));
    }
  });

  it('does not depend on what was computed before', () => {
    const before = modelOf('wide');
    modelOf('lauchli');
    expect(modelOf('wide')).toEqual(before);
    expect(model({ a: before.a, epsilon: 0.5 }).now.epsilon).toBe(0.5);
  });

  it('lets the reader see where the way through eigenvalues fails', () => {
    const [easy, hard] = [modelOf(), modelOf('lauchli')];
    expect(easy.eigen.rank).toBe(1);
    expect(easy.eigen.error).toBeLessThan(1e-15);
    expect([hard.rank, hard.eigen.rank]).toEqual([2, 1]);
    expect(hard.eigen.error / 5e7).toBeCloseTo(1, 6);
    expect(draw(hard, 'en')).toMatch(/Error of the inverse from them<\/dt><dd>.*?>5e7</);
  });
});

describe('what is drawn', () => {
  it('shows the numbers of the model', () => {
    const found = modelOf();
    const html = draw(found, 'zh');
    const matrices = [
      found.pseudo.matrix,
      found.ridge?.matrix ?? [],
      found.pseudo.projector,
      found.ridge?.projector ?? [],
    ];
    const numbers = textsWith(html, 'entry middle').map((text) => Number(text.replace('−', '-')));
    expect(numbers).toHaveLength(matrices.flat(2).length);
    for (const [i, value] of matrices.flat(2).entries()) expect(numbers[i]).toBeCloseTo(value, 3);
    const shown = [...html.matchAll(/class="tick end">([^<]+)<\/text>/g)].map(([, text = '']) => text);
    expect(shown.slice(-8)).toEqual(['1.2e−8', '0', '1.2e−9', '0', '8.8e−17', '0', '1e−8', '0']);
    expect(found.ridge?.residuals.map((value) => value.toExponential(1))).toEqual([
      '1.2e-8',
      '1.2e-9',
      '8.8e-17',
      '1.0e-8',
    ]);
  });

  it('has the handle where ε and the error are', () => {
    for (const epsilon of [1e-16, 3.2e-9, 1e-7, 1, 100]) {
      const html = draw(model({ a: ONE, epsilon }), 'en');
      const [, x] = /<circle cx="([\d.]+)"[^>]*class="c0 handle"/.exec(html) ?? [];
      expect(powerAt(Number(x))).toBeCloseTo(Math.log10(epsilon), 2);
      expect(Number(/data-value="([^"]+)"/.exec(html)?.[1])).toBeCloseTo(Math.log10(epsilon), 2);
    }
    expect([powerAt(-1000), powerAt(1000)]).toEqual([-16, 2]);
  });

  it('says so where there is no ridge inverse', () => {
    const found = model({ a: ONE, epsilon: 1e-16 });
    expect(found.ridge).toBeNull();
    expect(draw(found, 'en').match(/there is no ridge inverse/g)).toHaveLength(2);
    expect(summary(found, 'zh')).toContain('岭逆算不出来');
    expect(table(found, 'zh').rows[0]).toEqual([1e-16, '—', found.now.truncation, '—']);
  });

  it('is whole and says nothing that is no number, in every state', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...LANGUAGES), (values, language) => {
        const found = PSEUDO_INVERSE.model(values);
        const [stage, sentence] = [draw(found, language), summary(found, language)];
        expect(`${stage}${sentence}`).not.toMatch(/NaN|∞|Infinity|undefined|null|e-/);
        expect(() => new SaxesParser().write(`<div>${stage}<p>${sentence}</p></div>`).close()).not.toThrow();
        for (const row of table(found, language).rows)
          for (const value of row) expect(value === '—' || Number.isFinite(value)).toBe(true);
        expect(draw(PSEUDO_INVERSE.model(values), language)).toBe(stage);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps symbols and numbers from translators, and words for them', () => {
    for (const language of LANGUAGES) {
      for (const found of [modelOf(), model({ a: ONE, epsilon: 1e-16 })]) {
        const open = `${draw(found, language)}${summary(found, language)}`
          .replace(/<svg[^]*?<\/svg>/g, '')
          .replace(/<span class="notranslate" translate="no">[^]*?<\/span>/g, '')
          .replace(/<[^>]*>/g, '|');
        expect(open).not.toMatch(/[\dεᵀ†×]/);
        expect(open).toMatch(language === 'zh' ? /四个方程的残差/ : /four equations/);
      }
    }
  });

  it('keeps an entry to six characters', () => {
    fc.assert(
      fc.property(fc.oneof(entries, fc.double({ min: -1e15, max: 1e15, noNaN: true })), (value) => {
        expect(entry(value, 1).length).toBeLessThanOrEqual(6);
      }),
    );
    expect([0.0142857, -0.142857, 0, 5e7, -0.00123, 1e-20, -99999.5].map((value) => entry(value, 1))).toEqual(['0.0143', '−0.143', '0', '5e7', '−0.001', '0', '−1e5']); // prettier-ignore
  });
});

describe('its states', () => {
  it('are written and read back', () => {
    fc.assert(
      fc.property(states, (values) => {
        expect(readValues(PSEUDO_INVERSE, textsOf(schema, values))).toEqual({ values, faults: [] });
      }),
    );
  });

  it('hold no entry that would leave the picture, whether an author or a reader writes it', () => {
    const values = { a: [[1, 1e-13], [0, -2]], epsilon: 1 }; // prettier-ignore
    expect(PSEUDO_INVERSE.check?.(values)?.parameter).toBe('a');
    expect(PSEUDO_INVERSE.settle?.(values).a).toEqual([[1, 0], [0, -2]]); // prettier-ignore
    expect(PSEUDO_INVERSE.check?.({ a: [[1, LEAST_ENTRY], [0, -2]], epsilon: 1 })).toBeNull(); // prettier-ignore
  });

  it('of the presets are allowed, and differ', () => {
    const all = presets.map(({ values }) => withValues(schema, defaultsOf(schema), values));
    for (const values of all) expect(readValues(PSEUDO_INVERSE, textsOf(schema, values)).faults).toEqual([]);
    expect(new Set(all.map((values) => JSON.stringify(values))).size).toBe(presets.length);
  });
});
