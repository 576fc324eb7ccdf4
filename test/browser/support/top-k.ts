/** The figure of smooth Top-k in its article: what it shows, and what it should. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { gradientTopK, softKMax, thresholdTopK, weightedSoftmaxTopK } from '../../../src/numerics/index.ts';

export const PAGE = 'posts/smooth-top-k/';
export const FIGURE = '[id="fig:topk"]';

/** Numbers of the figure's table, row by row, without the names. */
export async function numbers(page: Page): Promise<number[][]> {
  return page
    .locator(`${FIGURE} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.children, (cell) => Number(cell.textContent.replace('−', '-')))),
    );
}

export async function open(page: Page): Promise<void> {
  await page.locator(FIGURE).scrollIntoViewIfNeeded();
  await page.locator(`${FIGURE} [data-live]`).waitFor();
}

export function expected(x: readonly number[], k: number): number[][] {
  const all = [
    gradientTopK(x, k),
    ...(['min(1,exp)', 'sigmoid', 'laplace'] as const).map((kind) => thresholdTopK(x, k, kind).p),
    softKMax(x, k),
    weightedSoftmaxTopK(x, k),
  ];
  return x.map((_, i) => all.map((p) => p[i] ?? Number.NaN));
}

export function expectNear(found: readonly number[][], wanted: readonly (readonly number[])[]): void {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((row, i) => {
    row.forEach((value, j) => {
      // Behind the item, x and the hard choice; six digits are shown.
      expect(Math.abs((found[i]?.[3 + j] ?? Number.NaN) - value)).toBeLessThanOrEqual(6e-6);
    });
  });
}
