import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMath, lex } from '../../src/markdown/index.ts';
import {
  gradientTopK,
  hardTopK,
  jacobianGradientTopK,
  jacobianThresholdTopK,
  publishedGradientTopK,
  publishedLaplaceThreshold,
  softKMax,
  type Threshold,
  thresholdTopK,
  weightedSoftmaxTopK,
} from '../../src/numerics/index.ts';
import { readValues, WIDGETS } from '../../src/widgets/index.ts';
import { topK } from '../../src/widgets/smooth-top-k/model.ts';
import { smoothTopK } from '../../src/widgets/smooth-top-k/widget.ts';
import { notebookOf, runNotebook } from './notebook.ts';
import { expectStated, formulaWith, stated } from './stated.ts';
import { readMarkdown, tableNamed } from './support.ts';

const PATH = 'content/posts/smooth-top-k/index.md';
const article = readMarkdown(PATH);
const X = vectorAfter('$\\mathcal T_2');
const colder = (tau: number): number[] => X.map((value) => value / tau);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const byThreshold = (x: readonly number[], k: number, kind: Threshold): number[] => thresholdTopK(x, k, kind).p;

/** Texts of the numbers of the vector, `(1,2,3)`, directly behind `before`, which stands once. */
function cellsAfter(before: string, text = article): string[] {
  const parts = text.split(before);
  expect(parts.length, `how often ${before} stands`).toBe(2);
  return (/^\(([^)]*)\)/.exec(parts[1] ?? '')?.[1] ?? '').split(',');
}

function vectorAfter(before: string, text = article): number[] {
  return cellsAfter(before, text).map(Number);
}

/** Numbers are the computed ones, to the digits that are printed. */
function expectCells(cells: readonly string[], computed: readonly number[]): void {
  const digits = cells.map((cell) => cell.split('.')[1]?.length ?? 0);
  expect(cells).toEqual(computed.map((value, i) => value.toFixed(digits[i])));
}

function row(label: string): string[] {
  const tex = formulaWith(article, `\\label{${label}}`);
  const line = tex.split('\\\\').find((each) => each.includes(`\\label{${label}}`)) ?? '';
  return (/\(([\d.,]{6,})\)/.exec(line)?.[1] ?? '').split(',');
}

describe('the numbers of the beginning', () => {
  it('are what Top-k and the constructions make of the example', () => {
    expect(vectorAfter('\\mathcal T_2(3,2,1,4)=')).toEqual(hardTopK(X, 2));
    const { rows } = tableNamed(article, '办法');
    const computed = {
      梯度: gradientTopK(X, 2),
      '$\\min(1,e^t)$': byThreshold(X, 2, 'min(1,exp)'),
      '$\\sigma$': byThreshold(X, 2, 'sigmoid'),
      Laplace: byThreshold(X, 2, 'laplace'),
      'soft-k-max': softKMax(X, 2),
      '加权 softmax': weightedSoftmaxTopK(X, 2),
    };
    expect(rows.map(([name]) => name?.text)).toEqual(Object.keys(computed));
    Object.values(computed).forEach((p, i) => {
      expectCells(rows[i]?.slice(1).map(({ text }) => text) ?? [], p);
    });
  });
});

