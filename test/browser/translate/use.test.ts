/** A page that is being translated goes on working: what readers do before, meanwhile, afterwards, and with the original back. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { expected, expectNear, FIGURE, numbers, open, PAGE } from '../support/top-k.ts';
import { finish, restore, settle, start, translate } from './simulate.ts';
import { WAYS } from './ways.ts';

const visit = useBrowser();
const ARTICLE = 'posts/pseudo-inverse/';

/** Those that change nodes in different ways. */
const USED = [
  'google',
  'google, as it comes into view',
  'google, pieces merged',
  'edge',
  'firefox',
  'firefox, an element twice',
  'webkit, other order',
  'bilingual',
];

/** One key on the second bar of the figure: its number as the figure has it, in the table and for screen readers. */
async function raise(page: Page, value: number): Promise<void> {
  const bar = page.locator(`${FIGURE} [data-handle="x:1"]`).first();
  await bar.focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe(String(value));
  await expect.poll(async () => (await numbers(page))[1]?.[1]).toBe(value);
  expectNear(await numbers(page), expected([3, value, 1, 4], 2));
}

describe('a live figure follows its controls', () => {
  it.each(USED)('before, during and after: %s', async (way) => {
    const { page, troubles } = await visit(PAGE, { bypassCSP: true });
    await open(page);
    await page.locator(`${FIGURE} summary`).click();
    await raise(page, 2.1);
    const [name, options] = WAYS[way] ?? ['google', {}];
    await start(page, name, options);
    await raise(page, 2.2);
    await finish(page, options);
    await raise(page, 2.3);
    // A preset takes rows of words away, and another brings them back.
    const presets = page.locator(`${FIGURE} select[data-preset]`).first();
    const columns = async (): Promise<number | undefined> => (await numbers(page))[0]?.length;
    await presets.selectOption('above');
    await expect.poll(columns).toBe(3 + 2);
    expect(await page.locator(`${FIGURE} .badge.bad`).count()).toBeGreaterThan(0);
    await presets.selectOption('first');
    await expect.poll(columns).toBe(3 + 6);
    await raise(page, 2.1);
    await restore(page);
    await raise(page, 2.2);
    expect(troubles).toEqual([]);
  });
});

/** Numbers that the sentence below a figure says, the first three of it: an element may come twice. */
async function said(page: Page): Promise<string[]> {
  const all = await page.locator('.widget-summary').first().locator('var').allTextContents();
  return all.slice(0, 3);
}

describe('the figure of translators', () => {
  it.each(USED)('says the numbers of its state before, during and after: %s', async (way) => {
    const { page, troubles } = await visit('posts/translators/', { bypassCSP: true });
    await page.locator('.widget').scrollIntoViewIfNeeded();
    await page.locator('.widget[data-live]').waitFor();
    const choose = async (preset: string, numbers: string[]): Promise<void> => {
      await page.locator('.widget select[data-preset]').first().selectOption(preset);
      await expect.poll(() => said(page)).toEqual(numbers);
    };
    await choose('shreds', ['7', '3', '0']);
    const [name, options] = WAYS[way] ?? ['google', {}];
    await start(page, name, options);
    await choose('dropped', ['1', '0', '3']);
    await finish(page, options);
    await choose('shreds', ['7', '3', '0']);
    await restore(page);
    await choose('dropped', ['1', '0', '3']);
    expect(troubles).toEqual([]);
  });
});

describe('an article in a translation', () => {
  it.each(USED)('%s: contents, links, theme, code and numbers do what they do', async (way) => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const { page, troubles } = await visit(ARTICLE, { bypassCSP: true, permissions });
    const code = await page.locator('.prose pre').first().textContent();
    const [name, options] = WAYS[way] ?? ['google', {}];
    await translate(page, name, options);

    const theme = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset['theme']);
    const before = await theme();
    await page.locator('.theme-switch').click();
    await expect.poll(theme).not.toBe(before);

    await page.locator('.copy-box button').first().click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code);

    const number = page.locator('.numbers a').first();
    const address = new URL((await number.getAttribute('href')) ?? '', page.url()).href;
    await number.click();
    await expect.poll(() => page.url()).toBe(address);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(address);

    const link = page.locator('.toc li > a[href^="#"]').nth(1);
    const id = decodeURIComponent(((await link.getAttribute('href')) ?? '').slice(1));
    await link.click();
    await expect
      .poll(() => page.evaluate((to) => document.getElementById(to)?.getBoundingClientRect().top ?? -1e9, id))
      .toBeGreaterThan(-5);
    await expect.poll(() => link.getAttribute('aria-current')).toBe('true');
    await settle(page);
    expect(troubles).toEqual([]);
  });
});
