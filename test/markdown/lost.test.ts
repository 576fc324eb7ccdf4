import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { findMath, lex } from '../../src/markdown/index.ts';
import { markedMath } from '../../src/markdown/marked-math.ts';
import { document } from './pieces.ts';
import { eachToken, toHtml } from './support.ts';

/** Nothing of an author's text is lost, and nothing that is found stays behind. */

describe('what looks like a link once a formula is masked', () => {
  it.each([
    ['[证明]:\n$$\na=b\n$$', '<p>[证明]:</p>\n<div>⟦0⟧</div>\n'],
    ['[定义]: $a + b$', '<p>[定义]: ⟦0⟧</p>\n'],
    ['[定义]: $x$。', '<p>[定义]: ⟦0⟧。</p>\n'],
    ['[1]: $$ x $$', '<p>[1]:</p>\n<div>⟦0⟧</div>\n'],
    ['[1]: \\(x\\)', '<p>[1]: ⟦0⟧</p>\n'],
    ['dp[i]($1 \\le i$)', '<p>dp[i](⟦0⟧)</p>\n'],
    ['区间[a]($0,1$)', '<p>区间[a](⟦0⟧)</p>\n'],
    ['![f]($x y$)', '<p>![f](⟦0⟧)</p>\n'],
    ['[a](b "x $y" z$ w")', '<p>[a](b &quot;x ⟦0⟧ w&quot;)</p>\n'],
    // These are links.
    ['[a](b "题 $x$")', '<p><a href="b" title="题 $x$">a</a></p>\n'],
    ['[l](\\(foo\\))', '<p><a href="(foo)">l</a></p>\n'],
    ['[a]($url)', '<p><a href="$url">a</a></p>\n'],
    ['[1]:\n/url$x$\n\n[1]', '<p><a href="/url$x$">1</a></p>\n'],
  ])('%j', (markdown, html) => {
    expect(toHtml(markdown)).toBe(html);
  });
});

/** A source, and the formulas in it or how many they are. */
const CODE: [string, string[] | number][] = [
  // An `\end` in code ends nothing.
  ['用 \\begin{align} 开始，`\\end{align}` 结束，$x$', ['x']],
  ['写 \\begin{align}\n\n```tex\n\\end{align}\n```\n\n$x$', ['x']],
  ['`\\begin{align}` 与\n\\begin{align}a\\end{align}', ['\\begin{align}a\\end{align}']],
  // TeX's quotation marks are no code.
  ["\\begin{align}a\\text{``x''}\\end{align} 与 \\begin{align}b\\text{``y''}\\end{align}", 2],
  ["$\\text{``x''}$ 和 $\\text{``y''}$", 2],
  ["$\\text{`x'}$ 和 $\\text{`y'}$", 2],
  ['$a$ `{` $b$ `}` $c$', ['a', 'b', 'c']],
  ['{ 见 `} else {` 与 $x$', ['x']],
  // A fence ends with the item or quote that it stands in.
  ['1. 甲\n\n   ```\n   code\n\n外 $x$', ['x']],
  ['- ```\n  $a$\n\n外 $x$', ['x']],
  ['- 甲\n  - 乙\n\n    ```\n    $a$\n\n  丙 $x$', ['x']],
  ['> ```\n> $a$\n\n外 $x$', ['x']],
  ['- > ```\n  > $a$\n\n外 $x$', ['x']],
  ['- 甲\n懒\n\n  ```\n  $a$\n  ```\n\n  $x$', ['x']],
  ['```\n$a$\n\n外 $b$', []],
  // Three backticks far to the right are no fence.
  ['甲\n    ```\n$x$', ['x']],
];

describe('code and environments', () => {
  it.each(CODE)('%j', (markdown, formulas) => {
    const found = findMath(markdown).map(({ tex }) => tex);
    if (typeof formulas === 'number') expect(found).toHaveLength(formulas);
    else expect(found).toEqual(formulas);
  });
});

