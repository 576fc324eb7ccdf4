import { describe, expect, it } from 'vitest';
import { translationFaults } from '../../src/astro/translation-lint.ts';

const FORMULA =
  '<var class="math ml"><span class="notranslate" translate="no" data-tex="x>0"><svg><use href="#a"/></svg><span class="mml"><math><mi>x</mi></math></span></span></var>';

function page(body: string, html = '<html lang="zh-CN" data-src-lang="zh-CN">'): string {
  return `<!doctype html>${html}<head><title>a <b></title><!-- <var class="math">x</var> --></head>\n<body>\n${body}\n</body></html>`;
}

/** `severity id: what the place holds`. */
function told(html: string): string[] {
  return translationFaults(html).map(({ severity, id, start, end }) => `${severity} ${id}: ${html.slice(start, end)}`);
}

describe('a page that keeps the rules', () => {
  it('is passed over in silence', () => {
    const display = '<div class="math-block notranslate" translate="no" id="eq-a"><svg></svg><math></math></div>';
    const number = '<a href="#eq-a"><var class="math"><span class="notranslate" translate="no">(1)</span></var></a>';
    const code = '<pre class="notranslate" translate="no"><code>\uE000</code></pre>';
    expect(
      told(page(`<p>设 ${FORMULA} 为数，见${number}。<br>又</p>\n${display}${code}<p>也可以写 a &lt; b > c。`)),
    ).toEqual([]);
  });
});

describe('a page that breaks a rule', () => {
  // How each is told: test/diagnostics/fixtures/page.
  it.each([
    [
      '1',
      FORMULA.replace(' translate="no"', ''),
      'error page/formula-markup: <span class="notranslate" data-tex="x>0">',
    ],
    ['1', `<p>${FORMULA.replace('</var>', ' 又</var>')}</p>`, 'error page/formula-markup: 又'],
    ['2', '<p><math><mi>x</mi></math></p>', 'warning page/bare-mathml: <math>'],
    [
      '3',
      '<p>甲<div class="math-block notranslate" translate="no"></div></p>',
      'error page/formula-markup: <div class="math-block notranslate" translate="no">',
    ],
    ['3', '<div class="math-block"></div>', 'error page/formula-markup: <div class="math-block">'],
    ['4', '<p>由<a href="#eq-b"> (3) </a></p>', 'warning page/bare-number: (3)'],
    ['5', FORMULA.replace('<svg>', '<svg id="a">'), 'error page/formula-markup: <svg id="a">'],
    ['6', '<p translate="no">x</p>', 'warning page/opt-out: <p translate="no">'],
  ])('%s: %s', (_rule, body, expected) => {
    expect(told(page(body))).toContain(expected);
  });

  it.each(['<html>', '<html lang="zh-Hans-CN">', '<html lang="">'])('10: %s', (html) => {
    expect(told(page('', html))).toEqual([`warning page/language: ${html}`]);
  });

  it('is told of each fault of one kind, up to twenty, and of the others all the same', () => {
    const html = page(`${'<p>\uE000</p>'.repeat(50)}<div class="math-block"></div>`);
    expect(told(html).filter((fault) => fault.startsWith('warning page/private-use'))).toHaveLength(20);
    expect(told(html).at(-1)).toBe('error page/formula-markup: <div class="math-block">');
  });
});

describe('hostile pages', () => {
  it.each([
    ['tags that never end', '<p '.repeat(50_000)],
    ['quotes that never end', '<p a="'.repeat(50_000)],
    ['comments that never end', '<!--'.repeat(50_000)],
    ['open elements', '<b>'.repeat(20_000)],
    ['closing tags', '</b>'.repeat(50_000)],
    ['raw text', '<script>'.repeat(50_000)],
  ])('%s', (_name, html) => {
    expect(translationFaults(html)).toEqual([]);
  });
});
