/** Footnotes, copying, pictures and the keyboard, as the reader of an article meets them. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedSite } from '../setup/site.ts';
import { DESK, PHONE, useBrowser } from './support/browser.ts';
import { serveArticles } from './support/whole-site.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ARTICLE = `---
title: 脚注与复制
date: 2026-01-02
tags: [阅读]
---

设 $x_i$ 与 $\\frac{a}{b}$ 相等[^1]，见 [**链接**](https://example.com/) 与 \`a|b\`。

$$
\\int_0^1 f(x)\\,dx = 1 \\label{eq:one}
$$

## 第一节 $n$

- 甲 $a$
- 乙[^two]
  1. 丙

> 引文 \\eqref{eq:one}。

\`\`\`js
const x = 1;
  y();
\`\`\`

| 列 | 值 |
| --- | --- |
| $p$ | 2 |

![一张大图](big.png "图一：大图")

:::aside 旁注
${'第一条旁注很长，说的是 $f$。'.repeat(8)}
:::

:::aside
第二条 \\eqref{eq:one}。
:::

旁注旁边的一段。

:::note
注里的 $n$。
:::

${'段落。'.repeat(400)}

[^1]: 第一条注，含 $y^2$。

    $$
    z
    $$
[^two]: 第二条。
`;

const THEOREMS = `---
title: 定理与证明
date: 2026-01-01
series: 系列
---

:::theorem{#thm:one} Eckart–Young–Mirsky
设 $x$ 很小。
:::

:::proof
一行。
:::

:::proof{open=false} \\ref{thm:one} 的另证
- 由 $y$

  $$ y^2 $$
:::

由 \\ref{thm:one}。
`;

let site: ServedSite;

beforeAll(async () => {
  const big = await sharp({ create: { width: 8000, height: 5000, channels: 3, background: '#88a' } })
    .png()
    .toBuffer();
  site = await serveArticles('reading', {
    'a/index.md': ARTICLE,
    'a/big.png': big,
    'b/index.md': THEOREMS,
  });
});
afterAll(() => site.stop());

const visit = useBrowser(() => site.url);
const PAGE = 'posts/a/';
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

/** Selects from the start of one element to the end of another, and copies by the keyboard. */
async function copy(page: Page, from: string, to: string): Promise<{ text: string; html: string }> {
  await page.evaluate(
    ([first, last]) => {
      const selection = getSelection();
      const start = document.querySelector(first ?? '');
      const end = document.querySelector(last ?? '');
      if (start && end) selection?.setBaseAndExtent(start, 0, end, end.childNodes.length);
    },
    [from, to],
  );
  await page.keyboard.press('ControlOrMeta+C');
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> => (await (await item?.getType(type))?.text()) ?? '';
    return { text: await read('text/plain'), html: await read('text/html') };
  });
}

