/** The site's own pages built from content of other kinds than this project's. */
import { beforeAll, describe, expect, it } from 'vitest';
import { contents, feedFaults } from '../feeds/rules.ts';
import { childrenOf, parseXml } from '../feeds/xml.ts';
import { article, build, realSite, type Site } from './site.ts';

const NAVIGATION = [
  { label: 'Articles', href: '/' },
  { label: 'Archive', href: '/archive/' },
];

function configured(more: Record<string, unknown>): Site {
  const site = realSite();
  // JSON is YAML.
  site.write('content/site.yaml', JSON.stringify({ title: 'Notes', author: 'N. N.', navigation: NAVIGATION, ...more }));
  return site;
}

function pages(site: Site): string[] {
  return site.files('dist').filter((file) => file.endsWith('.html'));
}

/** What a reader could see or hear of a page. */
function said(html: string): string {
  return html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/\s+/g, ' ');
}

describe('a site in English', () => {
  it('has no Chinese anywhere', async () => {
    const site = configured({ language: 'en', articlesPerPage: 1, licence: { name: 'CC BY', url: '/licence/' } });
    const long = `$${Array.from({ length: 30 }, (_, i) => `x_{${i}}`).join('+')}$`;
    const rank = { title: 'Rank', tags: ['matrices'], category: 'Algebra', series: 'Low rank', updated: '2026-02-01' };
    site.write(
      'content/posts/rank/index.md',
      article(
        rank,
        `${long}\n\n\\begin{equation}\nx=y\\label{a}\n\\end{equation}\n\n:::details\nMore.\n:::\n\n## A\n\n## B`,
      ),
    );
    site.write(
      'content/posts/svd/index.md',
      article(
        { ...rank, title: 'Singular values' },
        'See \\eqref{rank:a} and $\\eqref{rank:a}$.\n\n<!--more-->\n\n`x`',
      ),
    );
    const { code, output } = await build(site);
    expect(output).not.toContain('error');
    expect(code).toBe(0);
    expect(pages(site).length).toBeGreaterThan(11);
    for (const page of pages(site)) {
      const text = said(site.read(`dist/${page}`));
      expect(/.{0,60}[\p{Script=Han}，。：、《》].{0,60}/u.exec(text)?.[0], page).toBeUndefined();
      expect(text, page).toContain('<html lang="en"');
    }
    const svd = said(site.read('dist/posts/svd/index.html'));
    expect(svd).toContain('“Rank”, equation <a href="/posts/rank/#');
    expect(svd).toContain('>January 1, 2026</time>');
    expect(svd).toContain('Part 2 of 2');
    expect(svd).toContain('updated <time datetime="2026-02-01">February 1, 2026</time>');
  });
});

describe('a site with nothing in it', () => {
  let site: Site;

  beforeAll(async () => {
    site = configured({ title: '题 & <站>', author: '甲、乙', url: 'https://x.org', base: '/blog/' });
    const { code, output } = await build(site);
    expect(code, output).toBe(0);
  });

  it('has feeds and a sitemap that keep the rules', () => {
    for (const file of ['atom.xml', 'rss.xml']) {
      expect(feedFaults(site.read(`dist/${file}`))).toEqual([]);
      expect(contents(site.read(`dist/${file}`))).toEqual([]);
    }
    expect(childrenOf(parseXml(site.read('dist/sitemap.xml')), 'url').length).toBeGreaterThan(0);
  });

  it('has all its pages, which say so, and no empty list', () => {
    expect(pages(site)).toEqual([
      '404.html',
      'archive/index.html',
      'categories/index.html',
      'index.html',
      'search/index.html',
      'series/index.html',
      'tags/index.html',
      'updates/index.html',
    ]);
    // Hits are for a script to list.
    for (const page of pages(site).filter((name) => name !== 'search/index.html')) {
      const html = site.read(`dist/${page}`);
      if (page !== '404.html') expect(said(html), page).toMatch(/还没有/);
      expect(html, page).not.toMatch(/<(ul|ol)[^>]*>\s*<\/\1>/);
    }
  });
});

describe('a site with one article', () => {
  it('sends its reader nowhere that there is not', async () => {
    const site = configured({});
    site.write('content/posts/only.md', article({ title: '独篇', category: '代数', series: '谱', tags: ['矩阵'] }));
    site.write('content/posts/draft.md', article({ title: '草稿', category: '几何', series: '谱', draft: true }));
    const { code, output } = await build(site);
    expect(code, output).toBe(0);
    const html = said(site.read('dist/posts/only/index.html'));
    expect(html).toContain('第 1 篇，共 1 篇');
    expect(html).not.toMatch(/相关文章|前后文章|系列上一篇|系列下一篇/);
    expect(site.exists('dist/categories/几何/index.html')).toBe(false);
    expect(site.exists('dist/categories/代数/index.html')).toBe(true);
  });
});
