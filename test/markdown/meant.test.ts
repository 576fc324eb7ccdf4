import { describe, expect, it } from 'vitest';
import { lex } from '../../src/markdown/index.ts';
import { toHtml } from './support.ts';

/** Inputs in which a formula, or its being none, was once missed; `⟦n⟧` stands for the n-th formula. */
const CASES: Readonly<Record<string, [string, string][]>> = {
  'a display of several lines holds whatever begins a block': [
    ['\\[\nx\n+ y\n\\]', '<div>⟦0⟧</div>\n'],
    ['\\[\n\\sum_{i=1}^n a_i\n- b\n# c\n> d\n\\]', '<div>⟦0⟧</div>\n'],
    ['> \\[\n> a\n> + b\n> \\]', '<blockquote>\n<div>⟦0⟧</div>\n</blockquote>\n'],
    ['1. 甲\n   \\[\n   a\n   - b\n   \\]', '<ol>\n<li>甲<div>⟦0⟧</div>\n</li>\n</ol>\n'],
    ['\\[解析\n- 甲 \\[x=1\\]', '<p>[解析</p>\n<ul>\n<li>甲<div>⟦0⟧</div>\n</li>\n</ul>\n'],
    ['\\[\nf(x)\n=\ng(x)\n\\]', '<div>⟦0⟧</div>\n'],
    ['\\[\na\n-\nb\n\\]', '<div>⟦0⟧</div>\n'],
    ['> 甲\n> \\[\n> a\n> =\n> b\n> \\]', '<blockquote>\n<p>甲</p>\n<div>⟦0⟧</div>\n</blockquote>\n'],
    ['即：\\[\nx\n+ y\n\\]', '<p>即：</p>\n<div>⟦0⟧</div>\n'],
    ['由此得\\[\nx^2\n=\n1\n\\]', '<p>由此得</p>\n<div>⟦0⟧</div>\n'],
    ['\\[x\\]．', '<div>⟦0⟧</div>\n<p>．</p>\n'],
  ],
  'only keys make front matter': [
    ['---\n设 $f: A\\to B$ 为映射。\n\n---\n后 $x$', '<hr>\n<p>设 ⟦0⟧ 为映射。</p>\n<hr>\n<p>后 ⟦1⟧</p>\n'],
    [
      '---\n见 https://a.com 甲\n\n---\n丙',
      '<hr>\n<p>见 <a href="https://a.com">https://a.com</a> 甲</p>\n<hr>\n<p>丙</p>\n',
    ],
    ['---\n# c\n\ntitle: $x$\n---\n$y$', '<p>⟦0⟧</p>\n'],
    ['---\n标题: 甲\n---\n$y$', '<p>⟦0⟧</p>\n'],
  ],
  'an address ends where marked ends it': [
    ['见 [https://a.b/P1](https://a.b/P1)($n\\le 5$)', '<p>见 <a href="https://a.b/P1">https://a.b/P1</a>(⟦0⟧)</p>\n'],
    ['[https://a](/b)$x$', '<p><a href="/b">https://a</a>⟦0⟧</p>\n'],
    ['**https://a.com**$x$', '<p><strong><a href="https://a.com">https://a.com</a></strong>⟦0⟧</p>\n'],
  ],
  'a definition interrupts no paragraph': [
    ['甲\n[注]: $x>0$\n乙', '<p>甲\n[注]: ⟦0⟧乙</p>\n'],
    ['- 甲\n  [1]: x$y$', '<ul>\n<li>甲\n[1]: x⟦0⟧</li>\n</ul>\n'],
    ['[a]: /x\n[b]: /$y$\n\n[b]', '<p><a href="/$y$">b</a></p>\n'],
  ],
  'a fence in a quote in an item': [
    [
      '- > ```\n  > $a$\n  > ```\n  > 后 $x$',
      '<ul>\n<li><blockquote>\n<pre><code>$a$\n</code></pre>\n<p>后 ⟦0⟧</p>\n</blockquote>\n</li>\n</ul>\n',
    ],
    ['- > ```math\n  > x\n  > ```', '<ul>\n<li><blockquote>\n<div>⟦0⟧</div>\n</blockquote>\n</li>\n</ul>\n'],
  ],
  'a display goes on over a blank line and braces with prose': [
    ['$$\na\n\n\\text{若 $x_{1}$}\n$$', '<div>⟦0⟧</div>\n'],
    ['$$\na\n\n$$，后 $y$', '<div>⟦0⟧</div>\n<p>，后 ⟦1⟧</p>\n'],
    ['$$\na\n\n然后 $$x$$', '<p>$$\na</p>\n<p>然后</p>\n<div>⟦0⟧</div>\n'],
  ],
  'a comment or raw element ends with what it stands in': [
    ['> <!-- 未闭\n\n后 $x$', '<blockquote>\n<!-- 未闭</blockquote>\n<p>后 ⟦0⟧</p>\n'],
    ['- <!-- a\n- 乙 $x$ -->', '<ul>\n<li><!-- a</li>\n<li>乙 ⟦0⟧ --&gt;</li>\n</ul>\n'],
    ['> <pre>\n> $a$\n\n后 $x$\n\n<pre>b</pre>', '<blockquote>\n<pre>\n$a$</blockquote>\n<p>后 ⟦0⟧</p>\n<pre>b</pre>'],
    ['甲 <!--> $x$ -->', '<p>甲 <!--> ⟦0⟧ --&gt;</p>\n'],
  ],
  'an empty item owns the indented line behind it': [
    ['- \n    $x$\n- 乙', '<ul>\n<li>  ⟦0⟧</li>\n<li>乙</li>\n</ul>\n'],
    ['1.\n    $x$', '<ol>\n<li> ⟦0⟧</li>\n</ol>\n'],
  ],
  'an interval is no label': [
    ['区间 [0,1) 上 \\[f(x)=x\\] 连续', '<p>区间 [0,1) 上</p>\n<div>⟦0⟧</div>\n<p>连续</p>\n'],
    ['在 [0,1) 上 \\[f=1\\] 而 (0,1] 上', '<p>在 [0,1) 上</p>\n<div>⟦0⟧</div>\n<p>而 (0,1] 上</p>\n'],
    ['[甲 \\[x=1\\]](/a)', '<p><a href="/a">甲 [x=1]</a></p>\n'],
  ],
  'a table has as many header cells as its delimiters': [
    ['甲 | 乙\n|---|\n$$\nx\n$$', '<p>甲 | 乙\n|---|</p>\n<div>⟦0⟧</div>\n'],
    ['| 名 | 式 | 注 |\n|---|---|\n| $a\n+b$ |', '<p>| 名 | 式 | 注 |\n|---|---|\n| ⟦0⟧ |</p>\n'],
  ],
  'a heading with a display in its text': [
    ['题 $$x$$\n===', '<h1>题 ⟦0⟧</h1>\n'],
    ['$$x$$\n===', '<div>⟦0⟧</div>\n<p>===</p>\n'],
    ['甲\n$$x$$\n---', '<p>甲</p>\n<div>⟦0⟧</div>\n<hr>\n'],
    ['# 设 $x_1\n后$ 与 $y$', '<h1>设 $x_1</h1>\n<p>后$ 与 ⟦0⟧</p>\n'],
  ],
  'an item that begins with a quote': [
    [
      '- > 引用\n\n    $$\n    x\n    $$',
      '<ul>\n<li><blockquote>\n<p>引用</p>\n</blockquote>\n<div>⟦0⟧</div>\n</li>\n</ul>\n',
    ],
    [
      '10. > 引\n\n    后 $x$ 与',
      '<ol start="10">\n<li><blockquote>\n<p>引</p>\n</blockquote>\n<p>后 ⟦0⟧ 与</p>\n</li>\n</ol>\n',
    ],
    ['>\t$$\n>\tx\n>\t$$', '<blockquote>\n<div>⟦0⟧</div>\n</blockquote>\n'],
  ],
  'a paragraph ends at a rule, an underline, a block of HTML': [
    ['甲 $x_1\n***\n后$ 乙', '<p>甲 $x_1</p>\n<hr>\n<p>后$ 乙</p>\n'],
    ['A$x\n---\nb$', '<h2>A$x</h2>\n<p>b$</p>\n'],
    ['甲 $x_1\n<div>\n后$ 乙\n</div>', '<p>甲 $x_1</p>\n<div>\n后$ 乙\n</div>'],
    ['甲 `a $x$\n---\n乙` $y$', '<h2>甲 `a ⟦0⟧</h2>\n<p>乙` ⟦1⟧</p>\n'],
  ],
  'a block of HTML ends where marked ends it': [
    ['> <!-- 未闭\n后 $x$', '<blockquote>\n<!-- 未闭</blockquote>\n<p>后 ⟦0⟧</p>\n'],
    ['- <pre>\n$a_1$', '<ul>\n<li><pre></li>\n</ul>\n<p>⟦0⟧</p>\n'],
    ['<div>\n<!-- a\n\n后 $x$', '<div>\n<!-- a<p>后 ⟦0⟧</p>\n'],
    ['甲\n    <!-- $x$\n\n后 $y$', '<p>甲\n    &lt;!-- ⟦0⟧</p>\n<p>后 ⟦1⟧</p>\n'],
    ['<?p $x$\n\n后 $y$', '<?p $x$\n\n后 $y$'],
    ['<div>\n<!-- <p> -->\n$$x$$\n</div>', '<div>\n<!-- <p> -->\n<div>⟦0⟧</div>\n\n</div>'],
    ['<p>甲\n<div>$$x$$</div>', '<p>甲\n<div><div>⟦0⟧</div>\n</div>'],
  ],
  'a marker that begins no item begins none': [
    ['甲\n10. ```$x$ 后', '<p>甲\n10. ```⟦0⟧ 后</p>\n'],
    ['x\n\t- ```$a_1$', '<p>x\n\t- ```⟦0⟧</p>\n'],
    [
      '> ```\n- > $a_1$',
      '<blockquote>\n<pre><code></code></pre>\n</blockquote>\n<ul>\n<li><blockquote>\n<p>⟦0⟧</p>\n</blockquote>\n</li>\n</ul>\n',
    ],
  ],
  'an empty item in a quote': [
    [
      '- > -\n\n    后 $x$',
      '<ul>\n<li><blockquote>\n<ul>\n<li></li>\n</ul>\n</blockquote>\n<p>  后 ⟦0⟧</p>\n</li>\n</ul>\n',
    ],
  ],
  'a list that goes on behind a display at the margin': [
    [
      '1. 甲\n\n$$\nx\n$$\n2. 乙 $y$\n3. 丙',
      '<ol>\n<li>甲</li>\n</ol>\n<div>⟦0⟧</div>\n<ol start="2">\n<li>乙 ⟦1⟧</li>\n<li>丙</li>\n</ol>\n',
    ],
    ['$$x$$ {#a}  \n2) 乙', '<div>⟦0⟧</div>\n<ol start="2">\n<li>乙</li>\n</ol>\n'],
    ['1. 甲\n$$x$$\n2. 乙', '<ol>\n<li>甲<div>⟦0⟧</div>\n</li>\n<li>乙</li>\n</ol>\n'],
  ],
  'brackets that are turned': [
    ['成本($)与收入($)之比', '<p>成本($)与收入($)之比</p>\n'],
    ['设($x$)与($y$)', '<p>设(⟦0⟧)与(⟦1⟧)</p>\n'],
  ],
  'code in an item is no text': [
    ['    $x$ 首行', '<pre><code>$x$ 首行\n</code></pre>\n'],
    ['# 题\n    a $x$', '<h1>题</h1>\n<pre><code>a $x$\n</code></pre>\n'],
    [
      '2)       $q$\n\n         $$q\n\n     $$\n     z\n     $$',
      '<ol start="2">\n<li><pre><code>  $q$\n\n  $$q\n</code></pre>\n<div>⟦0⟧</div>\n</li>\n</ol>\n',
    ],
  ],
  'a definition has balanced parentheses': [['[注]: 1)设$x>0$', '<p>[注]: 1)设⟦0⟧</p>\n']],
  'no formula holds the opener of another': [
    ['见 \\[1] 与 \\[x=1\\]', '<p>见 [1] 与</p>\n<div>⟦0⟧</div>\n'],
    ['\\(\\(a_1\\)', '<p>(⟦0⟧</p>\n'],
  ],
  'a brace that stays open': [['价 $ 甲{b 与 $x{y$ 后', '<p>价 $ 甲{b 与 ⟦0⟧ 后</p>\n']],
  'escapes of Markdown are no mathematics': [
    ['\\[stop\\_gradient\\] 参数', '<p>[stop_gradient] 参数</p>\n'],
    ['\\[a\\_b=1\\] 题', '<div>⟦0⟧</div>\n<p>题</p>\n'],
  ],
};

