import { describe, expect, it } from 'vitest';
import { english } from '../../src/components/english.ts';
import { interfaceOf } from '../../src/components/interface.ts';
import { menuItems } from '../../src/components/menu.ts';
import { chinese, type Strings } from '../../src/components/strings.ts';

/** A text, or what a function makes of numbers and names. */
function spoken(table: Strings): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table).map(([key, text]) => {
      if (typeof text === 'string') return [key, text];
      const says: unknown = Reflect.apply(text, undefined, [1234, 5678]);
      return [key, String(says)];
    }),
  );
}

describe('the two tables', () => {
  it('have the same keys, of the same kinds, and no empty text', () => {
    const kinds = (table: Strings) => Object.entries(table).map(([key, text]) => `${key}: ${typeof text}`);
    expect(kinds(english).sort()).toEqual(kinds(chinese).sort());
    for (const table of [chinese, english]) for (const text of Object.values(spoken(table))) expect(text).not.toBe('');
  });

  it('are each in one language', () => {
    expect(Object.entries(spoken(english)).filter(([, text]) => /\p{Script=Han}|[，。：、]/u.test(text))).toEqual([]);
    const latin = Object.entries(spoken(chinese)).filter(([, text]) =>
      /[A-Za-z]{2}/.test(text.replace(/BibTeX|Atom|TeX|Enter|Esc|\\sigma_1/g, '')),
    );
    expect(latin).toEqual([]);
  });

  it('count in words that fit', () => {
    expect([1, 2, 1000].map(english.count)).toEqual(['1 article', '2 articles', '1,000 articles']);
    expect(chinese.count(1000)).toBe('1,000 篇');
  });
});

describe('the interface of a page', () => {
  it.each([
    // page, site, table, its mark, a date
    ['zh-CN', 'zh-CN', chinese, undefined, '2026年11月4日'],
    ['zh-TW', 'en', chinese, undefined, '2026年11月4日'],
    ['en', 'zh-CN', english, undefined, 'November 4, 2026'],
    ['en-GB', 'zh-CN', english, undefined, '4 November 2026'],
    ['fr', 'zh-CN', chinese, 'zh-CN', '2026年11月4日'],
    ['zh', 'fr', chinese, undefined, '2026年11月4日'],
    ['fr', 'fr', english, 'en', 'November 4, 2026'],
  ])('%s on a site in %s', (page, site, strings, mark, date) => {
    const ui = interfaceOf(page, site);
    expect(ui.strings).toBe(strings);
    expect(ui.mark).toBe(mark);
    expect(ui.date('2026-11-04')).toBe(date);
  });

  it('writes days without their year, and leaves what is no date', () => {
    expect(interfaceOf('zh-CN', 'zh-CN').day('2026-11-04')).toBe('11月4日');
    expect(interfaceOf('en', 'en').day('2026-11-04')).toBe('November 4');
    expect(interfaceOf('en', 'en').date('some day')).toBe('some day');
  });
});

describe('the menu', () => {
  const site = {
    base: '/blog/',
    home: '/blog/',
    edition: null,
    navigation: [
      { label: '文章', href: '/blog/' },
      { label: '标签', href: '/blog/tags/' },
      { label: '关于', href: '/blog/about' },
      { label: '别处', href: 'https://example.org/tags/' },
    ],
  };
  const marks = (path: string) => menuItems(site, path, null).map(({ current }) => current);

  it('marks the page, and the pages above it', () => {
    expect(marks('/blog/')).toEqual(['page', undefined, undefined, undefined]);
    expect(marks('/blog')).toEqual(['page', undefined, undefined, undefined]);
    expect(marks('/blog/tags/')).toEqual([undefined, 'page', undefined, undefined]);
    expect(marks('/blog/tags/svd/')).toEqual([undefined, 'true', undefined, undefined]);
    expect(marks('/blog/about/')).toEqual([undefined, undefined, 'page', undefined]);
  });

  it('calls the pages of the site by their names in the language of the page', () => {
    const items = menuItems(site, '/blog/posts/x/', english);
    expect(items.map(({ label, own }) => `${label} ${own}`)).toEqual([
      'Articles true',
      'Tags true',
      '关于 false',
      '别处 false',
    ]);
  });

  it('on pages of translations leads to those, and to no lists of articles in another language', () => {
    const items = menuItems({ ...site, edition: 'en', home: '/blog/en/' }, '/blog/en/', english);
    expect(items.map(({ href, current, leaves }) => [href, current, leaves])).toEqual([
      ['/blog/en/', 'page', false],
      ['/blog/about', undefined, true],
      ['https://example.org/tags/', undefined, false],
    ]);
  });
});
