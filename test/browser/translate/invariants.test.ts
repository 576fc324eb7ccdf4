/** What translators do to the built site, and what they may not: the rules are in docs/translation.md. */
import { readdirSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { look } from './look.ts';
import { sentBy } from './simulate.ts';
import { faultsOf, WAYS } from './ways.ts';

const visit = useBrowser();

/** Every page of the site. */
const pages = readdirSync(inject('dist'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace(/(?:^|(?<=\/))index\.html$/, ''));

/** One of each kind is translated in every way, the others in the two that differ most. */
const KINDS = new Set(['', 'posts/pseudo-inverse/', 'tags/']);

describe('translated, a page keeps its formulas, sends none of them, fits the window, and comes back whole', () => {
  it.each(pages)('/%s', async (path) => {
    const { page, troubles } = await visit(path, { bypassCSP: true });
    const before = await look(page);
    const whole = KINDS.has(path) || path.startsWith('posts/');
    for (const way of KINDS.has(path) ? Object.keys(WAYS) : ['google', 'firefox']) {
      // The layout of the others is that of one of the kinds; the narrowest window is the one that tells.
      expect(await faultsOf(page, before, way, whole ? undefined : [320]), way).toEqual({});
      expect((await sentBy(page)).length, way).toBeGreaterThan(5);
    }
    expect(troubles).toEqual([]);
  });
});
