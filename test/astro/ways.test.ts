import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkedSlugs } from '../../src/article/addresses.ts';
import { byUpdate, byYear, groupByName, partOf } from '../../src/astro/ways.ts';

const day = fc.integer({ min: 0, max: 9000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const article = fc.record({
  slug: fc.uuid(),
  date: day,
  updated: fc.option(day),
  tags: fc.array(fc.constantFrom<string[]>('a', 'A', '甲', 'b')),
});
const articles = fc.array(article, { maxLength: 30 });

describe('groups', () => {
  it('by year hold every article once, the latest year first', () => {
    fc.assert(
      fc.property(articles, (all) => {
        const years = byYear(all);
        expect(years.flatMap((group) => group.articles)).toHaveLength(all.length);
        expect(years.map(({ year }) => year)).toEqual(
          [...new Set(all.map(({ date }) => date.slice(0, 4)))].sort().reverse(),
        );
        for (const { year, articles } of years)
          for (const { date } of articles) expect(date.startsWith(year)).toBe(true);
      }),
    );
  });

  it('by name hold an article once in each, in the given order, at addresses of their own', () => {
    fc.assert(
      fc.property(articles, (all) => {
        const groups = groupByName(all, ({ tags }): string[] => tags);
        for (const { name, articles } of groups)
          expect(articles).toEqual(all.filter(({ tags }) => tags.includes(name)));
        const addresses = groups.map(({ slug }) => slug.toLowerCase());
        expect(new Set(addresses).size).toBe(groups.length);
        const sizes = groups.map(({ articles }) => articles.length);
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      }),
    );
  });

  it('of changed articles hold those that changed after their day, the latest change first', () => {
    fc.assert(
      fc.property(articles, (all) => {
        const changed = byUpdate(all);
        const days = changed.map(({ updated }) => updated);
        expect(days).toEqual([...days].sort().reverse());
        expect(changed).toHaveLength(all.filter(({ date, updated }) => updated !== null && updated > date).length);
      }),
    );
  });
});

it('an article knows its place in a series', () => {
  const [a, b, c] = [{ slug: 'a' }, { slug: 'b' }, { slug: 'c' }];
  expect(partOf([a, b, c], 'a')).toEqual({ place: 1, previous: null, next: b });
  expect(partOf([a, b, c], 'c')).toEqual({ place: 3, previous: b, next: null });
  expect(partOf([a], 'a')).toEqual({ place: 1, previous: null, next: null });
  expect(partOf([a], 'x')).toBeNull();
});

it.each([
  ['../svd/index.md#part', 'svd'],
  ['../svd/', 'svd'],
  ['other.md', 'other'],
  ['/posts/svd/', 'svd'],
  ['/posts/svd#part', 'svd'],
  ['/tags/svd/', null],
  ['#part', null],
  ['https://example.com/posts/svd/', null],
  ['figure.pdf', null],
])('the link %s leads to the article %s', (href, slug) => {
  expect(linkedSlugs('rank', href)).toEqual(slug === null ? [] : [slug]);
});

it.each([
  ['../svd/index.md', ['en/svd', 'svd']],
  ['../svd/index.de.md', ['en/svd.de', 'svd.de', 'de/svd']],
  ['/posts/svd/', ['svd']],
])('in a translation the link %s may lead to %j', (href, slugs) => {
  expect(linkedSlugs('en/rank', href)).toEqual(slugs);
});
