import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex, citationKey, citationText, type Citable } from '../../src/components/citation.ts';

const article: Citable = {
  title: '低秩近似之路',
  author: '苏演算',
  date: '2026-11-24',
  updated: null,
  slug: 'low-rank',
  url: 'https://example.com/blog/posts/low-rank/',
  site: '演算',
};

/** Depth of braces as BibTeX counts them, at the end and at the lowest. */
function braces(text: string): { end: number; lowest: number } {
  let [end, lowest] = [0, 0];
  for (const sign of text) {
    if (sign === '{') end++;
    if (sign === '}') end--;
    lowest = Math.min(lowest, end);
  }
  return { end, lowest };
}

describe('citationText', () => {
  it('names author, title, year, day and address', () => {
    expect(citationText(article)).toBe(
      '苏演算. 低秩近似之路[EB/OL]. 演算, 2026 (2026-11-24). https://example.com/blog/posts/low-rank/',
    );
  });

  it('gives the day of the last change where there was one', () => {
    expect(citationText({ ...article, updated: '2027-01-02' })).toContain('演算, 2026 (2027-01-02).');
  });

  it('parts several authors with commas', () => {
    expect(citationText({ ...article, author: '甲、乙 and Ada Lovelace' })).toMatch(/^甲, 乙, Ada Lovelace\. /);
  });
});

describe('bibtex', () => {
  it('is an entry of fields', () => {
    expect(bibtex(article)).toBe(
      [
        '@misc{low-rank-2026,',
        '  title        = {{低秩近似之路}},',
        '  author       = {苏演算},',
        '  year         = {2026},',
        '  month        = nov,',
        '  howpublished = {演算},',
        '  url          = {https://example.com/blog/posts/low-rank/},',
        '}',
      ].join('\n'),
    );
  });

  it('escapes what TeX would read as commands', () => {
    const title = String.raw`C# & 50% of $x_1^2$ ~ \alpha`;
    expect(bibtex({ ...article, title })).toContain(
      String.raw`{{C\# \& 50\% of \$x\_1\textasciicircum{}2\$ \textasciitilde{} \textbackslash{}alpha}}`,
    );
  });

  it('joins authors as BibTeX does', () => {
    expect(bibtex({ ...article, author: '甲、乙' })).toContain('author       = {甲 and 乙},');
  });

  it('leaves the address as it is, percent signs too', () => {
    const url = 'https://example.com/posts/%E6%B3%A8/';
    expect(bibtex({ ...article, url })).toContain(`url          = {${url}},`);
  });

  it('leaves out a month that the date does not tell', () => {
    expect(bibtex({ ...article, date: '2026' })).not.toContain('month');
  });

  it('keeps its braces in balance whatever the texts hold', () => {
    const text = fc.string({ unit: fc.constantFrom('{', '}', '\\', '"', '\n', 'x', '注', '%') });
    fc.assert(
      fc.property(text, text, text, (title, author, url) => {
        expect(braces(bibtex({ ...article, title, author, url }))).toEqual({ end: 0, lowest: 0 });
      }),
    );
  });
});

describe('citationKey', () => {
  it.each([
    ['attention-entropy', 'attention-entropy-2026'],
    ['C++ & 注意力', 'C-2026'],
    ['注意力', 'article-2026-11-24'],
    ['--a,b}', 'a-b-2026'],
  ])('of %s is %s', (slug, key) => {
    expect(citationKey({ slug, date: '2026-11-24' })).toBe(key);
  });
});
