import { describe, expect, it } from 'vitest';
import {
  alternatingErrors,
  bestPartner,
  guessErrors,
  lowRank,
  type Matrix,
  multiply,
  norm,
  storedNumbers,
  subtract,
  svd,
  tailSquares,
  transpose,
} from '../../src/numerics/index.ts';
import { model as guessModel } from '../../src/widgets/rank-one/model.ts';
import { rankOne } from '../../src/widgets/rank-one/widget.ts';
import { model as imageModel, relativeError } from '../../src/widgets/svd-image/model.ts';
import { svdImage } from '../../src/widgets/svd-image/widget.ts';
import { valuesOf } from '../widgets/support.ts';
import { columnErrors } from './matrices.ts';
import { notebookOf, runNotebook } from './notebook.ts';
import { expectStated, formulaWith, matricesIn, stated } from './stated.ts';
import { readMarkdown } from './support.ts';

const article = readMarkdown('content/posts/low-rank/index.md');

function near(found: Matrix, expected: Matrix, digits = 12): void {
  expect(found.length).toBe(expected.length);
  for (const [i, row] of found.entries())
    for (const [j, value] of row.entries()) expect(value).toBeCloseTo(expected[i]?.[j] ?? NaN, digits);
}

/** Squared Frobenius norm. */
function squares(m: Matrix): number {
  return norm(m) ** 2;
}

const [m = []] = matricesIn(article.split('的 $\\boldsymbol M=')[1]?.split('$')[0] ?? '');
const [three = []] = matricesIn(formulaWith(article, '\\label{eq:three}'));
const values = svd(three).s;

describe('the matrix of two columns', () => {
  it('has the truncation that is printed', () => {
    const [column = [], row = [], first = [], rest = []] = matricesIn(formulaWith(article, '\\label{eq:truncated}'));
    near([svd(m).s], [[Math.sqrt(45), Math.sqrt(5)]]);
    near(
      multiply(column, row).map((cells) => cells.map((x) => x * Math.sqrt(45 / 20))),
      first,
    );
    near(subtract(m, first), rest);
    expectStated(article, '2\\times1.5^2+2\\times0.5^2=', squares(rest));
    const { u, s, v } = svd(m);
    near(
      multiply(
        u.map(([x = 0]) => [x * (s[0] ?? 0)]),
        [v.map(([x = 0]) => x)],
      ),
      first,
    );
  });

  it('cannot be beaten, by any matrix of rank one that was tried', () => {
    for (let i = 0; i < 60; i++) {
      const angle = (Math.PI * i) / 60;
      const q = [[Math.cos(angle)], [Math.sin(angle)]];
      expect(squares(subtract(m, multiply(q, multiply(transpose(q), m))))).toBeGreaterThanOrEqual(5 - 1e-12);
      expect(squares(subtract([[1, 0], [0, 1]], multiply(q, transpose(q))))).toBeCloseTo(1, 12); // prettier-ignore
    }
  });
});

it('every singular value of what is left is as large as that of the truncation, for any matrix of low rank', () => {
  for (let i = 0; i < 40; i++) {
    const x = multiply([[Math.cos(i)], [Math.sin(2 * i)], [Math.cos(3 * i) * 2]], [[Math.sin(i + 1) * 3, Math.cos(i), 1]]); // prettier-ignore
    for (const [k, s] of svd(subtract(three, x)).s.entries()) expect(s).toBeGreaterThanOrEqual((values[k + 1] ?? 0) - 1e-12); // prettier-ignore
    const best = lowRank(three, 1);
    expect(norm(subtract(three, x))).toBeGreaterThanOrEqual(norm(subtract(three, best)) - 1e-12);
  }
});

it('two sides of rank one reach what one of rank two does', () => {
  const { u, v } = svd(three);
  const [a, b] = [u.map(([first = 0]) => [first]), [v.map(([, second = 0]) => second)]];
  const left = multiply(multiply(a, transpose(a)), three);
  const right = multiply(three, multiply(transpose(b), b));
  const rest = subtract(three, left.map((row, i) => row.map((x, j) => x + (right[i]?.[j] ?? 0)))); // prettier-ignore
  expect(squares(rest)).toBeCloseTo(tailSquares(values)[2] ?? NaN, 12);
});

