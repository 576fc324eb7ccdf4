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
      { name: '谱', title: '谱', description: null, slugs: ['first', 'second', 'early', 'late'], notes: {} },
    ]);
  });

  it('is that of the file where there is a list; the rest follows', () => {
    const source = '谱:\n  title: 谱方法\n  description: 从头讲起。\n  articles: [late, draft, alone]\n';
    const { series, diagnostics } = arrangeSeries(source, members);
    expect(diagnostics).toEqual([]);
    expect(series).toEqual([
      {
        name: '谱',
        title: '谱方法',
        description: '从头讲起。',
        slugs: ['late', 'alone', 'first', 'second', 'early'],
        notes: {},
      },
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

describe('what an article of a series needs and gives', () => {
  const members = ['rank', 'svd', 'cur', 'other'].map((slug) => member(slug, '2026-01-01'));
  const ofFile = (lines: string, all = members): ReturnType<typeof arrangeSeries> =>
    arrangeSeries(`谱:\n  articles:\n${lines}`, all);

  it('is read from the line of the article', () => {
    const { series, diagnostics } = ofFile(
      '    - rank: { gives: 秩。 }\n    - svd:\n    - cur:\n        needs: [svd, rank]\n        gives: 行和列。\n    - other:\n        needs: cur\n',
    );
    expect(diagnostics).toEqual([]);
    expect(series[0]?.slugs).toEqual(['rank', 'svd', 'cur', 'other']);
    expect(series[0]?.notes).toEqual({
      rank: { needs: [], gives: '秩。' },
      cur: { needs: ['svd', 'rank'], gives: '行和列。' },
      other: { needs: ['cur'], gives: null },
    });
  });

  it('leaves out what is not shown yet, on either side', () => {
    const lines =
      '    - rank: { gives: 秩。 }\n    - svd: { needs: [rank], gives: 值。 }\n    - cur: { needs: [svd, rank] }\n';
    const hiding = (slug: string): Member[] =>
      members.map((one) => (one.slug === slug ? { ...one, hidden: true } : one));
    expect(ofFile(lines, hiding('svd'))).toEqual({
      series: [{ name: '谱', title: '谱', description: null, slugs: ['rank', 'cur'], notes: { rank: { needs: [], gives: '秩。' }, cur: { needs: ['rank'], gives: null } } }], // prettier-ignore
      diagnostics: [],
    });
    expect(ofFile(lines, hiding('rank')).series[0]?.notes).toEqual({ svd: { needs: [], gives: '值。' }, cur: { needs: ['svd'], gives: null } }); // prettier-ignore
  });

  it.each<[string, string, RegExp, RegExp]>([
    ['- rank: { needs: [rank] }', 'series/not-before', /^rank needs itself/, /nothing stands above it/],
    [
      '- rank: { needs: [svd] }\n    - svd',
      'series/not-before',
      /^svd does not stand before rank/,
      /Name articles above it/,
    ],
    [
      '- rank\n    - svd: { needs: [other] }',
      'series/not-before',
      /^other does not stand before svd/,
      /above it stand rank/,
    ],
    [
      '- rank\n    - svd: { needs: [rnak] }',
      'series/unknown-article',
      /^No article has the folder rnak/,
      /Did you mean rank/,
    ],
    ['- rank\n    - svd: { needs: [rank, rank] }', 'series/repeated-article', /^svd needs rank already/, /once/],
    ['- rank\n    - svd: { needs: { a: 1 } }', 'series/bad-value', /"svd.needs" must be a list/, /\[rank, svd\]/],
    ['- rank\n    - svd: { needs: [[rank]] }', 'series/bad-value', /named by its folder/, /the folder alone/],
    ['- svd: { gives: [a] }', 'series/bad-value', /"svd.gives" must be a sentence/, /quotes/],
    [
      '- svd: { give: a }',
      'series/unknown-key',
      /"give" is not a key of an article of a series/,
      /Did you mean "gives"/,
    ],
    ['- svd: 3', 'series/bad-value', /"svd" must be keys with values/, /indented lines/],
    ['- svd:\n      gives: a', 'series/bad-value', /"gives" stands beside "svd", not below it/, /deeper than "svd"/],
    ['- { }', 'series/bad-value', /named by its folder/, /"- folder:"/],
    ['- ? [a]\n      : b', 'series/bad-value', /named by its folder/, /"- folder:"/],
  ])('%j is reported', (lines, id, message, hint) => {
    const { diagnostics } = ofFile(`    ${lines}\n`);
    const [first] = diagnostics.filter(({ id }) => id !== 'series/no-articles');
    expect(first?.id).toBe(id);
    expect(first?.message).toMatch(message);
    expect(first?.hint).toMatch(hint);
    expect(first?.end).toBeGreaterThan(first?.start ?? Infinity);
  });

  it('goes forward only, however the file is written', () => {
    const slugs = members.map(({ slug }) => slug);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(slugs),
        fc.array(fc.subarray(slugs), { minLength: 4, maxLength: 4 }),
        (order, needs) => {
          const lines = order.map((slug, i) => `    - ${slug}: { needs: [${(needs[i] ?? []).join(', ')}] }\n`);
          const { series, diagnostics } = ofFile(lines.join(''));
          for (const { slugs: shown, notes } of series) {
            for (const [slug, note] of Object.entries(notes))
              for (const need of note.needs) expect(shown.indexOf(need)).toBeLessThan(shown.indexOf(slug));
          }
          const wrong = order.flatMap((slug, i) => (needs[i] ?? []).filter((need) => !order.slice(0, i).includes(need) || need === slug)); // prettier-ignore
          expect(diagnostics.filter(({ id }) => id === 'series/not-before')).toHaveLength(wrong.length);
        },
      ),
    );
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
