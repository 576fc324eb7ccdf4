/** The figure of smooth Top-k in its article, as built and as readers change it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, inject, it } from 'vitest';
import { DESK, PHONE, useBrowser } from './support/browser.ts';
import { expected, expectNear, FIGURE, numbers, open, PAGE } from './support/top-k.ts';

const visit = useBrowser();

describe('the figure', () => {
  it('as built has the numbers of the constructions, without scripts', async () => {
    const { page, troubles } = await visit(PAGE, { javaScriptEnabled: false });
    await page.locator(`${FIGURE} summary`).click();
    expectNear(await numbers(page), expected([3, 2, 1, 4], 2));
    expect(await page.locator(`${FIGURE} .widget-stage > *`).count()).toBe(6);
    expect(troubles).toEqual([]);
  });

  it('has them after a drag by the mouse and by keys', async () => {
    const { page, troubles } = await visit(PAGE, { viewport: DESK });
    await open(page);
    await page.locator(`${FIGURE} summary`).click();
    const bar = page.locator(`${FIGURE} [data-handle="x:1"]`);
    await bar.focus();
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe('2.9');
    expectNear(await numbers(page), expected([3, 2.9, 1, 4], 2));
    const last = page.locator(`${FIGURE} [data-handle="x:3"]`);
    await last.scrollIntoViewIfNeeded();
    const box = await last.boundingBox();
    if (!box) throw new Error('the bar is on the page');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 + 40, { steps: 3 });
    await page.mouse.up();
    const value = async (): Promise<number> => Number(await last.getAttribute('aria-valuenow'));
    await expect.poll(value).toBeLessThan(4);
    const moved = await value();
    expectNear(await numbers(page), expected([3, 2.9, 1, moved], 2));
    expect(await page.locator(`${FIGURE} .widget-status`).textContent()).toContain('取 2 个');
    expect(troubles).toEqual([]);
  });

  it.each([
    ['above', 'soft-k-max：超过 1'],
    ['order', 'soft-k-max：次序乱了'],
    ['limit', '加权 softmax：超过 1'],
    ['recursion', '梯度，按发表的递推：超过 1'],
  ])('shows where a published claim fails: %s', async (preset, words) => {
    const { page } = await visit(PAGE, { viewport: PHONE, hasTouch: true });
    await open(page);
    await page.locator(`${FIGURE} select[data-preset]`).selectOption(preset);
    await expect.poll(() => page.locator(`${FIGURE} .widget-summary`).textContent()).toContain(words);
    expect(await page.locator(`${FIGURE} .badge.bad`).count()).toBeGreaterThan(0);
  });

  it('keeps k within the numbers there are, and leaves a text that it cannot read', async () => {
    const { page } = await visit(PAGE, { viewport: PHONE });
    await open(page);
    const x = page.locator(`${FIGURE} input[data-set="x"]`);
    await page.locator(`${FIGURE} input[data-set="k"]`).fill('4');
    await x.fill('1,2');
    await x.blur();
    expect(await page.locator(`${FIGURE} input[data-set="k"]`).inputValue()).toBe('2');
    await x.fill('1,two');
    await x.blur();
    expect(await x.inputValue()).toBe('1,2');
  });
});

it('feeds show the drawings, from files that the site serves', () => {
  for (const feed of ['atom.xml', 'rss.xml']) {
    const text = readFileSync(join(inject('dist'), feed), 'utf8');
    const files = new Set(text.match(/assets\/figure\.\w+\.svg/g));
    // Five of smooth Top-k, twice, and those of the pseudo-inverse.
    expect(files.size).toBeGreaterThanOrEqual(11);
    for (const file of files) {
      const svg = readFileSync(join(inject('dist'), file), 'utf8');
      const errors: string[] = [];
      const parser = new SaxesParser();
      parser.on('error', ({ message }) => errors.push(message));
      parser.write(svg).close();
      expect(errors, file).toEqual([]);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+[^"]*" height="\d/);
      // Inks and classes come with it: alone it has no sheet.
      expect(svg).toMatch(/<style>:root \{[^]*--ink: ?#[^]*\.plot/);
    }
  }
});
