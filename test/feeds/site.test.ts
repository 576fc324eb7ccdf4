/** The real pages around articles that ask for trouble, published under a base path. */
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { article, build, emptySite, type Site } from '../astro/site.ts';
import { contents, feedFaults } from './rules.ts';
import { childrenOf, parseXml } from './xml.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const LONG = `关于 $x^2$ 与 </script> & 😀 的“长”标题${'长'.repeat(200)}`;

function realSite(): Site {
  const site = emptySite();
  for (const folder of ['src', 'public'])
    cpSync(join(REPOSITORY, folder), join(site.root, folder), { recursive: true });
  for (const file of ['astro.config.mjs', 'package.json']) site.write(file, '');
  cpSync(join(REPOSITORY, 'astro.config.mjs'), join(site.root, 'astro.config.mjs'));
  cpSync(join(REPOSITORY, 'package.json'), join(site.root, 'package.json'));
  symlinkSync(join(REPOSITORY, 'node_modules'), join(site.root, 'node_modules'));
  site.write('content/site.yaml', 'title: 题 & <站>\nauthor: 甲、乙\nurl: https://x.org\nbase: /blog/\n');
  return site;
}

function meta(html: string, name: string): string | undefined {
  return new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];
}

function linkedData(html: string): unknown {
  const json = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  return JSON.parse(json);
}

describe('a site under /blog/', () => {
  let site: Site;

  beforeAll(async () => {
    site = realSite();
    site.write('content/posts/长/index.md', article({ title: LONG, date: '2026-01-03', tags: ['A&B'] }, '$$x<y$$\n'));
    site.write('content/posts/bare.md', article({ title: 'Bare', updated: '2026-02-01', lang: 'en' }, '![p](/p.png)'));
    site.write('content/posts/wide.md', article({ title: '宽' }, `设 $a_i$，\n\n$$${'a+'.repeat(200)}b$$\n\n$a_i$`));
    const { code, output } = await build(site);
    expect(code, output).toBe(0);
  });

  it.each(['atom.xml', 'rss.xml'])('has a valid %s with each formula once', (file) => {
    const xml = site.read(`dist/${file}`);
    expect(feedFaults(xml)).toEqual([]);
    const [long = '', bare = '', wide = ''] = contents(xml);
    expect(long.match(/alttext="[^"]*"/g)).toEqual(['alttext="x&lt;y"']);
    expect(bare).toContain('src="https://x.org/blog/p.png"');
    expect(wide.match(/<math /g)).toHaveLength(3);
    expect(wide.match(/alttext="a_i"/g)).toHaveLength(2);
    expect(xml).toContain('x² 与 &lt;/script&gt; &amp; 😀');
  });

  it('has every page in its sitemap, with the day of its last change', () => {
    const map = parseXml(site.read('dist/sitemap.xml'));
    const urls = childrenOf(map, 'url').map((url) => [url.children[0]?.text ?? '', url.children[1]?.text ?? '']);
    const dates = new Map(urls.map(([url = '', date]) => [url, date]));
    expect(dates.get('https://x.org/blog/')).toBe('2026-02-01');
    expect(dates.get('https://x.org/blog/posts/bare/')).toBe('2026-02-01');
    expect(dates.get(`https://x.org/blog/posts/${encodeURIComponent('长')}/`)).toBe('2026-01-03');
    const canonical = site
      .files('dist')
      .filter((name) => name.endsWith('.html') && name !== '404.html')
      .map((name) => /<link rel="canonical" href="([^"]*)"/.exec(site.read(`dist/${name}`))?.[1]);
    expect([...dates.keys()].sort()).toEqual(canonical.sort());
    expect(site.read('dist/robots.txt')).toContain('Sitemap: https://x.org/blog/sitemap.xml');
  });

  it('says in each head what the page is', () => {
    const html = site.read('dist/posts/长/index.html');
    expect(meta(html, 'og:image')).toBe(`https://x.org/blog/og/posts/${encodeURIComponent('长')}.png`);
    expect(meta(html, 'og:url')).toBe(`https://x.org/blog/posts/${encodeURIComponent('长')}/`);
    expect(html).toContain('type="application/atom+xml" title="题 &amp; <站> (Atom)" href="/blog/atom.xml"');
    expect(JSON.stringify(linkedData(html))).toContain('</script> & 😀');
    expect(linkedData(html)).toMatchObject({
      '@graph': [{ '@type': 'BlogPosting', datePublished: '2026-01-03' }, { '@type': 'BreadcrumbList' }],
    });
    expect(linkedData(site.read('dist/index.html'))).toMatchObject({
      '@graph': [{ '@type': 'Blog', author: [{ name: '甲' }, { name: '乙' }] }],
    });
    expect(meta(site.read('dist/404.html'), 'robots')).toBe('noindex');
    const bare = site.read('dist/posts/bare/index.html');
    expect(meta(bare, 'og:locale')).toBe('en');
    expect(meta(bare, 'article:modified_time')).toBe('2026-02-01');
  });

  it('has a picture for each article, and icons where the manifest says', async () => {
    const pictures = site.files('dist/og');
    expect(pictures).toEqual(['posts/bare.png', 'posts/wide.png', 'posts/长.png', 'site.png']);
    for (const name of pictures) {
      expect(await sharp(join(site.root, 'dist/og', name)).metadata()).toMatchObject({ width: 1200, height: 630 });
    }
    const manifest = site.read('dist/manifest.webmanifest');
    const icons = Array.from(manifest.matchAll(/"src": "\/blog\/([^"]+)"/g), ([, name = '']) => name);
    expect(icons).toHaveLength(4);
    for (const name of icons) expect(site.exists(`dist/${name}`), name).toBe(true);
    expect(manifest).toContain('"start_url": "/blog/"');
  });

  it('draws no picture a second time', async () => {
    const before = site.files('.cache/store');
    const { code } = await build(site);
    expect(code).toBe(0);
    expect(site.files('.cache/store')).toEqual(before);
  });
});

it("the colours of browsers' own frames are the paper of the site", async () => {
  const { PAPER } = await import('../../src/components/head/colours.ts');
  const { readFileSync } = await import('node:fs');
  const papers = readFileSync(join(REPOSITORY, 'src/styles/tokens.css'), 'utf8').matchAll(/--paper: (#\w+)/g);
  expect(new Set(Array.from(papers, ([, colour]) => colour))).toEqual(new Set([PAPER.light, PAPER.dark]));
});