describe.each(Object.entries(CASES))('%s', (_rule, cases) => {
  it.each(cases)('%j', (markdown, html) => {
    expect(toHtml(markdown)).toBe(html);
    const { tokens, source } = lex(markdown);
    expect(tokens.map(({ raw }) => raw).join('')).toBe(source);
  });
});

describe('what marked cuts short or cannot read', () => {
  it.each(['> > $x$\n> > \n后', '>> $x$\n>>\n后', '> > $x^2+y^2=z^2$\n> > 勾股\n定理如此'])('%j', (markdown) => {
    const html = toHtml(markdown);
    expect(html).toContain('⟦0⟧');
    expect(html).not.toMatch(/[\uE000-\uF8FF]/);
  });

  it('is told, and shown as it is', () => {
    const { tokens, source, diagnostics } = lex('10. aaaaa\n    > - \n===\n');
    expect(diagnostics).toMatchObject([{ id: 'markdown/not-parsed', severity: 'error' }]);
    expect(tokens.map(({ raw }) => raw).join('')).toBe(source);
  });
});

it('keeps the border of a cell', () => {
  const cell = (row: string): string => toHtml(`|a|b|\n|-|-|\n${row}`).split('<tbody>')[1] ?? '';
  expect(cell('|$5|$x$|')).toContain('<td>$5</td>\n<td>⟦0⟧</td>');
  expect(cell('|US$|HK$|')).toContain('<td>US$</td>\n<td>HK$</td>');
  expect(cell('|$P(a|b)$|$|x|$|')).toContain('<td>⟦0⟧</td>\n<td>⟦1⟧</td>');
  expect(cell('|https://a.com|$x$|')).toContain('<td>⟦0⟧</td>');
  expect(cell('| ` $x$ | ` |')).toContain('<td>` ⟦0⟧</td>\n<td>`</td>');
  expect(cell('| 5($) | 6($) |')).toContain('<td>5($)</td>\n<td>6($)</td>');
});

it('knows where raw text of indented tables in a paragraph lies', () => {
  for (const source of ['x\n    | a | b |\n|---|---|\n| \\[v=1\\]', '甲\n    | a | b |\n|---|---|\n| $$q$$ |\n']) {
    expect(
      lex(source)
        .tokens.map(({ raw }) => raw)
        .join(''),
    ).toBe(source);
  }
});