describe('the two failures', () => {
  it('of soft-k-max are those that are printed', () => {
    expectCells(row('eq:soft-above'), softKMax(X, 3));
    const p = softKMax(colder(stated(article, '而 $k=2$、$\\tau=').value), 2);
    expectStated(article, '时 $p_1\\approx', p[0] ?? NaN);
    expectStated(article, '$p_1\\approx0.99944$，$p_4\\approx', p[3] ?? NaN);
    const all = softKMax(colder(stated(article, '四个数取四个，$\\tau=').value), 4);
    expectCells(cellsAfter('$\\tau=0.02$ 时算得 $'), all);
    for (const n of [3, 5, 8]) {
      const x = Array.from({ length: n }, (_, i) => -100 * i);
      expectCells(softKMax(x, n).map((value) => value.toFixed(9)), x.map((_, i) => (i < n - 1 ? 1 : 0) + 1 / n)); // prettier-ignore
    }
  });

  it('of weighted softmax is the limit that is proved', () => {
    const tau = stated(article, '拿 $(3,2,1,4)$ 来看，$\\tau=').value;
    const [two, three] = [weightedSoftmaxTopK(colder(tau), 2), weightedSoftmaxTopK(colder(tau), 3)];
    expectStated(article, '$k=2$ 算得 $p_4\\approx', two[3] ?? NaN);
    expectStated(article, '$、$p_1\\approx', two[0] ?? NaN);
    expectStated(article, '$k=3$ 算得 $p_4\\approx', three[3] ?? NaN);
    expect(three[0]).toBeCloseTo(two[0] ?? NaN, 7);
    for (let k = 2; k <= 5; k++) {
      const limit = [k - 0.5, 0.5, 0, 0, 0];
      weightedSoftmaxTopK([60, 40, 20, 0, -20], k).forEach((value, i) => expect(value).toBeCloseTo(limit[i] ?? NaN, 6));
    }
  });

  it('and rounding hides it at the lowest temperature of the figure', () => {
    const lowest = stated(article, '拖到最低的 ').value;
    expect(smoothTopK.schema.tau.control).toMatchObject({ min: lowest });
    const right = vectorAfter('会忽然变成正确的 $');
    expect(right).toEqual(hardTopK(X, 2));
    weightedSoftmaxTopK(colder(lowest), 2).forEach((value, i) => expect(value).toBeCloseTo(right[i] ?? NaN, 12));
    const gap = stated(article, '不要高兴：$e^{-').value;
    expect(1 / lowest).toBe(gap);
    expect(1 - Math.exp(-gap)).toBe(1);
  });
});

/** Z_k, by all subsets. */
function elementary(x: readonly number[], k: number): number {
  const z = [1, ...x.map(() => 0)];
  for (const value of x) for (let m = x.length; m > 0; m--) z[m] = (z[m] ?? 0) + (z[m - 1] ?? 0) * Math.exp(value);
  return z[k] ?? NaN;
}

describe('the gradient', () => {
  it('fails silently in the published recursion', () => {
    const factor = stated(article, '取 $\\boldsymbol x=').value;
    const x = colder(1 / factor);
    const [wrong, right] = [vectorAfter('\\boldsymbol p=', formulaWith(article, '\\label{eq:silent}')), vectorAfter('\\text{应为}\\ ')]; // prettier-ignore
    const found = publishedGradientTopK(x, 2);
    found.forEach((value, i) => expect(value).toBeCloseTo(wrong[i] ?? NaN, 12));
    expect(sum(found)).toBeCloseTo(stated(article, '**和仍然是 ').value, 12);
    gradientTopK(x, 2).forEach((value, i) => expect(value).toBeCloseTo(right[i] ?? NaN, 12));
    const [first = NaN, second = NaN] = x.toSorted((a, b) => b - a);
    expect(first).toBe(stated(article, '双精度数在 ').value);
    expect(first - second).toBe(stated(article, '最大的数与次大的相差 ').value);
    expectStated(article, '$e^{-35}\\approx', Math.exp(second - first));
    expectStated(article, '附近的间隔是 ', 2 ** (Math.floor(Math.log2(first)) - 52));
    expect(first + Math.exp(second - first)).toBe(first);
  });

  it('and errs where the bars look the same', () => {
    const x = colder(stated(article, '提高到 $\\tau=').value);
    const difference = (gradientTopK(x, 2)[0] ?? NaN) - (publishedGradientTopK(x, 2)[0] ?? NaN);
    expectStated(article, '$p_1$ 已经差了 ', difference);
  });

  it('has differences and covariances as derived', () => {
    const p = gradientTopK(X, 2);
    const u = X.map(Math.exp);
    const J = jacobianGradientTopK(X, 2);
    X.forEach((_, i) => {
      X.forEach((__, j) => {
        if (i === j) return;
        const others = X.filter((___, l) => l !== i && l !== j);
        const e = (k: number): number => elementary(others, k);
        const z = elementary(X, 2);
        expect((p[i] ?? NaN) - (p[j] ?? NaN)).toBeCloseTo((((u[i] ?? NaN) - (u[j] ?? NaN)) * e(1)) / z, 12);
        const negative = (-(u[i] ?? NaN) * (u[j] ?? NaN) * (e(1) ** 2 - e(0) * e(2))) / z ** 2;
        expect(J[i]?.[j]).toBeCloseTo(negative, 12);
        expect(negative).toBeLessThan(0);
      });
    });
  });

  it('is near the sigmoid threshold, as the bound says', () => {
    const { lambda } = thresholdTopK(X, 2, 'sigmoid');
    expectStated(article, '所以 $\\lambda=', lambda);
    const below = Math.log(elementary(X, 2));
    const above = 2 * lambda + sum(X.map((value) => Math.log1p(Math.exp(value - lambda))));
    expectStated(article, '\\log Z_2\\approx', below);
    expectStated(article, 'F(2.5)\\approx', above);
    expectStated(article, '$，相差 ', above - below);
    expectStated(article, '\\log5\\approx', Math.log(5));
    expect(above - below).toBeLessThan(Math.log(5));
  });
});

