import { describe, expect, it } from 'vitest';
import { bind, type Citation, type SiteEntry } from '../../src/article/index.ts';
import { citationsIn } from '../../src/article/citations.ts';
import { htmlOf, render } from './support.ts';

const other: SiteEntry = {
  slug: '别篇',
  file: 'content/posts/别篇.md',
  title: '别篇',
  lang: 'zh-CN',
  url: `/blog/posts/${encodeURIComponent('别篇')}/`,
  draft: false,
  equations: [{ label: 'eq:far', number: '7', id: 'eq-far', start: 0, end: 0, at: '1:1' }],
  statements: [],
  headings: ['第一节'],
  anchors: ['第一节'],
};

async function citations(markdown: string): Promise<Citation[]> {
  const article = await render(markdown);
  const bound = await bind(article, { slug: 'a', base: '/blog/', entries: new Map([['别篇', other]]) });
  expect(bound.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return citationsIn(htmlOf(bound.body.filter((part) => typeof part === 'string')), '/blog/');
}

describe('what an article leads to', () => {
  it('is told with the heading above it, once for each, in order', async () => {
    const found = await citations(`
$$x$$ {#one}

由 \\eqref{one}，也由 \\eqref{one}。

## 甲

$a \\overset{\\eqref{one}}{=} b$ 与 \\eqref{别篇:eq:far}，见[那一节](../别篇/index.md#第一节)和[全文](../别篇/index.md)。

### 乙

又 \\eqref{one}，见[上面](#甲)[^n]与[站外](https://example.com/#eq-one)。

[^n]: 注里的 \\eqref{one}。
`);
    expect(found).toEqual([
      { slug: null, id: 'eq-one', under: null },
      { slug: null, id: 'eq-one', under: '甲' },
      { slug: '别篇', id: 'eq-far', under: '甲' },
      { slug: '别篇', id: '第一节', under: '甲' },
      { slug: '别篇', id: '', under: '甲' },
      { slug: null, id: 'eq-one', under: '乙' },
      { slug: null, id: '甲', under: '乙' },
      { slug: null, id: 'note-n', under: '乙' },
      { slug: null, id: 'eq-one', under: 'note-n' },
    ]);
  });

  it('is nothing that leads to itself: numbers beside rows, marks of headings', async () => {
    expect(await citations('## 甲\n\n\\begin{align} a \\label{x} \\\\ b \\end{align}\n\n$$c$$ {#y}')).toEqual([]);
  });

  it('is found where formulas cite other articles', async () => {
    expect(await citations('$$a \\overset{\\eqref{别篇:eq:far}}{=} b$$')).toEqual([
      { slug: '别篇', id: 'eq-far', under: null },
    ]);
  });
});
