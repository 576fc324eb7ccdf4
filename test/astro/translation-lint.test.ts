import { describe, expect, it } from 'vitest';
import { formatPageFault, translationFaults } from '../../src/astro/translation-lint.ts';

const FORMULA =
  '<var class="math ml"><span class="notranslate" translate="no" data-tex="x>0"><svg><use href="#a"/></svg><span class="mml"><math><mi>x</mi></math></span></span></var>';

function page(body: string, html = '<html lang="zh-CN" data-src-lang="zh-CN">'): string {
  return `<!doctype html>${html}<head><title>a <b></title><!-- <var class="math">x</var> --></head>\n<body>\n${body}\n</body></html>`;
}

/** `severity line:column message`, the beginning of it. */
function told(html: string): string[] {
  return translationFaults(html).map(
    ({ severity, line, column, message }) => `${severity} ${line}:${column} ${message}`,
  );
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
  it.each([
    ['1', '<p><var class="math notranslate" translate="no">x</var></p>', 'error', 'opts out of translation itself'],
    ['1', '<p><var class="math"><svg></svg></var></p>', 'error', 'here is a svg'],
    ['1', FORMULA.replace(' translate="no"', ''), 'error', 'both marks'],
    ['1', `<p>${FORMULA.replace('</var>', '又</var>')}</p>`, 'error', 'outside of what opts out'],
    ['2', '<p><math><mi>x</mi></math></p>', 'error', 'does not opt out'],
    ['2', '<p>\uE000</p>', 'warning', 'private use'],
    ['3', '<p><div class="math-block notranslate" translate="no"></div></p>', 'error', 'stands in a paragraph'],
    ['3', '<div class="math-block"></div>', 'error', 'needs both'],
    ['4', '<p>由<a href="/posts/a/#eq-b">(3)</a></p>', 'error', 'not wrapped'],
    ['5', FORMULA.replace('<svg>', '<svg id="a">'), 'error', 'an id in an inline formula'],
    ['6', '<p class="notranslate">x</p>', 'warning', 'needs both'],
    ['6', '<p translate="no">x</p>', 'warning', 'needs both'],
    ['10', '<meta name="google" content="notranslate">', 'warning', 'forbids'],
  ])('%s: %s', (_rule, body, severity, message) => {
    expect(told(page(body))).toContainEqual(expect.stringMatching(new RegExp(`^${severity} 3:\\d+ .*${message}`)));
  });

  it.each(['<html>', '<html lang="zh-Hans-CN" data-src-lang="zh">', '<html lang="zh-CN">'])('10: %s', (html) => {
    expect(told(page('', html))).toEqual([expect.stringMatching(/^warning 1:16 the page needs its language/)]);
  });

  it('is shown with the place', () => {
    const [fault] = translationFaults(page('<p>甲</p>\n  <p translate="no">乙</p>'));
    expect(fault && formatPageFault('posts/a/index.html', fault)).toBe(
      'posts/a/index.html:4:3: warning: what opts out of translation needs both, class="notranslate" and translate="no"\n' +
        '  <p translate="no">乙</p>',
    );
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
