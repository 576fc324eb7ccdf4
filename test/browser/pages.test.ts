/** Every kind of page at every width, light and dark, with scripts and without. */
import { describe, expect, inject, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { useBrowser } from './support/browser.ts';
import { crawl } from './support/crawl.ts';

const visit = useBrowser();
const PAGES = ['', 'posts/mathjax-and-marked/', 'tags/', 'tags/latex/', '404.html'];
const WIDTHS = [320, 390, 820, 1280];

describe.each(PAGES)('/%s', (path) => {
  it.each([
    ['light', true],
    ['dark', true],
    ['light', false],
    ['dark', false],
  ] as const)('%s, scripts %s: quiet, and never wider than the window', async (colorScheme, javaScriptEnabled) => {
    const { page, troubles } = await visit(path, { colorScheme, javaScriptEnabled });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${width} px`).toBeLessThanOrEqual(0);
    }
    expect(troubles).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('%s: axe finds nothing', async (colorScheme) => {
    const { page } = await visit(path, { colorScheme, bypassCSP: true });
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await axeFaults(page), `${width} px`).toEqual([]);
    }
  });
});

describe('under a base path', () => {
  it('every address that a page names answers', async () => {
    const seen = await crawl(inject('siteUnderBase'));
    expect(seen.size).toBeGreaterThan(10);
    for (const url of seen) expect(new URL(url).pathname).toMatch(/^\/blog\//);
  });
});
