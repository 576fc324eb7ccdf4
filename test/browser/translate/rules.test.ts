/** Each rule of docs/translation.md earns its place: without it something is wrong, under some translator. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { look } from './look.ts';
import { faultsOf, type Faults } from './ways.ts';

const visit = useBrowser();

interface Case {
  /** What is taken away. */
  without: string;
  /** Makes the page as it would be. */
  spoil: (page: Page) => Promise<void>;
  way: string;
  fault: keyof Faults;
}

const CASES: readonly Case[] = [
  {
    without: '1: a formula without its var',
    spoil: (page) =>
      page.evaluate(() => {
        for (const formula of document.querySelectorAll('.prose p var.math'))
          formula.replaceWith(...formula.childNodes);
      }),
    way: 'firefox',
    fault: 'sent',
  },
  {
    without: '1: the var itself opts out',
    spoil: (page) =>
      page.evaluate(() => {
        for (const formula of document.querySelectorAll('.prose p > var.math')) formula.classList.add('notranslate');
      }),
    way: 'bilingual',
    fault: 'copies',
  },
  {
    without: '1: nothing opts out',
    spoil: (page) =>
      page.evaluate(() => {
        for (const inner of document.querySelectorAll('var.math > .notranslate')) {
          inner.classList.remove('notranslate');
          inner.removeAttribute('translate');
        }
      }),
    way: 'google',
    fault: 'sent',
  },
  {
    without: '3: a display in a paragraph',
    spoil: (page) =>
      page.evaluate(() => {
        for (const display of document.querySelectorAll('.prose p + .math-block')) {
          const next = display.nextElementSibling;
          display.previousElementSibling?.append(display);
          if (next?.localName === 'p') display.after(...next.childNodes);
        }
      }),
    way: 'google',
    fault: 'segments',
  },
  {
    without: '4: a number that is not wrapped',
    spoil: (page) =>
      page.evaluate(() => {
        for (const number of document.querySelectorAll('a > var.math')) number.replaceWith(number.textContent);
      }),
    way: 'google',
    fault: 'sent',
  },
  {
    without: '6: the class alone',
    spoil: (page) =>
      page.evaluate(() => {
        for (const one of document.querySelectorAll('[translate]')) one.removeAttribute('translate');
      }),
    way: 'edge, knows the attribute only',
    fault: 'sent',
  },
  {
    without: '6: the attribute alone',
    spoil: (page) =>
      page.evaluate(() => {
        for (const one of document.querySelectorAll('.notranslate')) one.classList.remove('notranslate');
      }),
    way: 'google, knows the class only',
    fault: 'sent',
  },
  {
    without: '7: lines that stand for paragraphs',
    spoil: (page) =>
      page.evaluate(() => {
        for (const paragraph of document.querySelectorAll('.prose p')) {
          const { firstChild } = paragraph;
          if (firstChild instanceof Text) firstChild.after(document.createElement('br'));
        }
      }),
    way: 'webkit',
    fault: 'segments',
  },
  {
    without: '9: no space in a translation',
    spoil: async (page) => {
      await page.addStyleTag({ content: 'html:not(:lang(zh)) .math.math.math { margin-inline: 0; }' });
    },
    way: 'google, spaces lost',
    fault: 'space',
  },
];

describe('without its rule', () => {
  it.each(CASES)('$without', async ({ spoil, way, fault }) => {
    const { page } = await visit('posts/pseudo-inverse/', { bypassCSP: true });
    // That nothing is wrong before is what invariants.test.ts says of the same page in the same ways.
    await spoil(page);
    expect(await faultsOf(page, await look(page), way)).toHaveProperty(fault);
  });
});
