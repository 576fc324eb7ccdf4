import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMath, lex } from '../../src/markdown/index.ts';
import {
  crApproximation,
  crWithBestWeights,
  inProportion,
  type Matrix,
  maxAbs,
  meanSelectionError,
  multiply,
  norm,
  samplingStatistics,
  selectionErrors,
  subtract,
  svd,
  termGram,
} from '../../src/numerics/index.ts';
import { cr } from '../../src/widgets/cr/widget.ts';
import { defaultsOf, withValues } from '../../src/widgets/kit/state.ts';
import { readValues, WIDGETS } from '../../src/widgets/index.ts';
import { choices, PRODUCT, X, Y } from './cr.ts';
import { notebookOf, runNotebook } from './notebook.ts';
import { expectStated, formulaWith, matricesIn, stated } from './stated.ts';
import { readMarkdown } from './support.ts';

const PATH = 'content/posts/cr/index.md';
const article = readMarkdown(PATH);

function squares(m: Matrix): number {
  return norm(m) ** 2;
}

function lengthsOf(x: Matrix, y: Matrix): number[] {
  return termGram(x, y).map((row, i) => Math.sqrt(row[i] ?? 0));
}

/** (Σ‖vᵢ‖)²/‖s‖² − 1. */
function drawsToBeatNothing(x: Matrix, y: Matrix): number {
  return lengthsOf(x, y).reduce((a, b) => a + b, 0) ** 2 / squares(multiply(x, y)) - 1;
}

function ofColumns(x: Matrix, y: Matrix, columns: readonly number[]): number {
  const dropped = x.map((row) => row.map((value, i) => (columns.includes(i) ? 0 : value)));
  return squares(multiply(dropped, y));
}

describe('three vectors', () => {
  const [x = [], y = [], product = []] = matricesIn(formulaWith(article, '\\label{eq:three}'));
  const errors = [0, 1, 2].map((i) => ofColumns(x, y, [i]));

  it('have the errors that are printed, and ranking by length the worst of them', () => {
    expect(maxAbs(subtract(multiply(x, y), product))).toBeLessThan(1e-15);
    expectStated(article, '误差平方依次是 ', errors[0] ?? NaN);
    expectStated(article, '误差平方依次是 $82.21$、', errors[1] ?? NaN);
    expectStated(article, '$82.21$、$122$ 和 ', errors[2] ?? NaN);
    expectStated(article, '得到最优的 ', crApproximation(x, y, 1, { method: 'greedy' }).squaredError);
    expectStated(article, '按范数留下第二个，误差 ', crApproximation(x, y, 1, { method: 'norm' }).squaredError);
    expect(crApproximation(x, y, 1, { method: 'norm' }).columns).toEqual([1]);
    expect(Math.max(...errors)).toBe(errors[1]);
    const [first = NaN, second = NaN, third = NaN] = lengthsOf(x, y);
    expectStated(article, '的三个长度是 ', first);
    expectStated(article, '的三个长度是 $10$、', second);
    expectStated(article, '$10.0005$ 和 ', third);
    expectStated(article, '例子\\eqref{eq:three} 的平均是 ', meanSelectionError(termGram(x, y), 1));
    expect(meanSelectionError(termGram(x, y), 1)).toBeCloseTo(errors.reduce((a, b) => a + b, 0) / 3, 12);
  });

  it('have errors as far apart as one likes', () => {
    expectStated(article, '最小值却一直是 ', errors[2] ?? NaN);
    for (const t of [10, 100, 1e4]) {
      const far = [[t, -t, 1], [0, 0.1, 1]]; // prettier-ignore
      const byNorm = crApproximation(far, y, 1, { method: 'norm' });
      expect(byNorm.columns).toEqual([1]);
      expect(byNorm.squaredError / ((t + 1) ** 2 + 1)).toBeCloseTo(1, 12);
      expect(crApproximation(far, y, 1, { method: 'exhaustive' }).squaredError).toBeCloseTo(0.01, 12);
    }
  });

  it('are drawn worse than nothing', () => {
    expectStated(article, '例子\\eqref{eq:three} 抽一次，平均误差是 ', samplingStatistics(x, y, 1).expected);
    expectStated(article, '零矩阵的误差是 ', squares(product));
    const enough = drawsToBeatNothing(x, y);
    expectStated(article, '的右边约为 ', enough);
    const first = stated(article, '抽到第 ').value;
    expect(first).toBe(Math.ceil(enough));
    expect(samplingStatistics(x, y, first).expected).toBeLessThan(squares(product));
    expect(samplingStatistics(x, y, first - 1).expected).toBeGreaterThan(squares(product));
  });
});

