/** Pieces of articles as they are rendered: each exactly, and the sentence before it. */
import { describe, expect, it } from 'vitest';
import { bind } from '../../src/article/index.ts';
import { cutPiece, sourceOf, type Piece } from '../../src/previews/cut.ts';
import { MOST, previewFile } from '../../src/previews/file.ts';
import type { PreviewFile } from '../../src/previews/address.ts';
import { render } from '../article/support.ts';

async function bodyOf(markdown: string): Promise<string> {
  const article = await render(markdown);
  const { body } = await bind(article, { slug: 'a', base: '/', entries: new Map() });
  return body.map((part) => (typeof part === 'string' ? part : '<img data-picture>')).join('');
}

async function cut(markdown: string, id: string): Promise<Piece | null> {
  return cutPiece(sourceOf(await bodyOf(markdown), '/posts/a/'), id);
}

/** Text without drawings, formulas as `$TeX$`. */
function readable(html: string): string {
  return html
    .replace(/<var[^>]*><span[^>]*data-tex="([^"]*)"[^]*?<\/var>/g, '$$$1$$')
    .replace(/<(svg|span class="mml")(?! class="numbers")[^]*?<\/(?:svg|math><\/span)>/g, '')
    .replace(/<[^>]*>|\u2060/g, '')
    .trim();
}

const DISPLAY = '$$\na=b \\label{x}\n$$ {#x}';

describe('the sentence that introduces a display', () => {
  it.each([
    ['the last of the paragraph before', `前一句。所以 $c$ 是\n\n${DISPLAY}`, '所以 $c$ 是'],
    ['the paragraph where it is one', `设 $c$，得\n\n${DISPLAY}`, '设 $c$，得'],
    ['with what it begins in', `**前。所以**是\n\n${DISPLAY}`, '所以是'],
    ['without the note of the one before', `前[^n]。[^n]所以\n\n${DISPLAY}\n\n[^n]: 注。`, '所以'],
    ['past other displays', `前。两个式子\n\n$$c$$\n\n${DISPLAY}`, '两个式子'],
    ['only of a display past displays', `前。两个式子\n\n$$c$$\n\n:::figure{#x}\n$$d$$\n:::`, ''],
    ['of a display that stands in the paragraph', 'A 完。即 $$\na=b\n$$ {#x}', '即'],
    ['in an item', `- 甲。其中\n  ${DISPLAY.replaceAll('\n', '\n  ')}`, '其中'],
    ['before a list that begins with it', `乙。例如\n\n- ${DISPLAY.replaceAll('\n', '\n  ')}`, '例如'],
    ['in a quote', `> 丙。故\n>\n> ${DISPLAY.replaceAll('\n', '\n> ')}`, '故'],
    ['before a theorem that begins with it', `丁。我们有\n\n> ${DISPLAY.replaceAll('\n', '\n> ')}`, '我们有'],
    ['none behind a heading', `## 节\n\n${DISPLAY}`, ''],
    ['none behind a table', `| a |\n| --- |\n| b |\n\n${DISPLAY}`, ''],
    ['none at the beginning', DISPLAY, ''],
    ['with character references', `A &amp; B。C &lt; D 故\n\n${DISPLAY}`, 'C &lt; D 故'],
  ])('is %s', async (_what, markdown, expected) => {
    const piece = await cut(markdown, markdown.includes('figure{#x}') ? 'x' : 'eq-x');
    expect(readable(piece?.lead ?? 'no piece')).toBe(expected);
    expect(piece?.blocks.join('')).toContain('data-tex');
  });

  it('is well-formed where it begins inside an element', async () => {
    const piece = await cut(`一。**二。*三 $c$*四**五\n\n${DISPLAY}`, 'eq-x');
    expect(piece?.lead).toMatch(/^<p><strong><em>三 .*<\/em>四<\/strong>五<\/p>\n$/);
  });
});

const ALIGN = `由 $c$ 得

\\begin{align}
p &= 1, \\label{one} \\\\
q &= \\frac{\\frac12}{3} \\notag \\\\
r &= \\sum_{i}2, \\label{two}
\\end{align}`;

