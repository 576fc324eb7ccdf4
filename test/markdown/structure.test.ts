import { describe, expect, it } from 'vitest';
import { lex } from '../../src/markdown/index.ts';
import { eachToken, toHtml } from './support.ts';

describe('displays split their paragraph', () => {
  it.each([
    ['由 $$a$$ 得 b', '<p>由</p>\n<div>⟦0⟧</div>\n<p>得 b</p>\n'],
    ['**前 $$a$$ 后**', '<p><strong>前</strong></p>\n<div>⟦0⟧</div>\n<p><strong>后</strong></p>\n'],
    [
      '**甲*乙 $$a$$ 丙*丁**',
      '<p><strong>甲<em>乙</em></strong></p>\n<div>⟦0⟧</div>\n<p><strong><em>丙</em>丁</strong></p>\n',
    ],
    ['$$a$$\n---\n后', '<div>⟦0⟧</div>\n<hr>\n<p>后</p>\n'],
    ['- 前 $$a$$ 后', '<ul>\n<li>前<div>⟦0⟧</div>\n后</li>\n</ul>\n'],
    ['> 前\n> $$\n> a\n> $$\n> 后', '<blockquote>\n<p>前</p>\n<div>⟦0⟧</div>\n<p>后</p>\n</blockquote>\n'],
    ['## 标题 $$a$$', '<h2>标题 ⟦0⟧</h2>\n'],
    ['[链接 $$a$$](/x)', '<p><a href="/x">链接 ⟦0⟧</a></p>\n'],
    [
      '| a |\n|---|\n| $$b$$ |',
      '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody><tr>\n<td><div>⟦0⟧</div>\n</td>\n</tr>\n</tbody></table>\n',
    ],
    ['前  \n$$a$$', '<p>前</p>\n<div>⟦0⟧</div>\n'],
  ])('%j', (markdown, html) => {
    expect(toHtml(markdown)).toBe(html);
  });
});

describe('line breaks in the source', () => {
  it.each([
    ['汉字\n汉字', '汉字汉字'],
    ['汉字，\n“引”', '汉字，“引”'],
    ['汉\n$x$\n字', '汉⟦0⟧字'],
    ['汉\n**粗**\n字', '汉<strong>粗</strong>字'],
    ['汉\nabc', '汉\nabc'],
    ['abc\ndef', 'abc\ndef'],
    ['한국\n어', '한국\n어'],
    ['汉 \n 字', '汉字'],
    ['汉  \n字', '汉<br>字'],
    ['$x$\n$y$', '⟦0⟧\n⟦1⟧'],
  ])('%j', (markdown, html) => {
    expect(toHtml(markdown)).toBe(`<p>${html}</p>\n`);
  });
});

describe('emphasis beside Chinese', () => {
  it.each([
    ['**“兼容性”**的', '<strong>“兼容性”</strong>的'],
    ['**谱定理（SVD）**的', '<strong>谱定理（SVD）</strong>的'],
    ['设**$x$**为', '设<strong>⟦0⟧</strong>为'],
    ['中文*斜体*中文', '中文<em>斜体</em>中文'],
    ['~~（删）~~后', '<del>（删）</del>后'],
    ['这是**“重点”。**后文', '这是<strong>“重点”。</strong>后文'],
    ['𠮷**“x”**的', '𠮷<strong>“x”</strong>的'],
    ['**“设”**$x$', '<strong>“设”</strong>⟦0⟧'],
    ['前**（一）**后**（二）**', '前<strong>（一）</strong>后<strong>（二）</strong>'],
    ['中文_斜体_中文', '中文_斜体_中文'],
    ['foo**“x”**bar', 'foo**“x”**bar'],
    ['a**(b)**c', 'a**(b)**c'],
    ['2*3*4 与 **a**', '2<em>3</em>4 与 <strong>a</strong>'],
    ['**注意：**$x$ 与*$y$*。', '<strong>注意：</strong>⟦0⟧ 与<em>⟦1⟧</em>。'],
  ])('%s', (markdown, html) => {
    expect(toHtml(markdown)).toBe(`<p>${html}</p>\n`);
  });
});

describe('around formulas', () => {
  it('finds a link definition whose label holds a formula', () => {
    expect(toHtml('[见 $y$] 与 **[甲][见 $y$]**\n\n[见 $y$]: /u')).toBe(
      '<p><a href="/u">见 ⟦0⟧</a> 与 <strong><a href="/u">甲</a></strong></p>\n',
    );
  });

  it('ends a bare address at a formula', () => {
    expect(toHtml('见 https://a.com/b$x_1$')).toContain('https://a.com/b$x_1$');
    expect(toHtml('见 www.a.com/b\\(x\\)')).toContain('href="http://www.a.com/b"');
  });

  it('names a display', () => {
    const { tokens } = lex('$$a$$ {#eq:loss}');
    expect(tokens[0]).toMatchObject({ type: 'math', tex: 'a', id: 'eq:loss', raw: '$$a$$ {#eq:loss}' });
  });

  it('reads a formula that is nothing but a reference as a reference', () => {
    const { tokens } = lex('由式$\\eqref{eq:a_1}$与\\ref{b}');
    const found: unknown[] = [];
    eachToken({ source: '', tokens, spans: [], diagnostics: [] }, (token) => {
      if ('type' in token && token.type === 'reference') found.push(token);
    });
    expect(found).toMatchObject([
      { label: 'eq:a_1', paren: true, raw: '$\\eqref{eq:a_1}$' },
      { label: 'b', paren: false },
    ]);
  });

  it('reads one that is nothing but references as references and text', () => {
    const source = '由 $\\eqref{a},~\\ref{b:c}\\text{与}\\eqref{d}$ 与 $\\eqref{a}+1$';
    const { tokens } = lex(source);
    const found: unknown[] = [];
    eachToken({ source: '', tokens, spans: [], diagnostics: [] }, (token) => {
      if (!('tokens' in token)) found.push(token);
    });
    expect(found).toMatchObject([
      { text: '由 ' },
      { label: 'a', paren: true, raw: '$\\eqref{a}' },
      { raw: ',~', text: ', ' },
      { label: 'b:c', paren: false, raw: '\\ref{b:c}' },
      { raw: '\\text{与}', text: '与' },
      { label: 'd', raw: '\\eqref{d}$' },
      { text: ' 与 ' },
      { type: 'math', tex: '\\eqref{a}+1' },
    ]);
    for (const token of found) {
      if (typeof token !== 'object' || token === null || Reflect.get(token, 'type') !== 'reference') continue;
      expect(source.slice(Number(Reflect.get(token, 'start')), Number(Reflect.get(token, 'end')))).toBe(
        Reflect.get(token, 'raw'),
      );
    }
  });

  it('gives links, pictures and code their place, in lists and quotes too', () => {
    const source = '> - 见[甲](a.md)与\n>   ![乙](b.png)\n>\n>   ```x\n>   code\n>   ```\n\n[甲](c.md)';
    const lexed = lex(source);
    const places: string[] = [];
    eachToken(lexed, (token) => {
      const type: unknown = Reflect.get(token, 'type');
      const start: unknown = Reflect.get(token, 'start');
      const end: unknown = Reflect.get(token, 'end');
      if (typeof start === 'number' && typeof end === 'number')
        places.push(`${String(type)} ${source.slice(start, end)}`);
    });
    expect(places).toEqual(['link [甲](a.md)', 'image ![乙](b.png)', 'code ```x', 'link [甲](c.md)']);
  });
});