describe('thresholds', () => {
  it('of the example are those that are printed', () => {
    const { lambda, p } = thresholdTopK(X, 2, 'min(1,exp)');
    expectStated(article, '$k=2$ 时 $\\lambda\\approx', lambda);
    expect(p.filter((value) => value === 1)).toHaveLength(stated(article, '$\\lambda\\approx3.40761$，$m=').value);
    expectStated(article, '它不是 $\\operatorname{softmax}$：$p_4\\approx', byThreshold(X, 1, 'sigmoid')[3] ?? NaN);
    expectStated(article, '而 $\\operatorname{softmax}$ 给出 ', gradientTopK(X, 1)[3] ?? NaN);
    byThreshold(X, 1, 'min(1,exp)').forEach((value, i) => expect(value).toBeCloseTo(gradientTopK(X, 1)[i] ?? NaN, 12));
  });

  it('of Laplace lack a case in what was published', () => {
    const x = vectorAfter('漏掉的情形是真有的。$\\boldsymbol x=');
    const k = stated(article, '(0,0.1,0.2,0.3)$、$k=').value;
    expect(publishedLaplaceThreshold(x, k)).toBeNull();
    const { lambda, p } = thresholdTopK(x, k, 'laplace');
    expectStated(article, '\\log\\frac{2(n-k)}a\\approx', lambda);
    expect(lambda).toBeCloseTo(Math.log((2 * (x.length - k)) / sum(x.map((value) => Math.exp(-value)))), 12);
    expectCells(row('eq:missing-p'), p);
  });

  it('of Laplace are below the least number only for k above n/2', () => {
    for (const x of [X, [0, 0.1, 0.2, 0.3], [0, 1e-9, 0], [5, 1, 1, 0.9, 0.9]])
      for (let k = 1; k < x.length; k++) {
        if (k <= x.length / 2) expect(publishedLaplaceThreshold(x, k)).not.toBeNull();
        if (thresholdTopK(x, k, 'laplace').lambda < Math.min(...x) - 1e-9) expect(k).toBeGreaterThan(x.length / 2);
      }
  });

  it('of Laplace are softmax for k = 1 exactly where none exceeds a half', () => {
    expectCells(row('eq:softmax'), gradientTopK(X, 1));
    expectCells(row('eq:laplace-one'), byThreshold(X, 1, 'laplace'));
    const even = [1, 0.9, 0.8, 0.7];
    expect(article).toContain(`$(${even.join(',')})$ 没有分量过半`);
    for (const x of [X, even, [0, 0], [0.1, 0], [2, 1, 1, 1, 1], [2.2, 1, 1, 1], [9, 1]]) {
      const softmax = gradientTopK(x, 1);
      const far = Math.max(...byThreshold(x, 1, 'laplace').map((value, i) => Math.abs(value - (softmax[i] ?? NaN))));
      if (Math.max(...softmax) <= 0.5 + 1e-15) expect(far).toBeLessThan(1e-14);
      else expect(far).toBeGreaterThan(1e-5);
    }
  });

  it('have the derivatives that are printed', () => {
    const corner = (J: number[][]): number => J[3]?.[3] ?? NaN;
    const truncated = jacobianThresholdTopK(X, 2, 'min(1,exp)');
    expectStated(article, '时，$J_{44}=', corner(truncated));
    truncated.forEach((line, i) => expect(Math.abs(line[3] ?? NaN) + Math.abs(truncated[3]?.[i] ?? NaN)).toBe(0));
    expectStated(article, '梯度的办法给出 $J_{44}\\approx', corner(jacobianGradientTopK(X, 2)));
    expectStated(article, '，Laplace 给出 ', corner(jacobianThresholdTopK(X, 2, 'laplace')));
  });
});

