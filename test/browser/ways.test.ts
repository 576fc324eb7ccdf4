/** Ways through a site of many articles: menu, lists, series, related articles; with the titles and tags nobody expects. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, realSite } from '../astro/site.ts';
import { serveSite, type ServedSite } from '../setup/site.ts';
import { axeFaults } from './support/axe.ts';
import { DESK, PHONE, useBrowser } from './support/browser.ts';
import { crawl } from './support/crawl.ts';
import { smallTargets } from './support/targets.ts';

const LONG = '很长的题目'.repeat(40);
const NAVIGATION = ['', 'archive/', 'categories/', 'series/', 'tags/'].map((path, i) => ({
  label: ['文章', '归档', '分类', '系列', '标签'][i],
  href: `/${path}`,
}));

let served: ServedSite | undefined;
const visit = useBrowser(() => served?.url ?? '');

beforeAll(async () => {
  const site = realSite();
  // One has sixty of them.
  const tagged = (i: number): string[] => [
    '矩阵',
    ...Array.from({ length: i === 6 ? 59 : 5 }, (_, k) => `标签 ${i * 5 + k}`),
  ];
  site.write(
    'content/site.yaml',
    JSON.stringify({ title: '演算', author: '演算', navigation: NAVIGATION, articlesPerPage: 5 }),
  );
  site.write(
    'content/series.yaml',
    '谱:\n  title: 谱的方法\n  description: 三步走。\n  articles:\n    - a3\n    - a1: { needs: [a3], gives: 谱。 }\n    - a2: { needs: [a3, a1] }\n',
  );
  for (let i = 1; i <= 12; i++) {
    const title = i === 2 ? LONG : i === 5 ? '公式 $x^2$ 与 😀🎉 <b>不是标签</b>' : `第 ${i} 篇`;
    const category = i === 2 ? { category: LONG } : i % 2 === 1 ? { category: '代数' } : {};
    const date = `${2020 + (i % 3)}-0${1 + (i % 9)}-1${i % 10}`;
    const updated = i === 4 ? { updated: '2026-01-02' } : {};
    const link = i === 9 ? '见[第十篇](../a10/index.md)。' : '';
    site.write(
      `content/posts/a${i}/index.md`,
      article({ title, date, tags: tagged(i), ...category, ...updated }, `正文。${link}\n\n## 一\n\n## 二`),
    );
  }
  site.write(
    'content/posts/english/index.md',
    article({ title: 'Rank', lang: 'en', date: '2019-02-03', category: '代数' }, 'In English.\n\n## One\n\n## Two'),
  );
  served = await serveSite('/blog/', site.root);
});
afterAll(async () => {
  await served?.stop();
});

/** One of each kind. */
const KINDS = [
  'archive/',
  'series/谱/',
  'tags/',
  'tags/矩阵/',
  'posts/a1/',
  'posts/a2/',
  'posts/a5/',
  'posts/a6/',
  'posts/english/',
  '404.html',
];
const MORE = ['', 'page/2/', 'categories/', 'categories/代数/', 'series/', 'updates/'];

