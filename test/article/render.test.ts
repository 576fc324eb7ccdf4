import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/article/index.ts';
import { body, htmlOf, pointed, readable, render } from './support.ts';

const folder = new URL('fixtures/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3));

describe('fixtures', () => {
  it.each(fixtures)('%s', async (name) => {
    const source = readFileSync(new URL(`${name}.md`, folder), 'utf8');
    const article = await render(source);
    await expect(`${readable(article.body).trim()}\n`).toMatchFileSnapshot(`fixtures/${name}.html`);
    expect(article.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  });
});

describe('the markup of a formula', () => {
  it.each([
    ['设$x$为', 'math ml mr'],
    ['设 $x$ 为', 'math'],
    ['$x$', 'math'],
    ['，$x$。', 'math'],
    ['**设**$x$*为*', 'math ml mr'],
    ['a$x$b', 'math ml mr'],
  ])('%s has the margins %s', async (markdown, classes) => {
    expect(await body(markdown)).toContain(
      `<var class="${classes}"><span class="notranslate" translate="no" data-tex="x">`,
    );
  });

  it.each([
    ['（$x$，', '\u2060SVGMML\u2060'],
    ['设$x$为', '>SVGMML<'],
    ['“$x$ ', '\u2060SVGMML<'],
    ['设**$x$**。', '>SVGMML\u2060<'],
  ])('%s is joined only where a mark stands directly beside it', async (markdown, inner) => {
    expect(await body(markdown)).toContain(inner);
  });

  it('never puts a display into a paragraph and never writes a style', async () => {
    const html = htmlOf((await render('前 $$a\\color{red}{b}$$ 后\n\n- 甲 \\[\\bbox[yellow]{x}\\]\n')).body);
    expect(html).not.toMatch(/<p>(?:(?!<\/p>)[\s\S])*<div/);
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('gives a display that may not fit a phone a width below which it scrolls', async () => {
    const wide = htmlOf((await render(`$$${'x+'.repeat(40)}y$$`)).body);
    const width = Number(/width="([\d.]+)ex"/.exec(wide)?.[1]);
    const floor = Number(/class="floor" width="([\d.]+)ex"/.exec(wide)?.[1]);
    expect(floor / width).toBeCloseTo(0.65, 2);
    expect(wide).toContain('tabindex="0"');
    expect(htmlOf((await render('$$x$$')).body)).not.toContain('floor');
  });

  const LONG = `$${'x+'.repeat(30)}\\frac{a}{b}$`;

  it('gives a long formula of a line a box in which it scrolls, between what joins it to the marks beside it', async () => {
    const html = htmlOf((await render(`（${LONG}）`)).body);
    const [, least, units, above] =
      /data-tex="[^"]*"><span aria-hidden="true">\u2060<\/span><span class="scroller" role="group" aria-label="公式" tabindex="0"><svg .*<svg class="floor" width="([\d.]+)ex" viewBox="0 0 ([\d.]+) ([\d.]+)" aria-hidden="true"><\/svg><\/span><span aria-hidden="true">\u2060<\/span><\/span><\/var>/.exec(
        html,
      ) ?? [];
    const [, width, top, across] =
      /width="([\d.]+)ex" height="[\d.]+ex" viewBox="0 -([\d.]+) ([\d.]+)/.exec(html) ?? [];
    expect(Number(least) / Number(width)).toBeCloseTo(0.75, 2);
    expect([units, above]).toEqual([across, top]);
    expect(htmlOf((await render('（$x$）')).body)).not.toContain('scroller');
  });

  it('lets nothing scroll in a table, which scrolls as a whole, or in a table of contents', async () => {
    const cell = htmlOf((await render(`| 甲 |\n|--|\n| ${LONG} |`)).body);
    expect(cell).toContain('<var class="math long"><span class="notranslate"');
    expect(cell).not.toContain('scroller');
    const { headings } = await render(`## 甲 ${LONG}`);
    expect(htmlOf(headings[0]?.parts ?? [])).toContain('<svg');
    expect(htmlOf(headings[0]?.parts ?? [])).not.toContain('scroller');
  });

  it('names the box in the language of the article', async () => {
    const article = await renderMarkdown(`---\ntitle: A\ndate: 2026-01-01\nlang: en\n---\n\nSee ${LONG}.`);
    expect(htmlOf(article.body)).toContain('aria-label="Formula"');
  });
});

describe('numbers', () => {
  it('follow amsmath over the article, and labels cite them forwards', async () => {
    const source = [
      '\\begin{align} a \\label{eq:a} \\\\ b \\notag \\\\ c \\tag{*} \\label{c} \\end{align}',
      '\\begin{equation} \\begin{aligned} x \\\\ y \\end{aligned} \\label{式一} \\end{equation}',
      '$$ z $$ {#eq:named}',
      '\\begin{equation*} w \\end{equation*}',
      '$$ v $$',
    ].join('\n\n');
    const { equations } = await render(source);
    expect(equations.map(({ label, number, id }) => [label, number, id])).toEqual([
      ['eq:a', '1', 'eq-a'],
      ['c', '*', 'eq-c'],
      ['式一', '2', 'eq-式一'],
      ['eq:named', '3', 'eq-named'],
    ]);
    for (const { label, start, end } of equations) expect(source.slice(start, end)).toContain(label);
  });

  it('print in formulas that cite', async () => {
    const source = '$$a \\overset{\\eqref{eq:late}}{=} b$$\n\n\\begin{equation} x \\label{eq:late} \\end{equation}';
    const article = await render(source);
    expect(article.diagnostics).toEqual([]);
    expect(htmlOf(article.body)).toContain('href="#eq-late"');
  });

  it('put an id on each of several rows, or on the display', async () => {
    const html = await body('\\begin{align} a \\\\ b \\end{align}\n\n\\begin{equation} c \\end{equation}');
    expect(html).toMatch(/<text id="eq-1" data-line="0 0 [\d.]+" x="100%" y="…" text-anchor="end">\(1\)<\/text>/);
    expect(html).toContain('<div class="math-block numbered notranslate" translate="no" id="eq-3"');
  });

  it.each([
    ['\\tag{1}', 'numbered'],
    ['\\tag{12.34}', 'numbered n4'],
    ['\\tag{守恒}', 'numbered n4'],
    ['\\tag{长的标签}', 'numbered n6'],
    ['\\tag{更长的标签}', 'numbered n7 long'],
    ['\\tag*{甲乙丙丁戊己庚辛壬癸子丑寅卯}', 'numbered n11 long'],
  ])('%s takes the room that it needs: %s', async (tag, classes) => {
    const html = await body(`$$ x ${tag} $$`);
    expect(html).toContain(`<div class="math-block ${classes} notranslate"`);
    expect(html.includes('textLength="10.5em"')).toBe(classes.includes('n11'));
  });

  it('of several rows stay beside them, the longest squeezed', async () => {
    const html = await body('\\begin{align} a \\tag{短} \\\\ b \\tag{这样的标签长得放不下} \\end{align}');
    expect(html).toContain('<div class="math-block numbered n8 notranslate"');
    expect(html).toMatch(/text-anchor="end">\(短\)/);
    expect(html).toContain(
      'text-anchor="end" textLength="7.5em" lengthAdjust="spacingAndGlyphs">(这样的标签长得放不下)',
    );
  });

  it('report a label that is used twice with both places', async () => {
    const source = '前\n\n\\begin{equation} a \\label{x} \\end{equation}\n\n$$ b $$ {#x}';
    const article = await render(source);
    expect(pointed(article, source)).toEqual(['ref/duplicate-label: {#x}']);
    expect(article.diagnostics[0]?.message).toContain('3:20');
  });
});

describe('what is wrong is told at its place', () => {
  it.each([
    ['设 $\\alhpa$ 为', 'math/undefined-macro: \\alhpa'],
    ['> 引\n> $$\n> a\n> \\alhpa\n> $$', 'math/undefined-macro: \\alhpa'],
    ['| a |\n|--|\n| $\\|x \\alhpa$ |', 'math/undefined-macro: \\alhpa'],
    ['![图 $x$](a.png "见 $\\alhpa$")', 'math/undefined-macro: \\alhpa'],
    ['```pyhton\nx\n```', 'code/unknown-language: pyhton'],
    ['[甲](javascript:alert(1))', 'link/unsafe: [甲](javascript:alert(1))'],
    ['[甲](java&#115;cript:x)', 'link/unsafe: [甲](java&#115;cript:x)'],
    ['![a](https://x.y/z.png)', 'picture/remote: ![a](https://x.y/z.png)'],
    ['a <b style="x">y</b>', 'html/inline-style: style='],
  ])('%j', async (source, expected) => {
    expect(pointed(await render(source), source)).toContain(expected);
  });

  it('and a broken formula is still shown', async () => {
    expect(await body('设 $\\alhpa<$')).toContain(
      '<code class="math-error notranslate" translate="no">$\\alhpa&lt;$</code>',
    );
  });
});

describe('excerpts', () => {
  const long = '长'.repeat(200);

  it('end at the mark, without ids and numbers', async () => {
    const article = await render('# 题\n\n甲 $x_1$\n\n\\begin{equation} a \\end{equation}\n\n<!--more-->\n\n乙 $y$');
    expect(readable(article.excerpt.parts)).not.toMatch(/id=|numbers|乙/);
    expect(article.excerpt.more).toBe(true);
    expect(article.excerpt.glyphs.length).toBeGreaterThan(0);
    expect(article.excerpt.glyphs.every((id) => id in article.glyphs)).toBe(true);
    expect(htmlOf(article.body)).not.toContain('more');
  });

  it('else take whole blocks', async () => {
    const article = await render(`${long}\n\n${long}\n\n${long}`);
    expect(htmlOf(article.excerpt.parts).match(/<p>/g)).toHaveLength(1);
    expect((await render('短')).excerpt.more).toBe(false);
  });
});

describe('laws', () => {
  const samples = fixtures.map((name) => readFileSync(new URL(`${name}.md`, folder), 'utf8'));
  const macros = [
    '$\\newcommand{\\R}{\\mathbb{R}}\\R$',
    '$\\R$',
    '\\begin{align}a\\label{x}\\\\b\\end{align}\\eqref{x}',
  ];

  it('twice, or in another order, is the same', async () => {
    const sources = [...samples, ...macros];
    const alone = await Promise.all(sources.map((source) => render(source)));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...sources.keys()]), async (order) => {
        for (const i of order) expect(await render(sources[i] ?? '')).toEqual(alone[i]);
      }),
      { numRuns: 8 },
    );
  });

  it('survives as JSON', async () => {
    const article = await render(samples.join('\n\n'));
    expect(JSON.parse(JSON.stringify(article))).toEqual(article);
  });

  it('CRLF and LF give the same article', async () => {
    for (const source of samples) expect(await render(source.replaceAll('\n', '\r\n'))).toEqual(await render(source));
  });
});

describe('a macro that defines others when it is called', () => {
  it('is in force from each call on, also for formulas that stood there before', async () => {
    const macros = '\\newcommand{\\setup}[1]{\\def\\x{#1}}';
    const { body, diagnostics } = await renderMarkdown('$\\setup{1}$ $\\x$ $\\setup{2}$ $\\x$', {
      frontMatter: 'optional',
      macros,
    });
    expect(diagnostics).toEqual([]);
    const numbers = body
      .map(String)
      .join('')
      .match(/(?<=<mn>)\d(?=<\/mn>)/g);
    expect(numbers).toEqual(['1', '2']);
  });
});
