import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csv } from '../../bench/dialect/table.ts';
import { findMath, lex } from '../../src/markdown/index.ts';
import { ellipseSvg } from './ellipse.ts';
import {
  columnErrors,
  columnsTable,
  inverse2,
  type Matrix,
  multiply,
  ridgeTable,
  scale,
  singularValues,
  spectrumTable,
  squares,
  subtract,
  transpose,
} from './matrices.ts';
import { notebookOf, runNotebook } from './notebook.ts';
import { readMarkdown } from './support.ts';

const POSTS = 'content/posts';
const pinv = readMarkdown(`${POSTS}/pseudo-inverse/index.md`);
const lowRank = readMarkdown(`${POSTS}/low-rank/index.md`);

function near(found: Matrix, expected: Matrix, digits = 12): void {
  expect(found.length).toBe(expected.length);
  for (const [i, row] of found.entries())
    for (const [j, value] of row.entries()) expect(value).toBeCloseTo(expected[i]?.[j] ?? NaN, digits);
}

function asCsv([head = [], ...rows]: string[][]): string {
  return csv({ head, rows });
}

/** `UPDATE=1` writes the files. */
describe('files beside the articles', () => {
  it.each([
    ['pseudo-inverse/ridge.csv', asCsv(ridgeTable())],
    ['low-rank/spectrum.csv', asCsv(spectrumTable())],
    ['low-rank/columns.csv', asCsv(columnsTable())],
    ['low-rank/ellipse.svg', ellipseSvg()],
  ])('%s is what the program makes', (name, made) => {
    const path = `${POSTS}/${name}`;
    if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(path, made);
    expect(readFileSync(path, 'utf8')).toBe(made);
  });
});

/** The four equations, by Frobenius norms of what is left. */
function penrose(a: Matrix, x: Matrix): number[] {
  const [ax, xa] = [multiply(a, x), multiply(x, a)];
  const left = [subtract(multiply(ax, a), a), subtract(multiply(xa, x), x)];
  return [...left, subtract(transpose(ax), ax), subtract(transpose(xa), xa)].map(squares);
}

describe('pseudo-inverse', () => {
  const a = [
    [1, 0],
    [1, 1],
    [1, 2],
  ];
  const b = [[1], [2], [4]];
  const gram = multiply(transpose(a), a);
  const inverse = multiply(inverse2(gram), transpose(a));

  it('fits the line', () => {
    near(gram, [[3, 3], [3, 5]]); // prettier-ignore
    near(multiply(transpose(a), b), [[7], [10]]);
    near(scale(inverse, 6), [[5, 2, -1], [-3, 0, 3]]); // prettier-ignore
    const x = multiply(inverse, b);
    near(x, [[5 / 6], [3 / 2]]);
    const residual = subtract(b, multiply(a, x));
    near(residual, [[1 / 6], [-1 / 3], [1 / 6]]);
    expect(squares(residual)).toBeCloseTo(1 / 6, 12);
    near(multiply(transpose(a), residual), [[0], [0]]);
    for (const left of penrose(a, inverse)) expect(left).toBeCloseTo(0, 12);
  });

  it('of a matrix of rank one is its transpose over the sum of squares', () => {
    const one = [[1, 2], [2, 4], [3, 6]]; // prettier-ignore
    expect(squares(one)).toBe(70);
    expect(5 * 14).toBe(70);
    for (const left of penrose(one, scale(transpose(one), 1 / 70))) expect(left).toBeCloseTo(0, 12);
    near(multiply(transpose(one), one), [[14, 28], [28, 56]]); // prettier-ignore
    expect(14 * 56).toBe(28 ** 2);
  });

  it('turns where the estimate says, between 1e-6 and 1e-8', () => {
    const u = 2 ** -53;
    expect(u.toExponential(1)).toBe('1.1e-16');
    expect(784 / 70).toBeCloseTo(11.2, 12);
    expect(11.2 * 70).toBeCloseTo(784, 9);
    expect(Math.sqrt(784 * u).toExponential(0)).toBe('3e-7');
    const value = (cell = ''): number => Number(cell.replace(/\$|\}/g, '').replace('\\times10^{', 'e'));
    const errors = ridgeTable().slice(1).map((row) => value(row[1])); // prettier-ignore
    const best = errors.indexOf(Math.min(...errors));
    const powers = ridgeTable().slice(1).map((row) => row[0]); // prettier-ignore
    expect(['$10^{-6}$', '$10^{-7}$', '$10^{-8}$']).toContain(powers[best]);
    for (let i = best + 2; i < errors.length; i++) expect(errors[i]).toBeGreaterThan(errors[i - 1] ?? 0);
  });

  it('does not turn products round', () => {
    const [row, column] = [[[1, 0]], [[1], [1]]];
    near(multiply(row, column), [[1]]);
    for (const left of penrose(column, [[0.5, 0.5]])) expect(left).toBe(0);
    for (const left of penrose(row, [[1], [0]])) expect(left).toBe(0);
    near(multiply([[0.5, 0.5]], [[1], [0]]), [[0.5]]);
    for (const d of [0.1, 1e-3]) for (const left of penrose([[1, 0], [0, d]], [[1, 0], [0, 1 / d]])) expect(left).toBeCloseTo(0, 9); // prettier-ignore
  });
});

