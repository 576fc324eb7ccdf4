import { describe, expect, it } from 'vitest';
import { emptyMeta } from '../../src/article/front-matter.ts';
import { bind, renderMarkdown, type Article, type BindContext, type SiteEntry } from '../../src/article/index.ts';
import { render } from './support.ts';

function entry(slug: string, more: Partial<SiteEntry> = {}): SiteEntry {
  return {
    slug,
    file: `content/posts/${slug}/index.md`,
    title: `题“${slug}”`,
    lang: 'zh-CN',
    url: `/blog/posts/${slug}/`,
    draft: false,
    equations: [],
    statements: [],
    headings: [],
    anchors: [],
    ...more,
  };
}

function contextOf(article: Article): BindContext {
  const equation = { number: '7', id: 'eq-far', start: 0, end: 0, at: '3:4' };
  const entries = [
    entry('own', {
      equations: article.equations,
      anchors: [...article.headings.map(({ id }) => id), ...article.otherIds],
    }),
    entry('other', { title: '<另一篇>', equations: [{ label: 'eq:far', ...equation }], anchors: ['节一'] }),
    entry('later', { draft: true, equations: [{ label: 'x', ...equation }] }),
  ];
  return { slug: 'own', base: '/blog/', entries: new Map(entries.map((e) => [e.slug, e])) };
}

const PRELUDE =
  '## 节\n\n\\begin{equation} a \\label{eq:near} \\end{equation}\n\n\\begin{equation*} b \\label{bare} \\end{equation*}\n\n';

/** The last paragraph of the bound body, and what was said. */
async function bound(
  markdown: string,
): Promise<{ html: string; told: string[]; hints: string; excerpt: string; glyphs: string[] }> {
  const source = PRELUDE + markdown;
  const article = await render(source);
  const { body, excerpt, glyphs, diagnostics } = await bind(article, contextOf(article));
  const html = body.map((part) => (typeof part === 'string' ? part : `{${part.src}}`)).join('');
  return {
    html: html.slice(Math.max(html.lastIndexOf('<p>'), html.lastIndexOf('<div class="math-block'))).trim(),
    glyphs: Object.keys(glyphs),
    told: diagnostics.map((d) => `${d.id}: ${source.slice(d.start, d.end)}`),
    hints: diagnostics.map((d) => d.hint ?? '').join(' '),
    excerpt: excerpt.filter((part) => typeof part === 'string').join(''),
  };
}

const number = (text: string): string =>
  `<var class="math"><span class="notranslate" translate="no">${text}</span></var>`;

describe('references', () => {
  it.each([
    ['\\eqref{eq:near}', `<a href="#eq-near">${number('(1)')}</a>`],
    ['$\\eqref{near}$', `<a href="#eq-near">${number('(1)')}</a>`],
    ['\\ref{eq:near}', `<a href="#eq-near">${number('1')}</a>`],
    ['\\eqref{other:eq:far}', `《&lt;另一篇&gt;》式 <a href="/blog/posts/other/#eq-far">${number('(7)')}</a>`],
    ['\\eqref{other:far}', `《&lt;另一篇&gt;》式 <a href="/blog/posts/other/#eq-far">${number('(7)')}</a>`],
  ])('%s', async (markdown, html) => {
    const { html: found, told } = await bound(`见${markdown}`);
    expect(found).toBe(`<p>见${html}</p>`);
    expect(told).toEqual([]);
  });

  it.each([
    ['\\eqref{eq:naer}', 'ref/undefined: \\eqref{eq:naer}', 'eq:near'],
    ['\\eqref{other:far2}', 'ref/undefined: \\eqref{other:far2}', 'eq:far'],
    ['\\eqref{bare}', 'ref/unnumbered: \\eqref{bare}', '\\tag'],
    ['\\eqref{later:x}', 'ref/draft: \\eqref{later:x}', 'Publish'],
  ])('%s is told', async (markdown, told, hint) => {
    const result = await bound(`见${markdown}`);
    expect(result.told).toEqual([told]);
    expect(result.hints).toContain(hint);
  });
});

