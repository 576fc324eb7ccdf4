import { describe, expect, it } from 'vitest';
import { bind, type SiteEntry } from '../../src/article/index.ts';
import { htmlOf, render } from './support.ts';

async function feedOf(markdown: string): Promise<string> {
  const article = await render(markdown);
  const equations = [{ label: 'far', number: '7', id: 'eq-far', start: 0, end: 0, at: '3:4' }];
  const rest = { draft: false, lang: 'zh-CN', statements: [], headings: [], anchors: [] };
  const entries: SiteEntry[] = [
    { slug: 'own', file: 'own.md', title: '自己', url: '/blog/posts/own/', equations: article.equations, ...rest },
    { slug: 'other', file: 'o.md', title: '另一篇', url: '/blog/posts/other/', equations, ...rest },
  ];
  const map = new Map(entries.map((entry) => [entry.slug, entry]));
  const { feed } = await bind(article, { slug: 'own', base: '/blog/', origin: 'https://x.org', entries: map });
  return htmlOf(feed);
}

describe('an article for feeds', () => {
  it('has each formula once, as MathML with its TeX', async () => {
    const html = await feedOf('设 $a<b$，则\n\n$$\\tilde x\\quad\\phantom{y}\\mathbb R$$\n');
    const formulas = Array.from(html.matchAll(/<math [\s\S]*?<\/math>/g), ([math]) => math);
    expect(formulas).toHaveLength(2);
    expect(formulas[0]).toContain('alttext="a&lt;b"');
    expect(formulas[1]).toContain('alttext="\\tilde x\\quad\\phantom{y}\\mathbb R"');
    expect(formulas[1]).toContain('display="block"');
    expect(formulas[1]).toMatch(/<mover accent="true">[\s\S]*<mspace width="1em">[\s\S]*<mphantom>[\s\S]*<mi>ℝ<\/mi>/);
    expect(html).not.toMatch(/<svg|class=|translate=|data-tex|<span|⁠/);
  });

  it('keeps numbers as text, and links that lead back to the page', async () => {
    const html = await feedOf(
      '\\begin{align} a &= b \\label{one} \\\\ c &= d \\label{two} \\end{align}\n\n由 $\\eqref{two}$、[节](#节)、$\\eqref{other:far}$ 与 [他](../other/index.md)、[站](/x.pdf)\n\n## 节\n',
    );
    expect(html).toContain('</math><p>(1) (2)</p></div>');
    expect(html).toContain('<a href="https://x.org/blog/posts/own/#eq-two">(2)</a>');
    expect(html).toContain('<a href="https://x.org/blog/posts/own/#%E8%8A%82">节</a>');
    expect(html).toContain('《另一篇》式 <a href="https://x.org/blog/posts/other/#eq-far">(7)</a>');
    expect(html).toContain('<a href="https://x.org/blog/posts/other/">他</a>');
    expect(html).toContain('<a href="https://x.org/blog/x.pdf">站</a>');
    expect(html).toContain('<h2>节</h2>');
  });

  it('has formulas that cite other articles, too', async () => {
    const html = await feedOf('$$x \\overset{\\eqref{other:far}}{=} y$$\n');
    expect(html.match(/<math /g)).toHaveLength(1);
    expect(html).toMatch(/<mtext>[^<]*7|<mn>7/);
    expect(html).not.toContain('href=');
  });

  it('has code, tables and tasks without marks for our stylesheet', async () => {
    const html = await feedOf(
      '`a<b`\n\n```js\nconst x = "<script>";\n```\n\n| a |\n| --: |\n| $x$ |\n\n- [x] done\n- [ ] open\n',
    );
    expect(html).toContain('<code>a&lt;b</code>');
    expect(html).toContain('<pre><code>const x = &quot;&lt;script&gt;&quot;;</code></pre>');
    expect(html).toContain('☑ done');
    expect(html).toContain('☐ open');
    expect(html).not.toMatch(/\s(?:class|style|id|tabindex|translate)=/);
  });

  it("cleans the author's own HTML", async () => {
    const html = await feedOf(
      '<div id="a" class="b" style="color: red" onclick="x()"><a href="/y">y</a> <a href=\'#z\'>z</a><!-- c --><script>alert(1)</script></div>\n\n<kbd title="a>b" class=k>K</kbd>\n',
    );
    expect(html).toContain('<div><a href="https://x.org/blog/y">y</a> <a href="https://x.org/blog/posts/own/#z">z</a>');
    expect(html).toContain('<kbd title="a>b">K</kbd>');
    expect(html).not.toMatch(/alert|<!--|onclick/);
  });
});
