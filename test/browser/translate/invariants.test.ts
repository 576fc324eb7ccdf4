/** What translators do to the built site, and what they may not: see docs/translation.md for the rules. */
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { DESK, useBrowser } from '../support/browser.ts';
import { look, sideways, type Look } from './look.ts';
import { restore, sentBy, translate } from './simulate.ts';
import type { Name, Options } from './simulator/index.ts';

const visit = useBrowser();

/** Every way in which a page is translated, by name. */
const WAYS: Readonly<Record<string, readonly [Name, Options]>> = {
  google: ['google', {}],
  'google, opt-outs end segments': ['google', { barrier: true }],
  'google, spaces lost': ['google', { trim: true }],
  'google, other order': ['google', { reorder: true }],
  'google, pieces merged': ['google', { merge: true }],
  'google, with its bar': ['google', { banner: true }],
  'google, one long word': ['google', { longWord: true }],
  edge: ['edge', {}],
  'edge, opt-outs last': ['edge', { moveLast: true }],
  firefox: ['firefox', {}],
  'firefox, other order': ['firefox', { permute: true }],
  webkit: ['webkit', {}],
  'webkit, other order': ['webkit', { reorder: true }],
  bilingual: ['bilingual', {}],
};

/** In these a formula may stand elsewhere in its paragraph. */
const REORDERED = new Set(['edge, opt-outs last', 'firefox, other order']);

/** Paragraphs that are more than one segment where inline code parts them: Edge does that too, and nothing helps. */
const ONE_SEGMENT = new Set(['google', 'firefox', 'webkit']);

/** The text of these is the longest, and looked at in narrow windows. */
const WIDE = new Set(['google', 'google, one long word', 'firefox', 'webkit, other order', 'bilingual']);

async function leaksOf(page: Page): Promise<string[]> {
  const sent = await sentBy(page);
  return sent.flatMap(({ pieces, attribute, tag }) =>
    pieces
      .filter(({ of, text }) => of === 'formula' || of === 'value' || /^\s*[（(]\d+[)）]\s*$/.test(text))
      .map(({ text }) => `${tag}${attribute === null ? '' : `[${attribute}]`}: ${text}`),
  );
}

function expectSame(after: Look, before: Look, way: string): void {
  const sorted = ({ formulas }: Look): string[] => [...formulas].sort();
  if (REORDERED.has(way)) expect(sorted(after), way).toEqual(sorted(before));
  else expect(after.formulas, way).toEqual(before.formulas);
  expect(after.homes, way).toEqual(before.homes);
  expect(after.verbatim, way).toEqual(before.verbatim);
  expect(after.broken, way).toEqual([]);
  expect(after.tight, way).toEqual([]);
}

/** Translates the page, and puts it back. @param before How it looked. */
async function check(page: Page, before: Look, way: string): Promise<void> {
  const [name, options] = WAYS[way] ?? ['google', {}];
  await translate(page, name, options);
  expect((await sentBy(page)).length, way).toBeGreaterThan(5);
  expect(await leaksOf(page), way).toEqual([]);
  expectSame(await look(page), before, way);
  if (ONE_SEGMENT.has(way)) {
    const segments = await page.evaluate(() => window.translator.segments('.prose p:not(:has(code, br))'));
    expect(
      segments.filter((n) => n > 1),
      way,
    ).toEqual([]);
  }
  if (WIDE.has(way)) expect(await sideways(page, [320, 390, 1280]), way).toEqual([]);
  await page.setViewportSize(DESK);
  await restore(page);
  expect({ ...(await look(page)), tight: [] }, `${way}, the original again`).toEqual({ ...before, tight: [] });
}

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
    for (const way of KINDS.has(path) ? Object.keys(WAYS) : ['google', 'firefox']) await check(page, before, way);
    expect(troubles).toEqual([]);
  });
});
