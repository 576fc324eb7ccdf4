import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csv } from '../../bench/dialect/table.ts';
import { findMath, lex } from '../../src/markdown/index.ts';
import { choicesTable } from './cr.ts';
import { ellipseSvg } from './ellipse.ts';
import { columnsTable, hilbertTable, lauchliTable, ridgeTable, spectrumTable } from './matrices.ts';
import { readMarkdown } from './support.ts';

const POSTS = 'content/posts';
const pinv = readMarkdown(`${POSTS}/pseudo-inverse/index.md`);
const lowRank = readMarkdown(`${POSTS}/low-rank/index.md`);
const svdArticle = readMarkdown(`${POSTS}/svd/index.md`);

function asCsv([head = [], ...rows]: string[][]): string {
  return csv({ head, rows });
}

/** `UPDATE=1` writes the files. */
describe('files beside the articles', () => {
  it.each([
    ['pseudo-inverse/ridge.csv', asCsv(ridgeTable())],
    ['cr/choices.csv', asCsv(choicesTable())],
    ['low-rank/spectrum.csv', asCsv(spectrumTable())],
    ['low-rank/columns.csv', asCsv(columnsTable())],
    ['low-rank/ellipse.svg', ellipseSvg()],
    ['svd/lauchli.csv', asCsv(lauchliTable())],
    ['svd/hilbert.csv', asCsv(hilbertTable())],
  ])('%s is what the program makes', (name, made) => {
    const path = `${POSTS}/${name}`;
    if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(path, made);
    expect(readFileSync(path, 'utf8')).toBe(made);
  });
});

describe.each([
  ['pseudo-inverse', pinv],
  ['low-rank', lowRank],
  ['svd', svdArticle],
])('%s', (_, article) => {
  it('has numbered rows and theorems, and nothing to warn of', () => {
    expect(findMath(article).filter(({ tex }) => tex.includes('\\label')).length).toBeGreaterThanOrEqual(10);
    expect(article).toContain(':::theorem');
    expect(lex(article).diagnostics).toEqual([]);
  });
});

it('the articles of the series cite one another', () => {
  expect(pinv).toContain('\\ref{low-rank:');
  expect(pinv).toContain('\\eqref{svd:');
  expect(svdArticle).toContain('\\ref{pseudo-inverse:');
  expect(lowRank).toContain('\\eqref{svd:');
  expect(lowRank).toContain('\\eqref{pseudo-inverse:');
});