describe('low rank', () => {
  const m = [[3, 0], [4, 5]]; // prettier-ignore
  const [w, v] = [1 / Math.sqrt(10), 1 / Math.sqrt(2)];
  const outer = (s: number, x: number[], y: number[]): number[][] => x.map((a) => y.map((b) => s * a * b));

  it('has the singular values and vectors that it says', () => {
    near(multiply(transpose(m), m), [[25, 20], [20, 25]]); // prettier-ignore
    near([singularValues(m)], [[Math.sqrt(45), Math.sqrt(5)]], 9);
    expect([Math.sqrt(45).toFixed(4), Math.sqrt(5).toFixed(4)]).toEqual(['6.7082', '2.2361']);
    const first = outer(Math.sqrt(45), [w, 3 * w], [v, v]);
    const second = outer(Math.sqrt(5), [3 * w, -w], [v, -v]);
    near(first, [[1.5, 1.5], [4.5, 4.5]]); // prettier-ignore
    near(subtract(m, first), second);
    near(second, [[1.5, -1.5], [-0.5, 0.5]]); // prettier-ignore
    expect(squares(second)).toBeCloseTo(5, 12);
    expect(Math.sqrt(45) / Math.sqrt(5)).toBeCloseTo(3, 12);
  });

  it('cannot be beaten, by any matrix of rank one that was tried', () => {
    for (let i = 0; i < 60; i++) {
      const angle = (Math.PI * i) / 60;
      const q = [[Math.cos(angle)], [Math.sin(angle)]];
      const error = squares(subtract(m, multiply(q, multiply(transpose(q), m))));
      expect(error).toBeGreaterThanOrEqual(5 - 1e-12);
      expect(squares(subtract([[1, 0], [0, 1]], multiply(q, transpose(q))))).toBeCloseTo(1, 12); // prettier-ignore
    }
  });

  it('says of columns what is so', () => {
    const three = [[4, 2, 1], [2, 3, 1], [1, 1, 2]]; // prettier-ignore
    expect(squares(three)).toBe(41);
    const sigma = singularValues(three);
    expect(sigma.reduce((sum, s) => sum + s * s, 0)).toBeCloseTo(41, 9);
    const best = 41 - (sigma[0] ?? 0) ** 2;
    for (const error of columnErrors()) expect(error).toBeGreaterThan(best);
    expect(Math.max(...columnErrors()) / best).toBeGreaterThan(3);
  });

  it('runs its program as it says', () => {
    const blocks = notebookOf(lowRank);
    expect(blocks).toHaveLength(1);
    expect(runNotebook(blocks)).toEqual(blocks.map((block) => block.expected));
  });

  it('counts numbers', () => {
    expect(20 * (1000 + 1000)).toBe(40_000);
    expect(1e-8 ** 2).toBeLessThan(2 ** -53);
  });
});

describe.each([
  ['pseudo-inverse', pinv],
  ['low-rank', lowRank],
])('%s', (_, article) => {
  it('has numbered rows and details, and nothing to warn of', () => {
    expect(findMath(article).filter(({ tex }) => tex.includes('\\label')).length).toBeGreaterThanOrEqual(10);
    expect(article).toContain(':::details');
    expect(lex(article).diagnostics).toEqual([]);
  });
});

it('the two cite one another', () => {
  expect(pinv).toContain('\\eqref{low-rank:');
  expect(lowRank).toContain('\\eqref{pseudo-inverse:');
});
