/**
 * Live figures in a browser: the widget that docs/widgets.md makes, put together from that page and built into a site as a
 * reader of the page would do it.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article } from '../astro/site.ts';
import type { ServedSite } from '../setup/site.ts';
import { PHONE, useBrowser } from './support/browser.ts';
import { serveArticles } from './support/whole-site.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WALK = readFileSync(join(ROOT, 'docs/widgets.md'), 'utf8');
const FAR = '远处的段落。\n\n'.repeat(120);
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

let served: ServedSite | undefined;
const visit = useBrowser(() => served?.url ?? '');

/** The files of the walk, and its lines in the two tables. */
function followWalk(src: string): void {
  const fences = [...WALK.matchAll(/```ts\n\/\/ src\/(\S+?\.ts)(, in ELEMENTS:)?\n([^]*?)```/g)];
  expect(fences.map(([, path]) => path)).toEqual([
    ...['schema', 'model', 'draw', 'widget', 'element'].map((name) => `widgets/square-wave/${name}.ts`),
    'widgets/index.ts',
    'widgets/elements.ts',
  ]);
  for (const [, path = '', , text = ''] of fences) {
    const file = join(src, path);
    if (path.startsWith('widgets/square-wave/')) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      continue;
    }
    const [imports, line = ''] = text.includes('// …') ? text.split(/\/\/ ….*\n/) : ['', text];
    const table = readFileSync(file, 'utf8').replace(/(export const [A-Z]+: .* = \{)/, `$1\n${line.trimEnd()}`);
    expect(table).toContain('square-wave');
    writeFileSync(file, `${imports ?? ''}${table}`);
  }
}

beforeAll(async () => {
  const figure = ':::square-wave{#fig:wave terms=3} 方波 $n$ 项\n项数再大，尖峰也不变矮。\n:::';
  served = await serveArticles(
    'widgets',
    {
      'wave/index.md': article({ title: '方波' }, `见图。\n\n${figure}\n\n${FAR}`),
      'below/index.md': article({ title: '在下面' }, `${FAR}\n\n${figure}`),
      'none/index.md': article({ title: '没有图' }, '一段。'),
      'english/index.md': article({ title: 'Wave', lang: 'en' }, 'Look:\n\n:::square-wave{terms=9}\n:::'),
    },
    (root) => followWalk(join(root, 'src')),
  );
});
afterAll(async () => {
  await served?.stop();
});

/** A script and what it imports, and so on. */
function withImports(folder: string, script: string): string[] {
  const all = new Set([script]);
  for (const name of all) {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) all.add(path);
  }
  return [...all];
}

const PAGE = 'posts/wave/';

async function live(page: Page): Promise<void> {
  await page.locator('.widget[data-live]').waitFor();
}

/** The drawing as it was built: without what scripts say of its handles. */
function drawing(page: Page): Promise<string> {
  return page.locator('.widget-stage').evaluate((stage) => {
    const copy = document.importNode(stage, true);
    for (const handle of copy.querySelectorAll('[data-handle]')) {
      for (const { name } of [...handle.attributes]) {
        if (/^(?:role|tabindex|aria-)/.test(name)) handle.removeAttribute(name);
      }
    }
    return copy.innerHTML.replace(/><\/(?:path|rect)>/g, '/>');
  });
}

/** What the figure's sentence says the sum is. */
async function stated(page: Page): Promise<string | undefined> {
  return (await page.locator('.widget-summary .value').allTextContents())[2];
}