describe('the program', () => {
  const blocks = notebookOf(article);

  it('prints what the article says', () => {
    expect(blocks).toHaveLength(2);
    expect(runNotebook(blocks)).toEqual(blocks.map((block) => block.expected));
  });

  it('and that is what the numerics say', () => {
    const lines = (i: number): string[][] => (blocks[i]?.expected ?? '').split('\n').map((line) => line.split(' '));
    [1, 1 / 35].forEach((tau, i) => {
      expectCells(lines(0)[2 * i] ?? [], publishedGradientTopK(colder(tau), 2));
      expectCells(lines(0)[2 * i + 1] ?? [], gradientTopK(colder(tau), 2));
    });
    const cases: [number[], number][] = [[X, 1], [[1, 0.9, 0.8, 0.7], 1], [[0, 0.1, 0.2, 0.3], 3]]; // prettier-ignore
    cases.forEach(([x, k], i) => {
      const { lambda, p } = thresholdTopK(x, k, 'laplace');
      const [m, printed = '', , ...cells] = lines(1)[i] ?? [];
      expect(Number(m)).toBe(x.filter((value) => value >= lambda).length);
      expectCells([printed, ...cells], [lambda, ...p]);
    });
  });
});

describe('the live figures', () => {
  const blocks = [...article.matchAll(/^:::smooth-top-k\{#\S+ (.*)\}/gm)].map(([, text = '']) =>
    [...text.matchAll(/(\w+)="?([^"\s]*)"?/g)].map(([, name = '', value = '']): [string, string] => [name, value]),
  );

  it('begin with the example, and where the recursion fails', () => {
    expect(WIDGETS['smooth-top-k']).toBe(smoothTopK);
    expect(blocks).toHaveLength(2);
    const [first, failing] = blocks.map((given) => readValues(smoothTopK, given).values);
    expect(first?.x).toEqual(X);
    expect(failing?.tau).toBe(stated(article, '下图停在它旁边的 $\\tau=').value);
    const at = (method: 'gradient' | 'published'): number[] => topK(method, colder(failing?.tau ?? NaN), 2);
    expectCells(['2', '0', '0', '0'], at('published'));
    expectCells(['1', '0', '0', '1'], at('gradient'));
  });

  it('have the presets that the article names', () => {
    const labels = smoothTopK.presets.map(({ label }) => label.zh);
    const named = [...article.matchAll(/在图里选“([^”]*)”/g)].map(([, name]) => name);
    expect(named).toHaveLength(2);
    for (const name of named) expect(labels).toContain(name);
  });
});

it('is long enough, has rows to cite, and says whose claims it checks', () => {
  const prose = article.replace(/^```[\s\S]*?^```$/gm, '');
  const math = findMath(prose);
  const text = math.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), prose);
  expect(text.match(/\p{Script=Han}/gu)?.length).toBeGreaterThan(2500);
  expect(new Set(math.map(({ tex }) => tex)).size).toBeGreaterThan(40);
  expect(math.filter(({ tex }) => tex.includes('\\label')).length).toBeGreaterThan(10);
  expect(lex(article).diagnostics).toEqual([]);
  expect(readFileSync(PATH, 'utf8')).toContain('kexue.fm/archives/10373');
});