describe('references inside formulas', () => {
  it('parts a formula that is nothing but references into links', async () => {
    const { html, told } = await bound('由$\\eqref{near},\\ref{other:far}\\text{ 和 }\\eqref{near}$得');
    const near = `<a href="#eq-near">${number('(1)')}</a>`;
    const far = `《&lt;另一篇&gt;》式 <a href="/blog/posts/other/#eq-far">${number('7')}</a>`;
    expect(html).toBe(`<p>由${near},${far} 和 ${near}得</p>`);
    expect(told).toEqual([]);
  });

  it('typesets one that cites another article when the number is known', async () => {
    const { html, told, excerpt, glyphs } = await bound(
      '$$a\\overset{\\eqref{other:far}}{=}b\\overset{\\eqref{near}}{=}c$$',
    );
    expect(told).toEqual([]);
    const links = [...html.matchAll(/<a href="([^"]*)" aria-label="([^"]*)">/g)].map(([, href, name]) => [href, name]);
    expect(links).toEqual([
      ['/blog/posts/other/#eq-far', '《&lt;另一篇&gt;》式 (7)'],
      ['#eq-near', '(1)'],
    ]);
    expect(html).toContain('<mtext>(7)</mtext>');
    // The outline of the 7 is not in the article as it was rendered alone.
    expect(glyphs).toContain('MJX-TEX-N-37');
    expect(excerpt).not.toContain('<a href="#eq-near"');
  });

  it('does so with the macros that were in force there', async () => {
    const { html, told } = await bound(
      '$\\newcommand{\\由}[1]{\\overset{\\eqref{#1}}{=}}\\newcommand{\\zz}{Q}$ $\\zz\\overset{\\eqref{other:far}}{=}b$',
    );
    expect(told).toEqual([]);
    expect(html).toContain('<mi>Q</mi>');
  });

  it.each([
    ['$a\\overset{\\eqref{other:fra}}{=}b$', 'ref/undefined: \\eqref{other:fra}', 'content/posts/other/index.md:3:4'],
    ['$a\\overset{\\eqref{othr:x}}{=}b$', 'ref/undefined: \\eqref{othr:x}', 'The labels there are: eq:near (3:20)'],
    ['$a\\overset{\\eqref{later:x}}{=}b$', 'ref/draft: \\eqref{later:x}', 'Publish'],
    ['$a\\overset{\\eqref{far}}{=}b$', '', ''],
  ])('%s is told at its place', async (markdown, told, hint) => {
    const result = await bound(markdown);
    expect(result.told).toEqual(told === '' ? [] : [told]);
    expect(result.hints).toContain(hint);
  });

  it('tells in the own article what has no number', async () => {
    const article = await render(`${PRELUDE}$$x\\overset{\\eqref{bare}}{=}\\ref{naer}$$`);
    expect(
      article.diagnostics.filter(({ id }) => id.startsWith('ref/')).map(({ id, hint }) => `${id} ${hint ?? ''}`),
    ).toEqual([
      'ref/label-without-number Take the star or \\notag away, or else the label.',
      'ref/unnumbered Take \\notag or the star away from it, or give it a \\tag{…}.',
      'ref/undefined Did you mean eq:near, at 3:20?',
    ]);
  });

  it('may be made by a macro', async () => {
    const { html, told } = await bound(
      '$\\newcommand{\\by}[1]{\\overset{\\eqref{#1}}{=}}x$ $a\\by{eq:near}b\\by{other:far}c$',
    );
    expect([...html.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      '(1)',
      '《&lt;另一篇&gt;》式 (7)',
    ]);
    expect(told).toEqual([]);
    const article = await render('$\\newcommand{\\by}[1]{\\overset{\\eqref{#1}}{=}}x$ $\\by{no}$');
    expect(article.diagnostics.map(({ id, start }) => `${id} ${start}`)).toEqual(['ref/undefined 48']);
  });

  it('is not blamed where its formula fails for another reason', async () => {
    const article = await render('$\\foo\\overset{\\eqref{other:far}}{=}$');
    expect(article.diagnostics.map(({ id }) => id)).toEqual(['math/undefined-macro']);
  });

  it('makes no link inside a link', async () => {
    const { html } = await bound(
      '[甲 \\eqref{near} $\\overset{\\eqref{near}}{=}$ $\\overset{\\eqref{other:far}}{=}$](https://a.b/)',
    );
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html.match(/<svg(?![^>]*aria-hidden)/g)).toBeNull();
  });

  it('keeps its place where the link is taken away', async () => {
    const article = await render(
      '$x\\underset{\\text{by \\eqref{near}}}{\\le}y$\n\n\\begin{equation} a \\label{near} \\end{equation}',
    );
    const { body, excerpt: parts } = await bind(article, contextOf(article));
    const [whole, excerpt] = [body, parts].map((all) => all.filter((part) => typeof part === 'string').join(''));
    const place = /<a href="#eq-near" aria-label="\(1\)"( transform="[^"]*")/.exec(whole ?? '')?.[1] ?? 'none';
    expect(excerpt).toContain(`<g${place}>`);
    expect(excerpt).not.toContain('aria-label="(1)"');
  });

  it('is text in the description of a picture', async () => {
    const source =
      '![见 \\eqref{near} 与 \\eqref{other:far}、\\ref{0}](a.png)\n\n\\begin{equation} a \\label{near} \\end{equation}';
    const article = await render(source);
    const { body } = await bind(article, contextOf(article));
    expect(body.find((part) => typeof part !== 'string')).toMatchObject({ alt: '见 (1) 与 (other:far)、0' });
  });

  it('stands behind a word for an equation once', async () => {
    expect((await bound('由式\\eqref{other:far}')).html).toBe(
      `<p>由式《&lt;另一篇&gt;》 <a href="/blog/posts/other/#eq-far">${number('(7)')}</a></p>`,
    );
  });

  it('is in plain text too', async () => {
    const article = await render(
      `${PRELUDE}## 由\\eqref{other:far}\n\n见\\eqref{near}、\\ref{other:far}与\\eqref{no:x}。`,
    );
    const { text, headings } = await bind(article, contextOf(article));
    expect(text.split('\n').slice(-2)).toEqual(['由《<另一篇>》式 (7)', '见(1)、《<另一篇>》式 7与(no:x)。']);
    expect(headings.at(-1)).toMatchObject({ id: '由', text: '由《<另一篇>》式 (7)' });
    expect(headings.at(-1)?.html).toBe(`由《&lt;另一篇&gt;》式 ${number('(7)')}`);
  });

  it('names the place of a label that was meant, and the article that has it', async () => {
    expect((await bound('见\\eqref{naer}')).hints).toBe('Did you mean eq:near, at 3:20?');
    expect((await bound('见\\eqref{other:fra}')).hints).toBe(
      'Did you mean other:eq:far, at content/posts/other/index.md:3:4?',
    );
    expect((await bound('见\\eqref{far}')).hints).toBe(
      'The article other has it, at content/posts/other/index.md:3:4: cite it as other:eq:far.',
    );
  });
});

