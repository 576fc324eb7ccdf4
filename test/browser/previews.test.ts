/** Previews of references and menus of numbers: by mouse, keyboard and finger, and without scripts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedSite } from '../setup/site.ts';
import { axeFaults } from './support/axe.ts';
import { DESK, PHONE, useBrowser } from './support/browser.ts';
import { serveArticles } from './support/whole-site.ts';
import { faultsOf } from './translate/faults.ts';
import { look } from './translate/look.ts';
import { restore, sentBy, settle, translate } from './translate/simulate.ts';
import { WAYS } from './translate/ways.ts';

/** More than a preview has room for: no two of its formulas look alike to a compressor. */
const LONG = Array.from(
  { length: 60 },
  (_, i) =>
    `$$\\mathfrak{${'ABCDEFGH'[i % 8] ?? ''}}_{${i * 7919}}+\\mathbb{${'KLMNPQRS'[i % 8] ?? ''}}^{${i * 104729}}=\\sqrt{${i}}$$`,
).join('\n\n第几步。\n\n');

const CITED = `---
title: 被引用的一篇
date: 2026-01-02
description: 这一篇讲甲。
---

前一句。所以有

\\begin{align}
p &= 1, \\label{one} \\\\
q &= \\frac{\\frac12}{3}, \\label{two} \\\\
r &= 3. \\label{three}
\\end{align}

:::figure{#fig:a} 图题 $f$
![一张图](a.png)
:::

:::theorem{#thm:long} 长的
开头 $x$。

${LONG}
:::
`;

const CITING = `---
title: 引用的一篇
date: 2026-01-03
---

设 $c$ 是数，则

$$
a+b=c \\label{own}
$$

由 \\eqref{own}，由 \\eqref{cited:two}，见[图](../cited/index.md#fig:a)、\\ref{cited:thm:long}、[那一篇](../cited/index.md)与 [English](../english/index.md)，另见注[^n]。

## 第二节 $s$

又由 \\eqref{own} 与 \\eqref{cited:two}。

${'一段。'.repeat(300)}

[^n]: 注文 $n$，[链接](https://example.com/)。
`;

const ENGLISH = `---
title: In English
date: 2026-01-04
lang: en
---

It begins with $e$. See \\eqref{cited:two}.
`;

let site: ServedSite;
beforeAll(async () => {
  const picture = await sharp({ create: { width: 400, height: 250, channels: 3, background: '#88a' } })
    .png()
    .toBuffer();
  site = await serveArticles('previews', {
    'cited/index.md': CITED,
    'cited/a.png': picture,
    'citing/index.md': CITING,
    'english/index.md': ENGLISH,
  });
});
afterAll(() => site.stop());

const visit = useBrowser(() => site.url);
const PAGE = 'posts/citing/';

const preview = (page: Page): Locator => page.locator('#yansuan-preview');
const link = (page: Page, href: string): Locator => page.locator(`.prose p a[href="${href}"]`).first();
const TWO = '/posts/cited/#eq-two';

/** Requests from now on, by path. */
function requests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return asked;
}

/** What a reader sees of a preview: words, formulas as TeX, numbers. */
function shown(page: Page): Promise<string> {
  return preview(page).evaluate((box) => {
    const copy = document.createElement('div');
    copy.append(...[...box.childNodes].map((node) => node.cloneNode(true)));
    for (const formula of copy.querySelectorAll<HTMLElement>('[data-tex]')) {
      const numbers = [...formula.querySelectorAll('.numbers text')].map(({ textContent }) => textContent);
      const identifiers = [...formula.querySelectorAll('mi')].map(({ textContent }) => textContent);
      formula.textContent = `{${[...identifiers, ...numbers].join(' ')}}`;
    }
    return copy.textContent.replace(/\s+/g, ' ').trim();
  });
}

async function isWithin(page: Page, box: Locator): Promise<boolean> {
  const size = page.viewportSize();
  const at = await box.boundingBox();
  if (!size || !at) return false;
  return at.x >= 0 && at.y >= 0 && at.x + at.width <= size.width && at.y + at.height <= size.height;
}

