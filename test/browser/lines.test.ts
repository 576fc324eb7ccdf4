/** Lines of text: no closing mark begins one, no opening mark ends one, with formulas beside them or without. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { pairsOn, sweep, type Violation } from './support/lines.ts';
import { useRendered } from './support/rendered.ts';

const MARKS = { opening: '（【《“‘「『([', closing: '，。、；：！？）】》”’」』,.;:!?)]' };
const FROM = 150;
const TO = 450;

const { folder, address } = useRendered('lines');
const visit = useBrowser(address);

interface Swept {
  violations: Violation[];
  /** Pairs of two characters, and of a character and a formula. */
  texts: number;
  formulas: number;
}

async function sweepPage(name: string): Promise<Swept> {
  const { page } = await visit(name, { viewport: { width: 520, height: 800 } });
  await page.evaluate(() => document.fonts.ready.then(() => null));
  const pairs = await page.evaluateHandle(pairsOn, MARKS);
  const violations = await page.evaluate(sweep, { pairs, from: FROM, to: TO });
  const formulas = await pairs.evaluate((all) => all.filter(({ besideFormula }) => besideFormula).length);
  const all = await pairs.evaluate(({ length }) => length);
  return { violations, formulas, texts: all - formulas };
}

/** One line a pair, since neighbouring widths mostly part the same. */
function listed(violations: readonly Violation[]): string[] {
  const widths = new Map<string, number[]>();
  for (const { width, paragraph, what } of violations) {
    const name = `${what} (${paragraph})`;
    widths.set(name, [...(widths.get(name) ?? []), width]);
  }
  return Array.from(widths, ([name, [first = 0, ...more]]) => `${first} px, ${more.length} wider ones: ${name}`);
}

it('begin with no closing mark, end with no opening one, and stay in their column, at every width', async () => {
  const { violations, texts, formulas } = await sweepPage('page.html');
  expect(formulas).toBeGreaterThan(250);
  expect(texts).toBeGreaterThan(200);
  expect(listed(violations).slice(0, 10)).toEqual([]);
});

it('would part marks from formulas without the word joiners', async () => {
  const html = readFileSync(join(folder, 'page.html'), 'utf8');
  expect(html).toContain('\u2060');
  writeFileSync(join(folder, 'bare.html'), html.replaceAll('\u2060', ''));
  const { violations } = await sweepPage('bare.html');
  expect(violations.length).toBeGreaterThan(0);
});
