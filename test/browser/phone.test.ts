/** Formulas on a phone, with scripts off: legible, reachable, and never wider than the page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { type Display, type Inline, measure, type Page } from './support/phone.ts';
import { useRendered } from './support/rendered.ts';

const WIDTHS = [320, 360, 414];
/** px of rounding. */
const NEAR = 1;
/** Fractions of the natural size that formulas shrink to before they scroll. */
const DISPLAY_FLOOR = 0.65;
const INLINE_FLOOR = 0.75;
/** px; the em of the smallest letters, whose text is 17 px. Captions are a tenth smaller. */
const LEGIBLE = 11.5;
/** em; the widest display and the widest inline formula of four chapters of a textbook with 1,652 formulas. */
const WIDEST_DISPLAY = 48.04;
const WIDEST_INLINE = 42.09;

const fixture = useRendered('wide');
const visitSite = useBrowser();
const visitFixture = useBrowser(fixture.address);

/** What a formula that scrolls is called, in the languages of the site. */
const NAMES = ['公式', 'Formula'];

/** What is wrong with a display, one line a fault. */
function faultsOf(display: Display): string[] {
  const { tex, shrunk, letter, hidden, tabindex, role, name, outside, startHidden, endHidden, numbers } = display;
  const faults: string[] = [];
  const check = (fine: boolean, what: string): void => {
    if (!fine) faults.push(`${tex}: ${what}`);
  };
  check(outside <= NEAR, `stands ${outside} px out of its column`);
  check(shrunk >= DISPLAY_FLOOR - 0.005, `is shrunk to ${shrunk}`);
  check(letter >= LEGIBLE, `has letters of ${letter} px`);
  check(hidden <= NEAR || shrunk <= DISPLAY_FLOOR + 0.005, `scrolls by ${hidden} px before it has shrunk: ${shrunk}`);
  check(
    hidden <= NEAR || (tabindex === '0' && role === 'group' && NAMES.includes(name ?? '')),
    'cannot be reached by keyboard',
  );
  check(startHidden <= NEAR, `begins ${startHidden} px out of sight`);
  check(endHidden <= NEAR, `ends ${endHidden} px out of sight`);
  for (const { text, outside: out, fromBaseline } of numbers) {
    check(Math.max(...out) <= NEAR, `${text} stands ${out.join(', then ')} px out of sight`);
    check((fromBaseline ?? 0) <= NEAR, `${text} stands ${fromBaseline} px off its row`);
  }
  return faults;
}

function inlineFaultsOf({ inCell, ...inline }: Inline): string[] {
  const { tex, shrunk, letter, hidden, tabindex, role, name, outside, scrolls, fromBaseline } = inline;
  const faults: string[] = [];
  const check = (fine: boolean, what: string): void => {
    if (!fine) faults.push(`${tex}: ${what}`);
  };
  check(inCell || outside <= NEAR, `stands ${outside} px out of its column`);
  // A short formula beside the marks of a narrow column.
  check(shrunk >= (scrolls ? INLINE_FLOOR : DISPLAY_FLOOR) - 0.005 || letter >= 17, `is shrunk to ${shrunk}`);
  check(letter >= LEGIBLE, `has letters of ${letter} px`);
  check(hidden <= NEAR || shrunk <= INLINE_FLOOR + 0.005, `scrolls by ${hidden} px before it has shrunk: ${shrunk}`);
  check(
    hidden <= NEAR || (tabindex === '0' && role === 'group' && NAMES.includes(name ?? '')),
    'cannot be reached by keyboard',
  );
  check(!inCell || shrunk > 0.99, `is shrunk to ${shrunk} in a table`);
  check(fromBaseline <= NEAR, `stands ${fromBaseline} px off the line`);
  return faults;
}

function allFaults({ sideways, displays, inlines }: Page): string[] {
  return [
    ...(sideways > 0 ? [`the page is ${sideways} px wider than the window`] : []),
    ...displays.flatMap(faultsOf),
    ...inlines.flatMap(inlineFaultsOf),
  ];
}