describe('the guess', () => {
  it('begins as the figure does', () => {
    const { rest, errors, best } = guessModel(valuesOf(rankOne, 'three'));
    expect(guessModel(valuesOf(rankOne, 'three')).parameters.a).toEqual(three);
    expect(rest.flat().filter((x) => x === 0)).toHaveLength(5);
    expect(article).toContain('有五个元素一点不差');
    expectStated(article, '一点不差，误差平方却是 ', errors.own);
    expectStated(article, '，而最小值是 ', best);
  });

  it('gets better as fast as is proved', () => {
    const errors = alternatingErrors(three, [1, 1, 1], 6);
    const [s1 = NaN, s2 = NaN] = values;
    expectStated(article, '$(\\sigma_2/\\sigma_1)^4\\approx', (s2 / s1) ** 4);
    const best = tailSquares(values)[1] ?? NaN;
    const c = svd(three).v[0]?.map((_, j) => svd(three).v.reduce((sum, row) => sum + (row[j] ?? 0), 0)) ?? [];
    const factor = values.reduce((sum, s, i) => sum + (i > 0 ? (s1 ** 2 - s ** 2) * ((c[i] ?? 0) / (c[0] ?? 1)) ** 2 : 0), 0); // prettier-ignore
    for (const [k, error] of errors.entries()) {
      expect(error - best).toBeGreaterThanOrEqual(-1e-12);
      expect(error - best).toBeLessThanOrEqual((s2 / s1) ** (4 * k) * factor + 1e-12);
    }
  });

  it('runs its program as it says', () => {
    const blocks = notebookOf(article);
    expect(blocks).toHaveLength(1);
    expect(runNotebook(blocks)).toEqual(blocks.map((block) => block.expected));
    const printed = (blocks[0]?.expected ?? '').split('\n').map((line) => line.split(' ')[1]);
    expect(printed).toEqual(alternatingErrors(three, [1, 1, 1], 4).map((error) => error.toFixed(8)));
  });

  it('is stuck on the saddle, and gets away once it is pulled aside', () => {
    const { parameters, hints, errors, best } = guessModel(valuesOf(rankOne, 'saddle'));
    expect(hints).toEqual({ u: parameters.u, v: parameters.v });
    expectStated(article, '两组短线都说不必动，误差平方却是 ', errors.own);
    expectStated(article, '最小值只有 ', best);
    let v: number[] = [0.1, 2];
    for (let i = 0; i < 20; i++) v = bestPartner(transpose(parameters.a), bestPartner(parameters.a, v));
    expect(guessErrors(parameters.a, bestPartner(parameters.a, v), v).own).toBeCloseTo(best, 9);
  });
});

it('says of columns what is so', () => {
  expectStated(article, '\\Vert\\boldsymbol M\\Vert_F^2=', squares(three));
  const best = tailSquares(values)[1] ?? NaN;
  for (const error of columnErrors()) expect(error).toBeGreaterThan(best);
  expect(Math.max(...columnErrors()) / best).toBeGreaterThan(3);
});

describe('the picture', () => {
  /** What the figure says in a preset: share of the numbers, and relative error, both in per cent. */
  function said(name: string): { share: number; error: number } {
    const { shown } = imageModel(valuesOf(svdImage, name));
    if (!shown) throw new Error('there is a picture');
    return { share: (100 * shown.stored) / shown.whole, error: 100 * relativeError(shown, shown.rank) };
  }

  it('has the errors that are printed', () => {
    expectStated(article, '山水，八项：存 ', said('landscape').share);
    expectStated(article, '的数，相对误差 ', said('landscape').error);
    expectStated(article, '格子布：两项就一点不差，存 ', said('cloth').share);
    expect(said('cloth').error).toBe(0);
    expectStated(article, '留十六项还有 ', said('turned').error);
    expectStated(article, '噪声：留三十二项，存了 ', said('noise').share);
    expectStated(article, '，误差还有 ', said('noise').error);
    expectStated(article, '山水，四十八项：误差 ', said('even').error);
    expect(said('even').share).toBe(100);
    const { shown } = imageModel({ picture: 'cloth', rank: 1 });
    expectStated(article, '格子布只用一项，误差就只有 ', 100 * relativeError(shown ?? { tails: [] }, 1));
  });

  it('has the size and the ranks that are printed', () => {
    const { shown } = imageModel(valuesOf(svdImage, 'turned'));
    expect(shown?.s.filter((sigma) => sigma > 0)).toHaveLength(96);
    expectStated(article, '大小 $', shown?.rows ?? NaN);
    expect(storedNumbers(48, 96, 96)).toBe(96 ** 2);
    expect(storedNumbers(20, 1000, 1000)).toBe(40_000);
    expect(stated(article, '同一块布转 ').value).toBe(30);
  });
});

it('is long enough', () => {
  expect(article.match(/\p{Script=Han}/gu)?.length).toBeGreaterThan(2500);
});
