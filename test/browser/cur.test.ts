/** The figure of the article on CUR, in the site as it is. What all figures do: widgets.test.ts. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { model } from '../../src/widgets/cur/model.ts';
import { CUR } from '../../src/widgets/cur/widget.ts';
import { defaultsOf } from '../../src/widgets/kit/state.ts';
import { PHONE, useBrowser } from './support/browser.ts';

const visit = useBrowser();
const PAGE = 'posts/cur/';
const FIRST = { ...defaultsOf(CUR.schema), columns: [2, 3] };

async function live(page: Page): Promise<Locator> {
  await page.locator('#fig-cur').scrollIntoViewIfNeeded();
  await page.locator('#fig-cur [data-live]').waitFor();
  return page.locator('#fig-cur');
}

async function entries(figure: Locator, panel: string): Promise<number[]> {
  const texts = await figure.locator(`.${panel} .entry`).allTextContents();
  return texts.map((text) => Number(text.replace('−', '-')));
}

function near(found: readonly number[], expected: readonly (readonly number[])[]): void {
  expect(found).toHaveLength(expected.flat().length);
  for (const [i, value] of expected.flat().entries()) expect(found[i]).toBeCloseTo(value, 1);
}

describe('the figure of CUR', () => {
  it('shows what the model says before any script', async () => {
    const { page, troubles } = await visit(PAGE, { javaScriptEnabled: false, viewport: PHONE });
    const figure = page.locator('#fig-cur');
    const { m, approximation, error } = model(FIRST);
    near(await entries(figure, 'cur-matrix'), m);
    near(await entries(figure, 'cur-approximation'), approximation);
    near(await entries(figure, 'cur-error'), error);
    expect(await figure.locator('.widget-stage tbody tr').count()).toBe(5);
    expect(await figure.locator('[role=checkbox]').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('lets rows and columns be pressed by the mouse and by keys, and goes on from a suggestion', async () => {
    const { page, troubles } = await visit(PAGE);
    const figure = await live(page);
    const row = figure.getByRole('checkbox', { name: '第 3 行' });
    const column = figure.getByRole('checkbox', { name: '第 1 列' });
    expect([await row.getAttribute('aria-checked'), await column.getAttribute('aria-checked')]).toEqual(['false', 'false']); // prettier-ignore
    await row.click();
    await expect.poll(() => row.getAttribute('aria-checked')).toBe('true');
    expect(await figure.locator('.widget-status').textContent()).toContain('误差平方 4.829');
    await column.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => column.getAttribute('aria-checked')).toBe('true');
    expect(await column.evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(() => figure.locator('.widget-summary').textContent()).toContain('行列式是 13');
    near(
      await entries(figure, 'cur-error'),
      model(FIRST).error.map((line) => line.map(() => 0)),
    );
    expect(await figure.locator('input[data-set="rows"]').inputValue()).toBe('1,2,3');
    await figure.locator('select[data-preset]').selectOption('deim');
    await expect.poll(() => figure.locator('.widget-summary').textContent()).toContain('误差平方 151906');
    expect(await figure.locator('.widget-stage .bad').count()).toBe(1);
    expect(await figure.locator('input[data-set="rows"]').count()).toBe(0);
    // One more row: the crossing is no longer square, the suggestion the reader's own.
    await figure.getByRole('checkbox', { name: '第 2 行' }).click();
    await expect.poll(() => figure.locator('select[data-set="pick"]').inputValue()).toBe('own');
    expect(await figure.locator('.widget-summary').textContent()).toContain(
      '取第 1, 2, 3 行、第 1, 3 列，交叉不是方阵',
    );
    await figure.locator('[data-size="m:columns"]').selectOption('2');
    await expect.poll(() => figure.locator('input[data-set="columns"]').inputValue()).toBe('1');
    await figure.getByRole('button', { name: '复原' }).click();
    await expect.poll(() => entries(figure, 'cur-matrix')).toEqual(FIRST.m.flat());
    expect(troubles).toEqual([]);
  });

  it('is pressed by a finger, keeps the last row, and opens in the state of a link', async () => {
    const { page, troubles } = await visit(`${PAGE}?fig-cur.core=optimal&fig-cur.rows=2&fig-cur.columns=1,3#fig-cur`, { viewport: PHONE, hasTouch: true }); // prettier-ignore
    const figure = await live(page);
    await expect.poll(() => figure.locator('.widget-summary').textContent()).toContain('取第 2 行、第 1, 3 列，交叉不是方阵；核取最优'); // prettier-ignore
    const [kept, other] = [figure.getByRole('checkbox', { name: '第 2 行' }), figure.getByRole('checkbox', { name: '第 1 行' })]; // prettier-ignore
    const box = await other.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await kept.tap();
    await other.tap();
    await expect.poll(() => figure.locator('input[data-set="rows"]').inputValue()).toBe('1,2');
    expect(troubles).toEqual([]);
  });
});