describe.each(KINDS)('/%s', (path) => {
  it('without scripts is never wider than the window, and gives a finger 44 px', async () => {
    const { page, troubles } = await visit(path, { javaScriptEnabled: false, hasTouch: true, isMobile: true });
    for (const width of [320, 390, 820, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${width} px`).toBeLessThanOrEqual(0);
      expect(width === 390 ? await page.evaluate(smallTargets) : []).toEqual([]);
    }
    expect(troubles).toEqual([]);
  });

  it('axe finds nothing', async () => {
    const { page } = await visit(path, { bypassCSP: true, viewport: PHONE, colorScheme: 'dark' });
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
    expect(await axeFaults(page)).toEqual([]);
  });
});

it('every address that a page names answers, and each page is reached', async () => {
  const seen = await crawl(served?.url ?? '');
  const reached = [...seen].map((url) => decodeURIComponent(new URL(url).pathname));
  for (const path of [...KINDS, ...MORE]) if (path !== '404.html') expect(reached).toContain(`/blog/${path}`);
  for (const path of reached) expect(path).toMatch(/^\/blog\//);
});

describe('the menu', () => {
  it('is reached by keys behind the link to the text, and says where one is', async () => {
    const { page } = await visit('tags/矩阵/', { javaScriptEnabled: false, viewport: PHONE });
    const names: string[] = [];
    for (let i = 0; i < 7; i++) {
      await page.keyboard.press('Tab');
      names.push(await page.locator(':focus').innerText());
    }
    expect(names).toEqual(['跳到正文', '演算', '文章', '归档', '分类', '系列', '标签']);
    const current = page.locator('.site-nav [aria-current]');
    expect(await current.allInnerTexts()).toEqual(['标签']);
    expect(await current.getAttribute('aria-current')).toBe('true');
  });

  it('marks the page itself', async () => {
    const { page } = await visit('archive/');
    expect(await page.locator('.site-nav [aria-current="page"]').allInnerTexts()).toEqual(['归档']);
  });
});

describe('an article', () => {
  it('in a series says which part it is, and what comes before and after', async () => {
    const { page } = await visit('posts/a1/', { javaScriptEnabled: false });
    const box = page.locator('.series-box');
    expect(await box.locator('p').innerText()).toMatch(/系列：谱的方法\s+第 2 篇，共 3 篇 · 连本篇还要约 2 分钟/);
    expect(await box.locator('li').first().isVisible()).toBe(false);
    await box.locator('summary').click();
    expect(await box.locator('li a').allInnerTexts()).toEqual(['第 3 篇', '第 1 篇', LONG]);
    expect(await box.locator('[aria-current="page"]').allInnerTexts()).toEqual(['第 1 篇']);
    const around = page.locator('nav.neighbours').first().locator('a b');
    expect(await around.allInnerTexts()).toEqual(['第 3 篇', LONG]);
    const all = await visit('series/谱/', { javaScriptEnabled: false });
    expect(await all.page.locator('.count').first().innerText()).toMatch(/^3 篇 · 共约 3 分钟/);
    expect(await all.page.locator('.titles .count').allInnerTexts()).toEqual(['约 1 分钟', '约 1 分钟', '约 1 分钟']);
    const notes = all.page.locator('.titles > li').locator('dl');
    expect((await notes.allInnerTexts()).map((text) => text.split(/\s*\n\s*/))).toEqual([
      ['先读', '第 3 篇', '得到', '谱。'],
      ['先读', '第 3 篇', '第 1 篇'],
    ]);
    await notes.last().locator('a').last().click();
    expect(new URL(all.page.url()).pathname).toBe('/blog/posts/a1/');
  });

  it('names where it belongs: its category, or else its year', async () => {
    const first = await visit('posts/a1/');
    expect(await first.page.locator('.breadcrumbs a').allInnerTexts()).toEqual(['首页', '代数']);
    const second = await visit('posts/a4/');
    await second.page.locator('.breadcrumbs a').last().click();
    expect(new URL(second.page.url()).hash).toBe('#y2021');
    expect(await second.page.locator(':target').innerText()).toMatch(/^2021 年/);
  });

  it('that another links to is related to it both ways', async () => {
    for (const [slug, other] of [
      ['a9', '第 10 篇'],
      ['a10', '第 9 篇'],
    ] as const) {
      const { page } = await visit(`posts/${slug}/`);
      const titles = await page.locator('.related a').allInnerTexts();
      expect(titles[0]).toBe(other);
      expect(titles.length).toBeLessThanOrEqual(5);
    }
  });

  it('in English has an English interface on a Chinese site', async () => {
    const { page } = await visit('posts/english/', { viewport: DESK });
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const menu = page.locator('.site-nav a');
    expect(await menu.allInnerTexts()).toEqual(['Articles', 'Archive', 'Categories', 'Series', 'Tags']);
    expect(await page.locator('.meta time').innerText()).toBe('February 3, 2019');
    // What is left in Chinese are names and titles that authors gave, and each says so.
    const chinese = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const text = walker.currentNode.textContent ?? '';
        const element = walker.currentNode.parentElement;
        const skipped = element?.closest('script, .notranslate, .meta') ?? null;
        if (
          /\p{Script=Han}/u.test(text) &&
          skipped === null &&
          element?.closest('[lang]')?.getAttribute('lang') !== 'zh-CN'
        )
          found.push(text.trim());
      }
      return found;
    });
    expect(chinese).toEqual([]);
  });
});

it('a page that there is not shows ways on, at any depth', async () => {
  const { page } = await visit('404.html', { javaScriptEnabled: false });
  expect(await page.locator('main .groups a').allInnerTexts()).toEqual(['回首页', '归档', '分类', '系列', '标签']);
  expect(await page.locator('main .titles a').count()).toBe(5);
  await page.locator('main .groups a').nth(1).click();
  expect(await page.locator('h1').innerText()).toBe('归档');
});
