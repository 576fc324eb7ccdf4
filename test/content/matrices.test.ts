import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csv } from '../../bench/dialect/table.ts';
import { findMath, lex } from '../../src/markdown/index.ts';
import { ellipseSvg } from './ellipse.ts';
import { type Matrix, multiply, norm, subtract, svd, transpose } from '../../src/numerics/index.ts';
import { columnErrors, columnsTable, ridgeTable, spectrumTable } from './matrices.ts';
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

/** Squared Frobenius norm. */
function squares(m: Matrix): number {
  return norm(m) ** 2;
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

describe('low rank', () => {
  const m = [[3, 0], [4, 5]]; // prettier-ignore
  const [w, v] = [1 / Math.sqrt(10), 1 / Math.sqrt(2)];
  const outer = (s: number, x: number[], y: number[]): number[][] => x.map((a) => y.map((b) => s * a * b));

  it('has the singular values and vectors that it says', () => {
    near(multiply(transpose(m), m), [[25, 20], [20, 25]]); // prettier-ignore
    near([svd(m).s], [[Math.sqrt(45), Math.sqrt(5)]], 9);
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
    expect(squares(three)).toBeCloseTo(41, 12);
    const sigma = svd(three).s;
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
