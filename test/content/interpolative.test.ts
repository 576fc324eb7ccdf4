import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csv } from '../../bench/dialect/table.ts';
import { findMath, lex } from '../../src/markdown/index.ts';
import {
  binomial,
  type ColumnChoice,
  identity,
  interpolateColumns,
  type Interpolative,
  interpolativeDecomposition,
  type Matrix,
  maxAbs,
  multiply,
  norm,
  submatrix,
  svd,
  transpose,
} from '../../src/numerics/index.ts';
import { model } from '../../src/widgets/interpolative/model.ts';
import { INTERPOLATIVE } from '../../src/widgets/interpolative/widget.ts';
import { defaultsOf, withValues } from '../../src/widgets/kit/state.ts';
import { drawnErrors, floor, mean, NOISY, symmetric, waysTable } from './columns.ts';
import { notebookOf, runNotebook } from './notebook.ts';
import { expectStated, formulaWith, matricesIn, stated } from './stated.ts';
import { readMarkdown } from './support.ts';

const article = readMarkdown('content/posts/interpolative/index.md');
const THREE = [[4, 2, 1], [2, 3, 1], [1, 1, 2]]; // prettier-ignore
const [FIVE = [], SQUARED = []] = matricesIn(formulaWith(article, '\\label{eq:five}'));

function by(method: ColumnChoice, m: Matrix = NOISY, rank = 3): Interpolative {
  return interpolativeDecomposition(m, rank, { method });
}

/** All subsets of so many of the numbers from 0 to n − 1. */
function subsets(n: number, size: number): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: n }, (_, last) => subsets(last, size - 1).map((head) => [...head, last])).flat();
}

/** det(CᵀC), by singular values. */
function volume(m: Matrix, columns: readonly number[]): number {
  return svd(submatrix(m, [...m.keys()], columns)).s.reduce((product, s) => product * s * s, 1);
}

it('the file beside it is what the program makes', () => {
  const [head = [], ...rows] = waysTable();
  const made = csv({ head, rows });
  const path = 'content/posts/interpolative/ways.csv';
  if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(path, made);
  expect(readFileSync(path, 'utf8')).toBe(made);
});

describe('the five columns', () => {
  it('have the squares that are printed, of which the longest leaves the larger', () => {
    expect(maxAbs(multiply(FIVE, transpose(FIVE)).map((row, i) => row.map((x, j) => x - (SQUARED[i]?.[j] ?? NaN))))).toBeLessThan(1e-15); // prettier-ignore
    expect(FIVE).toEqual(defaultsOf(INTERPOLATIVE.schema).points);
    expectStated(article, '最长的是第一列，长 $', Math.sqrt(1.44));
    expectStated(article, '横轴上的一切都丢了，$E=', interpolateColumns(FIVE, [0]).squaredError);
    expectStated(article, '它指着横轴，$E=', interpolateColumns(FIVE, [1]).squaredError);
    expectStated(article, '差的一方是好的一方的 ', 4.21 / 1.46);
    const { s } = svd(FIVE);
    expectStated(article, '所以 $\\sigma_1^2=', (s[0] ?? 0) ** 2);
    expectStated(article, '，$\\sigma_2^2=', (s[1] ?? 0) ** 2);
    expect(by('pivoted-qr', FIVE, 1).columns).toEqual([0]);
  });

  it('do as the reader is told they will', () => {
    const shorter = FIVE.map((row, i) => row.map((x, j) => (i === 1 && j === 0 ? 1.09 : x)));
    expect(by('pivoted-qr', shorter, 1).columns).toEqual([4]);
    expect(by('pivoted-qr', shorter, 1).squaredError).toBeCloseTo(floor(shorter, 1), 12);
    const of = (name: string): ReturnType<typeof model> => model(withValues(INTERPOLATIVE.schema, defaultsOf(INTERPOLATIVE.schema), INTERPOLATIVE.presets.find((one) => one.name === name)?.values ?? {})); // prettier-ignore
    const short = of('short');
    expect(short.now.columns.map((j) => short.m.map((row) => row[j]))).toEqual([[0.4, 0]]);
    expectStated(article, '$(0.4,0)$，误差平方 ', short.now.squaredError);
    expectStated(article, '体积最大的一列则有 ', by('max-volume', short.m, 1).squaredError);
    expectStated(article, '代价是系数到了 ', short.now.largest);
    expect(of('parallelogram').now.largest).toBeLessThanOrEqual(1 + 1e-12);
    expect(of('narrow').m).toEqual(of('parallelogram').m);
    expectStated(article, '第五列在外面很远，系数是 ', of('narrow').now.largest);
    expect(Math.abs(of('narrow').now.z[0]?.[4] ?? 0)).toBeCloseTo(of('narrow').now.largest, 12);
    expectStated(article, '平面上五个点就能到 ', of('narrow').now.largest);
  });
});

