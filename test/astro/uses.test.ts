import { describe, expect, it } from 'vitest';
import { citingOf, formulaUses } from '../../src/astro/uses.ts';

const heading = (id: string): { depth: number; id: string; text: string } => ({ depth: 2, id, text: `${id}的标题` });
const page = (slug: string, headings: string[] = []) => ({
  slug,
  url: `/posts/${slug}/`,
  title: slug.toUpperCase(),
  lang: 'zh-CN',
  headings: headings.map(heading),
});
const row = (id: string | null, number: string | null) => ({ label: null, number, id, start: 0, end: 0, at: '1:1' });

describe('where formulas are used', () => {
  const articles = [page('b', ['乙']), page('a', ['甲']), page('c')];
  const citing = citingOf(
    new Map([
      [
        'a',
        {
          citations: [
            { slug: null, id: 'eq-1', under: '甲' },
            { slug: null, id: 'eq-1', under: 'note-x' },
            { slug: null, id: '甲', under: null },
          ],
        },
      ],
      [
        'b',
        {
          citations: [
            { slug: 'a', id: 'eq-1', under: '乙' },
            { slug: 'a', id: 'eq-9', under: null },
          ],
        },
      ],
      [
        'c',
        {
          citations: [
            { slug: 'a', id: 'eq-1', under: null },
            { slug: 'b', id: 'eq-1', under: null },
          ],
        },
      ],
    ]),
  );
  const uses = (equations: ReturnType<typeof row>[]) =>
    formulaUses({ slug: 'a', equations }, articles, citing.get('a') ?? []);

  it('names the places of the own article first, then the others in the order of articles', () => {
    const [use] = uses([row('eq-1', '1')]);
    expect(use?.number).toBe('1');
    expect(use?.places.map(({ href, title, section, inNote }) => [href, title, section, inNote])).toEqual([
      [`#${encodeURIComponent('甲')}`, null, '甲的标题', false],
      ['#note-x', null, null, true],
      [`/posts/b/#${encodeURIComponent('乙')}`, 'B', '乙的标题', false],
      ['/posts/c/', 'C', null, false],
    ]);
  });

  it('is told of numbered formulas that something cites, each once, in their order', () => {
    // Two labels may stand on one row.
    const told = uses([row('eq-9', '9'), row('eq-1', '1'), row('eq-1', '1'), row('eq-2', '2'), row(null, null)]);
    expect(told.map(({ id }) => id)).toEqual(['eq-9', 'eq-1']);
    expect(formulaUses({ slug: 'a', equations: [row('eq-1', '1')] }, articles, [])).toEqual([]);
  });
});