describe('footnotes', () => {
  it.each([true, false])('lead to their notes and back (scripts: %s)', async (javaScriptEnabled) => {
    const { page, troubles } = await visit(PAGE, { javaScriptEnabled });
    await page.locator('[role=doc-noteref][aria-label="注 2"]').press('Enter');
    await page.waitForURL(/#note-two$/);
    expect(await page.locator('li:target').textContent()).toContain('第二条');
    await page.locator('li:target [role=doc-backlink]').press('Enter');
    await page.waitForURL(/#note-two-from$/);
    expect(await page.locator(':target').textContent()).toMatch(/^\u20602$/);
    expect(troubles).toEqual([]);
  });

  it('are not in excerpts', async () => {
    const { page } = await visit('');
    expect(await page.locator('.card sup, .card .notes').count()).toBe(0);
  });
});

describe('a copied passage', () => {
  it('is Markdown with each formula once, as its TeX', async () => {
    const { page } = await visit(PAGE, CLIPBOARD);
    const { text } = await copy(page, '.prose', '.prose > :nth-child(7)');
    expect(text).toBe(
      [
        '设 $x_i$ 与 $\\frac{a}{b}$ 相等[1]，见 **链接** 与 `a|b`。',
        '$$\n\\int_0^1 f(x)\\,dx = 1 \\label{eq:one}\n$$',
        '## 第一节 $n$',
        '- 甲 $a$\n- 乙[2]\n\n  1. 丙',
        '> 引文 (1)。',
        '```javascript\nconst x = 1;\n  y();\n```',
        '| 列 | 值 |\n| --- | --- |\n| $p$ | 2 |',
      ].join('\n\n'),
    );
  });

  it('has MathML and no drawings for word processors', async () => {
    const { page } = await visit(PAGE, CLIPBOARD);
    const { html } = await copy(page, '.prose', '.prose > :nth-child(2)');
    expect(html.match(/<math/g)?.length).toBe(3);
    expect(html).not.toMatch(/<svg|class="mml"|\u2060/);
    expect(html).toContain('href="https://example.com/"');
  });

  it('takes formulas whole that it begins or ends in', async () => {
    const { page } = await visit(PAGE, CLIPBOARD);
    const first = '.prose > p:first-child [data-tex]';
    expect((await copy(page, `${first} mi`, `${first} mi`)).text).toBe('$x_i$');
    expect((await copy(page, '.prose li mi', '.prose li:nth-child(2)')).text).toBe('- $a$\n- 乙[2]\n\n  1. 丙');
  });

  it('is left to the browser in code and outside articles', async () => {
    const { page } = await visit(PAGE, CLIPBOARD);
    expect((await copy(page, 'pre code', 'pre code')).text.trimEnd()).toBe('const x = 1;\n  y();');
    expect((await copy(page, '.site-title', '.site-title')).text).not.toContain('#');
  });
});

describe('clicks in a formula', () => {
  const selected = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      Array.from(getSelection()?.getRangeAt(0).cloneContents().querySelectorAll('[data-tex]') ?? [], (formula) =>
        String(formula.getAttribute('data-tex')).trim(),
      ),
    );

  it.each([
    ['in a line', '.prose > p:first-child [data-tex] >> nth=1', '\\frac{a}{b}'],
    ['in a display', '.math-block >> nth=0', '\\int_0^1 f(x)\\,dx = 1 \\label{eq:one}'],
  ])('select all of it when there are two: %s', async (_name, selector, tex) => {
    const { page } = await visit(PAGE);
    await page.locator(selector).dblclick();
    expect(await selected(page)).toEqual([tex]);
    await page.locator('.selected').waitFor();
    expect(await page.locator('.selected').count()).toBe(1);
  });

  it('select the paragraph when there are three, and drags select what they pass over', async () => {
    const { page } = await visit(PAGE);
    const formula = page.locator('.prose > p:first-child [data-tex]').first();
    await formula.click({ clickCount: 3 });
    expect((await selected(page)).length).toBe(2);
    const box = await formula.boundingBox();
    if (!box) throw new Error('the formula is not drawn');
    await page.mouse.click(box.x - 5, box.y + box.height / 2);
    await page.mouse.move(box.x - 5, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 12, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    expect(await selected(page)).toEqual(['x_i']);
  });

  it('leave words alone, on touch too', async () => {
    const { page } = await visit(PAGE, { viewport: PHONE, hasTouch: true });
    await page.locator('.prose > p:first-child').tap({ position: { x: 8, y: 8 } });
    expect(await page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
  });
});

describe('the mark of a heading', () => {
  it('copies the address of its section and says so', async () => {
    const { page } = await visit(PAGE, CLIPBOARD);
    await page.locator('.prose h2').hover();
    await page.locator('.prose h2 .anchor').click();
    await page.locator('[data-section-copied]').waitFor();
    expect(await page.locator('[data-link-copied]').isVisible()).toBe(false);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(page.url());
    expect(decodeURIComponent(new URL(copied).hash)).toBe('#第一节-n');
  });
});

describe('side notes', () => {
  const boxes = (): Record<'left' | 'right' | 'top' | 'bottom', number>[] =>
    Array.from(document.querySelectorAll('.side-note, .side-note + p'), (each) => {
      const { left, right, top, bottom } = each.getBoundingClientRect();
      return { left, right, top, bottom };
    });

  it.each([true, false])(
    'stand in the margin beside what follows, clear of each other (scripts: %s)',
    async (scripts) => {
      const { page } = await visit(PAGE, { viewport: DESK, javaScriptEnabled: scripts });
      const [first, second, text] = await page.evaluate(boxes);
      if (!first || !second || !text) throw new Error('there are two notes and a paragraph');
      for (const note of [first, second]) {
        expect(note.left).toBeGreaterThan(0);
        expect(text.left - note.right).toBeGreaterThan(20);
      }
      expect(Math.abs(first.top - text.top)).toBeLessThan(16);
      expect(second.top).toBeGreaterThan(first.bottom);
    },
  );

  it('stand in the text on a phone', async () => {
    const { page } = await visit(PAGE, { viewport: PHONE });
    const [first, second, text] = await page.evaluate(boxes);
    if (!first || !second || !text) throw new Error('there are two notes and a paragraph');
    expect([first.left, first.right]).toEqual([text.left, text.right]);
    expect(second.top).toBeGreaterThan(first.bottom);
    expect(text.top).toBeGreaterThan(second.bottom);
  });
});

describe('a picture', () => {
  it('links to its full size without scripts', async () => {
    const { page } = await visit(PAGE, { javaScriptEnabled: false });
    await page.getByRole('link', { name: '一张大图' }).click();
    expect(page.url()).toMatch(/\.webp$/);
  });

  it('of 40 megapixels reaches readers at the size of a page, and takes its room before it is there', async () => {
    const { page } = await visit(PAGE, { javaScriptEnabled: false });
    const picture = page.getByRole('img', { name: '一张大图' });
    expect([await picture.getAttribute('width'), await picture.getAttribute('height')]).toEqual(['1600', '1000']);
    const files = readdirSync(site.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.includes('big'),
    );
    expect(files.length).toBeGreaterThan(1);
    const sizes = await Promise.all(files.map((name) => sharp(join(site.folder, name)).metadata()));
    expect(Math.max(...sizes.map(({ width }) => width))).toBe(1600);
  });

  it('opens over the page, and Escape leads back to where the reader was', async () => {
    const { page, troubles } = await visit(PAGE, { viewport: PHONE, reducedMotion: 'reduce' });
    const link = page.getByRole('link', { name: '一张大图' });
    await link.focus();
    const before = await link.boundingBox();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: '一张大图' }).waitFor();
    expect(await dialog.getByRole('button').isVisible()).toBe(true);
    expect(await link.boundingBox()).toEqual(before);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await link.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(troubles).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('reaches every control in the order of the page, each with a mark that shows where it is', async () => {
    const { page } = await visit(PAGE);
    // What scrolls is known, and takes the focus, only once a frame has been drawn.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const wanted = await page.evaluate(() => {
      const controls = 'a[href], button, summary, input, select, textarea, [tabindex="0"]';
      const all = Array.from(document.querySelectorAll<HTMLElement>(controls));
      return all.filter((each) => each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true })).length;
    });
    const met: string[] = [];
    for (let i = 0; i < wanted; i++) {
      await page.keyboard.press('Tab');
      met.push(
        await page.evaluate(() => {
          const at = document.activeElement;
          if (!at || at === document.body) return 'nothing';
          at.setAttribute('data-met', String(Number(at.getAttribute('data-met') ?? 0) + 1));
          const { outlineStyle, outlineWidth } = getComputedStyle(at);
          return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 ? 'seen' : at.outerHTML.slice(0, 90);
        }),
      );
    }
    expect(met.filter((each) => each !== 'seen')).toEqual([]);
    expect(await page.locator('[data-met="1"]').count()).toBe(wanted);
    expect(wanted).toBeGreaterThan(15);
  });

  it('skips to the text first of all', async () => {
    const { page } = await visit(PAGE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });
});

