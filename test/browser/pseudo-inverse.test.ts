/** The figure of the article on the pseudo-inverse, in the site as it is. What all figures do: widgets.test.ts. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { figureParts } from '../../src/widgets/index.ts';
import { model } from '../../src/widgets/pseudo-inverse/model.ts';
import { PSEUDO_INVERSE } from '../../src/widgets/pseudo-inverse/widget.ts';
import { DESK, PHONE, useBrowser } from './support/browser.ts';

const visit = useBrowser();
const PAGE = 'posts/pseudo-inverse/';
const FIRST = { a: [[1, 2], [2, 4], [3, 6]], epsilon: 1e-7 }; // prettier-ignore

/** Brings the figure near, so that its script is loaded. */
async function live(page: Page): Promise<Locator> {
  await page.locator('#fig-pinv').scrollIntoViewIfNeeded();
  await page.locator('#fig-pinv [data-live]').waitFor();
  return page.locator('#fig-pinv');
}

function numbersOf(texts: string[]): number[] {
  return texts.map((text) => Number(text.replaceAll('−', '-')));
}

describe('the figure of the pseudo-inverse', () => {
  it('shows what the model says before any script', async () => {
    const { page, troubles } = await visit(PAGE, { javaScriptEnabled: false, viewport: PHONE });
    const { pseudo, ridge, curve } = model(FIRST);
    const shown = numbersOf(await page.locator('#fig-pinv .matrix text').allTextContents());
    const matrices = [pseudo.matrix, ridge?.matrix ?? [], pseudo.projector, ridge?.projector ?? []].flat(2);
    expect(shown).toHaveLength(matrices.length);
    for (const [i, value] of matrices.entries()) expect(shown[i]).toBeCloseTo(value, 3);
    await page.locator('#fig-pinv summary').click();
    const rows = await page.locator('#fig-pinv tbody tr').evaluateAll((all) => all.map((row) => Array.from(row.children, (cell) => cell.textContent))); // prettier-ignore
    expect(rows).toHaveLength(19);
    for (const row of rows) {
      const [epsilon = NaN, total = NaN, truncation = NaN] = numbersOf(row);
      const expected = curve.find((errors) => Math.abs(errors.epsilon / epsilon - 1) < 1e-9);
      expect(truncation / (expected?.truncation ?? NaN)).toBeCloseTo(1, 4);
      if (expected?.total === null) expect(row[1]).toBe('—');
      else expect(total / (expected?.total ?? NaN)).toBeCloseTo(1, 4);
    }
    expect(troubles).toEqual([]);
  });

  it('lets ε be dragged along both arms of the V, by mouse and by keys', async () => {
    const { page, troubles } = await visit(PAGE);
    const figure = await live(page);
    const handle = figure.locator('[data-handle="epsilon"]');
    const power = async (): Promise<number> => Number(await handle.getAttribute('aria-valuenow'));
    expect(await power()).toBe(-7);
    const [grip, plot] = [await handle.boundingBox(), await figure.locator('.pinv-errors').boundingBox()];
    if (!grip || !plot) throw new Error('the figure is on the page');
    const unit = plot.width / 340;
    const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    // Eighteen decades are 286 units of the drawing wide.
    await page.mouse.move(x - (5 * 286 * unit) / 18, y + 30, { steps: 5 });
    await page.mouse.up();
    await expect.poll(power).toBeCloseTo(-12, 1);
    expect(await figure.locator('.widget-status').textContent()).toContain('岭逆与伪逆最多相差');
    await handle.press('Home');
    await expect.poll(power).toBe(-16);
    expect(await figure.locator('.widget-summary').textContent()).toContain('岭逆算不出来');
    await handle.press('End');
    await expect.poll(power).toBe(2);
    await handle.press('Shift+ArrowLeft');
    await expect.poll(power).toBe(1);
    expect(await figure.locator('input[data-set="epsilon"]').inputValue()).toBe('10');
    expect(troubles).toEqual([]);
  });

  it('is dragged by a finger', async () => {
    const { page } = await visit(PAGE, { viewport: PHONE, hasTouch: true });
    const figure = await live(page);
    const handle = figure.locator('[data-handle="epsilon"]');
    await handle.scrollIntoViewIfNeeded();
    const grip = await handle.boundingBox();
    if (!grip) throw new Error('the handle is on the page');
    expect(grip.width).toBeGreaterThanOrEqual(44);
    const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
    const session = await page.context().newCDPSession(page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (const dx of [10, 20, 40])
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x + dx, y }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(async () => Number(await handle.getAttribute('aria-valuenow'))).toBeGreaterThan(-6);
  });

  it('lets the reader check what is claimed of disturbed matrices and of eigenvalues', async () => {
    const { page, troubles } = await visit(PAGE, { viewport: DESK });
    const figure = await live(page);
    const facts = figure.locator('.widget-facts dd');
    await figure.locator('[data-cell="a:2:1"]').fill('6.001');
    await expect.poll(() => facts.allTextContents()).toEqual(['8.367，2.672e−4', '3742', '2', expect.anything()]);
    await figure.locator('select[data-preset]').selectOption('lauchli');
    await expect.poll(() => facts.allTextContents()).toEqual(['1.414，1e−8', '1e8', '1', '5e7']);
    await figure.locator('[data-size="a:columns"]').selectOption('1');
    await expect.poll(() => figure.locator('[data-cell]').count()).toBe(3);
    await figure.getByRole('button', { name: '复原' }).click();
    await expect.poll(() => figure.locator('[data-cell]').count()).toBe(6);
    expect(await figure.locator('.widget-stage').textContent()).toBe(
      textOf(figureParts(PSEUDO_INVERSE, FIRST, 'zh').stage),
    );
    expect(troubles).toEqual([]);
  });

  it('opens in the state of a link', async () => {
    const { page, troubles } = await visit(`${PAGE}?fig-pinv.a=1,2,3;4,5,6;7,8,9&fig-pinv.epsilon=0.5#fig-pinv`);
    const figure = await live(page);
    await expect.poll(() => figure.locator('.widget-summary').textContent()).toMatch(/^3 × 3 的矩阵，秩 2，/);
    expect(troubles).toEqual([]);
  });
});

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '');
}
