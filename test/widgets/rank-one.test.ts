import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessErrors, svd, tailSquares } from '../../src/numerics/index.ts';
import { readValues } from '../../src/widgets/index.ts';
import { parseState } from '../../src/widgets/kit/state.ts';
import { draw, summary, table } from '../../src/widgets/rank-one/draw.ts';
import { model, settle } from '../../src/widgets/rank-one/model.ts';
import { MOST_ENTRY, MOST_GUESS } from '../../src/widgets/rank-one/schema.ts';
import { rankOne } from '../../src/widgets/rank-one/widget.ts';
import { expectPresets, expectWhole, openText, textsWith, valuesOf } from './support.ts';

const size = fc.integer({ min: 2, max: 4 });
const entries = fc.oneof(fc.integer({ min: -MOST_ENTRY, max: MOST_ENTRY }), fc.double({ min: -MOST_ENTRY, max: MOST_ENTRY, noNaN: true })); // prettier-ignore
const guess = fc.array(fc.integer({ min: -10 * MOST_GUESS, max: 10 * MOST_GUESS }).map((x) => x / 10 + 0), { minLength: 2, maxLength: 4 }); // prettier-ignore
const states = fc
  .record({
    a: fc
      .tuple(size, size)
      .chain(([rows, columns]) =>
        fc.array(fc.array(entries, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      ),
    u: guess,
    v: guess,
    reveal: fc.boolean(),
  })
  .map(settle);

describe('what is computed', () => {
  it('is the example of the article', () => {
    const { errors, best, whole, hints } = model(valuesOf(rankOne, 'three'));
    expect(errors.own).toBeCloseTo(7, 12);
    expect(best).toBeCloseTo(4.4106, 4);
    expect(whole).toBeCloseTo(41, 12);
    for (const [i, x] of hints.v.entries()) expect(x).toBeCloseTo(([11, 8, 5][i] ?? NaN) / 6, 12);
  });

  it('is never less than the least, which the answer reaches', () => {
    fc.assert(
      fc.property(states, (values) => {
        const { errors, best, whole, answer } = model(values);
        const rounding = 1e-10 * (1 + whole);
        expect(errors.own).toBeGreaterThanOrEqual(best - rounding);
        expect(Math.abs(guessErrors(values.a, answer.u, answer.v).own - best)).toBeLessThan(rounding);
        expect(best).toBe(tailSquares(svd(values.a).s)[1]);
      }),
    );
  });

  it('lets a reader who follows the hints arrive, or stay on a saddle', () => {
    let values = valuesOf(rankOne, 'three');
    for (let i = 0; i < 12; i++) {
      values = { ...values, v: model(values).hints.v };
      values = { ...values, u: model(values).hints.u };
    }
    expect(model(values).errors.own).toBeCloseTo(model(values).best, 9);
    const { parameters, hints, errors, best } = model(valuesOf(rankOne, 'saddle'));
    expect(hints).toEqual({ u: parameters.u, v: parameters.v });
    expect([errors.own, best]).toEqual([16, 4]);
  });
});

describe('what is drawn', () => {
  it('is whole in every state', () => {
    fc.assert(
      fc.property(states, (values) => expectWhole(rankOne, values)),
      { numRuns: 60 },
    );
  });

  it('shows the products, the matrix and what is left', () => {
    const found = model(valuesOf(rankOne, 'three'));
    const shown = textsWith(draw(found, 'zh'), 'entry middle').map((text) => Number(text.replace('−', '-')));
    expect(shown).toEqual([...found.guess.flat(), ...found.parameters.a.flat(), ...found.rest.flat()]);
    expect(table(found, 'zh').rows[5]).toEqual(['2, 3', 1, 1, 0]);
  });

  it('keeps the answer until it is asked for', () => {
    const values = valuesOf(rankOne, 'three');
    const strokes = (reveal: boolean): number =>
      draw(model({ ...values, reveal }), 'en').split('c2 line strong').length;
    // Six marks, and their key.
    expect(strokes(true) - strokes(false)).toBe(7);
  });

  it('says no ratio where nothing is left in the end', () => {
    const found = model(valuesOf(rankOne, 'table'));
    expect(draw(found, 'en')).toMatch(/Times the least<\/dt><dd>[^]*?>—</);
    expect(summary(found, 'zh')).toMatch(/最小能到 [^]*>0</);
  });

  it('keeps numbers from translators', () => {
    for (const language of ['zh', 'en'] as const) {
      const found = model(valuesOf(rankOne, 'largest'));
      expect(openText(draw(found, language) + summary(found, language))).not.toMatch(/\d/);
    }
  });
});

describe('its states', () => {
  it('have a guess of the shape of the matrix, whether an author or a reader writes it', () => {
    expectPresets(rankOne);
    const faults = (text: string) => readValues(rankOne, parseState(text)).faults.map(({ parameter }) => parameter);
    expect(faults('u=1,2')).toEqual(['u']);
    expect(faults('a=1,2;3,4&u=1,2')).toEqual(['v']);
    expect(settle({ ...valuesOf(rankOne, 'three'), a: [[1, 2, 3, 4], [5, 6, 7, 8]] })).toMatchObject({ u: [2, 1], v: [2, 1, 1, 1] }); // prettier-ignore
  });
});