describe('pointing at a reference', () => {
  it.each([DESK, PHONE])('shows exactly that piece with the sentence before it: %o', async (viewport) => {
    const { page, troubles } = await visit(PAGE, { viewport });
    const asked = requests(page);
    await link(page, '#eq-own').hover();
    await preview(page).waitFor();
    expect(await shown(page)).toBe('设 {c} 是数，则{a b c (1)}');
    expect(asked).toEqual([]);

    await link(page, '#note-n').hover();
    await preview(page).getByText('注文').waitFor();
    expect(await shown(page)).toBe('注文 {n}，链接。');
    expect(asked).toEqual([]);

    await link(page, TWO).hover();
    await preview(page).getByText('所以有').waitFor();
    expect(await shown(page)).toBe('所以有 {q (2)}');
    expect(await isWithin(page, preview(page))).toBe(true);
    expect(asked).toEqual([expect.stringMatching(/^\/previews\/cited\/\w+\.json$/)]);
    expect(gzipSync(readFileSync(join(site.folder, asked[0] ?? ''))).length).toBeLessThanOrEqual(5000);

    await page.mouse.move(0, 0);
    await preview(page).waitFor({ state: 'hidden' });
    await link(page, TWO).hover();
    await preview(page).waitFor();
    expect(asked).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it('draws a row as it stands on its page', async () => {
    const { page } = await visit(PAGE);
    await link(page, TWO).hover();
    await preview(page).waitFor();
    const ink = await preview(page).evaluate((box) => {
      const edges = (elements: NodeListOf<Element>): number[] => {
        const boxes = [...elements].map((element) => element.getBoundingClientRect());
        return [Math.min(...boxes.map(({ top }) => top)), Math.max(...boxes.map(({ bottom }) => bottom))];
      };
      const [top = 0, bottom = 0] = edges(box.querySelectorAll('.math-block > svg:first-child :is(use, rect)'));
      const frame = box.querySelector('.math-block > svg')?.getBoundingClientRect();
      const [high = 0, low = 0] = edges(box.querySelectorAll('.numbers text'));
      return {
        isWhole: (frame?.top ?? NaN) <= top && bottom <= (frame?.bottom ?? NaN),
        isBeside: top < low && high < bottom,
      };
    });
    expect(ink).toEqual({ isWhole: true, isBeside: true });
  });

  it('shows pictures, as much of what is long as fits, and articles', async () => {
    const { page, troubles } = await visit(PAGE);
    await link(page, '/posts/cited/#fig%3Aa').hover();
    const picture = preview(page).locator('img');
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(400);
    expect(await shown(page)).toBe('图题 {f}');

    await link(page, '/posts/cited/#thm%3Along').hover();
    const rest = preview(page).getByText('继续读');
    await rest.waitFor();
    expect(await shown(page)).toMatch(/^定理 1（长的） 开头 \{x\}。.*继续读$/);
    expect(await rest.getAttribute('href')).toBe('/posts/cited/#thm%3Along');

    await link(page, '/posts/cited/').hover();
    await preview(page).getByText('这一篇讲甲。').waitFor();
    expect(await shown(page)).toBe('被引用的一篇 2026-01-02 这一篇讲甲。');

    await link(page, '/posts/english/').hover();
    await preview(page).getByText('It begins').waitFor();
    expect(await preview(page).locator('p').last().getAttribute('lang')).toBe('en');
    expect(await page.locator('.related a, .neighbours a').count()).toBeGreaterThan(0);
    expect(troubles).toEqual([]);
  });

  it('is taken back by leaving and by Escape, and not by going to the preview', async () => {
    const { page } = await visit(PAGE);
    await page.clock.install();
    const reference = link(page, '#note-n');
    await reference.hover();
    await page.clock.runFor(1000);
    await preview(page).waitFor();
    await preview(page).hover();
    await page.clock.runFor(5000);
    expect(await preview(page).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await preview(page).isVisible()).toBe(false);
    await page.mouse.move(0, 0);
    await reference.hover();
    await page.clock.runFor(1000);
    await preview(page).waitFor();
    await page.mouse.move(0, 0);
    await page.clock.runFor(1000);
    expect(await preview(page).isVisible()).toBe(false);
    // Whoever only passes over it sees nothing.
    await reference.hover();
    await page.clock.runFor(100);
    await page.mouse.move(0, 0);
    await page.clock.runFor(5000);
    expect(await preview(page).isVisible()).toBe(false);
    await reference.click();
    await page.clock.runFor(5000);
    expect(new URL(page.url()).hash).toBe('#note-n');
    expect(await preview(page).isVisible()).toBe(false);
  });

  it('where the file does not come, leaves the link', async () => {
    const { page } = await visit(PAGE);
    await page.route('**/previews/**', (route) => route.abort());
    await page.clock.install();
    await link(page, TWO).hover();
    const failed = page.waitForEvent('requestfailed');
    await page.clock.runFor(1000);
    await failed;
    await page.clock.runFor(1000);
    expect(await preview(page).isVisible()).toBe(false);
    await link(page, TWO).click();
    await page.waitForURL('**/posts/cited/#eq-two');
  });
});

describe('the keyboard', () => {
  it('shows a preview, reaches into it, and goes on where it would have gone', async () => {
    const { page, troubles } = await visit(PAGE);
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute('href') ?? null);
    await link(page, '#eq-own').focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await preview(page).waitFor();
    expect(await focused()).toBe('#eq-own');
    expect(await link(page, '#eq-own').getAttribute('aria-describedby')).toBe('yansuan-preview');
    // The number of the row in the preview is a link, too.
    await page.keyboard.press('Tab');
    expect(await preview(page).evaluate((box) => box.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await preview(page).isVisible()).toBe(true);
    expect(await preview(page).evaluate((box) => box.contains(document.activeElement))).toBe(false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await preview(page).isVisible()).toBe(false);
    expect(await focused()).toBe('#eq-own');
    expect(await link(page, '#eq-own').getAttribute('aria-describedby')).toBe(null);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(TWO);
    await preview(page).waitFor();
    // Through the preview to the next reference.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('/posts/cited/#fig%3Aa');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/posts/cited/#fig%3Aa');
    expect(troubles).toEqual([]);
  });

  it('and axe find nothing wrong with an open preview', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await visit(PAGE, { bypassCSP: true, colorScheme });
      await link(page, TWO).hover();
      await preview(page).waitFor();
      expect(await axeFaults(page), colorScheme).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      expect(await preview(page).isVisible()).toBe(false);
    }
  });
});