describe('a row of several', () => {
  it.each([
    [
      'eq-one',
      ['MJX-TEX-I-1D45D', '>(1)<', '<mi>p</mi>'],
      ['MJX-TEX-I-1D45E', 'MJX-TEX-I-1D45F', '>(2)<', '<mi>q</mi>'],
    ],
    [
      'eq-two',
      ['MJX-TEX-I-1D45F', '>(2)<', '<mi>r</mi>', 'MJX-TEX-LO-2211'],
      ['MJX-TEX-I-1D45E', 'MJX-TEX-I-1D45D', '>(1)<', '<mi>p</mi>'],
    ],
  ])('%s is alone: drawing, MathML and number', async (id, there, gone) => {
    const html = (await cut(ALIGN, id))?.blocks.join('') ?? '';
    for (const part of there) expect(html).toContain(part);
    for (const part of gone) expect(html).not.toContain(part);
  });

  it('stands in a drawing as tall as it is, with its number at its baseline', async () => {
    const whole = await bodyOf(ALIGN);
    const viewBox = (html: string): number[] =>
      (/viewBox="([^"]*)"/.exec(html.replace(/^.*?<\/p>/s, ''))?.[1] ?? '').split(' ').map(Number);
    const number = (html: string): number => Number(/y="([\d.]+)%"[^>]*>\(2\)/.exec(html)?.[1]);
    const row = (await cut(ALIGN, 'eq-two'))?.blocks.join('') ?? '';
    const [, above = NaN, width, height = NaN] = viewBox(whole);
    const [, top = NaN, wide, tall = NaN] = viewBox(`</p>${row}`);
    expect(wide).toBe(width);
    expect(tall).toBeLessThan(height / 2);
    // The same place, in units of the drawing.
    expect(top + (tall * number(row)) / 100).toBeCloseTo(above + (height * number(whole)) / 100, 0);
  });

  it('is the whole display where one number is for all of it', async () => {
    const html =
      (await cut('\\begin{align} p &= 1 \\notag \\\\ q &= 2 \\label{x} \\end{align}', 'eq-x'))?.blocks.join('') ?? '';
    expect(html).toContain('<mi>p</mi>');
    expect(html).toContain('<mi>q</mi>');
  });
});

const PIECES = `前。先看：

:::theorem{#thm:a} 名
设 $a$，见 \\eqref{in}。

$$b$$ {#in}
:::

:::figure{#fig:a} 图题
![图](a.png)
:::

:::details{#d} 证明
略。
:::

## 第二节

第一段。

第二段。

第三段。

文末[^n]，[空](#第二节)。<span id="here">此处</span>在这一段。

[^n]: 注文 $n$。

    第二段注。
`;

describe('other pieces', () => {
  it.each([
    ['thm:a', '先看：', '定理 1（名）\n设 $a$，见 (1)。\n(1)'],
    ['fig:a', '', '图题'],
    ['d', '', '证明\n略。'],
    ['第二节', '', '第二节第一段。第二段。'],
    ['note-n', '', '注文 $n$。\n第二段注。'],
    ['here', '', '文末1，空。此处在这一段。'],
  ])('%s', async (id, lead, text) => {
    const piece = await cut(PIECES, id);
    expect(readable(piece?.lead ?? '')).toBe(lead);
    expect(readable(piece ? piece.open + piece.blocks.join('') + piece.close : '').replace(/\n+/g, '\n')).toBe(text);
  });

  it('have no ids, no marks of their page, and links that lead to it', async () => {
    const source = sourceOf(await bodyOf(PIECES), '/posts/a/');
    for (const id of ['thm:a', 'fig:a', 'd', '第二节', 'note-n', 'here']) {
      const piece = cutPiece(source, id);
      const html = piece ? piece.open + piece.blocks.join('') + piece.close : '';
      expect(html).not.toMatch(/ id="|<a [^>]*href="#|class="anchor"|doc-backlink|↩/);
    }
    expect(cutPiece(source, 'here')?.blocks[0]).toContain('href="/posts/a/#%E7%AC%AC%E4%BA%8C%E8%8A%82"');
    expect(cutPiece(source, 'fig:a')?.blocks[0]).toContain('<img data-picture>');
    expect(cutPiece(source, 'd')?.open).toContain('<details open');
    expect(cutPiece(source, 'nowhere')).toBe(null);
  });

  it('of HTML that its author left open are cut all the same', async () => {
    const html = await bodyOf(`<div id="open"><p>一\n\n二 $x$\n\n${DISPLAY}`);
    const source = sourceOf(html, '/');
    expect(cutPiece(source, 'open')?.blocks.join('')).toContain('二');
    expect(cutPiece(source, 'eq-x')?.blocks.join('')).toContain('math-block');
  });
});

describe('a file', () => {
  const about = { id: 'x', lang: 'zh-CN', href: '/posts/a/#x', more: '继续读' };
  const read = (text: string): PreviewFile => {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('html' in value)) throw new Error(text);
    return Object.assign({ of: '', lang: '', html: '', glyphs: {} }, value);
  };

  it('has as many blocks as fit, then a link to the rest, and the outlines of what it has', () => {
    const blocks = ['<p><use href="#a"/></p>', '<p><use href="#b"/></p>', `<p>${'长'.repeat(MOST)}</p>`];
    const piece = { lead: '<p>引</p>', open: '<div>', blocks, close: '</div>' };
    const outlines = { a: 'M1', b: 'M2', c: 'M3' };
    const file = read(previewFile(piece, about, outlines, ({ length }) => length));
    expect(file.html).toBe(
      '<p>引</p><div><p><use href="#a"/></p><p><use href="#b"/></p></div><p><a href="/posts/a/#x">继续读</a></p>\n',
    );
    expect(file.glyphs).toEqual({ a: 'M1', b: 'M2' });
    expect(read(previewFile(piece, about, outlines, ({ length }) => length / 10)).html).not.toContain('继续读');
  });

  it('that nothing fits is the link alone', () => {
    const piece = { lead: `<p>${'长'.repeat(MOST)}</p>`, open: '', blocks: ['<p></p>'], close: '' };
    expect(read(previewFile(piece, about, {}, ({ length }) => length)).html).toBe(
      '<p><a href="/posts/a/#x">继续读</a></p>\n',
    );
  });
});