describe('volumes', () => {
  it('are the base times the height, and sum to what singular values say', () => {
    for (const m of [THREE, FIVE, NOISY.slice(0, 4).map((row) => row.slice(0, 6))]) {
      const count = m[0]?.length ?? 0;
      for (let rank = 1; rank < Math.min(m.length, count); rank++) {
        const all = subsets(count, rank);
        const volumes = all.map((s) => volume(m, s));
        const total = volumes.reduce((a, b) => a + b, 0);
        expect(total / symmetric(m, rank)).toBeCloseTo(1, 9);
        for (const [i, s] of all.entries()) {
          const grown = [...Array(count).keys()].filter((j) => !s.includes(j)).map((j) => volume(m, [...s, j]));
          const error = interpolateColumns(m, s).squaredError;
          expect(((volumes[i] ?? 0) * error) / symmetric(m, rank + 1)).toBeCloseTo(grown.reduce((a, b) => a + b, 0) / symmetric(m, rank + 1), 9); // prettier-ignore
        }
        const average = all.reduce((sum, s, i) => sum + ((volumes[i] ?? 0) / total) * interpolateColumns(m, s).squaredError, 0); // prettier-ignore
        expect(average / (((rank + 1) * symmetric(m, rank + 1)) / symmetric(m, rank))).toBeCloseTo(1, 9);
        expect(average).toBeLessThanOrEqual((rank + 1) * floor(m, rank) * (1 + 1e-9));
        const worst = by('max-volume', m, rank).squaredError;
        expect(worst).toBeLessThanOrEqual((count - rank) * (rank + 1) * (svd(m).s[rank] ?? 0) ** 2 * (1 + 1e-9));
      }
    }
  });

  it('of the matrix of order three are whole numbers', () => {
    const lengths = transpose(THREE).map((column) => norm([column]) ** 2);
    const rows = [...formulaWith(article, '\\label{eq:integers}').matchAll(/=(\d+)\/(\d+)\\approx(\d+\.\d+)/g)];
    expect(rows).toHaveLength(3);
    for (const [j, [, product, square, error]] of rows.entries()) {
      expect(Number(square)).toBeCloseTo(lengths[j] ?? NaN, 9);
      const found = interpolateColumns(THREE, [j]).squaredError;
      expect(found.toFixed(4)).toBe(error);
      expect((lengths[j] ?? NaN) * found).toBeCloseTo(Number(product), 9);
    }
    expectStated(article, '乘积的总和是 ', 2 * symmetric(THREE, 2));
    expectStated(article, '加起来是 $e_1=', symmetric(THREE, 1));
    expectStated(article, '$332/41\\approx', 332 / 41);
    expectStated(article, '不超过 $2\\tau_1\\approx', 2 * floor(THREE, 1));
  });

  it('show that r + 1 cannot be made smaller', () => {
    for (const rank of [1, 2, 3, 5]) {
      for (const epsilon of [0.5, 0.01]) {
        // A square root of the Gram matrix that the proof asks for.
        const shift = (1 - Math.sqrt(epsilon)) / (rank + 1);
        const m = identity(rank + 1).map((row) => row.map((x) => x - shift));
        expect(floor(m, rank)).toBeCloseTo(epsilon, 12);
        for (const s of subsets(rank + 1, rank))
          expect(interpolateColumns(m, s).squaredError / floor(m, rank)).toBeCloseTo((rank + 1) / (1 + rank * epsilon), 9); // prettier-ignore
      }
    }
    expectStated(article, '倍数已经是 ', 4 / 1.03);
    const two = [[1, -1], [0.1, 0.1]].map((row) => row.map((x) => x / Math.SQRT2)); // prettier-ignore
    expect(interpolateColumns(two, [0]).squaredError / floor(two, 1)).toBeCloseTo(2 / 1.01, 9);
  });
});

