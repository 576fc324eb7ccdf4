/** A site with translations: the pages that there are of it, in every language, and how they lead to one another. */
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { feedFaults } from '../feeds/rules.ts';
import { filesOf, withoutDrawings } from './golden.ts';
import { build, realSite, type Outcome, type Site } from './site.ts';

const FOLDER = fileURLToPath(new URL('../sites/translated/', import.meta.url));

/** What readers of the one and the other language see, and what robots are told; the frame of all pages is left out. */
function essentials(html: string): string {
  const all = (pattern: RegExp): string[] => Array.from(html.matchAll(pattern), ([whole]) => whole);
  const lines = [
    ...all(/<html [^>]*>/g),
    ...all(/<title>.*?<\/title>/g),
    ...all(/<link rel="(?:canonical|alternate|search)"[^>]*>/g),
    ...all(/<meta property="(?:og:locale|og:image"|og:site_name|article:)[^>]*>/g),
    ...all(/<meta name="robots"[^>]*>/g),
    ...all(/<script type="application\/ld\+json">.*?<\/script>/g),
    ...all(/<header class="site-header"[\s\S]*?<\/header>/g),
    ...all(/<main[\s\S]*<\/main>/g),
    ...all(/<footer class="site-footer"[\s\S]*?<\/footer>/g),
  ];
  const page = withoutDrawings(lines.join('\n')).replace(/<div class="translated"[\s\S]*?<\/div>/, '');
  // Their names hold hashes of the files.
  return `${page.replace(/\/_astro\/([\w.-]+?)\.[\w-]{8}(_\w+)?\./g, '/_astro/$1.')}\n`.replace(/></g, '>\n<');
}

/** Pages that stand for their kind. */
const KEPT = ['index.html', 'posts/svd/index.html', 'posts/note/index.html', 'tags/矩阵/index.html'];

describe('articles, some in two languages and one in three', () => {
  let site: Site;
  let outcome: Outcome;
  let pages: string[];

  beforeAll(async () => {
    site = realSite();
    cpSync(`${FOLDER}content`, `${site.root}/content`, { recursive: true });
    outcome = await build(site);
    pages = site.files('dist').filter((name) => name.endsWith('.html'));
  });

  it('come out as they did, in every language', async () => {
    expect(outcome.output).not.toMatch(/ error | warning /);
    expect(outcome.code).toBe(0);
    const kept = pages.filter((page) => KEPT.includes(page) || (/^(?:en|fr)\//.test(page) && !page.includes('search')));
    for (const page of kept) {
      const expected = `../sites/translated/expected/${page}`;
      await expect(essentials(site.read(`dist/${page}`))).toMatchFileSnapshot(expected);
    }
    expect(filesOf(`${FOLDER}expected`)).toEqual(kept);
    expect(pages.filter((page) => /^(?:en|fr)\//.test(page))).toEqual([
      'en/index.html',
      'en/posts/norms/index.html',
      'en/posts/note/index.html',
      'en/posts/svd/index.html',
      'en/search/index.html',
      'fr/index.html',
      'fr/posts/note/index.html',
      'fr/search/index.html',
    ]);
  });

  it('name one another: each version all of them and itself, and the original for all other languages', () => {
    const alternates = (page: string): string[] =>
      Array.from(
        site
          .read(`dist/${page}`)
          .matchAll(/<link rel="alternate" hreflang="([^"]+)" href="https:\/\/example.org\/blog\/([^"]*)">/g),
        ([, lang, path]) => `${lang ?? ''} ${path ?? ''}`,
      );
    const translated = pages.filter((page) => alternates(page).length > 0);
    expect(translated).toHaveLength(13);
    for (const page of translated) {
      const [lang] = /(?<=<html lang=")[^"]+/.exec(site.read(`dist/${page}`)) ?? [];
      const found = alternates(page);
      expect(found).toContain(`${lang ?? ''} ${page.replace(/index\.html$/, '')}`);
      const others = found.filter((line) => !line.startsWith('x-default'));
      for (const line of others) expect(alternates(`${line.replace(/^\S+ /, '')}index.html`), page).toEqual(found);
      expect(found.at(-1)).toBe(others[0]?.replace(/^\S+/, 'x-default'));
    }
    const sitemap = site.read('dist/sitemap.xml');
    expect(sitemap.match(/<xhtml:link /g)).toHaveLength(translated.flatMap(alternates).length);
  });

  it('do not stand in the lists of the other language', () => {
    const lists = pages.filter((page) => !/^(?:en|fr|posts|search|404)/.test(page));
    for (const list of ['atom.xml', 'rss.xml', ...lists]) {
      expect(site.read(`dist/${list}`), list).not.toMatch(/Norms of matrices|singular value|A short note|Une note/);
    }
    for (const feed of ['en/atom.xml', 'en/rss.xml', 'fr/atom.xml', 'fr/rss.xml']) {
      expect(feedFaults(site.read(`dist/${feed}`)), feed).toEqual([]);
      expect(site.read(`dist/${feed}`).match(/<(?:entry|item)\b/g), feed).toHaveLength(feed.startsWith('en') ? 4 : 1);
    }
  });

  it('lead to places that exist', () => {
    const ids = new Map<string, Set<string>>();
    for (const page of pages) {
      const found = site.read(`dist/${page}`).matchAll(/ id="([^"]+)"/g);
      ids.set(`/blog/${page.replace(/index\.html$/, '')}`, new Set(Array.from(found, ([, id]) => id ?? '')));
    }
    let seen = 0;
    for (const page of pages) {
      for (const [, href = ''] of site.read(`dist/${page}`).matchAll(/<a [^>]*href="(\/blog\/[^"]*|#[^"]+)"/g)) {
        const [path = '', id] = decodeURIComponent(href).split('#');
        if (/\.(?:xml|svg)$/.test(path)) continue;
        const target = ids.get(path || `/blog/${page.replace(/index\.html$/, '')}`);
        expect(target, `${page}: ${href}`).toBeDefined();
        if (id !== undefined) expect(target?.has(id), `${page}: ${href}`).toBe(true);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(200);
  });

  it('are found by a search of their own', () => {
    const [folder = ''] = site.files('dist').filter((name) => /^search\/\w+\/index\.bin$/.test(name));
    const hash = folder.split('/')[1] ?? '';
    for (const [page, index] of [
      ['search/index.html', ''],
      ['en/search/index.html', 'en/'],
      ['fr/search/index.html', 'fr/'],
    ] as const) {
      expect(site.read(`dist/${page}`)).toContain(`data-index="/blog/search/${hash}/${index}"`);
      expect(site.exists(`dist/search/${hash}/${index}index.bin`)).toBe(true);
    }
  });

  it('have a picture for links in their language', () => {
    for (const page of pages) {
      const [, picture] =
        /property="og:image" content="https:\/\/example.org\/blog\/([^"]+)"/.exec(site.read(`dist/${page}`)) ?? [];
      expect(site.exists(`dist/${decodeURI(picture ?? 'none')}`), page).toBe(true);
    }
    expect(site.read('dist/en/search/index.html')).toContain('/blog/og/en/site.png');
  });
});
