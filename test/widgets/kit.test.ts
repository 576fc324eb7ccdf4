/** What every figure is made of: parameters, their texts, numbers for readers and for machines. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlsHtml, rangePosition, valueAt } from '../../src/widgets/kit/controls.ts';
import { stepOn } from '../../src/widgets/kit/events.ts';
import { tableCsv } from '../../src/widgets/kit/figure.ts';
import { coordinate, decimals, shown } from '../../src/widgets/kit/numbers.ts';
import { choice, choices, flag, indices, integer, matrix, number, numbers } from '../../src/widgets/kit/schema.ts';
import { defaultsOf, formatState, parseState, readValues } from '../../src/widgets/kit/state.ts';
import { linearScale, logScale } from '../../src/widgets/kit/svg.ts';
import { figureHtml, readValues as read, WIDGETS } from '../../src/widgets/index.ts';

const label = { zh: '数', en: 'Number' };
const schema = {
  tau: number({ label, default: 1, min: 0.01, max: 100, scale: 'log' }),
  k: integer({ label, default: 2, min: 1, max: 12 }),
  x: numbers({ label, default: [3, 2], min: -5, max: 5, length: [1, 4] }),
  a: matrix({ label, default: [[1, 2]], min: -9, max: 9, rows: [1, 3], columns: [1, 3] }),
  rows: indices({ label, default: [1, 2], max: 4 }),
  one: choice({ label, default: 'p', options: { p: label, q: label } }),
  some: choices({ label, default: ['p'], options: { p: label, q: label } }),
  on: flag({ label, default: false }),
};

describe('parameters', () => {
  it.each<[keyof typeof schema, string, unknown]>([
    ['tau', ' 0.5 ', 0.5],
    ['tau', '1e1', 10],
    ['k', '12', 12],
    ['x', '1, -2，3', [1, -2, 3]],
    ['x', '−1.5', [-1.5]],
    [
      'a',
      '1,2;3,4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['a', '1；2', [[1], [2]]],
    ['rows', '3, 1，3', [1, 3]],
    ['one', 'q', 'q'],
    ['some', 'q,p,q', ['p', 'q']],
    ['some', '', []],
    ['on', 'true', true],
  ])('%s reads %j', (name, text, value) => {
    expect(schema[name].parse(text)).toEqual({ value });
  });

  it.each<[keyof typeof schema, string]>([
    ['tau', '0'],
    ['tau', 'NaN'],
    ['tau', '0x10'],
    ['tau', ''],
    ['tau', '1e999'],
    ['k', '2.5'],
    ['k', '13'],
    ['x', '1,,2'],
    ['x', '1,2,3,4,5'],
    ['x', '6'],
    ['a', '1,2;3'],
    ['a', '1;2;3;4'],
    ['rows', '0'],
    ['rows', '1.5'],
    ['rows', '5'],
    ['rows', ''],
    ['one', 'toString'],
    ['some', 'p,__proto__'],
    ['on', 'yes'],
  ])('%s refuses %j in words', (name, text) => {
    const parsed = schema[name].parse(text);
    expect('fault' in parsed ? parsed.fault.length : 0).toBeGreaterThan(10);
  });

  it('are read back as they are written', () => {
    const finite = fc.double({ min: -5, max: 5, noNaN: true }).map((x) => (x === 0 ? 0 : x));
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 4 }), (x) => {
        expect(schema.x.parse(schema.x.format(x))).toEqual({ value: x });
      }),
    );
    const rows = fc
      .integer({ min: 1, max: 3 })
      .chain((n) => fc.array(fc.array(finite, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(rows, (a) => {
        expect(schema.a.parse(schema.a.format(a))).toEqual({ value: a });
      }),
    );
  });

  it('that are unknown, unreadable or at odds leave the defaults and are named', () => {
    const check = ({ k, x }: { k: number; x: readonly number[] }) =>
      k > x.length ? { parameter: 'k', fault: 'too many' } : null;
    const given = (text: string) => readValues({ schema, check }, parseState(text));
    expect(given('k=1&x=4,5').values).toMatchObject({ k: 1, x: [4, 5], tau: 1 });
    expect(given('k=3&x=4').faults).toEqual([{ parameter: 'k', fault: 'too many' }]);
    expect(given('k=0&kk=1').faults.map(({ parameter, fault }) => [parameter, fault === null])).toEqual([
      ['k', false],
      ['kk', true],
    ]);
    expect(given('toString=1').faults).toEqual([{ parameter: 'toString', fault: null }]);
    expect(given('&&=&k').faults).toHaveLength(2);
    expect(
      formatState(
        new Map([
          ['k', '1'],
          ['x', '4,5'],
        ]),
      ),
    ).toBe('k=1&x=4,5');
  });

  it('go one step on, and from the last to the first', () => {
    const values = { ...defaultsOf(schema), k: 11 };
    const next = stepOn(schema, values, 'k');
    expect(next).toEqual({ ...values, k: 12 });
    expect(stepOn(schema, next ?? values, 'k')).toEqual({ ...values, k: 1 });
    for (const name of ['one', 'none']) expect(stepOn(schema, values, name)).toBeNull();
  });

  it('have a button for it, and a matrix one input, where that is asked for', () => {
    const next = { zh: '再来', en: 'Again' };
    const own = {
      roll: integer({ label, default: 2, min: 1, max: 12, next }),
      seed: integer({ label, default: 2, min: 1, max: 12, control: 'number', next }),
      k: schema.k,
      a: matrix({ label, default: [[1, 2]], min: -9, max: 9, rows: [1, 3], columns: [1, 3], control: 'list' }),
    };
    const parts = { name: 'x', title: label, schema: own, presets: [], model: () => 0, draw: String, summary: String, table: () => ({ header: [], rows: [] }) }; // prettier-ignore
    const html = controlsHtml(parts, defaultsOf(own), 'zh');
    expect(html.match(/data-action="next:\w+">再来</g)).toEqual(['data-action="next:roll">再来<', 'data-action="next:seed">再来<']); // prettier-ignore
    expect(html).toMatch(/<input[^>]* type="text" data-set="a"[^>]* value="1,2">/);
    expect(html).not.toContain('data-cell');
  });

  it('on a log scale stand in the middle where their logarithm does', () => {
    const { control } = schema.tau;
    if (control.kind !== 'range') throw new Error('tau has a range');
    expect(rangePosition(control, 1)).toBe(100);
    for (let position = 0; position <= 200; position++)
      expect(rangePosition(control, valueAt(control, position))).toBe(position);
  });
});

describe('numbers', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-1.5, '−1.5'],
    [0.123456, '0.1235'],
    [0.1, '0.1'],
    [99.999, '100'],
    [12345.678, '12346'],
    [1e6, '1e6'],
    [1.25e-9, '1.25e−9'],
    [0.00123456, '0.001235'],
    [Number.NaN, 'NaN'],
    [-Infinity, '−∞'],
  ])('%d is shown as %s', (x, text) => {
    expect(shown(x)).toBe(text);
  });

  it('in columns keep their places, in drawings two decimals', () => {
    expect([decimals(0.5, 3), decimals(-0.0001, 2), decimals(-2, 1)]).toEqual(['0.500', '0.00', '−2.0']);
    expect([coordinate(1 / 3), coordinate(-0.001), coordinate(Number.NaN)]).toEqual(['0.33', '0', '0']);
  });

  it('go into CSV exactly, and texts with commas in quotes', () => {
    const csv = tableCsv({
      header: ['a, b', 'c'],
      rows: [
        [0.1 + 0.2, 'x"y'],
        [-0, Number.NaN],
      ],
    });
    expect(csv).toBe('"a, b",c\r\n0.30000000000000004,"x""y"\r\n0,NaN\r\n');
  });
});

describe('scales', () => {
  it('lead there and back', () => {
    for (const scale of [
      linearScale([-2, 3], [10, 110]),
      linearScale([0, 1], [100, 0]),
      logScale([1e-6, 10], [0, 70]),
    ]) {
      const [from, to] = scale.range;
      expect(scale(scale.domain[0])).toBeCloseTo(from, 9);
      for (const share of [0, 0.3, 1]) {
        const at = from + share * (to - from);
        expect(scale(scale.invert(at))).toBeCloseTo(at, 9);
      }
      for (const tick of scale.ticks) {
        expect(tick).toBeGreaterThanOrEqual(scale.domain[0]);
        expect(tick).toBeLessThanOrEqual(scale.domain[1] * (1 + 1e-9));
      }
      expect(scale.ticks.length).toBeGreaterThan(2);
      expect(scale.ticks.length).toBeLessThan(9);
    }
  });
});

describe.each(Object.entries(WIDGETS))('%s', (name, widget) => {
  it('is called what the table calls it, and its presets can be read', () => {
    expect(widget.name).toBe(name);
    for (const preset of widget.presets) {
      const texts = Object.entries(preset.values).map(
        ([key, value]) => [key, widget.schema[key]?.format(value) ?? ''] as const,
      );
      expect(read(widget, texts).faults, preset.name).toEqual([]);
    }
  });

  it.each(['zh', 'en'] as const)(
    'is well-formed, without styles, scripts and words outside of the page’s reach (%s)',
    (language) => {
      const { values } = read(widget, []);
      const html = figureHtml(widget, values, { language, id: 'fig' });
      expect(figureHtml(widget, values, { language, id: 'fig' })).toBe(html);
      expect(html).not.toMatch(/ style=| on[a-z]+=|<script|undefined|\[object/);
      for (const [drawing] of html.matchAll(/<svg[^]*?<\/svg>/g)) {
        expect(drawing).toMatch(/^<svg [^>]*translate="no"/);
        expect(drawing).not.toMatch(/<text[^>]*>[^<]*\p{Script=Han}/u);
      }
      // What is in Chinese for a reason says so.
      const words = html.replace(/<(\w+)[^>]* lang="zh"[^>]*>[^]*?<\/\1>/g, '');
      if (language === 'en') expect(words).not.toMatch(/\p{Script=Han}/u);
    },
  );
});