describe('a live figure', () => {
  it('is there without scripts, with its numbers, and no control that would do nothing', async () => {
    const { page, troubles } = await visit(PAGE, { javaScriptEnabled: false });
    expect(await page.locator('.widget-stage svg').isVisible()).toBe(true);
    expect(await page.locator('figure figcaption').textContent()).toContain('尖峰');
    for (const control of await page.locator('.widget :is(input, select, button)').all()) {
      expect(await control.isVisible()).toBe(false);
    }
    await page.getByText('看数字').click();
    expect(await page.locator('.widget td').count()).toBe(26);
    expect(await stated(page)).toBe('1.186');
    expect(troubles).toEqual([]);
  });

  it('shows the numbers of its model', async () => {
    const { page } = await visit(PAGE, { javaScriptEnabled: false });
    const cells = await page
      .locator('.widget tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => Array.from(row.children, (cell) => Number(cell.textContent.replace('−', '-')))),
      );
    expect(cells).toHaveLength(13);
    for (const [x = Number.NaN, sum] of cells) {
      const terms = [1, 3, 5].map((odd) => Math.sin(odd * x) / odd);
      expect(sum).toBeCloseTo((4 / Math.PI) * terms.reduce((a, b) => a + b), 4);
    }
  });

  it('comes alive without a jump: the same drawing, and nothing moves', async () => {
    const { page, troubles } = await visit(PAGE, { viewport: PHONE });
    const built = /<div class="widget-stage"[^>]*>([^]*?)<\/div>\n<p class="widget-summary/.exec(
      readFileSync(join(served?.folder ?? '', 'posts/wave/index.html'), 'utf8'),
    )?.[1];
    await live(page);
    expect(built?.length).toBeGreaterThan(1000);
    expect(await drawing(page)).toBe(built);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve(list.getEntries().reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0));
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
        }),
    );
    expect(shift).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('answers its controls, says so once the reader lets go, and goes back', async () => {
    const { page, troubles } = await visit(PAGE);
    await live(page);
    const built = await drawing(page);
    const terms = page.getByRole('spinbutton', { name: '项数 n' });
    await terms.fill('20');
    await expect.poll(() => stated(page)).not.toBe('1.186');
    expect(await page.locator('.widget-status').textContent()).toBe('');
    await terms.blur();
    expect(await page.locator('.widget-status').textContent()).toContain('前 20 项');
    expect(await page.getByRole('slider', { name: '项数 n' }).inputValue()).toBe('20');
    await terms.fill('0');
    await terms.blur();
    expect(await terms.inputValue()).toBe('20');
    await page.getByRole('combobox', { name: '例子' }).selectOption('many');
    expect(await terms.inputValue()).toBe('40');
    expect(await drawing(page)).not.toBe(built);
    await page.getByRole('button', { name: '复原' }).click();
    expect(await terms.inputValue()).toBe('3');
    expect(await stated(page)).toBe('1.186');
    // The browser draws what the build has drawn.
    expect(await drawing(page)).toBe(built);
    expect(troubles).toEqual([]);
  });

  it('is dragged by the mouse, by a finger and by keys', async () => {
    const { page } = await visit(PAGE, { hasTouch: true, viewport: PHONE });
    await live(page);
    const handle = page.locator('[data-handle="x"]');
    const value = async (): Promise<number> => Number(await handle.getAttribute('aria-valuenow'));
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(value).toBe(0.55);
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(value).toBe(0.05);
    await page.keyboard.press('End');
    await expect.poll(value).toBe(6);
    expect(await handle.evaluate((each) => each === document.activeElement)).toBe(true);
    const box = await handle.boundingBox();
    if (!box) throw new Error('the handle is on the page');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 100, box.y + 20, { steps: 4 });
    await page.mouse.up();
    await expect.poll(value).toBeLessThan(5);
    const now = await value();
    const finger = await handle.boundingBox();
    if (!finger) throw new Error('the handle is on the page');
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove', dx: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: [{ x: finger.x + finger.width / 2 + dx, y: finger.y + 40 }],
      });
    await touch('touchStart', 0);
    for (const dx of [-20, -40, -60]) await touch('touchMove', dx);
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(value).toBeLessThan(now - 0.5);
    expect(await handle.evaluate((each) => getComputedStyle(each).touchAction)).toBe('none');
  });

  it('has a link to its state, which another visit opens', async () => {
    const { page } = await visit(PAGE, CLIPBOARD);
    await live(page);
    await page.getByRole('spinbutton', { name: '项数 n' }).fill('12');
    await page.getByRole('button', { name: '复制此状态的链接' }).click();
    await expect.poll(() => page.locator('.widget-status').textContent()).toBe('已复制。');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\/posts\/wave\/\?fig%3Awave\.terms=12#fig:wave$/);
    const other = await visit(new URL(link).pathname.slice(1) + new URL(link).search + new URL(link).hash);
    await live(other.page);
    expect(await other.page.getByRole('spinbutton', { name: '项数 n' }).inputValue()).toBe('12');
    const broken = await visit(`${PAGE}?fig%3Awave.terms=900`);
    await live(broken.page);
    expect(await broken.page.locator('.widget-status').textContent()).toContain('读不懂');
    expect(await broken.page.getByRole('spinbutton', { name: '项数 n' }).inputValue()).toBe('3');
    expect([...other.troubles, ...broken.troubles]).toEqual([]);
  });

  it('gives its numbers as CSV, exactly', async () => {
    const { page } = await visit(PAGE, CLIPBOARD);
    await live(page);
    await page.getByText('看数字').click();
    await page.getByRole('button', { name: '复制为 CSV' }).click();
    await expect.poll(() => page.locator('.widget-status').textContent()).toBe('已复制。');
    const csv = await page.evaluate(() => navigator.clipboard.readText());
    const lines = csv.trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(14);
    expect(lines[0]).toBe('x,sum');
    expect(lines[2]).toMatch(/^0\.5,1\.186\d{10,}$/);
  });

  it('speaks the language of its article', async () => {
    const { page } = await visit('posts/english/');
    await live(page);
    expect(await page.getByRole('button', { name: 'Reset' }).isVisible()).toBe(true);
    expect(await page.locator('.widget-summary').textContent()).toMatch(/^The first 9 terms/);
  });

  it('that breaks leaves what was built, and the page lives', async () => {
    const { page } = await visit(PAGE);
    await live(page);
    const before = await drawing(page);
    await page.evaluate(() => {
      Math.sin = () => {
        throw new Error('broken on purpose');
      };
    });
    const terms = page.getByRole('spinbutton', { name: '项数 n' });
    await terms.fill('7');
    await page.locator('.widget[data-failed]').waitFor();
    expect(await drawing(page)).toBe(before);
    expect(await page.locator('.widget fieldset').first().isVisible()).toBe(false);
    await page.getByRole('button', { name: '深色' }).click();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  });

  it('survives a translator that wraps words, moves elements and copies them', async () => {
    const { page, troubles } = await visit(PAGE);
    await live(page);
    await page.evaluate(() => {
      const figure = document.querySelector('.widget');
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (
          node instanceof Text &&
          node.data.trim() !== '' &&
          !node.parentElement?.closest('[translate=no], script, template')
        )
          texts.push(node);
      }
      for (const text of texts) {
        const font = document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
        font.append(document.createElementNS('http://www.w3.org/1999/xhtml', 'font'));
        font.firstElementChild?.append(`[${text.data}]`);
        text.replaceWith(font);
      }
      const parent = figure?.parentElement;
      if (figure && parent) {
        const copy = figure.cloneNode(true);
        parent.prepend(figure);
        parent.after(copy);
      }
    });
    const first = page.locator('figure .widget');
    await first.locator('input[data-set="terms"]').fill('8');
    await expect.poll(() => first.locator('.widget-summary .value').first().textContent()).toBe('8');
    const copy = page.locator('figure + .widget');
    await copy.locator('input[data-set="terms"]').fill('5');
    await expect.poll(() => copy.locator('.widget-summary .value').first().textContent()).toBe('5');
    // Words that did not change are still the translator's.
    expect(await first.locator('legend').first().textContent()).toMatch(/^\[/);
    expect(troubles).toEqual([]);
  });
});

