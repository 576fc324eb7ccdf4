/** The simulator sees what is there to be seen: the sentence whose counts are known, and two widgets that break. */
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { KNOWN } from './known.ts';
import { byChtml, byKatex, byUs, type Specimen } from './sentence.ts';
import { sentBy, translate } from './simulate.ts';
import type { Name } from './simulator/index.ts';

const visit = useBrowser();

async function counts({ html, css }: Specimen, name: Name): Promise<string> {
  const { page } = await visit('404.html', { bypassCSP: true });
  await page.setContent(`<!doctype html><style>${css}</style><body>${html}`);
  await translate(page, name);
  const sent = (await sentBy(page)).filter(({ attribute }) => attribute === null);
  const leaks = sent.flatMap(({ pieces }) => pieces.filter(({ of }) => of === 'formula'));
  return `${sent.length}/${leaks.length}`;
}

const notranslate = (formula: string): string => `<span class="notranslate">${formula}</span>`;

/**
 * An earlier model of ours, whose code is lost, had KaTeX 34/44 under Google and 25/44 under WebKit, CHTML 2/2 under
 * Google; all else as here. The texts that leak are the same. It counted as one segment what stands here in several:
 * under Google two characters of `\\text` in boxes of their own, and of a fraction in KaTeX a space without width; under
 * WebKit numerator and denominator, in blocks, with the sentence around them.
 */
describe('segments and formula texts that leak, of one sentence with five formulas', () => {
  const MAKERS: Readonly<Record<(typeof KNOWN)[number]['name'], () => Specimen | Promise<Specimen>>> = {
    KaTeX: byKatex,
    'MathJax CHTML': () => byChtml(),
    'MathJax CHTML in span.notranslate': () => byChtml(notranslate),
    ours: byUs,
  };

  it.each(KNOWN)('$name', async ({ name, counts: expected }) => {
    const specimen = await MAKERS[name]();
    const seen: string[] = [];
    for (const profile of ['firefox', 'google', 'webkit'] as const) seen.push(await counts(specimen, profile));
    expect(seen).toEqual(expected);
  });
});

/** A value that a button changes, written in one of three ways. */
const WIDGETS = {
  'an element of its own': `const value = document.querySelector('output');
    return (n) => { value.textContent = String(n); };`,
  'a text that is held': `const value = document.querySelector('output').firstChild;
    return (n) => { value.data = String(n); };`,
  'a text put before a text': `const value = document.querySelector('output').firstChild;
    return (n) => { value.parentNode.insertBefore(document.createTextNode(n + ' '), value); value.data = ''; };`,
};

/** What the page shows after the value became 7, and what was thrown. */
async function shownBy(code: string, name: Name): Promise<{ shown: string; thrown: string }> {
  const { page } = await visit('404.html', { bypassCSP: true });
  await page.setContent('<!doctype html><body><p>现在的值是 <output>1</output> 个单位。</p>');
  const write = await page.evaluateHandle(`(() => { ${code} })()`);
  await translate(page, name);
  const thrown = await write.evaluate((set) => {
    try {
      if (typeof set === 'function') Reflect.apply(set, null, [7]);
      return '';
    } catch (error) {
      return error instanceof DOMException ? error.name : String(error);
    }
  });
  return { shown: await page.locator('output').innerText(), thrown };
}

describe('a widget', () => {
  it.each(['google', 'webkit', 'edge', 'firefox'] as const)(
    'with an element of its own works under %s',
    async (name) => {
      const { shown, thrown } = await shownBy(WIDGETS['an element of its own'], name);
      // Those that write over texts translate the new one too.
      expect(shown).toMatch(/^(?:\[t\d+\] )?7$/);
      expect(thrown).toBe('');
    },
  );

  it.each(['google', 'webkit'] as const)('that holds a text shows an old value under %s', async (name) => {
    const { shown } = await shownBy(WIDGETS['a text that is held'], name);
    expect(shown).not.toContain('7');
  });

  it.each(['google', 'webkit'] as const)('that puts a text before one it holds fails under %s', async (name) => {
    const { shown, thrown } = await shownBy(WIDGETS['a text put before a text'], name);
    expect(thrown || shown).not.toBe('7');
    expect(thrown).toMatch(/TypeError|NotFoundError/);
  });
});