describe('axe finds nothing', () => {
  it.each([
    ['light', 320, true],
    ['dark', DESK.width, true],
    ['light', PHONE.width, false],
  ] as const)('%s, %d px, zoomed: %s', async (colorScheme, width, zoomed) => {
    const { page } = await visit(PAGE, { colorScheme, viewport: { width, height: 800 } });
    if (zoomed) await page.getByRole('link', { name: '一张大图' }).click();
    await page.evaluate(AXE);
    const found = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 150))]))',
    );
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});

describe('proofs', () => {
  const shown = async (page: Page): Promise<boolean[]> => {
    // What is skipped is known once a frame is drawn.
    await page.screenshot();
    return page
      .locator('.proof > :not(summary)')
      .evaluateAll((all) => all.map((each) => each.checkVisibility() && each.getBoundingClientRect().height > 0));
  };

  it('fold, one from the start, and are whole without scripts and on paper', async () => {
    const { page, troubles } = await visit('posts/b/', { viewport: PHONE });
    expect(await shown(page)).toEqual([true, false]);
    await page.locator('summary', { hasText: '另证' }).press('Enter');
    await page
      .locator('summary')
      .filter({ hasText: /^证明$/ })
      .click();
    expect(await shown(page)).toEqual([false, true]);
    await page.emulateMedia({ media: 'print' });
    expect(await shown(page)).toEqual([true, true]);
    const bare = await visit('posts/b/', { javaScriptEnabled: false, viewport: PHONE });
    expect(await shown(bare.page)).toEqual([true, true]);
    expect([...troubles, ...bare.troubles]).toEqual([]);
  });

  it('end with a sign on the last line of their text, or on a line below', async () => {
    const { page } = await visit('posts/b/');
    await page.locator('summary', { hasText: '另证' }).click();
    const signs = await page.locator('.proof').evaluateAll((all) =>
      all.map((proof) => {
        const last = proof.lastElementChild;
        return [getComputedStyle(last ?? proof, '::after').content, getComputedStyle(proof, '::after').content];
      }),
    );
    expect(signs).toEqual([
      ['"∎" / ""', 'none'],
      ['none', '"∎" / ""'],
    ]);
  });

  it('and theorems are reached from the text and from the page of the series', async () => {
    const { page } = await visit('posts/b/');
    await page.locator('.prose p > a', { hasText: '定理 1' }).click();
    expect(await page.locator(':target').textContent()).toContain('（Eckart–Young–Mirsky）');
    const series = await visit('series/%E7%B3%BB%E5%88%97/', { javaScriptEnabled: false, viewport: PHONE });
    await series.page.locator('.statements summary').click();
    await series.page.locator('.statements a').click();
    expect(await series.page.locator(':target').textContent()).toContain('（Eckart–Young–Mirsky）');
  });
});