describe('what is proved', () => {
  it('subset sums are errors of zero, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 30 }),
        (a, t) => {
          const row = [...a, -t, ...a.map(() => 0)];
          const error = crApproximation([row], row.map(() => [1]), a.length, { method: 'exhaustive' }).squaredError; // prettier-ignore
          const sums = a.reduce((all, value) => [...all, ...all.map((sum) => sum + value)], [0]);
          expect(error === 0).toBe(sums.includes(t));
        },
      ),
    );
  });

  const unsigned = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 7 })).chain(([n, l]) =>
    fc.record({
      x: fc.array(fc.array(fc.nat(9), { minLength: l, maxLength: l }), { minLength: n, maxLength: n }),
      y: fc.array(fc.array(fc.nat(9), { minLength: n, maxLength: n }), { minLength: l, maxLength: l }),
      r: fc.integer({ min: 1, max: l - 1 }),
    }),
  );

  it('without negative numbers ranking by length is at most d times the best', () => {
    fc.assert(
      fc.property(unsigned, ({ x, y, r }) => {
        const error = (method: 'norm' | 'exhaustive'): number => crApproximation(x, y, r, { method }).squaredError;
        expect(error('norm')).toBeLessThanOrEqual((y.length - r) * error('exhaustive') * (1 + 1e-12));
      }),
      { numRuns: 200 },
    );
  });

  it('and may come as near to d times as one likes', () => {
    const [d, longer] = [3, 1.0001];
    const x = Array.from({ length: d + 1 }, (_, i) => Array.from({ length: 2 * d }, (__, j) => (j < d ? Number(i === 0) : longer * Number(i === j - d + 1)))); // prettier-ignore
    const y = Array.from({ length: 2 * d }, () => [1]);
    const ratio = crApproximation(x, y, d, { method: 'norm' }).squaredError / crApproximation(x, y, d, { method: 'exhaustive' }).squaredError; // prettier-ignore
    expect(ratio).toBeGreaterThanOrEqual(d / longer ** 2 - 1e-12);
    expect(ratio).toBeLessThanOrEqual(d);
  });

  it('each tuple has vectors that deceive it', () => {
    /** Vertices of a regular simplex about the origin, `count` of them as columns. */
    const simplex = (count: number): number[][] => Array.from({ length: count }, (_, i) => Array.from({ length: count }, (__, j) => Number(i === j) - 1 / count)); // prettier-ignore
    for (const k of [1, 2, 3, 4]) {
      const [u, w] = [simplex(k), simplex(k + 1).map((row) => row.map((value) => 50 * value))];
      const x = [...u.map((row) => [...row, ...w.map(() => 0)]), ...w.map((row) => [...u.map(() => 0), ...row])];
      const y = Array.from({ length: 2 * k + 1 }, () => [1]);
      const [greedy, best] = [crApproximation(x, y, k, { method: 'greedy', tuple: k }), crApproximation(x, y, k, { method: 'exhaustive' })]; // prettier-ignore
      expect(best.squaredError).toBeLessThan(1e-24);
      expect(greedy.squaredError).toBeCloseTo((2500 * k) / (k + 1), 8);
    }
  });
});

