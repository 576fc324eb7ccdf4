import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPageReuse } from '../../src/astro/reuse.ts';
import { nextFolder } from '../../src/astro/swap.ts';
import { article, realSite, startAstro, type Site } from './site.ts';

/** Astro with pages of our own: their texts by path, and what they are made by. */
function blog() {
  const root = mkdtempSync(join(tmpdir(), 'reuse-'));
  const place = { cache: join(root, '.cache'), dist: join(root, 'dist') };
  const next = nextFolder(place);

  /** One build as Astro makes it. @returns The paths that were rendered. */
  function build(keys: Record<string, string | undefined>, modules: Record<string, string>): string[] {
    for (const [name, text] of Object.entries(modules)) write(join(next, '.prerender', name), text);
    const rendered: string[] = [];
    const reuse = createPageReuse(place, '/blog/');
    reuse.plan(Object.entries(keys).map(([pathname, cacheKey]) => ({ pathname, cacheKey })));
    for (const pathname of Object.keys(keys)) {
      const page = reuse.page(new URL(`/blog${pathname}/`, 'http://localhost').href);
      if (!page) rendered.push(pathname);
      write(join(next, pathname, 'index.html'), page ?? `page ${pathname}`);
    }
    rmSync(join(next, '.prerender'), { recursive: true });
    reuse.finish(next, new Set());
    rmSync(place.dist, { recursive: true, force: true });
    renameSync(next, place.dist);
    return rendered;
  }
  return { place, build };
}

function write(file: string, text: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const MODULES = {
  'prerender-entry.AbCdEf12.mjs': 'import "./chunks/Base_12345678.mjs";{"styles":"index.Aa1.css","key":"abc=",a,b}',
  'chunks/Base_12345678.mjs': 'const html = "<p>"',
  'chunks/_astro_data-layer-content_12345678.mjs': 'the entries',
};

describe('a page that is in dist already', () => {
  it('is taken as it is while nothing that it is made of changes', () => {
    const { place, build } = blog();
    const keys = { '/posts/a': '1', '/posts/乙': '1', '/about': undefined };
    expect(build(keys, MODULES)).toEqual(['/posts/a', '/posts/乙', '/about']);
    expect(build(keys, MODULES)).toEqual(['/about']);

    expect(build({ ...keys, '/posts/乙': '2' }, MODULES)).toEqual(['/posts/乙', '/about']);

    appendFileSync(join(place.dist, 'posts/a/index.html'), 'by hand');
    expect(build({ ...keys, '/posts/乙': '2' }, MODULES)).toEqual(['/posts/a', '/about']);

    writeFileSync(join(place.cache, 'pages.json'), '{"posts/a/ind');
    expect(build(keys, MODULES)).toHaveLength(3);
  });

  it.each([
    ['code', { 'chunks/Base_12345678.mjs': 'const html = "<div>"' }, 1],
    [
      'the name of a stylesheet',
      { 'prerender-entry.AbCdEf12.mjs': MODULES['prerender-entry.AbCdEf12.mjs'].replace('Aa1', 'Bb2') },
      1,
    ],
    ['another module', { 'chunks/More_12345678.mjs': 'const more = 1' }, 1],
    ['entries', { 'chunks/_astro_data-layer-content_12345678.mjs': 'other entries' }, 0],
    [
      'an order by hashes',
      {
        'prerender-entry.AbCdEf12.mjs':
          'import "./chunks/Base_87654321.mjs";{b,"key":"xyz/+=","styles":"index.Aa1.css",a}',
      },
      0,
    ],
  ])('depends on what all pages are made by: %s', (_what, changed, rendered) => {
    const { build } = blog();
    const keys = { '/posts/a': '1' };
    build(keys, MODULES);
    expect(build(keys, { ...MODULES, ...changed })).toHaveLength(rendered);
  });
});

/** Hash of every file of the finished site. */
function filesOf(site: Site): Record<string, string> {
  const hashOf = (file: string): string =>
    createHash('sha1')
      .update(readFileSync(join(site.root, 'dist', file)))
      .digest('hex');
  return Object.fromEntries(site.files('dist').map((file) => [file, hashOf(file)]));
}

async function build(site: Site): Promise<number> {
  const { code, output } = await startAstro(site, ['build', '--verbose']).done;
  expect(code, output.slice(-2000)).toBe(0);
  return Number(/pages of articles: (\d+) as they were/.exec(output)?.[1]);
}

describe('a site that is built again and again', () => {
  it('is, file by file, the one that is built from nothing', async () => {
    const site = realSite();
    const config = (title: string): void =>
      site.write('content/site.yaml', `title: ${title}\nauthor: A\nurl: https://example.com\n`);
    const post = (slug: string, front: Record<string, unknown>, body = '设 $x$ 为数。'): void =>
      site.write(`content/posts/${slug}.md`, article(front, body));
    config('T');
    post('a', { title: 'A', date: '2026-01-01', tags: ['p'], series: 's' });
    post('b', { title: 'B', date: '2026-01-02', tags: ['p'], series: 's' });
    post('c', { title: 'C', date: '2026-01-03' }, '$$y\\label{one}$$');
    post('d', { title: 'D', date: '2026-01-04', category: 'k' }, '## 节\n\n由 \\eqref{c:one}。');
    site.write('content/posts/d.en.md', '---\ntitle: D in English\n---\n\n## Section\n\nBy \\eqref{c:one}.\n');
    expect(await build(site)).toBe(0);

    // The page of what it cites says under which heading.
    post('d', { title: 'D', date: '2026-01-04', category: 'k' }, '## 又一节\n\n由 \\eqref{c:one} 可知。');
    expect(await build(site)).toBe(3);
    expect(site.read('dist/posts/c/index.html')).toContain(`href="/posts/d/#${encodeURIComponent('又一节')}"`);
    // In the series of one, and a neighbour in time of the other.
    post('b', { title: 'Another', date: '2026-01-02', tags: ['p'], series: 's' });
    expect(await build(site)).toBe(2);
    // The translation of one cites the other, which it now finds translated.
    post('c', { title: 'C', date: '2026-01-03' }, '$$z$$\n\n$$y\\label{one}$$');
    site.write('content/posts/c.en.md', '---\ntitle: C in English\n---\n\n$$z$$\n\n$$y\\label{one}$$\n');
    rmSync(join(site.root, 'content/posts/a.md'));
    await build(site);
    expect(filesOf(site)).toEqual(await fromNothing(site));

    config('U');
    expect(await build(site)).toBe(0);
  });
});

async function fromNothing(site: Site): Promise<Record<string, string>> {
  const fresh = realSite();
  cpSync(join(site.root, 'content'), join(fresh.root, 'content'), { recursive: true });
  await build(fresh);
  return filesOf(fresh);
}
