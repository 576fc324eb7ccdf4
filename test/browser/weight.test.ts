/** What a page of 80 formulas weighs when it is first visited, counted and not timed; bench/blog/reader.ts has the times. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markdownOf } from '../../bench/blog/corpus.ts';
import { articles } from '../../bench/blog/reader/article.ts';
import { PHONE, useBrowser } from './support/browser.ts';
import { serveArticles } from './support/whole-site.ts';

const { all, chosen } = articles();

let site: Awaited<ReturnType<typeof serveArticles>> | undefined;
beforeAll(async () => {
  site = await serveArticles(
    'weight',
    Object.fromEntries(all.map((post) => [`${post.slug}/index.md`, markdownOf(post)])),
  );
});
afterAll(() => site?.stop());

const visit = useBrowser(() => site?.url ?? '');

describe('a page of 80 formulas', () => {
  it('keeps its budget of bytes, requests and elements, and shifts nothing', async () => {
    expect(chosen.formulas).toHaveLength(80);
    const { page } = await visit('', { viewport: PHONE });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, 'value')));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(new URL(`posts/${chosen.slug}/`, site?.url).href, { waitUntil: 'networkidle' });
    const bytes = asked.map((path) => {
      const file = join(site?.folder ?? '', decodeURIComponent(path), path.endsWith('/') ? 'index.html' : '');
      return [path, brotliCompressSync(readFileSync(file)).length] as const;
    });
    const html = bytes.find(([path]) => path.endsWith(`${chosen.slug}/`))?.[1] ?? Infinity;
    expect(html).toBeLessThanOrEqual(36_000);
    expect(bytes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(50_000);
    // The page, two sheets, three scripts and the icon.
    expect(asked.length).toBeLessThanOrEqual(7);
    expect(await page.locator('*').count()).toBeLessThanOrEqual(3600);
    expect(await page.evaluate(() => String(Reflect.get(window, 'shifts')))).toBe('');
  });
});
