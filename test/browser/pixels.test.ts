/** On their way to a page drawings lose elements, attributes and half of their characters; nobody sees it. */
import { readFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findMath } from '../../src/markdown/index.ts';
import { createTypesetter, glyphSheet } from '../../src/math/index.ts';
import { makeFormulas, type Formula } from '../math/formulas.ts';
import { drawByMathJax } from '../math/mathjax.ts';
import { ownBrowser } from './support/browser.ts';
import { arrange, compare, WIDTH, wholePage, type Box } from './support/pixels.ts';

const ARTICLE = new URL('../../content/posts/mathjax-and-marked/index.md', import.meta.url);

type Kind = 'plain' | 'text' | 'window';

/** How much a pixel may differ, of 255. */
const BOUNDS: Readonly<Record<Kind, number>> = {
  // Where transforms are joined beforehand, the browser's own rounding differs.
  plain: 1,
  // Text is drawn at quarters of a pixel, so that the same rounding may move a character by one of them.
  text: 80,
  // MathJax shows a stretched glyph through a window, whose edges Chromium smooths in quarters; ours are rectangles.
  // There may be text beside them.
  window: 80,
};
/** Of the pixels with ink, those that may differ at all. */
const SHARES: Readonly<Record<Kind, number>> = { plain: 0.0001, text: 0.001, window: 0.05 };

const KINDS: readonly Kind[] = ['plain', 'text', 'window'];

function kindOf(svg: string): Kind {
  if (svg.lastIndexOf('<svg') > 0) return 'window';
  return svg.includes('<text') ? 'text' : 'plain';
}

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await chromium.connect(ownBrowser());
});
afterAll(async () => {
  await browser?.close();
});

async function screenshot(html: string): Promise<Buffer> {
  if (!browser) throw new Error('no browser');
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 1000 } });
  const page = await context.newPage();
  await page.setContent(html);
  const png = await page.screenshot({ fullPage: true });
  await context.close();
  return png;
}

function ofArticle(): Formula[] {
  const typesetter = createTypesetter();
  const all = findMath(readFileSync(ARTICLE, 'utf8')).map(({ tex, display }) => ({ tex, display }));
  return all.filter((formula) => typesetter.typeset(formula).typeset);
}

function drawByUs(formulas: readonly Formula[]): { svgs: string[]; outlines: string } {
  const typesetter = createTypesetter();
  const glyphs: Record<string, string> = {};
  const svgs = formulas.map((formula) => {
    const { typeset } = typesetter.typeset(formula);
    for (const id of typeset?.glyphs ?? []) glyphs[id] = typesetter.outline(id);
    return typeset?.svg ?? '';
  });
  return { svgs, outlines: glyphSheet(glyphs) };
}

function boxOf(svg: string): Box {
  const [left, top = NaN, width = NaN, height = NaN] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '')
    .split(' ')
    .map(Number);
  expect(left).toBe(0);
  return { above: -top, width, height };
}

it('draws the formulas of the article and 500 others as MathJax does', async () => {
  const formulas = [...ofArticle(), ...makeFormulas(1, 500)];
  const theirs = drawByMathJax(formulas);
  const ours = drawByUs(formulas);
  const boxes = ours.svgs.map(boxOf);
  theirs.svgs.map(boxOf).forEach((box, i) => {
    expect(boxes[i]).toMatchObject({ above: box.above, width: box.width });
    expect(boxes[i]?.height).toBeGreaterThanOrEqual(box.height - 0.1);
  });
  const places = arrange(boxes);
  // MathJax's stylesheet makes glyphs bolder by 3 units, which this project leaves out.
  const head = `<style>${theirs.css} use[data-c] { stroke-width: 0 !important }</style>${theirs.outlines}`;
  const [before, after] = await Promise.all([
    screenshot(wholePage(theirs.svgs, boxes, places, head)),
    screenshot(wholePage(ours.svgs, boxes, places, ours.outlines)),
  ]);
  const { differences, inked } = await compare(before, after, places);
  expect(inked).toBeGreaterThan(500_000);
  for (const kind of KINDS) {
    const found = differences.filter(({ index }) => kindOf(theirs.svgs[index] ?? '') === kind);
    const told = found.map((one) => ({ ...one, kind, tex: formulas[one.index]?.tex }));
    expect(told.filter(({ most }) => most > BOUNDS[kind])).toEqual([]);
    expect(found.reduce((sum, { pixels }) => sum + pixels, 0) / inked, kind).toBeLessThan(SHARES[kind]);
  }
});