describe('thirty formulas, some as wide as any', () => {
  it.each(WIDTHS)('at %i px', async (width) => {
    const { page } = await visitFixture('page.html', {
      viewport: { width, height: 800 },
      javaScriptEnabled: false,
    });
    const measured = await page.evaluate(measure);
    expect(allFaults(measured)).toEqual([]);
    const { displays, inlines } = measured;
    expect(displays.length + inlines.length).toBeGreaterThanOrEqual(30);
    expect(Math.max(...displays.map(({ em }) => em))).toBeGreaterThan(WIDEST_DISPLAY);
    expect(Math.max(...inlines.map(({ em }) => em))).toBeGreaterThan(WIDEST_INLINE);
    for (const all of [displays, inlines]) {
      expect(all.some(({ shrunk }) => shrunk > 0.99)).toBe(true);
      expect(all.some(({ hidden }) => hidden > 100)).toBe(true);
    }
    expect(displays.filter(({ numbers }) => numbers.length > 1).length).toBeGreaterThan(2);
    // Without its number below it, a long tag would leave the formula no room.
    expect(displays.filter(({ numbers }) => numbers.some(({ fromBaseline }) => fromBaseline === null)).length).toBe(2);
  });

  it('leaves Chinese brackets in formulas where they were put', async () => {
    const { page } = await visitFixture('page.html', { javaScriptEnabled: false });
    const widths = await page.evaluate(() =>
      Array.from(document.querySelectorAll<SVGTextElement>('.math-block svg:not(.numbers) text'), (text) => [
        text.textContent,
        Math.round(text.getComputedTextLength()),
      ]),
    );
    expect(widths.filter(([text]) => text === '（').length).toBeGreaterThan(2);
    expect(widths.filter(([, width]) => Number(width) < 990)).toEqual([]);
  });

  it.each(['.math-block.wide.numbered', 'p .scroller'])('%s scrolls by the keyboard alone', async (selector) => {
    const { page } = await visitFixture('page.html', {
      viewport: { width: 320, height: 800 },
      javaScriptEnabled: false,
    });
    const ring = (): Promise<{ selected: boolean; ring: string; moved: number }> =>
      page.evaluate((wanted) => {
        const focused = document.activeElement;
        const all = [...document.querySelectorAll(wanted)].filter((box) => box.scrollWidth > box.clientWidth + 1);
        const { outlineStyle, outlineWidth } = getComputedStyle(focused ?? document.body);
        return {
          selected: focused !== null && all[0] === focused,
          ring: `${outlineStyle} ${outlineWidth}`,
          moved: focused?.scrollLeft ?? 0,
        };
      }, selector);
    for (let i = 0; i < 60 && !(await ring()).selected; i++) await page.keyboard.press('Tab');
    expect(await ring()).toEqual({ selected: true, ring: 'solid 2px', moved: 0 });
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await ring()).moved).toBeGreaterThan(10);
    expect(await page.evaluate(() => document.documentElement.scrollLeft)).toBe(0);
  });
});

describe('with scripts', () => {
  it('only what scrolls is a stop for the keyboard and a group for a screen reader', async () => {
    const { page } = await visitSite('posts/mathjax-and-marked/', { viewport: { width: 1280, height: 800 } });
    const stops = (): Promise<boolean[]> =>
      page.evaluate(() =>
        Array.from(document.querySelectorAll('.math-block, .scroller'), (box) => {
          const named = box.getAttribute('role') === 'group' && box.hasAttribute('aria-label');
          const bare = !box.hasAttribute('role') && !box.hasAttribute('aria-label');
          const stop = box.getAttribute('tabindex') === '0';
          if (stop ? !named : !bare) throw new Error(`half a stop: ${box.outerHTML.slice(0, 120)}`);
          if (stop !== box.scrollWidth > box.clientWidth + 1) throw new Error(`wrong: ${box.outerHTML.slice(0, 120)}`);
          return stop;
        }),
      );
    await expect.poll(stops).not.toContain(true);
    await page.setViewportSize({ width: 320, height: 800 });
    await expect.poll(stops).toContain(true);
  });
});

describe('every page of the site with formulas', () => {
  const pages = readdirSync(inject('dist'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .filter((name) => readFileSync(join(inject('dist'), name), 'utf8').includes(' data-tex='));

  it('is looked at', () => {
    expect(pages.filter((name) => name.startsWith('posts')).length).toBeGreaterThan(0);
  });

  it.each(pages)('%s', async (name) => {
    const { page } = await visitSite(name.replaceAll('\\', '/'), { javaScriptEnabled: false });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const measured = await page.evaluate(measure);
      expect(allFaults(measured), `${width} px`).toEqual([]);
      expect(measured.inlines.length).toBeGreaterThan(0);
    }
  });
});
