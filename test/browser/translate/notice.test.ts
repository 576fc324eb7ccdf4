/** What a reader of a translation is told besides: that formulas are the original, and what the words in them mean. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe.ts';
import { DESK, PHONE, useBrowser } from '../support/browser.ts';
import { restore, settle, translate } from './simulate.ts';
import { WAYS } from './ways.ts';

const visit = useBrowser();
const ARTICLE = 'posts/mathjax-and-marked/';
const WORD = '记号';

/** What a translator has made of the word. */
function meaning(page: Page): Promise<string> {
  return page
    .locator(`.formula-words > [data-word="${WORD}"] > span`)
    .evaluate(({ textContent }) => textContent.trim());
}

describe('the notice', () => {
  it.each(['google', 'google, as it comes into view', 'edge', 'firefox', 'webkit'])(
    'is there in a translation only, and so are the words: %s',
    async (way) => {
      const { page, troubles } = await visit(ARTICLE, { viewport: PHONE, bypassCSP: true });
      const notice = page.locator('.translated');
      expect(await notice.isVisible()).toBe(false);
      const [name, options] = WAYS[way] ?? ['google', {}];
      await translate(page, name, options);
      expect(await notice.isVisible()).toBe(true);
      expect(await meaning(page)).toMatch(/^\[t\d+\]/);
      expect(await notice.locator('var').first().textContent()).toMatch(/\p{Script=Han}/u);
      expect(await axeFaults(page)).toEqual([]);
      await restore(page);
      expect(await notice.isVisible()).toBe(false);
      expect(troubles).toEqual([]);
    },
  );

  it('needs no script', async () => {
    const { page } = await visit(ARTICLE, { javaScriptEnabled: false });
    expect(await page.locator('.translated').isVisible()).toBe(false);
    // As a browser's own translator does.
    const session = await page.context().newCDPSession(page);
    const { root } = await session.send('DOM.getDocument', { depth: 2 });
    const html = root.children?.find(({ nodeName }) => nodeName === 'HTML');
    await session.send('DOM.setAttributeValue', { nodeId: html?.nodeId ?? 0, name: 'lang', value: 'en' });
    expect(await page.locator('.translated').isVisible()).toBe(true);
  });

  it('has no list where no formula has words, and is on every page', async () => {
    const { page } = await visit('archive/', { bypassCSP: true });
    await translate(page, 'google');
    expect(await page.locator('.translated').isVisible()).toBe(true);
    expect(await page.locator('.formula-words').count()).toBe(0);
  });
});

describe('words in a formula', () => {
  it.each(['google', 'firefox', 'edge, opt-outs last'])(
    'are explained where the mouse points or a finger taps: %s',
    async (way) => {
      const { page, troubles } = await visit(ARTICLE, { viewport: DESK, bypassCSP: true });
      const formula = page.locator('.math-block', { has: page.locator('mtext', { hasText: WORD }) }).first();
      const note = page.locator('#formula-note');
      await formula.hover();
      expect(await note.count()).toBe(0);
      const [name, options] = WAYS[way] ?? ['google', {}];
      await translate(page, name, options);
      await page.mouse.move(0, 0);
      await formula.scrollIntoViewIfNeeded();
      await settle(page);
      await formula.hover();
      await note.waitFor();
      expect(await note.textContent()).toContain(`${WORD}: ${await meaning(page)}`);
      const box = await note.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(DESK.width);
      // The mouse may come to the note.
      await note.hover();
      expect(await note.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await note.isVisible()).toBe(false);
      await formula.click();
      expect(await note.isVisible()).toBe(true);
      await restore(page);
      await page.mouse.move(0, 0);
      await formula.hover();
      await settle(page);
      expect(await note.isVisible()).toBe(false);
      expect(troubles).toEqual([]);
    },
  );

  it('that Edge has emptied are not mistaken for others', async () => {
    const { page } = await visit(ARTICLE, { viewport: DESK, bypassCSP: true });
    await translate(page, 'edge', { blank: true });
    for (const formula of await page.locator('.prose var.math:has(mtext)').all()) {
      await formula.scrollIntoViewIfNeeded();
      await formula.hover();
      expect(await page.locator('#formula-note').isVisible()).toBe(false);
    }
  });

  it('are left to the translator where it has not come to them yet', async () => {
    const { page } = await visit(ARTICLE, { viewport: DESK });
    await page.evaluate(() => {
      document.documentElement.lang = 'en';
    });
    const formula = page.locator('.math-block', { has: page.locator('mtext', { hasText: WORD }) }).first();
    await formula.scrollIntoViewIfNeeded();
    await settle(page);
    await formula.hover();
    const copy = page.locator('#formula-note > div', { hasText: WORD }).locator('> span');
    await copy.waitFor();
    expect(await copy.getAttribute('translate')).toBe(null);
    expect(await copy.textContent()).toContain(WORD);
  });
});
