/** What translators do to the built site, and what they may not: the rules are in docs/translation.md. */
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { look } from './look.ts';
import { sentBy } from './simulate.ts';
import { faultsOf } from './faults.ts';
import { WAYS } from './ways.ts';

const visit = useBrowser();

/** Every page of the site. */
const pages = readdirSync(inject('dist'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace(/(?:^|(?<=\/))index\.html$/, ''));

function firstOf(kind: RegExp): string {
  const found = pages.find((path) => kind.test(path));
  if (found === undefined) throw new Error(`there is no page like ${String(kind)}`);
  return found;
}

/** One page of each kind, translated in every way; the others in the two that differ most. */
const KINDS = [
  '',
  'posts/pseudo-inverse/',
  'series/',
  firstOf(/^series\/./),
  'archive/',
  'categories/',
  'tags/',
  firstOf(/^tags\/./),
  'updates/',
  'search/',
  '404.html',
];
const ARTICLES = pages.filter((path) => path.startsWith('posts/') && !KINDS.includes(path));
const OTHERS = pages.filter((path) => !path.startsWith('posts/') && !KINDS.includes(path));

async function check(page: Page, path: string, ways: readonly string[], widths?: number[]): Promise<void> {
  const before = await look(page);
  for (const way of ways) {
    expect(await faultsOf(page, before, way, widths), `/${path}, ${way}`).toEqual({});
    expect((await sentBy(page)).length, `/${path}, ${way}`).toBeGreaterThan(5);
  }
  // What translators do in frames is not simulated.
  expect(await page.locator('iframe').count()).toBe(0);
}

describe('translated, a page keeps its formulas, sends none of them, fits the window, and comes back whole', () => {
  it.each([...KINDS, ...ARTICLES])('/%s', async (path) => {
    const { page, troubles } = await visit(path, { bypassCSP: true });
    await check(page, path, KINDS.includes(path) ? Object.keys(WAYS) : ['google', 'firefox']);
    expect(troubles).toEqual([]);
  });

  it('every other page', async () => {
    expect(OTHERS.length).toBeGreaterThan(10);
    const { page, troubles } = await visit('', { bypassCSP: true });
    for (const path of OTHERS) {
      await page.goto(new URL(path, inject('site')).href);
      // Of their layout the narrowest window tells enough.
      await check(page, path, ['google', 'firefox'], [320]);
    }
    expect(troubles).toEqual([]);
  });
});
