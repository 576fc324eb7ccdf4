import { describe, expect, it } from 'vitest';
import { article, build, png, startAstro, tinySite, type Site } from './site.ts';

function counted(output: string): string | undefined {
  return /\d+ articles: \d+ rendered[^\n]*bound/.exec(output)?.[0];
}

/** Every file of `dist` with its bytes as text. */
function snapshot(site: Site): Record<string, string> {
  return Object.fromEntries(site.files('dist').map((file) => [file, site.read(`dist/${file}`)]));
}

describe('a build', () => {
  it('makes every page, the same twice, and renders nothing again', async () => {
    const site = tinySite();
    site.write(
      'content/posts/一/index.md',
      article({ title: '一号', tags: ['C++', 'C', 'a/b', 'A/B', '.'] }, '![a "b"](<图 1.png>) end'),
    );
    site.write('content/posts/一/图 1.png', png());
    site.write('content/posts/two.md', article({ title: 'Two', date: '2026-01-02', tags: ['C'] }, 'See $x^2$.'));
    site.write('content/posts/tomorrow.md', article({ title: 'Later', date: '2999-01-01' }));
    site.write('content/posts/draft.md', article({ title: 'Draft', draft: true }));

    const first = await build(site);
    expect(first.output).toContain('4 articles: 4 rendered');
    expect(first.code).toBe(0);
    const pages = site.files('dist').filter((file) => file.endsWith('.html'));
    expect(pages).toEqual(
      [
        'index.html',
        'posts/two/index.html',
        'posts/一/index.html',
        ...['a-b', 'c', 'c-plus-plus'].map((t) => `tags/${t}/index.html`),
      ]
        .concat(pages.filter((page) => /^tags\/(?:a-b|tag)-[\da-f]{6}\//.test(page)))
        .sort(),
    );
    expect(pages).toHaveLength(8);

    const index = site.read('dist/index.html');
    expect([...index.matchAll(/data-date="([^"]+)"/g)].map((m) => m[1])).toEqual(['2026-01-02', '2026-01-01']);
    const page = site.read('dist/posts/一/index.html');
    const img = /<img [^>]*>/.exec(page)?.[0] ?? '';
    expect(img).toMatch(/alt="a &quot;b&quot;" width="8" height="6" loading="lazy" decoding="async"/);
    expect(img).not.toContain('style=');
    const src = decodeURIComponent(/src="\/([^"]+)"/.exec(img)?.[1] ?? '');
    expect(src).toMatch(/\.webp$/);
    expect(site.exists(`dist/${src}`)).toBe(true);
    expect(site.files('dist').some((file) => file.endsWith('.png'))).toBe(false);

    const before = snapshot(site);
    const second = await build(site);
    expect(counted(second.output)).toBe('4 articles: 0 rendered, 4 from the cache, 0 bound');
    expect(snapshot(site)).toEqual(before);
    expect(site.files('.cache').filter((file) => /^(?:next|previous|trash)-/.test(file))).toEqual([]);
  });

  it('puts the base before every address', async () => {
    const site = tinySite();
    site.write('content/posts/a/index.md', article({ tags: ['t'] }, '![x](f.png) and [b](../b.md)'));
    site.write('content/posts/a/f.png', png());
    site.write('content/posts/b.md', article({ title: 'B' }));
    const { code } = await build(site, { YANSUAN_BASE: 'blog', YANSUAN_SITE: 'https://x.org' });
    expect(code).toBe(0);
    for (const file of site.files('dist').filter((name) => name.endsWith('.html'))) {
      const addresses = [...site.read(`dist/${file}`).matchAll(/(?:href|src)="([^"]+)"/g)].map((m) => m[1] ?? '');
      expect(addresses.filter((address) => !address.startsWith('/blog/') && !address.startsWith('#'))).toEqual([]);
    }
    expect(site.read('dist/posts/a/index.html')).toContain('href="/blog/posts/b/"');
  });
});

describe('a build with errors', () => {
  it('tells all of them in one report, ends with 1 and keeps the last good dist', async () => {
    const site = tinySite();
    site.write('content/posts/good.md', article({ title: 'Good' }));
    expect((await build(site)).code).toBe(0);
    const before = snapshot(site);

    site.write('content/site.yaml', `${site.read('content/site.yaml')}titel: x\n`);
    site.write('content/posts/a.md', article({ title: 'A' }, 'ok\n\n中文 $\\notamacro$'));
    site.write('content/posts/b/index.md', article({ title: 'B' }, '![x](no.png)'));
    site.write('content/posts/c.md', Buffer.from([0x61, 0x0a, 0xff]));
    site.write('content/posts/good/index.md', article({ title: 'Twin' }));
    const { code, output } = await build(site);
    expect(code).toBe(1);
    expect(output).toContain('content/site.yaml:7:1 error site/unknown-key');
    expect(output).toMatch(/content\/posts\/a\.md:8:\d+ error math\/undefined-macro/);
    expect(output).toMatch(/content\/posts\/b\/index\.md:6:\d+ error picture\/missing/);
    expect(output).toContain('content/posts/c.md:2:1 error file/not-utf8');
    expect(output).toMatch(/content\/posts\/good(?:\/index)?\.md:1:1 error site\/duplicate-slug/);
    expect(output).toMatch(/\n\d+ errors, 0 warnings/);
    expect(output).not.toMatch(/^\s+at .*[(:]\d+/m);
    expect(snapshot(site)).toEqual(before);
  });

  it('keeps the last good dist when a page fails, too; without articles that has a page', async () => {
    const site = tinySite();
    expect((await build(site)).code).toBe(0);
    expect(site.read('dist/index.html')).toContain('nothing yet');
    const before = snapshot(site);
    site.write('src/pages/broken.astro', '---\nthrow new Error("broken page");\n---\n');
    expect((await build(site)).code).toBe(1);
    expect(snapshot(site)).toEqual(before);
    expect(site.files('.cache').filter((file) => file.startsWith('next-'))).toEqual([]);
  });
});

describe('two builds at once', () => {
  it('both end well and leave the whole site of one of them', async () => {
    const site = tinySite();
    for (const slug of ['a', 'b', 'c']) site.write(`content/posts/${slug}.md`, article({ title: slug }));
    const bases = ['/one/', '/two/'];
    const running = bases.map((base) => startAstro(site, ['build'], { YANSUAN_BASE: base }));
    const outcomes = await Promise.all(running.map(({ done }) => done));
    expect(outcomes.map(({ code, output }) => (code === 0 ? 0 : output))).toEqual([0, 0]);
    const pages = ['index.html', ...['a', 'b', 'c'].map((slug) => `posts/${slug}/index.html`)];
    expect(site.files('dist')).toEqual([...pages, 'sitemap.xml']);
    const addresses = [...site.read('dist/index.html').matchAll(/href="([^"]+)"/g)].map((m) => m[1] ?? '');
    expect(addresses).toHaveLength(4);
    expect(bases.filter((base) => addresses.every((address) => address.startsWith(base)))).toHaveLength(1);
    expect(site.files('.cache').filter((file) => /^(?:next|previous|trash)-/.test(file))).toEqual([]);
  });
});