describe('displays in the author’s own HTML', () => {
  it.each([
    ['甲<font>$$x$$</font>乙', '<p>甲<font>⟦0⟧</font>乙</p>\n'],
    ['**甲<b>$$x$$</b>**', '<p><strong>甲<b>⟦0⟧</b></strong></p>\n'],
    ['<font color="red">$$x$$</font>', '<font color="red"><div>⟦0⟧</div>\n</font>'],
    ['<b>甲</b> $$x$$ 乙', '<p><b>甲</b></p>\n<div>⟦0⟧</div>\n<p>乙</p>\n'],
    ['甲<br>$$x$$', '<p>甲<br></p>\n<div>⟦0⟧</div>\n'],
    ['<p>$$x$$</p>', '<p>⟦0⟧</p>'],
    ['<h2>甲 $$x$$</h2>', '<h2>甲 ⟦0⟧</h2>'],
    ['<div>$$x$$</div>', '<div><div>⟦0⟧</div>\n</div>'],
    ['<p>甲</p><div>$$x$$</div>', '<p>甲</p><div><div>⟦0⟧</div>\n</div>'],
    ['<details><summary>$$x$$</summary>$$y$$</details>', '<details><summary>⟦0⟧</summary><div>⟦1⟧</div>\n</details>'],
    // A tag that never ends holds text, not formulas.
    ['<div class="a $x$', '<div class="a $x$'],
  ])('%j', (markdown, html) => {
    expect(toHtml(markdown)).toBe(html);
  });

  it('sets a display inside bold in a table cell in the line', () => {
    expect(toHtml('| a |\n|---|\n| **b $$x$$** |')).toContain('<td><strong>b ⟦0⟧</strong></td>');
  });
});

describe('lines indented by ideographic spaces', () => {
  it.each([
    ['　　\\[ x \\]', '<div>⟦0⟧</div>\n'],
    ['　　$$\nx\n\ny\n$$', '<div>⟦0⟧</div>\n'],
    ['　　甲 $$x$$', '<p>　　甲</p>\n<div>⟦0⟧</div>\n'],
    ['　　\\[ 解析 \\]', '<p>　　[ 解析 ]</p>\n'],
  ])('%j', (markdown, html) => {
    expect(toHtml(markdown)).toBe(html);
  });
});

describe('the extension reads what marked reads', () => {
  const marked = new Marked().use(markedMath({ typeset: (tex) => `⟦${tex}⟧` }));

  it('takes no front matter for itself', () => {
    expect(marked.parse('---\na: $x$\n---\n')).toBe('<hr>\n<h2>a: ⟦x⟧</h2>\n');
  });

  it.each([
    ['---\na: $x$\n---\n', '---\na: ⟦x⟧\n---\n'],
    ['[a]: $x$', '[a]: ⟦x⟧'],
    ['    $x$', '    ⟦x⟧'],
    ['# $x$\n- $y$', '# ⟦x⟧\n- ⟦y⟧'],
    ['> '.repeat(3000), '&gt; '.repeat(3000)],
    ['| a | $x$ |\n|---|---|', '| a | ⟦x⟧ |\n|---|---|'],
  ])('reads one run, %j', (markdown, html) => {
    expect(marked.parseInline(markdown)).toBe(html);
  });
});

/** What a token shows or keeps of the author's text, without its children's. */
function ownText(token: object): string {
  const has = (key: string): string => {
    const value: unknown = Reflect.get(token, key);
    return typeof value === 'string' ? value : '';
  };
  switch (has('type')) {
    case 'text':
      return 'tokens' in token ? '' : has('text');
    case 'codespan':
    case 'escape':
      return has('text');
    case 'code':
      return `${has('lang')}\n${has('text')}`;
    case 'math':
    case 'reference':
    case 'html':
    case 'container':
    case 'space':
      return has('raw');
    case 'link':
    case 'def':
      return `${has('tag')}\n${has('href')}\n${has('title')}`;
    case 'image':
      return `${has('text')}\n${has('href')}\n${has('title')}`;
    default:
      return '';
  }
}

describe('laws', () => {
  it('brings every formula that is found to the tokens, or back into code and attributes', () => {
    fc.assert(
      fc.property(document, (text) => {
        const lexed = lex(text);
        const places = new Set<unknown>();
        let other = '';
        eachToken(lexed, (token) => {
          const type: unknown = Reflect.get(token, 'type');
          if (type === 'math' || type === 'reference') places.add(Reflect.get(token, 'start'));
          else if (type !== 'text') other += ownText(token);
        });
        for (const { start, end, tex } of lexed.spans) {
          if (!places.has(start) && !other.includes(lexed.source.slice(start, end))) expect(other).toContain(tex);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('shows every word', () => {
    fc.assert(
      fc.property(document, (text) => {
        const lexed = lex(text);
        let shown = '';
        eachToken(lexed, (token) => {
          shown += `${ownText(token)}\n`;
        });
        expect(shown.split('汉字').length).toBeGreaterThanOrEqual(lexed.source.split('汉字').length);
      }),
      { numRuns: 5000 },
    );
  });
});