describe('the matrix of twenty rows', () => {
  it('has the singular values and the errors that are named', () => {
    const { s } = svd(NOISY);
    expectStated(article, '它的奇异值是 ', s[0] ?? NaN);
    expectStated(article, '$41.21$、', s[1] ?? NaN);
    expectStated(article, '$19.33$、', s[2] ?? NaN);
    expectStated(article, '接着便跌到 ', s[3] ?? NaN);
    expectStated(article, '列主元 QR 和体积最大都是 ', by('pivoted-qr', NOISY, 2).squaredError);
    expect(by('max-volume', NOISY, 2).squaredError).toBeCloseTo(by('pivoted-qr', NOISY, 2).squaredError, 9);
    expectStated(article, '$240.3$，是底的 ', by('pivoted-qr', NOISY, 2).squaredError / floor(NOISY, 2));
    expect(by('pivoted-qr', NOISY, 2).squaredError).toBeGreaterThan((3 * symmetric(NOISY, 3)) / symmetric(NOISY, 2));
    expectStated(article, '余量贪心只有 ', by('residual-greedy', NOISY, 2).squaredError);
    expectStated(article, '列主元 QR 是底的 ', by('pivoted-qr').squaredError / floor(NOISY, 3));
    expectStated(article, '余量贪心却有 ', by('residual-greedy').squaredError / floor(NOISY, 3));
    expect(by('residual-greedy').columns[0]).toBe(stated(article, '它早早挑了第 ').value - 1);
    expect(by('exhaustive', NOISY, 1).columns).toEqual(by('residual-greedy', NOISY, 1).columns);
    expectStated(article, '而且它的系数有 ', maxAbs(by('exhaustive').z));
    expect(article).toContain(`$\\binom{30}{3}=${binomial(30, 3)}$`);
  });

  it('has the luck that is named', () => {
    const errors = drawnErrors(NOISY, 3, 1000);
    const worst = Math.max(...errors);
    expectStated(article, '次）是 ', worst);
    expect(errors.indexOf(worst)).toBe(stated(article, '最坏的一次（第 ').value);
    expectStated(article, '但也有 ', errors.filter((error) => error < by('residual-greedy').squaredError).length);
    expect(mean(errors)).toBeGreaterThan(by('residual-greedy').squaredError);
    // With one column, drawing is volume sampling itself.
    expect(mean(drawnErrors(NOISY, 1, 1000)) / ((2 * symmetric(NOISY, 2)) / symmetric(NOISY, 1))).toBeCloseTo(1, 1);
  });
});

it('runs its program as it says, which does what ours does', () => {
  const blocks = notebookOf(article);
  expect(blocks).toHaveLength(1);
  expect(runNotebook(blocks)).toEqual(blocks.map((block) => block.expected));
  expectStated(article, '三阶矩阵取前两列，误差平方 ', by('pivoted-qr', THREE, 2).squaredError);
  expectStated(article, '而 $\\tau_2=', floor(THREE, 2));
});

it('is long enough, states what it proves, and cites what it leans on', () => {
  const formulas = findMath(article);
  expect(article.match(/\p{Script=Han}/gu)?.length).toBeGreaterThan(2500);
  expect(new Set(formulas.map(({ tex }) => tex)).size).toBeGreaterThanOrEqual(40);
  expect(formulas.filter(({ tex }) => tex.includes('\\label')).length).toBeGreaterThanOrEqual(10);
  expect(article.match(/^:::proof/gm)?.length).toBe(article.match(/^:::(?:theorem|lemma|proposition)/gm)?.length);
  for (const label of ['pseudo-inverse:eq:matrix', 'low-rank:eq:eym', 'low-rank:eq:three'])
    expect(article).toContain(`\\eqref{${label}}`);
  expect(article).toContain('kexue.fm/archives/10501');
  expect(lex(article).diagnostics).toEqual([]);
});
