/** The search page of the real site. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { article, indexOf } from '../search/support.ts';
import { axeFaults } from './support/axe.ts';
import { useBrowser } from './support/browser.ts';

const visit = useBrowser();
const ARTICLE = 'posts/mathjax-and-marked/';
const FIELD = 'input[type=search]';

/** Addresses below the index that the page has asked for. */
function asked(page: Page): string[] {
  const addresses: string[] = [];
  page.on('request', (request) => {
    if (/\/search\/.+\.bin$/.test(request.url())) addresses.push(request.url());
  });
  return addresses;
}

const message = (page: Page, name: string) => page.locator(`[data-message=${name}]`);

describe('a page without a query', () => {
  it.each(['', ARTICLE, 'search/'])('/%s loads nothing of the index', async (path) => {
    const { page, troubles } = await visit(path);
    const addresses = asked(page);
    const scripts: string[] = [];
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
    await page.reload({ waitUntil: 'networkidle' });
    expect(addresses).toEqual([]);
    // The theme, what every page has, and on the search page its own.
    expect(scripts).toHaveLength(path === 'search/' ? 3 : 2);
    expect(troubles).toEqual([]);
  });
});

describe('by keyboard', () => {
  it('/ leads to the page, arrows to a hit, Enter to the section', async () => {
    const { page, troubles } = await visit(ARTICLE);
    await page.keyboard.press('/');
    await page.waitForURL('**/search/');
    await expect.poll(() => page.locator(FIELD).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('面具');
    await page.locator('.hits a').nth(1).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('面具');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const link = page.locator('.hits a').first();
    expect(await link.evaluate((a) => a === document.activeElement)).toBe(true);
    const href = await link.getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${ARTICLE}*`);
    const { hash } = new URL(href ?? '', page.url());
    if (hash !== '') expect(await page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  it('/ is a character while one types, and Escape clears', async () => {
    const { page } = await visit('search/');
    await page.keyboard.type('a/b');
    expect(await page.locator(FIELD).inputValue()).toBe('a/b');
    await page.keyboard.press('Escape');
    expect(await page.locator(FIELD).inputValue()).toBe('');
    await page.locator(FIELD).fill('公式');
    await page.locator('.hits a').first().focus();
    await page.keyboard.press('/');
    expect(await page.locator(FIELD).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.hits a').first().waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });
});

describe('hits', () => {
  it('are marked, counted and announced', async () => {
    const { page, troubles } = await visit(`search/?q=${encodeURIComponent('面具')}`);
    await page.locator('.hits li').first().waitFor();
    const count = await page.locator('.hits li').count();
    const shown = page.locator('[role=status] [data-message]:visible');
    expect(await shown.locator('output').textContent()).toBe(String(count));
    const marks = await page.locator('.hits mark:not(:has(.math))').allTextContents();
    expect(new Set(marks)).toEqual(new Set(['面具']));
    expect(troubles).toEqual([]);
  });

  it('show formulas drawn, with every outline that they use', async () => {
    const { page, troubles } = await visit(`search/?q=${encodeURIComponent('\\boldsymbol x_i')}`);
    const formula = page.locator('.hits mark var.math svg').first();
    await formula.waitFor();
    const box = await formula.evaluate((svg) => svg.getBoundingClientRect().width * svg.getBoundingClientRect().height);
    expect(box).toBeGreaterThan(50);
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll('.hits use')]
        .map((use) => use.getAttribute('href') ?? '')
        .filter((href) => !document.querySelector(`svg.glyphs [id="${href.slice(1)}"][d]`)),
    );
    expect(lost).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('lead to where they are, every one', async () => {
    const { page } = await visit(`search/?q=${encodeURIComponent('公式')}`);
    await page.locator('.hits a').first().waitFor();
    const links = await page
      .locator('.hits a')
      .evaluateAll((all) => all.flatMap((a) => (a instanceof HTMLAnchorElement && a.hash !== '' ? [a.href] : [])));
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      const { href, hash } = new URL(link);
      expect(await (await fetch(href)).text()).toContain(`id="${decodeURIComponent(hash.slice(1))}"`);
    }
  });

  it('come ten at a time', async () => {
    const { page } = await visit('search/');
    const many = Array.from({ length: 23 }, (_, i) => article(`a${i}`, `<p>第 ${i} 篇：海森堡</p>`));
    const { files } = indexOf(many);
    await page.route('**/search/*/*.bin', (route) =>
      route.fulfill({ body: Buffer.from(files.get(/[^/]+$/.exec(route.request().url())?.[0] ?? '') ?? []) }),
    );
    await page.locator(FIELD).fill('海森堡');
    for (const [shown, name] of [
      [10, 'some'],
      [20, 'some'],
      [23, 'all'],
    ] as const) {
      await page
        .locator('.hits li')
        .nth(shown - 1)
        .waitFor();
      expect(await page.locator('.hits li').count()).toBe(shown);
      expect(await message(page, name).locator('output').textContent()).toBe(String(shown));
      if (name === 'some') await page.locator('.more-hits').click();
    }
    expect(await page.locator('.more-hits').isVisible()).toBe(false);
    // The first of those that came last has the focus.
    expect(
      await page
        .locator('.hits li')
        .nth(20)
        .locator('a')
        .evaluate((a) => a === document.activeElement),
    ).toBe(true);
  });

  it('keep each text in an element of its own', async () => {
    const { page } = await visit(`search/?q=${encodeURIComponent('公式')}`);
    await page.locator('.hits li').first().waitFor();
    const mixed = await page.evaluate(() => {
      const texts = (element: Element): boolean =>
        [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      return [...document.querySelectorAll('.hits *')].filter((each) => texts(each) && each.childNodes.length > 1)
        .length;
    });
    expect(mixed).toBe(0);
  });
});

describe('what cannot be answered is told', () => {
  it.each([
    ['one character', '字', 'short'],
    ['words that are nowhere', '这几个字哪里都没有写过', 'none'],
    ['4,000 brackets', '('.repeat(4000), 'none'],
  ] as const)('%s', async (_name, query, name) => {
    const { page, troubles } = await visit('search/');
    await page.locator(FIELD).fill(query);
    await message(page, name).waitFor();
    expect(await page.locator('[data-message]:visible').count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  it('offline, and works again when the net is back', async () => {
    const { page } = await visit('search/');
    await page.context().setOffline(true);
    await page.locator(FIELD).fill('面具');
    await message(page, 'failed').waitFor();
    await page.context().setOffline(false);
    await page.locator(FIELD).press('Enter');
    await page.locator('.hits li').first().waitFor();
    expect(await message(page, 'failed').isVisible()).toBe(false);
  });

  it('a file that is gone', async () => {
    const { page } = await visit('search/');
    await page.route('**/t*.bin', (route) => route.fulfill({ status: 404, body: '' }));
    await page.locator(FIELD).fill('面具');
    await message(page, 'failed').waitFor();
  });
});

describe('an input method', () => {
  it('asks nothing before it is done', async () => {
    const { page } = await visit('search/');
    const addresses = asked(page);
    await page.clock.install();
    const client = await page.context().newCDPSession(page);
    await page.locator(FIELD).focus();
    await client.send('Input.imeSetComposition', { text: 'zhan wei', selectionStart: 8, selectionEnd: 8 });
    await page.clock.runFor(2000);
    expect(addresses).toEqual([]);
    await client.send('Input.insertText', { text: '面具' });
    await page.clock.runFor(2000);
    await page.locator('.hits li').first().waitFor();
    expect(await page.locator(FIELD).inputValue()).toBe('面具');
  });
});

describe('without scripts', () => {
  it('the page says so and leads on', async () => {
    const { page, troubles } = await visit('search/?q=x', { javaScriptEnabled: false });
    expect(await page.locator('form').isVisible()).toBe(false);
    expect(await page.locator('main button:visible, main input:visible').count()).toBe(0);
    await page.locator('main a[href$="/tags/"]').click();
    expect(page.url()).toContain('/tags/');
    expect(troubles).toEqual([]);
  });
});

describe('looks', () => {
  it.each(['light', 'dark'] as const)(
    '%s: axe finds nothing, and nothing is wider than the window',
    async (colorScheme) => {
      const { page } = await visit(`search/?q=${encodeURIComponent('\\boldsymbol')}`, { colorScheme, bypassCSP: true });
      await page.locator('.hits li').first().waitFor();
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${width} px`).toBeLessThanOrEqual(0);
        expect(await axeFaults(page), `${width} px`).toEqual([]);
      }
    },
  );

  it('what is to be pressed is 44 px high', async () => {
    const { page } = await visit(`search/?q=${encodeURIComponent('公式')}`);
    await page.locator('.hits li').first().waitFor();
    for (const each of await page.locator('.search input, .search button, .more-hits').all()) {
      if (await each.isVisible()) expect((await each.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
    }
  });
});
