/** What the index promises, on texts that nobody would write. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src/article/html.ts';
import { fold } from '../../src/search/fold.ts';
import { article, indexOf, inline, places } from './support.ts';

/** Few characters, so that texts share pieces; forms that fold to one another; some of everything else. */
const character = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...'矩阵秩注意力，。abAB xyé 　ＡⅣ①ﬁ𠀀\n') },
  { weight: 2, arbitrary: fc.constantFrom('e\u0301', '😀', '$', '\\', '_', '{', '}', '"', '(', '*', '<', '&') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
const text = fc.array(character, { minLength: 1, maxLength: 60 }).map((all) => all.join('').replaceAll('\uFFFC', ''));
const texts = fc.array(text, { minLength: 1, maxLength: 8 });

/** One section for each text. */
function siteOf(sections: readonly string[]): ReturnType<typeof indexOf> {
  const half = Math.ceil(sections.length / 2);
  const html = (some: readonly string[], from: number): string =>
    some.map((each, i) => `<h2 id="s${from + i}"></h2><p>${escapeHtml(each)}</p>`).join('');
  return indexOf(
    [article('a', html(sections.slice(0, half), 0), ''), article('b', html(sections.slice(half), half), '')],
    {
      shards: 3,
      chunkSize: 200,
    },
  );
}

describe('every piece of a text', () => {
  it('of two characters or more is found where it stands, and nowhere else', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), fc.nat(), fc.nat(), async (sections, which, from, length) => {
        const points = [...(sections[which % sections.length] ?? '')];
        const start = from % points.length;
        const query = points.slice(start, start + 2 + (length % 20)).join('');
        const folded = fold(query).text;
        // Dollars and spaces cut a query into words, which may be found apart as well.
        fc.pre([...folded].length >= 2 && !/[\s$]/.test(query));
        const { hits } = await siteOf(sections).ask(query);
        const expected = sections.flatMap((each, i) => (fold(each).text.includes(folded) ? [`s${i}`] : []));
        expect(hits.map(({ id }) => id).sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('is found with spaces and dollars in it as well', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), fc.nat(), async (section, from, length) => {
        const points = [...section];
        const start = from % points.length;
        const query = points.slice(start, start + 2 + (length % 20)).join('');
        fc.pre([...fold(query).text].length >= 2);
        const { hits } = await siteOf(['别的', section]).ask(query);
        expect(hits.map(({ id }) => id)).toContain('s1');
      }),
      { numRuns: 300 },
    );
  });

  it('is marked whole in the snippet', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), async (section, from) => {
        const points = [...section];
        const start = from % points.length;
        const query = points.slice(start, start + 6).join('');
        const folded = fold(query).text;
        fc.pre([...folded].length >= 2 && !/[\s$]/.test(query));
        const { hits } = await siteOf([section]).ask(query);
        const marks = hits.flatMap(({ snippet }) =>
          snippet.filter(({ marked }) => marked).map(({ content }) => content),
        );
        expect(marks.some((mark) => typeof mark === 'string' && fold(mark).text.includes(folded))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('folding', () => {
  it('of a piece is a piece of the folded text', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
        const points = [...whole];
        const start = from % points.length;
        const part = points.slice(start, start + (length % 30)).join('');
        expect(fold(whole).text).toContain(fold(part).text);
      }),
    );
  });

  it.each([
    ['ＫＬ 散度', 'kl散度'],
    ['Hölder', 'holder'],
    ['奇异值\n分解', '奇异值分解'],
    ['deep   learning', 'deep learning'],
    ['ﬁnite', 'finite'],
  ])('%s is %s', (written, folded) => expect(fold(written).text).toBe(folded));
});

describe('a hostile query', () => {
  const site = indexOf([
    article('x', `<p>矩阵 a.*b (c) [d] 的秩 😀😀 ${inline('x_1')}</p>`),
    article('y', `<p>${'长'.repeat(12_000)}</p>`),
  ]);

  it.each([
    ['a pattern', '.*', 1],
    ['a group', '(c)', 1],
    ['a class', '[d]', 1],
    ['half a class', '[', 0],
    ['a backslash', '\\', 0],
    ['emoji', '😀😀', 1],
    ['half an emoji', '阵\uDE00', 0],
    ['halves', '\uD83D\uD83D', 0],
    ['10,000 characters that are there', '长'.repeat(10_000), 1],
    ['13,000 that are not', '长'.repeat(13_000), 0],
    ['10,000 words', '矩 '.repeat(10_000), 0],
    ['30 words', '的秩 '.repeat(30), 1],
    ['a name of the language', '__proto__', 0],
    ['dollars', '$$', 0],
    ['what stands for formulas', '\uFFFC\uFFFC', 0],
  ])('%s', async (_name, query, count) => {
    const { hits, files } = await site.ask(query);
    expect(hits.length).toBe(count);
    expect(files.length).toBeLessThan(20);
  });

  it.each(['', ' ', '\n\t　', '\u200b', '\uFFFC'])('%j asks nothing and reads nothing', async (query) => {
    expect(await site.ask(query)).toEqual({ kind: 'empty', hits: [], files: [] });
  });

  it.each(['矩', 'a', 'é', '😀', 'x y z', ' 秩 '])('%j is too short, and says so', async (query) => {
    const { kind, hits } = await indexOf([article('x', '<p>矩阵</p>')]).ask(query);
    expect([kind, hits]).toEqual([query === 'x y z' ? 'found' : 'short', []]);
  });
});

describe('formulas', () => {
  const site = indexOf([
    article('h', `<h2 id="def">定义</h2><p>设 ${inline('\\mathcal{H}_n')} 为 ${inline('\\sigma_1', 'MJX-2')} 的值</p>`),
    article('s', `<p>而 ${inline('\\Sigma _ { 1 } \\in \\mathbb{R}^{n}')}，${inline('\\int_0^1 \\min f')}</p>`),
    article('c', '<pre><code>\\mathcal{H}_n</code></pre>'),
  ]);

  it.each([
    ['\\mathcal{H}_n', ['h#def', 'c']],
    ['\\mathcal H_n', ['h#def']],
    ['\\mathcal  H _ n', ['h#def', 'c']],
    ['$\\mathcal{H}_n$', ['h#def']],
    ['mathcal H', ['h#def', 'c']],
    ['mathcal{H}', ['h#def', 'c']],
    ['\\sigma_1', ['h#def']],
    ['sigma', ['h#def']],
    ['\\Sigma_1', ['s']],
    ['\\Sigma_{1}\\in\\mathbb R', ['s']],
    ['R^n', ['s']],
    ['in', ['s']],
    ['igma', []],
    ['设 $\\sigma_1$', ['h#def']],
    ['的值 \\sigma_1', ['h#def']],
    ['的值 \\Sigma_1', []],
  ])('%s', async (query, expected) => expect(places((await site.ask(query)).hits)).toEqual(expected));

  it('travel with the hit, drawn', async () => {
    const { hits } = await site.ask('\\sigma_1');
    const formulas = hits.flatMap(({ snippet }) =>
      snippet.flatMap(({ content }) => (typeof content === 'string' ? [] : [content])),
    );
    expect(
      formulas.map(({ html }) => /^<svg.*<use href="#MJX-\d"\/><\/svg><span class="mml">.*<\/span>$/.test(html)),
    ).toEqual([true, true]);
    expect(hits[0]?.glyphs).toMatchObject({ 'MJX-1': 'M0 0h1v1z', 'MJX-2': 'M0 0h2v2z' });
  });
});
