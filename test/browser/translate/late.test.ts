/** Text that a script brings while the page is translated: it comes whole, and no formula of it is ever open to a translator. */
import type { Page } from 'playwright-core';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { restore, sentBy, settle, translate } from './simulate.ts';
import { WAYS } from './ways.ts';

const visit = useBrowser();
const QUERY = '矩阵';

/** These translate what changes. */
const WATCHING = new Set(['edge', 'firefox']);

declare global {
  interface Window {
    /** What was put into the page with a formula in it that has not opted out. */
    exposed: string[];
  }
}

/** Looks at everything that is put into the page, before anybody else can. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.exposed = [];
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof Element)) continue;
        for (const drawn of [node, ...node.querySelectorAll('*')]) {
          const isFormula = drawn.matches('use, mtext, mi, mn, math, output');
          const isSheet = drawn.closest('svg.plot, .glyphs') !== null;
          if (isFormula && !isSheet && !drawn.closest('.notranslate[translate=no]'))
            window.exposed.push(drawn.outerHTML);
        }
      }
    }).observe(document.documentElement, { childList: true, subtree: true });
  });
}

function formulas(page: Page): Promise<string[]> {
  return page
    .locator('.hits var.math')
    .evaluateAll((all) => all.filter((one) => !one.closest('.target-wrapper')).map(({ outerHTML }) => outerHTML));
}

async function ask(page: Page): Promise<void> {
  await page.locator('input[type=search]').fill(QUERY);
  await page.locator('.hits li').first().waitFor();
  await settle(page);
}

describe('hits of the search', () => {
  it.each(['google', 'google, as it comes into view', 'edge', 'firefox', 'webkit', 'bilingual'])(
    'that come during a translation have their formulas whole: %s',
    async (way) => {
      const plain = await visit('search/');
      await ask(plain.page);
      const expected = await formulas(plain.page);
      expect(expected.length).toBeGreaterThan(3);

      const { page, troubles } = await visit('search/', { bypassCSP: true });
      await watch(page);
      const [name, options] = WAYS[way] ?? ['google', {}];
      await translate(page, name, options);
      await ask(page);
      expect(await formulas(page)).toEqual(expected);
      if (!WATCHING.has(way)) {
        // These do not see it by themselves: the reader asks again.
        await restore(page);
        await translate(page, name, options);
        expect(await formulas(page)).toEqual(expected);
      }
      const pieces = (await sentBy(page)).flatMap((sent) => sent.pieces);
      expect(pieces.filter(({ of }) => of !== null)).toEqual([]);
      expect(pieces.some(({ text }) => text.includes(QUERY))).toBe(true);
      expect(await page.evaluate(() => window.exposed)).toEqual([]);
      // The next question takes the translated hits away.
      await page.locator('input[type=search]').fill('矩');
      await page.locator('[data-message=short]').waitFor();
      expect(await page.locator('.hits li').count()).toBe(0);
      await restore(page);
      await ask(page);
      expect(await formulas(page)).toEqual(expected);
      expect(troubles).toEqual([]);
    },
  );
});

describe('the race of translator and typesetter', () => {
  it.each(['posts/pseudo-inverse/', 'posts/smooth-top-k/'])('/%s: nothing is typeset or left open', async (path) => {
    const { page } = await visit(path, { bypassCSP: true });
    await watch(page);
    await translate(page, 'firefox');
    const figure = page.locator('.widget').first();
    await figure.scrollIntoViewIfNeeded();
    await page.locator('.widget[data-live]').first().waitFor();
    const controls = await figure.locator('input[type=range]').all();
    expect(controls.length).toBeGreaterThan(0);
    const said = await figure.locator('.widget-summary').innerHTML();
    for (const control of controls) {
      await control.focus();
      await page.keyboard.press('ArrowRight');
      await settle(page);
    }
    expect(await figure.locator('.widget-summary').innerHTML()).not.toBe(said);
    expect(await page.evaluate(() => window.exposed)).toEqual([]);
  });

  it('cannot be run: no script of the site typesets', () => {
    const scripts = readdirSync(inject('dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.m?js$/.test(file),
    );
    expect(scripts.length).toBeGreaterThan(3);
    for (const file of scripts)
      expect(readFileSync(join(inject('dist'), file), 'utf8'), file).not.toMatch(/mathjax|katex/i);
  });
});
