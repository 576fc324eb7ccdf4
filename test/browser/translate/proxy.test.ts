/** The site through Google's proxy: another origin, white space between tags, and parameters without which there is no page. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { expected, expectNear, FIGURE, numbers, open } from '../support/top-k.ts';
import { faultsOf } from './faults.ts';
import { look } from './look.ts';
import { addressOf, PARAMETERS, PROXY, serveProxied } from './proxied.ts';

const visit = useBrowser();

async function through(path: string): Promise<{ page: Page; troubles: () => string[] }> {
  const { page, troubles } = await visit('404.html', { bypassCSP: true });
  await serveProxied(page, inject('site'));
  const response = await page.goto(addressOf(path));
  expect(response?.status()).toBe(200);
  return { page, troubles: () => troubles.filter((trouble) => !trouble.startsWith(`elsewhere: ${PROXY}`)) };
}

describe('through the proxy', () => {
  it.each(['', 'posts/pseudo-inverse/', 'archive/', 'search/'])('/%s is translated as it is at home', async (path) => {
    const { page, troubles } = await through(path);
    const before = await look(page);
    if (path !== 'archive/' && path !== 'search/') expect(before.formulas.length).toBeGreaterThan(5);
    for (const way of ['google', 'google, spaces lost', 'google, with its bar']) {
      expect(await faultsOf(page, before, way), way).toEqual({});
    }
    expect(troubles()).toEqual([]);
  });

  it('a figure lives there, under the policy that the page has', async () => {
    const { page, troubles } = await visit('404.html');
    await serveProxied(page, inject('site'));
    await page.goto(addressOf('posts/smooth-top-k/'));
    await open(page);
    await page.locator(`${FIGURE} summary`).click();
    expectNear(await numbers(page), expected([3, 2, 1, 4], 2));
    expect(troubles.filter((trouble) => !trouble.startsWith(`elsewhere: ${PROXY}`))).toEqual([]);
  });

  it('links within the page stay in it, links to others lead through the proxy', async () => {
    const { page, troubles } = await through('posts/pseudo-inverse/');
    const link = page.locator('.prose a[href^="#eq"]').last();
    const id = decodeURIComponent(((await link.getAttribute('href')) ?? '').slice(1));
    // The same link, whatever its address becomes.
    const reference = await link.elementHandle();
    // At once, and not smoothly.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const top = (): Promise<number> =>
      page.evaluate((to) => document.getElementById(to)?.getBoundingClientRect().top ?? Number.NaN, id);
    const away = async (): Promise<void> => {
      await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
      await expect.poll(top).toBeLessThan(-1000);
    };
    await page.evaluate(() => Object.assign(window, { same: true }));
    // Also a second time, and where the proxy has given the link the whole address, with other parameters than the page's.
    const whole = `${PROXY}posts/pseudo-inverse/?_x_tr_sl=auto#${encodeURIComponent(id)}`;
    for (const href of [`#${id}`, `#${id}`, whole]) {
      await reference.evaluate((link, to) => link.setAttribute('href', to), href);
      await away();
      await reference.evaluate((link) =>
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
      );
      await expect.poll(top).toBeGreaterThanOrEqual(0);
      expect(await top()).toBeLessThan(900);
      expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#${id}`);
    }
    expect(await page.evaluate(() => 'same' in window)).toBe(true);
    expect(new URL(page.url()).search).toBe(`?${PARAMETERS}`);

    await page.locator('.site-nav a').first().click();
    await page.waitForURL(`${PROXY}**${PARAMETERS}`);
    expect(troubles()).toEqual([]);
  });

  it('what a reference to another article shows comes through the proxy', async () => {
    const { page, troubles } = await through('posts/pseudo-inverse/');
    const reference = page.locator('.prose p a[href*="/posts/"][href*="#eq-"]').first();
    const asked = page.waitForRequest(/\/previews\//);
    await reference.hover();
    expect((await asked).url()).toMatch(new RegExp(`^${PROXY}previews/[^?]+\\.json\\?${PARAMETERS}$`));
    await page.locator('#yansuan-preview .math-block svg').first().waitFor();
    expect(troubles()).toEqual([]);
  });

  it('the search keeps its parameters, and its hits lead through the proxy', async () => {
    const { page, troubles } = await through('posts/pseudo-inverse/');
    await page.keyboard.press('/');
    await page.waitForURL(`${PROXY}search/**`);
    await page.keyboard.type('矩阵');
    await page.locator('.hits a').first().waitFor();
    expect(new URL(page.url()).searchParams.get('_x_tr_tl')).toBe('en');
    expect(new URL(page.url()).searchParams.get('q')).toBe('矩阵');
    await page.locator('.hits a').first().click();
    await page.waitForURL(`${PROXY}posts/**`);
    expect(new URL(page.url()).search).toBe(`?${PARAMETERS}`);
    await page.locator('.prose').waitFor();
    expect(troubles()).toEqual([]);
  });
});
