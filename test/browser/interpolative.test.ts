/** The two figures of the article on interpolative decomposition, in the site as it is. What all figures do: widgets.test.ts. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { model } from '../../src/widgets/interpolative/model.ts';
import { INTERPOLATIVE } from '../../src/widgets/interpolative/widget.ts';
import { defaultsOf } from '../../src/widgets/kit/state.ts';
import { PHONE, useBrowser } from './support/browser.ts';

const visit = useBrowser();
const PAGE = 'posts/interpolative/';
const FIRST = defaultsOf(INTERPOLATIVE.schema);
const MATRIX = { ...FIRST, view: 'matrix', rank: 3, method: 'residual-greedy' } as const;

async function live(page: Page, id: string): Promise<Locator> {
  await page.locator(id).scrollIntoViewIfNeeded();
  await page.locator(`${id} [data-live]`).waitFor();
  return page.locator(id);
}

/** Errors that the figure's table of ways shows. */
async function errors(figure: Locator): Promise<number[]> {
  return (await figure.locator('.widget-stage tbody td:nth-child(2)').allTextContents()).map(Number);
}

function near(found: readonly number[], expected: readonly { squaredError: number }[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [i, { squaredError }] of expected.entries()) expect(found[i]).toBeCloseTo(squaredError, 2);
}

describe('the figures of interpolative decomposition', () => {
  it('show what the model says before any script', async () => {
    const { page, troubles } = await visit(PAGE, { javaScriptEnabled: false, viewport: PHONE });
    near(await errors(page.locator('#fig-points')), model(FIRST).outcomes);
    near(await errors(page.locator('#fig-matrix')), model(MATRIX).outcomes);
    expect(await page.locator('#fig-points .id-points circle').count()).toBe(5);
    // Three columns, each framed in M, in Z and in what is left.
    expect(await page.locator('#fig-matrix .id-matrix .hollow').count()).toBe(9);
    expect(troubles).toEqual([]);
  });

  it('let a point be dragged by the mouse and moved by keys, and every way be chosen', async () => {
    const { page, troubles } = await visit(PAGE);
    const figure = await live(page, '#fig-points');
    const [across, up] = [figure.locator('[data-handle="x:0"]'), figure.locator('[data-handle="y:0"]')];
    const places = async (): Promise<number[]> => [Number(await across.getAttribute('aria-valuenow')), Number(await up.getAttribute('aria-valuenow'))]; // prettier-ignore
    expect(await places()).toEqual([0, 1.2]);
    await across.press('ArrowRight');
    await up.press('Shift+ArrowDown');
    await expect.poll(places).toEqual([0.1, 0.2]);
    expect(await figure.locator('.widget-status').textContent()).toContain('按“列主元 QR”取第 5 列');
    const [grip, plot] = [await up.boundingBox(), await figure.locator('.id-points').boundingBox()];
    if (!grip || !plot) throw new Error('the point is on the page');
    const unit = ((plot.width / 340) * 288) / 3;
    const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 0.6 * unit, y - 1.1 * unit, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await places()).map((value) => value.toFixed(1))).toEqual(['-0.5', '1.3']);
    const points = [[(await places())[0] ?? 0, 1, 1, 1, 1.1], [(await places())[1] ?? 0, 0, 0.1, -0.1, 0]]; // prettier-ignore
    near(await errors(figure), model({ ...FIRST, points }).outcomes);
    expect(await figure.locator('[data-set="seed"]').count()).toBe(0);
    await figure.locator('select[data-preset]').selectOption('narrow');
    await expect.poll(() => figure.locator('.widget-stage .bad').allTextContents()).toContain('4.38');
    // A parallelogram has two columns at the most, and points have no noise.
    await figure.locator('input[data-set="rank"]').fill('3');
    await figure.locator('input[data-set="rank"]').blur();
    expect(await figure.locator('input[data-set="rank"]').inputValue()).toBe('2');
    await figure.locator('select[data-set="view"]').selectOption('matrix');
    await expect.poll(() => figure.locator('.id-matrix').count()).toBe(1);
    await figure.locator('input[data-set="seed"]').fill('7');
    await expect.poll(() => errors(figure)).not.toHaveLength(0);
    expect(await figure.locator('[data-cell]').count()).toBe(0);
    await figure.getByRole('button', { name: '复原' }).click();
    await expect.poll(() => figure.locator('[data-cell]').count()).toBe(10);
    expect(troubles).toEqual([]);
  });

  it('are moved by a finger, and open in the state of a link', async () => {
    const { page, troubles } = await visit(`${PAGE}?fig-matrix.method=exhaustive&fig-matrix.rank=2#fig-points`, { viewport: PHONE, hasTouch: true }); // prettier-ignore
    const figure = await live(page, '#fig-points');
    const handle = figure.locator('[data-handle="y:0"]');
    await handle.scrollIntoViewIfNeeded();
    const grip = await handle.boundingBox();
    if (!grip) throw new Error('the point is on the page');
    expect(grip.width).toBeGreaterThanOrEqual(44);
    const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
    const session = await page.context().newCDPSession(page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (const dy of [10, 20, 40])
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y + dy }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(async () => Number(await handle.getAttribute('aria-valuenow'))).toBeLessThan(1);
    const linked = await live(page, '#fig-matrix');
    await expect.poll(() => linked.locator('.widget-summary').textContent()).toContain('按“逐组试遍”取第 15, 23 列');
    expect(troubles).toEqual([]);
  });
});