describe('links', () => {
  it.each([
    ['../other/index.md', '/blog/posts/other/'],
    ['../other/', '/blog/posts/other/'],
    ['../other.md', '/blog/posts/other/'],
    ['../other/index.md#节一', `/blog/posts/other/#${encodeURIComponent('节一')}`],
    ['../other/index.md#%E8%8A%82%E4%B8%80', `/blog/posts/other/#${encodeURIComponent('节一')}`],
    ['#节', `#${encodeURIComponent('节')}`],
    ['#eq-near', '#eq-near'],
    ['/tags/x/', '/blog/tags/x/'],
    ['https://a.b/?x=1&y=2', 'https://a.b/?x=1&amp;y=2'],
  ])('%s', async (href, url) => {
    const { html, told } = await bound(`[甲](${href})`);
    expect(html).toBe(`<p><a href="${url}">甲</a></p>`);
    expect(told).toEqual([]);
  });

  it.each([
    ['../othre/index.md', 'link/unknown-article', '../other/index.md'],
    ['../later/index.md', 'link/draft', 'Publish'],
    ['../other/index.md#节二', 'link/unknown-anchor', ''],
    ['#街', 'link/unknown-anchor', ''],
    ['paper.pdf', 'link/not-served', 'public/'],
  ])('%s is told', async (href, id, hint) => {
    const { told, hints } = await bound(`[甲](${href})`);
    expect(told).toEqual([`${id}: [甲](${href})`]);
    expect(hints).toContain(hint);
  });
});

