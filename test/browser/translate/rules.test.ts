/** Each rule of docs/translation.md earns its place: without it something is wrong, under some translator. */
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { look } from './look.ts';
import { faultsOf, type Faults } from './faults.ts';

const visit = useBrowser();

interface Case {
  /** What is taken away. */
  without: string;
  /** Selects elements of the page. */
  from: string;
  /** Makes them as they would be. Runs in the page. */
  spoil: (elements: Element[]) => void;
  way: string;
  fault: keyof Faults;
}

/** Rules 2 and 8 are in calibration.test.ts: markup of KaTeX and of MathJax's CHTML, and widgets that hold a text. */
const CASES: readonly Case[] = [
  {
    without: '1: a formula without its var',
    from: '.prose p var.math',
    spoil: (formulas) => {
      for (const formula of formulas) formula.replaceWith(...formula.childNodes);
    },
    way: 'firefox',
    fault: 'sent',
  },
  {
    without: '1: the var itself opts out',
    from: '.prose p > var.math',
    spoil: (formulas) => {
      for (const formula of formulas) formula.classList.add('notranslate');
    },
    way: 'bilingual',
    fault: 'copies',
  },
  {
    without: '1: nothing opts out',
    from: 'var.math > .notranslate',
    spoil: (inner) => {
      for (const one of inner) {
        one.classList.remove('notranslate');
        one.removeAttribute('translate');
      }
    },
    way: 'google',
    fault: 'sent',
  },
  {
    without: '3: a display in a paragraph',
    from: '.prose p + .math-block',
    spoil: (displays) => {
      for (const display of displays) {
        const next = display.nextElementSibling;
        display.previousElementSibling?.append(display);
        if (next?.localName === 'p') display.after(...next.childNodes);
      }
    },
    way: 'google',
    fault: 'segments',
  },
  {
    without: '4: a number that is not wrapped',
    from: 'a > var.math',
    spoil: (numbers) => {
      for (const number of numbers) number.replaceWith(number.textContent);
    },
    way: 'google',
    fault: 'sent',
  },
  {
    without: '5: an id on an inline formula',
    from: '.prose p > var.math',
    spoil: (formulas) => {
      for (const [i, formula] of formulas.entries()) formula.id = `formula-${i}`;
    },
    way: 'firefox, an element twice',
    fault: 'links',
  },
  {
    without: '6: the class alone',
    from: '[translate]',
    spoil: (elements) => {
      for (const one of elements) one.removeAttribute('translate');
    },
    way: 'edge, knows the attribute only',
    fault: 'sent',
  },
  {
    without: '6: the attribute alone',
    from: '.notranslate',
    spoil: (elements) => {
      for (const one of elements) one.classList.remove('notranslate');
    },
    way: 'google, knows the class only',
    fault: 'sent',
  },
  {
    without: '7: lines that stand for paragraphs',
    from: '.prose p',
    spoil: (paragraphs) => {
      for (const { firstChild } of paragraphs) {
        if (firstChild instanceof Text) firstChild.after(document.createElement('br'));
      }
    },
    way: 'webkit',
    fault: 'segments',
  },
  {
    without: '9: no space beside formulas in a translation',
    from: 'head',
    spoil: ([head]) => {
      const style = document.createElement('style');
      style.textContent = 'html:not(:lang(zh)) .math.math.math { margin-inline: 0; }';
      head?.append(style);
    },
    way: 'google, spaces lost',
    fault: 'space',
  },
  {
    without: '10: the language that the page was written in',
    from: 'html',
    spoil: ([html]) => html?.removeAttribute('data-src-lang'),
    way: 'google, spaces lost',
    fault: 'space',
  },
];

describe('without its rule', () => {
  it.each(CASES)('$without', async ({ from, spoil, way, fault }) => {
    const { page } = await visit('posts/pseudo-inverse/', { bypassCSP: true });
    // That nothing is wrong before is what invariants.test.ts says of the same page in the same ways.
    await page.$$eval(from, spoil);
    expect(await faultsOf(page, await look(page), way)).toHaveProperty(fault);
  });
});