describe('the example', () => {
  const [x = [], y = [], product = []] = matricesIn(formulaWith(article, '\\label{eq:example}'));
  const [gram = []] = matricesIn(formulaWith(article, '\\label{eq:example-gram}'));
  const all = choices();
  const drop = (...terms: number[]): number => terms.reduce((sum, i) => sum + terms.reduce((s, j) => s + (gram[i - 1]?.[j - 1] ?? NaN), 0), 0); // prettier-ignore

  it('has the matrices that are printed', () => {
    expect([x, y, product]).toEqual([X, Y, PRODUCT]);
    expect(maxAbs(subtract(termGram(X, Y), gram))).toBeLessThan(1e-12);
    expectStated(formulaWith(article, '\\label{eq:example}'), '\\Vert\\boldsymbol M\\Vert_F^2=', squares(PRODUCT));
  });

  it('has the choices that are told, with their errors', () => {
    const found = (method: 'norm' | 'greedy' | 'exhaustive') => crApproximation(X, Y, 2, { method });
    expect(found('norm').columns).toEqual([0, 5]);
    expect(found('greedy').columns).toEqual([0, 1]);
    expect(found('exhaustive').columns).toEqual([0, 4]);
    expectStated(article, '第 $1$ 和第 $6$ 项，误差 ', found('norm').squaredError);
    expectStated(article, '留下第 $1$、$2$ 项，误差 ', found('greedy').squaredError);
    expectStated(article, '的是第 $1$、$5$ 项，误差 ', found('exhaustive').squaredError);
    expect(all).toHaveLength(stated(article, '取 $r=2$，一共 ').value);
    const errors = selectionErrors(termGram(X, Y), 2);
    expect(errors.findIndex((error) => error > 569)).toBe(stated(article, '种里排第 ').value - 1);
    expectStated(article, '随便选的平均是 ', meanSelectionError(termGram(X, Y), 2));
    expect(gram[5]?.[1]).toBe(stated(article, '第 $4$ 项的内积是 ').value);
    expect(gram[5]?.[3]).toBe(stated(article, '是 $-182$ 和 ').value);
    expectStated(article, '它们的和长度平方只有 ', drop(3, 5));
    expectStated(article, '再丢第 $4$、$6$ 两项，', drop(4, 6));
    const lengths = lengthsOf(X, Y);
    expect(Math.min(...lengths)).toBe(lengths[4]);
  });

  it('is drawn worse than nothing', () => {
    const { expected, deviation } = samplingStatistics(X, Y, 2);
    expectStated(article, '**抽样**两次，平均误差 ', expected);
    expectStated(article, '$4171$，标准差 ', deviation);
    expectStated(article, '零矩阵的误差才 ', squares(PRODUCT));
    expect(Math.ceil(drawsToBeatNothing(X, Y))).toBe(stated(article, '，至少要抽 ').value);
    expectStated(article, '十万回平均的标准误差是 $2238/\\sqrt{10^5}\\approx', deviation / Math.sqrt(1e5));
  });

  it('has three best choices, and the bounds that are printed', () => {
    const bestBy = (at: 0 | 1 | 2): string => all.reduce((a, b) => (b.errors[at] < a.errors[at] ? b : a)).columns.map((i) => i + 1).join(); // prettier-ignore
    expect([0, 1, 2].map((at) => bestBy(at === 0 ? 0 : at === 1 ? 1 : 2))).toEqual(['1,5', '1,2', '1,3']);
    expect(article).toContain(
      '不带权重时最好的 $\\{1,5\\}$，带了权重就输给 $\\{1,2\\}$；中间矩阵也放开，两者又都输给 $\\{1,3\\}$',
    );
    const others = all.filter(({ columns }) => !columns.includes(0));
    expect(others).toHaveLength(10);
    const least = (at: 0 | 1 | 2): number => Math.min(...others.map(({ errors }) => errors[at]));
    expectStated(article, '其余十种选法，三列分别不小于 ', least(0));
    expectStated(article, '$613$、', least(1));
    expectStated(article, '$535.4$ 和 ', least(2));
    const tail = svd(PRODUCT).s.slice(2).reduce((sum, s) => sum + s * s, 0); // prettier-ignore
    expectStated(article, '的例子，底是 ', tail);
    for (const { errors } of all) {
      const chain = [...errors, tail];
      expect(chain.toSorted((a, b) => b - a)).toEqual(chain);
    }
    const { weights } = crWithBestWeights(X, Y, [0, 5]);
    const printed = /最优权重是 \$\(([\d.]+),(-[\d.]+)\)\$/.exec(article)?.slice(1);
    expect(printed).toEqual(weights.map((weight) => weight.toFixed(3)));
  });

  it('is computed by the program as it says', () => {
    const blocks = notebookOf(article);
    expect(blocks).toHaveLength(2);
    expect(runNotebook(blocks)).toEqual(blocks.map((block) => block.expected));
    const lines = (blocks[0]?.expected ?? '').split('\n').map((line) => line.split(' '));
    for (const [k = '', columns = '', own, weighted] of lines) {
      const found = crApproximation(X, Y, 2, { method: 'greedy', tuple: Number(k) });
      expect(found.columns.map((i) => i + 1).join('+')).toBe(columns);
      expect(found.squaredError.toFixed(0)).toBe(own);
      expect(crWithBestWeights(X, Y, found.columns).squaredError.toFixed(2)).toBe(weighted);
    }
    const [expected = '', mean = '', whole = ''] = (blocks[1]?.expected ?? '').split(' ');
    expect(samplingStatistics(X, Y, 2).expected.toFixed(1)).toBe(expected);
    expect(squares(PRODUCT).toFixed(0)).toBe(whole);
    expectStated(article, '\n\n相差 ', Number(mean) - Number(expected));
  });

  it('is drawn best in proportion to the lengths', () => {
    const p = inProportion(lengthsOf(X, Y));
    const least = samplingStatistics(X, Y, 1).expected;
    for (let i = 0; i < 6; i++) {
      const other = p.map((own, j) => (j === i ? own + 0.01 : own - 0.01 / 5));
      expect(samplingStatistics(X, Y, 1, other).expected).toBeGreaterThan(least);
    }
  });
});

