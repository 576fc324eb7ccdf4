/** What of a page no translator may change. */
import type { Page } from 'playwright-core';

export interface Look {
  /** `outerHTML` of every formula, number and link to a row, in the order of the page. */
  formulas: string[];
  /** px, width and height of each. */
  boxes: [number, number][];
  /** Formulas of each block of text, sorted: they may change places in it, and not leave it. */
  homes: string[][];
  /** Text of code, and the values that scripts write. */
  verbatim: string[];
  /** Text of each block, but for what a widget writes. */
  texts: string[];
  /** Names and titles, but for those of formulas. */
  labels: string[];
  /** As translators say it, and as the page was written. */
  language: [string, string | undefined];
  /** Ids that stand twice, and links within the page that lead nowhere. */
  broken: string[];
  /** Formulas that touch a letter or digit without a space beside them. */
  tight: string[];
}

/** Formulas that a copy below a paragraph lacks. */
export function lostInCopies(page: Page): Promise<number> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('.target-wrapper')).reduce((lost, copy) => {
      const all = copy.parentElement?.querySelectorAll('var.math').length ?? 0;
      return lost + all - 2 * copy.querySelectorAll('var.math').length;
    }, 0),
  );
}

/** Copies that extensions put below a paragraph are left out. */
export function look(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const all = <T extends Element>(found: NodeListOf<T>): T[] =>
      [...found].filter((one) => !one.closest('.target-wrapper'));
    // A script sets these on boxes that scroll, at every width anew.
    const markup = ({ outerHTML }: Element): string => outerHTML.replace(/ (?:role|aria-label|tabindex)="[^"]*"/g, '');
    const formulas = all(document.querySelectorAll('var.math, .math-block'));
    const blocks = all(document.querySelectorAll('p, li, h1, h2, h3, h4, td, th, dd, dt, figcaption'));
    const ids = all(document.querySelectorAll('[id]')).map(({ id }) => id);
    const known = new Set(ids);
    const targets = all(document.querySelectorAll('a[href^="#"]')).map((link) =>
      decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''),
    );
    const touches = (node: Node | null, edge: RegExp): boolean => edge.test(node?.textContent ?? '');
    const margin = (formula: Element, side: 'Left' | 'Right'): number =>
      Number.parseFloat(getComputedStyle(formula)[`margin${side}`]);
    return {
      formulas: formulas.map(markup),
      boxes: formulas.map((formula): [number, number] => {
        // What is folded has no size that anyone sees.
        if (!formula.checkVisibility()) return [0, 0];
        const { width, height } = formula.getBoundingClientRect();
        return [width, height];
      }),
      homes: blocks.map((block) => all(block.querySelectorAll('var.math')).map(markup).sort()),
      verbatim: all(document.querySelectorAll('pre code, output, kbd')).map(({ textContent }) => textContent),
      texts: blocks
        .filter((block) => !block.closest('output, .widget') && !block.querySelector('font.target-wrapper'))
        .map(({ textContent }) => textContent),
      labels: all(document.querySelectorAll('[title], [alt], [placeholder], [aria-label]'))
        // Boxes that scroll have a name while they do.
        .filter((one) => !one.closest('.notranslate') && !one.hasAttribute('tabindex'))
        .flatMap((one) => ['title', 'alt', 'placeholder', 'aria-label'].map((name) => one.getAttribute(name) ?? '')),
      language: [document.documentElement.lang, document.documentElement.dataset['srcLang']],
      broken: [
        ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `twice: ${id}`),
        ...targets.filter((id) => id && !known.has(id)).map((id) => `no target: ${id}`),
      ],
      tight: formulas
        .filter(
          (formula) =>
            (touches(formula.previousSibling, /[\p{L}\p{N}]$/u) && !(margin(formula, 'Left') > 0)) ||
            (touches(formula.nextSibling, /^[\p{L}\p{N}]/u) && !(margin(formula, 'Right') > 0)),
        )
        .map(({ parentElement }) => parentElement?.textContent.slice(0, 80) ?? ''),
    };
  });
}

/** px by which the page is wider than the window, at each width. */
export async function sideways(page: Page, widths: readonly number[]): Promise<string[]> {
  const wide: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const by = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (by > 0) wide.push(`${by} px wider than ${width}`);
  }
  return wide;
}