describe('the script of a live figure', () => {
  const scriptsOf = (page: Page): string[] => {
    const names: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') names.push(request.url());
    });
    return names;
  };

  it('is not on pages without one', () => {
    const html = readFileSync(join(served?.folder ?? '', 'posts/none/index.html'), 'utf8');
    expect(html).not.toMatch(/LiveFigures|widgets\.[\w-]+\.css/);
  });

  it('is loaded when the reader comes near', async () => {
    const { page, troubles } = await visit('posts/below/', { viewport: PHONE });
    const names = scriptsOf(page);
    expect(await page.locator('.widget[data-live]').count()).toBe(0);
    await page.locator('.widget').scrollIntoViewIfNeeded();
    await live(page);
    expect(names.some((name) => name.includes('element.'))).toBe(true);
    expect(troubles).toEqual([]);
  });

  it('and its sheet are small', () => {
    const folder = join(served?.folder ?? '', '_astro');
    const weight = (pattern: RegExp): number => {
      const files = readdirSync(folder).filter((name) => pattern.test(name));
      expect(files.length).toBeGreaterThan(0);
      return files.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0);
    };
    // A figure with the kit and all else that it imports, whichever others there are.
    const elements = readdirSync(folder).filter((name) => /^element\..*\.js$/.test(name));
    expect(elements.length).toBeGreaterThan(3);
    for (const element of elements) {
      const files = withImports(folder, element);
      const bytes = files.map((name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length);
      expect(
        bytes.reduce((a, b) => a + b, 0),
        files.join(' '),
      ).toBeLessThanOrEqual(23_000);
    }
    expect(weight(/^LiveFigures\./)).toBeLessThanOrEqual(2_000);
    expect(weight(/^widgets\..*\.css$/)).toBeLessThanOrEqual(6_000);
  });
});
