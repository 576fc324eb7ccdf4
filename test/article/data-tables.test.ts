import { describe, expect, it } from 'vitest';
import { filesShown } from '../../src/article/data-files.ts';
import { renderMarkdown, type Article } from '../../src/article/index.ts';
import { readable } from './support.ts';

function render(markdown: string, csv: string): Promise<Article> {
  return renderMarkdown(markdown, { frontMatter: 'optional', files: { 'a.csv': { text: csv } } });
}

const BLOCK = ':::table{#tab:a src=a.csv} 标题 $n$\n说明见 $x$。\n:::\n';

describe('a table from a file', () => {
  it('is a figure with the caption below, its numbers to the right', async () => {
    const { body, diagnostics } = await render(BLOCK, '名,分,差\n**甲**,"1,024",-0.5\n乙,7,\n');
    expect(diagnostics).toEqual([]);
    const html = readable(body).replaceAll('\n', '');
    expect(html).toMatch(/^<figure id="tab:a"><div class="table-scroll"[^>]* tabindex="0"><table><thead>/);
    expect(html).toContain('<th>名</th><th class="right">分</th><th class="right">差</th>');
    expect(html).toContain('<td><strong>甲</strong></td><td class="right">1,024</td><td class="right">-0.5</td>');
    expect(html).toMatch(/<\/table><\/div><figcaption>标题 <var.*<p>说明见 <var.*<\/figcaption><\/figure>$/);
  });

  it.each([
    ['$|x|$ 与 $x_1$', /data-tex="\|x\|".*data-tex="x_1"/],
    ['**“宽”**的', /<strong>“宽”<\/strong>的/],
    ['- 不是列表', /<td>- 不是列表<\/td>/],
    ['1. 不是编号', /<td>1\. 不是编号<\/td>/],
    ['# 不是标题', /<td># 不是标题<\/td>/],
    ['a | b', /<td>a \| b<\/td>/],
    ['`$5`，$5 和 $6', /<code[^>]*>\$5<\/code>，\$5 和 \$6/],
    ['x < y & z', /<td>x &lt; y &amp; z<\/td>/],
    ['$$x$$', /<td><var/],
    ['\\eqref{eq:e}', /<td>\{reference eq:e\}<\/td>/],
  ])('reads the cell %s as Markdown in the line', async (cell, html) => {
    const { body, diagnostics } = await render(`${BLOCK}\n$$ e $$ {#eq:e}`, `名\n${cell}\n`);
    expect(diagnostics).toEqual([]);
    expect(readable(body).replaceAll('\n', ' ')).toMatch(html);
  });

  it('shares macros, numbers and glyphs with the article', async () => {
    const { body, equations, glyphs, text } = await render(
      `$\\newcommand{\\R}{\\mathbb{R}}$\n\n${BLOCK}`,
      '名\n$\\R^n$\n',
    );
    expect(readable(body)).toContain('data-tex="\\R^n"');
    expect(equations).toEqual([]);
    expect(Object.keys(glyphs).some((id) => id.includes('211D'))).toBe(true);
    expect(text).toContain('名');
  });

  it('points at the name of the file for what is wrong in a cell', async () => {
    const { diagnostics } = await render(BLOCK, '名\n$\\undefinedmacro$\n');
    expect(diagnostics.map(({ id, start, end }) => [id, BLOCK.slice(start, end)])).toEqual([
      ['math/undefined-macro', 'src=a.csv'],
    ]);
  });

  it('cannot be had without being given the file', async () => {
    const { diagnostics } = await renderMarkdown(BLOCK, { frontMatter: 'optional' });
    expect(diagnostics.map(({ id }) => id)).toEqual(['table/missing']);
  });
});

describe('filesShown', () => {
  it('names each file once, wherever its block stands', () => {
    const source =
      '> ::: table{.w src="a b.csv"} t\n\n- ：：：table {src=c.csv}\n\n:::table{src=c.csv}\n:::tables{src=d.csv}';
    expect(filesShown(source)).toEqual(['a b.csv', 'c.csv']);
  });
});