it('knows the ids of blocks and of the author’s own HTML', async () => {
  const { told } = await bound(
    '[甲](#fig:a) [乙](#more) [丙](#x)\n\n:::figure{#fig:a}\n文\n:::\n\n<div id="more">文</div>',
  );
  expect(told).toEqual(['link/unknown-anchor: [丙](#x)']);
});

it('an excerpt leads into its article', async () => {
  const { excerpt } = await bound('见\\eqref{near}与[上文](#节)。');
  expect(excerpt).toContain('href="/blog/posts/own/#eq-near"');
  expect(excerpt).toContain(`href="/blog/posts/own/#${encodeURIComponent('节')}"`);
});

describe('a translation', () => {
  const equation = { label: 'eq:far', number: '7', id: 'eq-far', start: 0, end: 0, at: '3:4' };
  const all = [
    entry('own', { headings: ['一', '二'], anchors: ['一', '二'] }),
    entry('en/own', { lang: 'en', title: 'Own', url: '/blog/en/posts/own/' }),
    entry('both', { equations: [equation], headings: ['证明'], anchors: ['证明'] }),
    entry('en/both', {
      ...{ lang: 'en', title: 'Both', url: '/blog/en/posts/both/', equations: [equation] },
      ...{ headings: ['proof'], anchors: ['proof'] },
    }),
    entry('one', { equations: [equation] }),
    entry('half', { equations: [equation] }),
    entry('en/half', { lang: 'en', draft: true, equations: [equation] }),
  ];

  async function translated(markdown: string): Promise<{ html: string; told: string[] }> {
    const original = { slug: 'own', language: 'en', meta: emptyMeta(), macros: '\\newcommand{\\twice}[1]{2#1}' };
    const article = await renderMarkdown(`## One\n\n## Two\n\n${markdown}`, { frontMatter: 'optional', original });
    const headings = article.headings.map(({ id }) => id);
    const entries = new Map(
      all.map((one) => [one.slug, one.slug === 'en/own' ? { ...one, headings, anchors: headings } : one]),
    );
    const { body, diagnostics } = await bind(article, { slug: 'en/own', base: '/blog/', entries });
    const html = body.map((part) => (typeof part === 'string' ? part : '')).join('');
    return {
      html: html.slice(html.lastIndexOf('<p>') + 3, -'</p>\n'.length),
      told: [...article.diagnostics, ...diagnostics].map(({ message }) => message),
    };
  }

  it.each([
    ['\\eqref{both:far}', `“Both”, equation <a href="/blog/en/posts/both/#eq-far">${number('(7)')}</a>`],
    [
      '\\eqref{one:far}',
      `“<span lang="zh-CN">题“one”</span>”, equation <a href="/blog/posts/one/#eq-far">${number('(7)')}</a>`,
    ],
    [
      '\\eqref{half:far}',
      `“<span lang="zh-CN">题“half”</span>”, equation <a href="/blog/posts/half/#eq-far">${number('(7)')}</a>`,
    ],
    ['[a](../both/index.md#证明)', '<a href="/blog/en/posts/both/#proof">a</a>'],
    ['[a](../both/#proof)', '<a href="/blog/en/posts/both/#proof">a</a>'],
    ['[a](../one/index.md)', '<a href="/blog/posts/one/">a</a>'],
    ['[a](#二)', '<a href="#two">a</a>'],
  ])('leads to what there is in its language: %s', async (markdown, html) => {
    expect(await translated(markdown)).toEqual({ html, told: [] });
  });

  it('has the macros of its original, and says what it cannot find', async () => {
    const { html, told } = await translated('$\\twice x$ [a](#三) [b](../bth/index.md) \\eqref{both:fra}');
    expect(html).toContain('<mn>2</mn><mi>x</mi>');
    expect(told).toEqual([
      'The article en/own has no heading, block or equation #三.',
      'No article has the folder bth.',
      'Nothing in the article en/both has the label fra.',
    ]);
  });
});
