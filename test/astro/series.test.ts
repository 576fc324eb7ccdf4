import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeSeries, type Member } from '../../src/astro/series.ts';

function member(slug: string, date: string, series?: string, order: number | null = null, hidden = false): Member {
  const named = series === undefined ? null : { name: series, order, start: 0, end: 0 };
  return { slug, date, series: named, hidden, file: `content/posts/${slug}/index.md`, source: '' };
}

describe('the order of a series', () => {
  const members = [
    member('late', '2026-03-01', '谱'),
    member('early', '2026-01-01', '谱'),
    member('second', '2026-09-01', '谱', 2),
    member('first', '2026-09-02', '谱', 1),
    member('alone', '2026-01-01'),
    member('draft', '2026-01-01', '谱', 0, true),
  ];

  it('is by number, then by date; what is not shown is left out', () => {
    const { series, diagnostics } = arrangeSeries('', members);
    expect(diagnostics).toEqual([]);
    expect(series).toEqual([
      { name: '谱', title: '谱', description: null, slugs: ['first', 'second', 'early', 'late'] },
    ]);
  });

  it('is that of the file where there is a list; the rest follows', () => {
    const source = '谱:\n  title: 谱方法\n  description: 从头讲起。\n  articles: [late, draft, alone]\n';
    const { series, diagnostics } = arrangeSeries(source, members);
    expect(diagnostics).toEqual([]);
    expect(series).toEqual([
      { name: '谱', title: '谱方法', description: '从头讲起。', slugs: ['late', 'alone', 'first', 'second', 'early'] },
    ]);
  });

  it('does not depend on the order of the files, and puts each article into one series once', () => {
    const source = '谱:\n  articles: [late, early, late]\n核:\n  articles: [early, late, alone]\n';
    const told = arrangeSeries(source, members);
    fc.assert(
      fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (shuffled) => {
        const { series } = arrangeSeries(source, shuffled);
        expect(series).toEqual(told.series);
        const all = series.flatMap(({ slugs }) => slugs);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
    expect(told.diagnostics.map(({ id, start }) => `${id} ${start}`)).toEqual([
      'series/repeated-article 29',
      'series/repeated-article 51',
      'series/repeated-article 58',
    ]);
  });
});

it.each([
  ['', 0],
  ['# nothing yet\n', 0],
  ['谱:\n', 0],
  ['- 谱\n', 1],
  ['谱: &a\n  articles: *a\n', 1],
  ['谱:\n  articles: &a [x, *a]\n', 1],
  ['? [a]\n: b\n', 1],
  ['谱:\n  articles: [x, x, x]\n', 2],
])('%j never throws', (source, faults) => {
  const { series, diagnostics } = arrangeSeries(source, [member('x', '2026-01-01', '谱')]);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(faults);
  expect(series).toHaveLength(1);
});
