/** The figure of the article on CR approximation, in the site as it is. What all figures do: widgets.test.ts. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Model, model } from '../../src/widgets/cr/model.ts';
import { type Parameters, schema } from '../../src/widgets/cr/schema.ts';
import { defaultsOf } from '../../src/widgets/kit/state.ts';
import { PHONE, useBrowser } from './support/browser.ts';

const visit = useBrowser();
const PAGE = 'posts/cr/';
const FIGURE = '[id="fig:cr"]';
const DEFAULTS: Parameters = defaultsOf(schema);

/** Brings the figure near, so that its script is loaded, and opens its table. */
async function live(page: Page): Promise<Locator> {
  const figure = page.locator(FIGURE);
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('[data-live]').waitFor();
  await figure.locator('summary').click();
  return figure;
}

/** Numbers of the table, row by row, without the names. */
function numbersOf(figure: Locator): Promise<number[][]> {
  return figure
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.children, (cell) => Number(cell.textContent.replace('−', '-'))).slice(1)),
    );
}

function expectShown(found: readonly number[][], { series }: Model): void {
  expect(found).toHaveLength(4);
  series.forEach(({ own, best }, i) => {
    [own.squaredError, best.squaredError, ...own.weights].forEach((value, j) => {
      // Six digits are shown.
      expect(Math.abs((found[i]?.[j] ?? NaN) - value)).toBeLessThanOrEqual(5e-6 * Math.abs(value));
    });
  });
}

/** Where a handle is, in the window. */
async function middleOf(handle: Locator): Promise<{ x: number; y: number; width: number }> {
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (!box) throw new Error('the handle is on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}

describe('the figure of CR approximation', () => {
  it('shows what the model says before any script', async () => {
    const { page, troubles } = await visit(PAGE, { javaScriptEnabled: false, viewport: PHONE });
    const figure = page.locator(FIGURE);
    await figure.locator('summary').click();
    expectShown(await numbersOf(figure), model(DEFAULTS));
    expect(await figure.locator('.widget-stage > *').count()).toBe(5);
    expect(await figure.locator('.widget-summary').textContent()).toContain('按范数 61；成对贪心 13；');
    expect(await page.locator('[id="fig:worst"] .widget-summary').textContent()).toContain(
      '按范数 122，是所有选法里最差的',
    );
    expect(troubles).toEqual([]);
  });

  it('lets a vector be dragged and moved by keys both ways, and goes from draw to draw', async () => {
    const { page, troubles } = await visit(PAGE);
    const figure = await live(page);
    const head = figure.locator('[data-handle="vector:1"]');
    const place = async (): Promise<number[]> =>
      (await head.getAttribute('aria-valuetext'))?.slice(1, -1).split(', ').map(Number) ?? [];
    expect(await head.getAttribute('aria-label')).toBe('向量 2');
    const at = await middleOf(head);
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x - 60, at.y - 40, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await place())[0]).toBeLessThan(5);
    const [x = NaN, y = NaN] = await place();
    expect(y).toBeGreaterThan(1);
    await head.press('Shift+ArrowRight');
    await head.press('ArrowDown');
    const moved = [x + 1, y - 0.1].map((value) => Number(value.toFixed(1)));
    await expect.poll(place).toEqual(moved);
    const vectors = DEFAULTS.vectors.map((v, i) => (i === 1 ? moved : v));
    expectShown(await numbersOf(figure), model({ ...DEFAULTS, vectors }));
    const roll = figure.locator('[data-handle="roll"]');
    const line = await middleOf(roll);
    await page.mouse.move(line.x, line.y);
    await page.mouse.down();
    await page.mouse.move(line.x + 100, line.y, { steps: 3 });
    await page.mouse.up();
    const value = async (): Promise<number> => Number(await roll.getAttribute('aria-valuenow'));
    await expect.poll(value).toBeGreaterThan(40);
    const drawn = await value();
    await figure.getByRole('button', { name: '再抽一次' }).click();
    await expect.poll(value).toBe(drawn + 1);
    expectShown(await numbersOf(figure), model({ ...DEFAULTS, vectors, roll: drawn + 1 }));
    expect(await figure.locator('.widget-status').textContent()).toContain(`第 ${drawn + 1} 次抽样`);
    await roll.press('End');
    await figure.getByRole('button', { name: '再抽一次' }).click();
    await expect.poll(value).toBe(1);
    expect(troubles).toEqual([]);
  });

  it('is dragged by a finger, shows where each way loses, and keeps no more than there are', async () => {
    const { page, troubles } = await visit(PAGE, { viewport: PHONE, hasTouch: true });
    const figure = await live(page);
    const head = figure.locator('[data-handle="vector:5"]');
    const at = await middleOf(head);
    expect(at.width).toBeGreaterThanOrEqual(44);
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove', dx: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: at.x + dx, y: at.y }] });
    await touch('touchStart', 0);
    for (const dx of [10, 20, 40]) await touch('touchMove', dx);
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(async () => Number(await head.getAttribute('aria-valuenow'))).toBeGreaterThan(5);
    const summary = figure.locator('.widget-summary');
    const presets = figure.locator('select[data-preset]');
    for (const [name, words] of [
      ['worst', '按范数 122，是所有选法里最差的；成对贪心 0.01'],
      ['pairs', '按范数 0；成对贪心 34'],
      ['parallel', '次抽样 0，期望 0；最优 180'],
      ['cancelling', '期望 749.1；最优 1'],
    ] as const) {
      await presets.selectOption(name);
      await expect.poll(() => summary.textContent()).toContain(words);
    }
    const [vectors, r] = [figure.locator('input[data-set="vectors"]'), figure.locator('input[data-set="r"]')];
    await vectors.fill('1,2;3,4');
    await vectors.blur();
    expect(await r.inputValue()).toBe('2');
    await vectors.fill('1,2;3');
    await vectors.blur();
    expect(await vectors.inputValue()).toBe('1,2;3,4');
    expect(troubles).toEqual([]);
  });

  it('opens in the state of a link', async () => {
    const { page, troubles } = await visit(`${PAGE}?fig%3Acr.vectors=1,0;2,0;4,0&fig%3Acr.r=2#fig:cr`);
    const figure = await live(page);
    await expect
      .poll(() => figure.locator('.widget-summary').textContent())
      .toMatch(/^3 个向量留 2 个，误差平方：按范数 1；/);
    expect(troubles).toEqual([]);
  });
});