describe('a finger', () => {
  it('that stays on a reference shows it, one that taps follows it, one that moves scrolls', async () => {
    const { page, troubles } = await visit(PAGE, { viewport: PHONE, hasTouch: true, isMobile: true });
    await page.clock.install();
    const session = await page.context().newCDPSession(page);
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', y = 0): Promise<void> => {
      const box = await link(page, '#eq-own').boundingBox();
      const at = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 10 + y };
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [at] });
    };
    await link(page, '#eq-own').scrollIntoViewIfNeeded();
    await touch('touchStart');
    await touch('touchMove', 40);
    await page.clock.runFor(2000);
    await touch('touchEnd');
    expect(await preview(page).isVisible()).toBe(false);

    await touch('touchStart');
    await page.clock.runFor(2000);
    await preview(page).waitFor();
    await touch('touchEnd');
    await page.clock.runFor(2000);
    expect(await shown(page)).toContain('{a b c (1)}');
    expect(await isWithin(page, preview(page))).toBe(true);
    expect(new URL(page.url()).hash).toBe('');

    await page.locator('h1').tap();
    await page.clock.runFor(1000);
    expect(await preview(page).isVisible()).toBe(false);
    await link(page, '#eq-own').tap();
    await page.waitForURL(/#eq-own$/);
    expect(await preview(page).isVisible()).toBe(false);
    expect(troubles).toEqual([]);
  });
});

describe('the number of a formula', () => {
  const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'], bypassCSP: true };

  it('opens a menu of its link, TeX, MathML and the places that cite it', async () => {
    const { page, troubles } = await visit('posts/cited/', CLIPBOARD);
    const menu = page.locator('.number-menu');
    const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    expect(await menu.isVisible()).toBe(false);
    await page.locator('.numbers a').nth(1).click();
    await menu.waitFor();
    expect(await isWithin(page, menu)).toBe(true);
    expect(await menu.locator('pre').textContent()).toContain('\\frac{\\frac12}{3}');
    expect(
      await menu
        .locator('[data-uses] a')
        .evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.textContent.trim()])),
    ).toEqual([
      ['/posts/english/', '《In English》'],
      ['/posts/citing/', '《引用的一篇》'],
      [expect.stringMatching(/^\/posts\/citing\/#./), '《引用的一篇》第二节 s'],
    ]);
    await menu.getByText('MathML').click();
    await expect.poll(copied).toMatch(/^<math xmlns="http:\/\/www\.w3\.org\/1998\/Math\/MathML"/);
    await menu.getByText('TeX').click();
    await expect.poll(copied).toMatch(/^\\begin\{align\}/);
    await menu.getByText('链接').click();
    await expect.poll(copied).toBe(new URL('posts/cited/#eq-two', site.url).href);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await menu.isVisible()).toBe(false);

    // Nothing cites the first.
    await page.locator('.numbers a').first().focus();
    await page.keyboard.press('Enter');
    await menu.waitFor();
    expect(await menu.locator('[data-uses]').isVisible()).toBe(false);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('链接');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#eq-one');
    expect(troubles).toEqual([]);
  });

  it('has all that without scripts: a link, the TeX, and a list of places at the end', async () => {
    const { page, troubles } = await visit('posts/citing/', { javaScriptEnabled: false });
    expect(await page.locator('.number-menu').isVisible()).toBe(false);
    await page.locator('.numbers a').first().click();
    await page.waitForURL(/#eq-own$/);
    const tex = await page.locator('#eq-own').evaluate((block) => getComputedStyle(block, '::after').content);
    expect(tex).toContain('a+b=c');
    await page.locator('.uses summary').click();
    const places = page.locator('.uses p a');
    expect(await places.evaluateAll((all) => all.map((a) => a.textContent.replace(/\s+/g, ' ').trim()))).toEqual([
      '(1)',
      '开头',
      '第二节 s',
    ]);
    await places.last().click();
    await page.waitForURL(/#./);
    await link(page, TWO).click();
    await page.waitForURL('**/posts/cited/#eq-two');
    expect(troubles).toEqual([]);
  });
});

