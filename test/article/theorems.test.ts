import { describe, expect, it } from 'vitest';
import { bind, renderMarkdown, SEPARATE, type SiteEntry, type TheoremOptions } from '../../src/article/index.ts';
import { htmlOf, pointed, render } from './support.ts';

const OPT_OUT = 'class="notranslate" translate="no"';
const number = (n: string): string => `<var class="math"><span ${OPT_OUT}>${n}</span></var>`;

async function numbers(markdown: string, theorems: TheoremOptions): Promise<string[]> {
  const { statements } = await renderMarkdown(markdown, { frontMatter: 'optional', theorems });
  return statements.map(({ name, number, id }) => `${name} ${number} ${id}`);
}

const SEVERAL = [':::theorem\na\n:::', ':::lemma{#l}\nb\n:::', ':::定理\nc\n:::', ':::axiom\nd\n:::'].join('\n\n');
const AXIOM = { axiom: { zh: '公理', en: 'Axiom' } };

describe('theorem-like blocks', () => {
  it('count by kind, or all together, and a site adds its own', async () => {
    const separate = await numbers(SEVERAL, { ...SEPARATE, kinds: AXIOM });
    expect(separate).toEqual(['定理 1 theorem-1', '引理 1 l', '定理 2 theorem-2', '公理 1 axiom-1']);
    const shared = await numbers(SEVERAL, { numbering: 'shared', kinds: AXIOM });
    expect(shared).toEqual(['定理 1 theorem-1', '引理 2 l', '定理 3 theorem-3', '公理 4 axiom-4']);
  });

  it('are the same again after another article: no count, name or id is left over', async () => {
    const source = `${SEVERAL}\n\n\\ref{l}、$x\\text{\\ref{l}}$\n`;
    const once = await renderMarkdown(source, { frontMatter: 'optional', theorems: { ...SEPARATE, kinds: AXIOM } });
    await renderMarkdown(SEVERAL, { frontMatter: 'optional', theorems: { numbering: 'shared', kinds: {} } });
    const again = await renderMarkdown(source, { frontMatter: 'optional', theorems: { ...SEPARATE, kinds: AXIOM } });
    expect(again).toEqual(once);
  });

  it('of a site are unknown elsewhere, and named where a name is mistyped', async () => {
    const article = await render(SEVERAL);
    expect(pointed(article, SEVERAL)).toEqual(['block/unknown: axiom']);
    const wrong = ':::axoim\nx\n:::';
    const { diagnostics } = await renderMarkdown(wrong, {
      frontMatter: 'optional',
      theorems: { ...SEPARATE, kinds: AXIOM },
    });
    expect(diagnostics.map(({ hint }) => hint)).toEqual([expect.stringMatching(/^Did you mean axiom\?/)]);
  });

  it('have English names in an English article', async () => {
    const source =
      '---\ntitle: T\ndate: 2026-11-26\nlang: en\n---\n\n:::定理{#t}\na\n:::\n\n:::proof\nb\n:::\n\nBy theorem \\ref{t}, \\ref{t}.\n';
    const article = await renderMarkdown(source);
    const html = htmlOf(article.body);
    expect(html).toContain(`<strong>Theorem ${number('1')}</strong>`);
    expect(html).toContain('<summary>Proof</summary>');
    expect(article.text).toContain('By theorem 1, Theorem 1.');
  });

  it('take no label that an equation has', async () => {
    const source = ':::theorem{#a}\nx\n:::\n\n$$ y \\label{a} $$\n\n\\ref{a}\n';
    const article = await render(source);
    expect(pointed(article, source)).toEqual(['ref/duplicate-label: \\label{a}']);
    expect(article.diagnostics[0]?.message).toContain('1:12');
  });

  it('cannot be cited without a number', async () => {
    const source = ':::theorem{#a numbered=false}\nx\n:::\n\n\\ref{a}\n';
    const article = await render(source);
    const entries = new Map<string, SiteEntry>();
    const { diagnostics } = await bind(article, { slug: 'own', base: '/', entries });
    expect(diagnostics.map(({ id, message }) => `${id} ${message}`)).toEqual([
      'ref/unnumbered The theorem labelled a, at 1:12, has no number to cite.',
    ]);
  });
});

describe('a reference to a theorem', () => {
  const far = { title: '', kind: 'theorem', name: '定理', zh: '定理', en: 'Theorem', start: 0, end: 0, at: '3:4' };
  const other: SiteEntry = {
    slug: 'other',
    file: 'content/posts/other/index.md',
    title: '另一篇',
    lang: 'zh-CN',
    url: '/posts/other/',
    draft: false,
    equations: [],
    statements: [{ ...far, label: 'thm:far', number: '7', id: 'thm:far' }],
    headings: [],
    anchors: ['thm:far'],
  };

  async function bound(markdown: string): Promise<{ body: string; feed: string; text: string; told: string[] }> {
    const article = await render(markdown);
    const { body, feed, text, diagnostics } = await bind(article, {
      slug: 'own',
      base: '/',
      origin: 'https://x.org',
      entries: new Map([['other', other]]),
    });
    const told = diagnostics.map(({ id, hint }) => `${id} ${hint}`);
    const strings = (parts: readonly unknown[]): string => parts.filter((part) => typeof part === 'string').join('');
    return { body: strings(body), feed: strings(feed), text, told };
  }

  it('says its name once, however the author writes', async () => {
    const near = ':::theorem{#t}\na\n:::\n\n';
    const { body, text } = await bound(`${near}由 \\ref{t}、定理 \\ref{t}、**定理** \\ref{t}、\\eqref{t}。`);
    const link = (shown: string): string => `<a href="#t">${shown}${number('1')}</a>`;
    const [named, bare] = [link('定理 '), link('')];
    expect(body).toContain(`<p>由 ${named}、定理 ${bare}、<strong>定理</strong> ${bare}、${named}。</p>`);
    expect(text).toContain('由 定理 1、定理 1、定理 1、定理 1。');
  });

  it('leads to other articles, on the page, in feeds and as text', async () => {
    const { body, feed, text, told } = await bound('见 \\ref{other:thm:far}；$a \\text{（\\ref{other:thm:far}）}$');
    expect(told).toEqual([]);
    expect(body).toContain(`见 《另一篇》<a href="/posts/other/#thm%3Afar">定理 ${number('7')}</a>`);
    expect(feed).toContain('《另一篇》<a href="https://x.org/posts/other/#thm%3Afar">定理 7</a>');
    expect(text).toContain('见 《另一篇》定理 7');
  });

  it('that leads nowhere is told with the nearest label', async () => {
    expect((await bound('见 \\ref{other:thm:fra}')).told).toEqual([
      'ref/undefined Did you mean other:thm:far, at content/posts/other/index.md:3:4?',
    ]);
    expect((await bound('见 \\ref{thm:far}')).told).toEqual([
      'ref/undefined The article other has it, at content/posts/other/index.md:3:4: cite it as other:thm:far.',
    ]);
  });
});

describe('a proof', () => {
  it('ends with a sign in feeds, which have no stylesheet', async () => {
    const feed = htmlOf((await render(':::proof\n由此。\n:::\n\n:::proof 另证\n- 甲\n:::\n')).feed);
    expect(feed).toContain('<div>\n<p><em>证明</em></p>\n<p>由此。 ∎</p>\n</div>');
    expect(feed).toContain('</ul>\n<p>∎</p>\n</div>');
  });
});
