/** Translations of our own as readers meet them: from one language to the other, and what there is in each. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { PHONE, useBrowser } from './support/browser.ts';
import { smallTargets } from './support/targets.ts';

const visit = useBrowser();
const WITHOUT_SCRIPTS = { viewport: PHONE, javaScriptEnabled: false, hasTouch: true, isMobile: true };

interface Languages {
  path: string;
  lang: string;
  source: string | undefined;
  title: string;
  /** `zh-CN /posts/x/`, of the links that robots read. */
  versions: string[];
}

function languages(page: Page): Promise<Languages> {
  return page.evaluate(() => ({
    path: location.pathname,
    lang: document.documentElement.lang,
    source: document.documentElement.dataset['srcLang'],
    title: document.querySelector('h1')?.textContent ?? '',
    versions: Array.from(document.querySelectorAll<HTMLLinkElement>('link[hreflang]'), ({ hreflang, href }) => {
      return `${hreflang} ${new URL(href).pathname}`;
    }),
  }));
}

describe('on a phone, without scripts', () => {
  it('an article leads to its translation and back, by links that a finger can hit', async () => {
    const { page, troubles } = await visit('posts/pseudo-inverse/', WITHOUT_SCRIPTS);
    const versions = [
      'zh-CN /posts/pseudo-inverse/',
      'en /en/posts/pseudo-inverse/',
      'x-default /posts/pseudo-inverse/',
    ];
    expect(await languages(page)).toMatchObject({ lang: 'zh-CN', source: 'zh-CN', versions });
    await page.getByRole('link', { name: 'English' }).tap();
    await page.waitForURL('**/en/posts/pseudo-inverse/');
    expect(await languages(page)).toMatchObject({ lang: 'en', source: 'en', versions });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^The pseudo-inverse/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    // The figure is whole, and speaks English.
    expect(await page.locator('.widget svg').first().isVisible()).toBe(true);
    expect(await page.locator('.widget').innerText()).not.toMatch(/\p{Script=Han}/u);
    await page.locator('.article-head').getByRole('link', { name: '中文' }).tap();
    await page.waitForURL(new URL('posts/pseudo-inverse/', inject('site')).href);
    expect(await languages(page)).toMatchObject({ path: '/posts/pseudo-inverse/', lang: 'zh-CN' });
    expect(troubles).toEqual([]);
  });

  it('the front page leads to what there is in English, and to nothing else', async () => {
    const { page, troubles } = await visit('', WITHOUT_SCRIPTS);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    await page.getByRole('link', { name: 'English' }).tap();
    await page.waitForURL('**/en/');
    const titles = await page.locator('article h2').allInnerTexts();
    expect(titles.length).toBeGreaterThanOrEqual(2);
    for (const title of titles) expect(title).not.toMatch(/\p{Script=Han}/u);
    const links = page.locator('.site-header a, article h2 a, .more a:not([hreflang])');
    for (const link of await links.all()) expect(await link.getAttribute('href')).toMatch(/^\/en\//);
    expect(await languages(page)).toMatchObject({ lang: 'en', versions: ['zh-CN /', 'en /en/', 'x-default /'] });
    expect(troubles).toEqual([]);
  });
});

it('each search finds what there is in its language', async () => {
  const { page, troubles } = await visit('en/search/');
  const found = async (path: string): Promise<string[]> => {
    await page.goto(new URL(`${path}?q=${encodeURIComponent('\\boldsymbol A^\\dagger')}`, inject('site')).href);
    await page.locator('.hits a').first().waitFor();
    return page.locator('.hits a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  };
  for (const href of await found('en/search/')) expect(href).toMatch(/^\/en\/posts\//);
  for (const href of await found('search/')) expect(href).toMatch(/^\/posts\//);
  expect(troubles).toEqual([]);
});

it.each(['en/', 'en/posts/pseudo-inverse/', 'en/posts/mathjax-and-marked/'])(
  'axe finds nothing on /%s',
  async (path) => {
    const { page } = await visit(path, { bypassCSP: true, viewport: PHONE, colorScheme: 'dark' });
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
    expect(await axeFaults(page)).toEqual([]);
  },
);