describe('in a translation', () => {
  /** By the keyboard: where lines stand depends on the words. */
  async function open(page: Page, href: string): Promise<void> {
    await page.locator('.site-title').focus();
    await link(page, href).evaluate((reference) => {
      if (reference instanceof HTMLElement) reference.focus({ focusVisible: true });
    });
    await page.locator(`.prose a[href="${href}"][aria-describedby]`).first().waitFor();
    await settle(page);
  }

  /** Markup of the formulas in the preview of each, copies of extensions left out. */
  async function formulas(page: Page, references: readonly string[]): Promise<string[][]> {
    const found: string[][] = [];
    for (const href of references) {
      await open(page, href);
      found.push(
        await preview(page).evaluate((box) =>
          [...box.querySelectorAll('var.math, .math-block')]
            .filter((one) => !one.closest('.target-wrapper'))
            .map(({ outerHTML }) => outerHTML.replace(/ (?:role|aria-label|tabindex)="[^"]*"/g, '')),
        ),
      );
    }
    await page.keyboard.press('Escape');
    expect(await preview(page).isVisible()).toBe(false);
    return found;
  }

  /** Where Edge empties what opts out in a line, copies are empty too; where Firefox gives an element twice, it comes twice. */
  function comparable(found: string[][], way: string): string[][] {
    return found.map((all) => {
      if (way === 'edge, opt-outs emptied') return all.map((html) => html.replace(/>[^<]+</g, '><'));
      return way === 'firefox, an element twice' ? [...new Set(all)] : all;
    });
  }

  it('they have their formulas whole, and send none, whoever translates', async () => {
    const { page, troubles } = await visit(PAGE, { bypassCSP: true });
    const references = ['#eq-own', TWO];
    const before = await formulas(page, references);
    expect(before.map(({ length }) => length)).toEqual([2, 1]);
    for (const [way, [name, options]] of Object.entries(WAYS)) {
      await translate(page, name, options);
      // Of variants the copy of what stands on the page: the other is there untouched.
      const some = way === name ? references : references.slice(0, 1);
      expect(comparable(await formulas(page, some), way), way).toEqual(comparable(before.slice(0, some.length), way));
      const leaks = (await sentBy(page)).flatMap(({ pieces }) => pieces.filter(({ of }) => of !== null));
      expect(leaks, way).toEqual([]);
      await restore(page);
    }
    expect(await formulas(page, references)).toEqual(before);
    expect(troubles).toEqual([]);
  });

  it('an open one is translated as the page is, and keeps to the window', async () => {
    const { page, troubles } = await visit(PAGE, { bypassCSP: true });
    for (const way of ['google', 'firefox']) {
      // Anew: what Firefox takes out of the page for a moment loses the focus.
      await open(page, TWO);
      expect(await faultsOf(page, await look(page), way), way).toEqual({});
    }
    expect(troubles).toEqual([]);
  });

  it('menus of numbers copy what the author wrote', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const { page, troubles } = await visit(PAGE, { bypassCSP: true, permissions });
    for (const way of ['google', 'firefox']) {
      const [name, options] = WAYS[way] ?? ['google', {}];
      await translate(page, name, options);
      await page.locator('.numbers a').first().click();
      await page.locator('.number-menu button').nth(1).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('a+b=c \\label{own}');
      expect(await page.locator('.number-menu [data-uses] a').count(), way).toBe(2);
      await page.keyboard.press('Escape');
      await restore(page);
    }
    expect(troubles).toEqual([]);
  });
});
