/** An article as its reader meets it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { DESK, PHONE, useBrowser } from './support/browser.ts';

const visit = useBrowser();
const ARTICLE = 'posts/mathjax-and-marked/';

const pages = readdirSync(inject('dist'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replaceAll('\\', '/'));
const articles = pages.filter((name) => name.startsWith('posts/'));

describe('the built pages', () => {
  it.each(pages)('%s holds no inline style or script, and no display in a paragraph', (name) => {
    const html = readFileSync(join(inject('dist'), name), 'utf8');
    expect(html).not.toMatch(/<[a-z][^>]*\sstyle=/i);
    expect(html).not.toMatch(/<style[\s>]/i);
    // Data, which browsers do not run.
    const scripts = html.replaceAll('<script type="application/ld+json">', '');
    expect(scripts).not.toMatch(/<script(?![^>]*\ssrc=)[\s>]/i);
    expect(html).not.toMatch(/<p>(?:(?!<\/p>)[\s\S])*class="math-block/);
    const lang = name.startsWith('en/') ? 'en' : 'zh-CN';
    expect(html).toContain(`<html lang="${lang}" data-src-lang="${lang}">`);
  });
});

describe('type', () => {
  it('sets 30 to 40 Chinese characters a line on a desktop', async () => {
    const { page } = await visit(ARTICLE, { viewport: DESK });
    const characters = await page.evaluate(() => {
      const p = document.querySelector('.prose > p');
      return p ? p.getBoundingClientRect().width / parseFloat(getComputedStyle(p).fontSize) : 0;
    });
    expect(characters).toBeGreaterThanOrEqual(30);
    expect(characters).toBeLessThanOrEqual(40);
  });

  it.each([PHONE, DESK])('gives formulas the x-height of the text ($width px)', async (viewport) => {
    const { page } = await visit(ARTICLE, { viewport });
    const ratios = await page.evaluate(() =>
      Array.from(document.querySelectorAll('.prose > p > var.math svg[viewBox]'), (svg) => {
        const ruler = document.createElement('span');
        ruler.className = 'ruler';
        svg.closest('p')?.append(ruler);
        ruler.style.setProperty('display', 'inline-block');
        ruler.style.setProperty('width', '1ex');
        const text = ruler.getBoundingClientRect().width;
        ruler.remove();
        const units = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
        // The font's x-height is 0.442 em, and an em is 1,000 units.
        return (442 * svg.getBoundingClientRect().width) / units / text;
      }),
    );
    expect(ratios.length).toBeGreaterThan(20);
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
  });

  it('never lays one Chinese character of a formula over another', async () => {
    const { page } = await visit('', { viewport: PHONE });
    const { boxes, overlaps } = await page.evaluate(() => {
      const all = Array.from(document.querySelectorAll('.math svg, .math-block svg'), (svg) =>
        Array.from(svg.querySelectorAll('text'), (text) => text.getBoundingClientRect()),
      ).filter((texts) => texts.length > 1);
      const pairs = all.flatMap((texts) => texts.flatMap((a, i) => texts.slice(i + 1).map((b) => [a, b] as const)));
      const meet = pairs.filter(
        ([a, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.abs(a.top - b.top) < a.height / 2,
      );
      return { boxes: all.length, overlaps: meet.length };
    });
    expect(boxes).toBeGreaterThan(0);
    expect(overlaps).toBe(0);
  });
});

describe('links', () => {
  it('lead to ids that exist once', async () => {
    const { page } = await visit(ARTICLE);
    const { missing, twice } = await page.evaluate(() => {
      const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
      const targets = Array.from(document.querySelectorAll('a[href^="#"]'), (a) =>
        decodeURIComponent((a.getAttribute('href') ?? '').slice(1)),
      );
      return {
        missing: targets.filter((id) => !ids.includes(id)),
        twice: ids.filter((id, i) => ids.indexOf(id) !== i),
      };
    });
    expect(missing).toEqual([]);
    expect(twice).toEqual([]);
  });

  it('to an equation bring its row into sight', async () => {
    const { page } = await visit(ARTICLE, { viewport: PHONE });
    const link = page.locator('.prose p a[href^="#eq-"]').first();
    const id = decodeURIComponent(((await link.getAttribute('href')) ?? '').slice(1));
    await link.click();
    await page.waitForFunction((name) => {
      const box = document.getElementById(name)?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    }, id);
  });
});

describe('the number of an equation', () => {
  it('links to its row, and a click copies that address and says so', async () => {
    const { page } = await visit(ARTICLE, { permissions: ['clipboard-read', 'clipboard-write'] });
    const number = page.locator('.numbers a').first();
    const href = (await number.getAttribute('href')) ?? '';
    const message = page.locator('[data-link-copied]');
    expect(await message.isVisible()).toBe(false);
    await number.click();
    await message.waitFor();
    const wanted = new URL(href, page.url()).href;
    expect(page.url()).toBe(wanted);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(wanted);
    expect(decodeURIComponent(new URL(wanted).hash)).toMatch(/^#eq-/);
  });

  it('is reached by the keyboard', async () => {
    const { page } = await visit(ARTICLE, { javaScriptEnabled: false });
    await page.locator('.numbers a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#eq-/);
  });
});

describe('without scripts', () => {
  it('shows formulas, code and figures, and no control that needs scripts', async () => {
    const { page } = await visit(ARTICLE, { javaScriptEnabled: false });
    expect(await page.locator('.math svg').count()).toBeGreaterThan(25);
    for (const selector of ['.math-block > svg', 'pre.shiki', 'figure img', 'h1']) {
      expect(await page.locator(selector).first().isVisible(), selector).toBe(true);
    }
    expect(await page.locator('button:visible').count()).toBe(0);
  });
});

describe('the theme', () => {
  it('follows the reader’s choice on the next page too, before anything is painted', async () => {
    const { page, troubles } = await visit(ARTICLE, { colorScheme: 'light' });
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.locator('header button').first().click();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.goto(new URL('/', page.url()).href, { waitUntil: 'commit' });
    await page.waitForSelector('main');
    expect(await paper()).toBe(dark);
    expect(troubles).toEqual([]);
  });
});

describe('a display wider than a phone', () => {
  it('shrinks to a legible size and then scrolls in its own box, by keyboard too', async () => {
    const { page } = await visit(ARTICLE, { viewport: { width: 320, height: 800 } });
    const shown = await page.evaluate(() =>
      Array.from(document.querySelectorAll('.math-block.wide'), (block) => {
        const body = block.querySelector('svg[viewBox]');
        const units = Number(body?.getAttribute('viewBox')?.split(' ')[2]);
        return {
          em: ((body?.getBoundingClientRect().width ?? 0) / units) * 1000,
          // What does not scroll needs no stop for the keyboard.
          focusable: block.scrollWidth > block.clientWidth + 1 === (block.getAttribute('tabindex') === '0'),
          clipped: block.scrollWidth > block.clientWidth && getComputedStyle(block).overflowX !== 'auto',
          left: (body?.getBoundingClientRect().left ?? 0) >= block.getBoundingClientRect().left - 1,
        };
      }),
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const { em, focusable, clipped, left } of shown) {
      expect(em).toBeGreaterThanOrEqual(10);
      expect({ focusable, clipped, left }).toEqual({ focusable: true, clipped: false, left: true });
    }
  });
});

describe('on paper', () => {
  it('leaves the site’s furniture out and keeps formulas', async () => {
    const { page } = await visit(ARTICLE);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav:visible, button:visible').count()).toBe(0);
    expect(await page.locator('.math-block > svg').first().isVisible()).toBe(true);
    const pdf = await page.pdf({ format: 'A5' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    // In px of CSS; the reader's paper is not overruled.
    expect(/\/MediaBox \[0 0 (\d+)/.exec(pdf.toString('latin1'))?.[1]).toMatch(/^4(?:19|20)$/);
  });

  it.each(articles)('%s: nothing is cut off on A5, with all open', async (name) => {
    // 148 mm less two margins of 17 mm.
    const width = Math.floor(((148 - 34) / 25.4) * 96);
    const { page } = await visit(name.replace(/index\.html$/, ''), { viewport: { width, height: 700 } });
    await page.emulateMedia({ media: 'print' });
    const cut = await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      const shown = document.querySelectorAll('main :is(p, pre, code, table, td, img, figure, h1, h2, svg, text)');
      return Array.from(shown)
        .filter((each) => each.checkVisibility() && !each.closest('.mml, .glyphs, .visually-hidden'))
        .map((each) => ({ each, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
        .map(
          ({ each, box }) =>
            `${each.localName} ${each.closest('[data-tex]')?.getAttribute('data-tex')?.slice(0, 40) ?? each.textContent.slice(0, 40)}: ${Math.round(box.left)}–${Math.round(box.right)}`,
        );
    });
    expect(cut).toEqual([]);
  });
});
