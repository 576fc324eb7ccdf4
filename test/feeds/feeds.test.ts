import { describe, expect, it } from 'vitest';
import { atom } from '../../src/components/feeds/atom.ts';
import { rss } from '../../src/components/feeds/rss.ts';
import type { Feed, FeedEntry } from '../../src/components/feeds/types.ts';
import { rfc3339, rfc822 } from '../../src/components/feeds/xml.ts';
import { contents, feedFaults } from './rules.ts';

function entry(slug: string, more: Partial<FeedEntry> = {}): FeedEntry {
  return {
    title: slug,
    url: `https://x.org/blog/posts/${encodeURIComponent(slug)}/`,
    author: '甲',
    date: '2026-02-28',
    updated: null,
    tags: ['代数', 'A&B'],
    summary: '',
    lang: 'zh-CN',
    html: '<p>文</p>',
    ...more,
  };
}

function feed(file: string, entries: readonly FeedEntry[]): Feed {
  return {
    title: '演算 & <b>',
    subtitle: '',
    author: '甲',
    home: 'https://x.org/blog/',
    self: `https://x.org/blog/${file}`,
    lang: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    entries,
  };
}

const both = (entries: readonly FeedEntry[]): string[] => [
  atom(feed('atom.xml', entries)),
  rss(feed('rss.xml', entries)),
];

const HOSTILE = ']]> <![CDATA[ &amp; <br> "x" \u0000\u0008\u001b\ufffe\ud800 😀 公式';

describe('feeds', () => {
  it('keep the rules, with entries and without', () => {
    for (const entries of [[], [entry('a')], [entry('一'), entry('b', { updated: '2026-03-01', summary: '短' })]]) {
      for (const xml of both(entries)) expect(feedFaults(xml)).toEqual([]);
    }
  });

  it('carry any text whole, but for characters that XML cannot write', () => {
    const title = HOSTILE + '长'.repeat(200);
    for (const xml of both([entry('a', { title, summary: HOSTILE, html: `<p>${HOSTILE}</p>`, tags: [HOSTILE] })])) {
      expect(feedFaults(xml)).toEqual([]);
      expect(contents(xml)).toEqual(['<p>]]> <![CDATA[ &amp; <br> "x" \ufffd 😀 公式</p>']);
    }
  });

  it('are held to rules that can be broken', () => {
    const twice = both([entry('a'), entry('a')]);
    for (const xml of twice) expect(feedFaults(xml).join()).toContain('stands twice');
    for (const xml of both([entry('a', { html: '<a href="#x" class="y">z</a>' })])) {
      expect(feedFaults(xml).join()).toMatch(/class=.*not absolute/);
    }
    for (const xml of both([entry('a')])) {
      const wrong = xml.replace(/2026-02-28T|28 Feb 2026/g, '29 Feb');
      expect(feedFaults(wrong).join()).toMatch(/RFC (?:3339|822) date/);
    }
    for (const xml of both([entry('a', { title: '' })])) expect(feedFaults(xml).join()).toContain('title');
    expect(() => feedFaults('<feed>\u0001</feed>')).toThrow();
    expect(() => feedFaults('<rss><a:b/></rss>')).toThrow();
  });
});

describe('dates', () => {
  it('begin the day in the time zone of the site', () => {
    expect(rfc3339('2026-11-24', 'Asia/Shanghai')).toBe('2026-11-24T00:00:00+08:00');
    expect(rfc3339('2026-11-24', 'UTC')).toBe('2026-11-24T00:00:00+00:00');
    expect(rfc3339('2026-07-01', 'America/New_York')).toBe('2026-07-01T00:00:00-04:00');
    expect(rfc3339('2026-01-01', 'Asia/Kolkata')).toBe('2026-01-01T00:00:00+05:30');
    expect(rfc822('2026-11-24', 'Asia/Shanghai')).toBe('Tue, 24 Nov 2026 00:00:00 +0800');
    expect(rfc822('2024-02-29', 'America/New_York')).toBe('Thu, 29 Feb 2024 00:00:00 -0500');
  });
});
