/**
 * One article of 80 formulas as this project, KaTeX and MathJax in the browser publish it, through every translator of
 * the simulator: how its sentences are cut, what of formulas is sent, and what is left of them.
 *
 *     npx node bench/translation/run.ts [--write]
 *
 * `--write` writes the table beside the article that shows it. Nothing is timed: the counts are the same each time.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { restore, sentBy, translate } from '../../test/browser/translate/simulate.ts';
import { WAYS } from '../../test/browser/translate/ways.ts';
import { ensureChromium } from '../../test/setup/chromium.ts';
import { articles } from '../blog/reader/article.ts';
import { ours } from '../blog/reader/ours.ts';
import { install } from '../blog/reader/packages.ts';
import { inBrowser, katex, type Candidate } from '../blog/reader/peers.ts';
import { serve } from '../blog/reader/server.ts';
import { csv, table } from '../dialect/table.ts';
import { changed, type Counts, counts, CHINESE, HEAD } from './counts.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
const CSV = new URL('../../content/posts/translators/systems.csv', import.meta.url);

/** Of every formula, in the order of the page. */
function formulas(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const selector = '.math, .math-block, .katex-display, .katex, mjx-container';
    return (
      [...document.querySelectorAll(selector)]
        .filter((one) => !one.parentElement?.closest(selector) && !one.closest('.target-wrapper'))
        // A script sets these on boxes that scroll.
        .map(({ outerHTML }) => outerHTML.replace(/ (?:role|aria-label|tabindex)="[^"]*"/g, ''))
    );
  });
}

async function measure(page: Page, way: string): Promise<Counts> {
  const [name, options] = WAYS[way] ?? ['google', {}];
  const before = await formulas(page);
  await translate(page, name, options);
  const segments = await page.evaluate(() =>
    window.translator.segments('p:has(.math, .katex, mjx-container):not(:has(code), .translated p)'),
  );
  const sent = (await sentBy(page)).flatMap(({ pieces }) => pieces);
  const after = await formulas(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewportSize({ width: 1280, height: 900 });
  await restore(page);
  return counts({
    segments,
    sent: sent.filter(({ of }) => of === 'formula').length,
    changed: changed(before, after),
    wide,
    lasting: changed(before, await formulas(page)),
    all: before.length,
  });
}

async function measureAll(browser: Browser, candidate: Candidate): Promise<Map<string, Counts>> {
  const served = await serve(candidate.files);
  const found = new Map<string, Counts>();
  try {
    for (const way of Object.keys(WAYS)) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(served.url + candidate.path, { waitUntil: 'networkidle' });
      await page.locator(candidate.formula).first().waitFor();
      found.set(way, await measure(page, way));
      await context.close();
    }
  } finally {
    await served.stop();
  }
  return found;
}

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
install();
const { all, chosen } = articles();
const candidates = [ours(all, chosen), katex(chosen), inBrowser(chosen, 'chtml')];
const browser = await chromium.launch({ executablePath: ensureChromium(), args: FLAGS });
try {
  const measured: Map<string, Counts>[] = [];
  for (const candidate of candidates) measured.push(await measureAll(browser, candidate));
  for (const [i, { name }] of candidates.entries()) {
    const rows = Array.from(measured[i] ?? [], ([way, found]) => [way, ...found.map(String)]);
    console.log(`${name}:\n\n${table(['translator', ...HEAD], rows)}\n`);
  }
  if (values.write) {
    const rows = Object.keys(WAYS).map((way) => [
      CHINESE[way] ?? way,
      ...measured.map((found) => (found.get(way) ?? []).slice(0, 3).join(' / ')),
    ]);
    writeFileSync(CSV, csv({ head: ['翻译器', '本站', 'KaTeX', 'MathJax'], rows }));
  }
} finally {
  await browser.close();
}