describe('the live figures', () => {
  const blocks = [...article.matchAll(/^:::cr\{#\S+ ?(.*)\}/gm)].map(([, text = '']) =>
    [...text.matchAll(/(\w+)="?([^"\s]*)"?/g)].map(([, name = '', value = '']): [string, string] => [name, value]),
  );
  const preset = (name: string) => cr.model(withValues(cr.schema, defaultsOf(cr.schema), cr.presets.find((each) => each.name === name)?.values ?? {})); // prettier-ignore
  const errors = (name: string): number[] => preset(name).series.map(({ own }) => own.squaredError);

  it('begin with the three vectors, and with the example of the figure', () => {
    expect(WIDGETS['cr']).toBe(cr);
    expect(blocks).toHaveLength(2);
    const [worst, first] = blocks.map((given) => readValues(cr, given));
    expect([worst?.faults, first?.faults]).toEqual([[], []]);
    const x: Matrix = matricesIn(formulaWith(article, '\\label{eq:three}'))[0] ?? [];
    expect(worst?.values['vectors']).toEqual([0, 1, 2].map((i) => x.map((row) => row[i])));
    expect(first?.values).toEqual(defaultsOf(cr.schema));
  });

  it('have the presets that the article names, and show what it says of them', () => {
    const labels = cr.presets.map(({ label }) => label.zh);
    const named = [...article.matchAll(/^\d\. 选“([^”]*)”/gm)].map(([, name]) => name);
    expect(named).toHaveLength(4);
    for (const name of named) expect(labels).toContain(name);
    expect(errors('pairs')).toEqual([0, expect.closeTo(34, 9), expect.any(Number), 0]);
    expect(errors('parallel').map((error) => error.toFixed(9))).toEqual(
      [180, 180, 0, 180].map((error) => error.toFixed(9)),
    );
    expectStated(article, '只有抽样是零，别的都差 ', errors('parallel')[0] ?? NaN);
    expectStated(article, '抽样不如不留”。期望 ', preset('cancelling').expected);
    expectStated(article, '一个也不留的误差只有 ', preset('cancelling').whole);
    expect(preset('nonnegative').place).toBe(1);
    for (const row of preset('nonnegative').parameters.vectors) expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
    for (const { best } of preset('first').series) expect(best.squaredError).toBe(0);
    expect(article).toContain('看前若干次的平均');
    expect(preset('first').means).toHaveLength(200);
  });
});

it('is long enough, has rows to cite, and says whose problem it is', () => {
  const prose = article.replace(/^```[\s\S]*?^```$/gm, '');
  const math = findMath(prose);
  const text = math.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), prose);
  expect(text.match(/\p{Script=Han}/gu)?.length).toBeGreaterThan(2500);
  expect(new Set(math.map(({ tex }) => tex)).size).toBeGreaterThan(40);
  expect(math.filter(({ tex }) => tex.includes('\\label')).length).toBeGreaterThan(10);
  expect(lex(article).diagnostics).toEqual([]);
  expect(readFileSync(PATH, 'utf8')).toContain('kexue.fm/archives/10427');
});
