import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLibrary, type Refresh } from '../../src/astro/library.ts';
import { openShelf, readPiece } from '../../src/astro/shelf.ts';
import { SITE } from './config.ts';
import { article, emptySite, png, type Site } from './site.ts';

function refresh(site: Site, { base = '/', showHidden = false } = {}): Promise<Refresh> {
  const options = {
    site: { ...SITE, base },
    showHidden,
    dev: showHidden,
    today: '2026-06-01',
    progress: () => undefined,
  };
  return createLibrary(site.root).refresh(options);
}

function html(site: Site, { volumes }: Refresh, slug: string): string {
  const key = volumes.find((volume) => volume.slug === slug)?.bound;
  if (typeof key !== 'string') throw new Error(`${slug} is not bound`);
  const { body } = readPiece(openShelf(site.root), 'page', key);
  return body.map((part) => (typeof part === 'string' ? part : `[${part.src}]`)).join('');
}

function ids({ volumes, stray }: Refresh): string[] {
  return [...stray, ...volumes.flatMap(({ diagnostics }) => diagnostics)].map(({ id }) => id).sort();
}

describe('what is rendered again', () => {
  it('is only what changed', async () => {
    const site = emptySite();
    site.write('content/posts/a.md', article({ title: 'A' }));
    site.write('content/posts/b.md', article({ title: 'B' }));
    expect((await refresh(site)).counts).toMatchObject({ articles: 2, rendered: 2, bound: 2 });
    expect((await refresh(site)).counts).toMatchObject({ articles: 2, rendered: 0, bound: 0, workers: 0 });
    site.write('content/posts/b.md', article({ title: 'B' }, 'Changed.'));
    expect((await refresh(site)).counts).toMatchObject({ articles: 2, rendered: 1, bound: 1 });
  });

  it('is never mistaken for another article of the same text', async () => {
    const site = emptySite();
    const same = article({ title: 'A' }, '[see](c.md)');
    for (const slug of ['a', 'b', 'c']) site.write(`content/posts/${slug}.md`, same);
    const options = { site: SITE, showHidden: true, dev: true, today: '2026-06-01', progress: () => undefined };
    const library = createLibrary(site.root);
    await library.refresh(options);
    await library.renderPending();
    for (let round = 0; round < 2; round++) {
      const { volumes } = await library.refresh(options);
      expect(volumes.map(({ slug, file }) => [slug, file])).toEqual(
        ['a', 'b', 'c'].map((slug) => [slug, `content/posts/${slug}.md`]),
      );
    }
  });

  it('is in dev what is asked for, with what it cites; the rest is found when it is asked for later', async () => {
    const site = emptySite();
    site.write('content/posts/a.md', article({ title: 'A' }, 'See \\eqref{b:x}.'));
    site.write('content/posts/b.md', article({ title: 'B' }, '\\begin{equation} b \\label{x} \\end{equation}'));
    site.write('content/posts/c.md', article({ title: 'C' }, '$c$'));
    const options = { site: SITE, showHidden: true, dev: true, today: '2026-06-01', progress: () => undefined };
    const library = createLibrary(site.root);
    const first = await library.refresh(options);
    expect(first.counts).toMatchObject({ rendered: 0, pending: 3 });
    expect(first.volumes.map(({ summary, bound }) => [summary.meta.title, bound])).toEqual([
      ['A', null],
      ['B', null],
      ['C', null],
    ]);
    expect(await library.ensure('nothing')).toBeNull();
    const a = await library.ensure('a');
    expect(a?.diagnostics).toEqual([]);
    const { body } = readPiece(openShelf(site.root), 'page', a?.bound ?? '');
    expect(body.map(String).join('')).toContain('《B》式 ');
    // Rendered for the citation, and in the background.
    expect((await library.ensure('b'))?.bound).toMatch(/^[\da-f]{64}$/);
    expect(await library.renderPending()).toBe(true);
    expect((await library.ensure('c'))?.bound).toMatch(/^[\da-f]{64}$/);
    expect(await library.ensure('c')).toBeNull();
    expect((await library.refresh(options)).counts).toMatchObject({ rendered: 0, pending: 0 });
  });

  it('is everything when the macros change', async () => {
    const site = emptySite();
    site.write('content/posts/a.md', article({}));
    site.write('content/posts/b.md', article({ title: 'B' }));
    await refresh(site);
    site.write('content/macros.tex', '\\newcommand{\\R}{\\mathbb{R}}');
    expect((await refresh(site)).counts.rendered).toBe(2);
  });

  it('is nothing when the base changes: only addresses are put in anew', async () => {
    const site = emptySite();
    site.write('content/posts/a.md', article({}));
    await refresh(site);
    expect((await refresh(site, { base: '/blog/' })).counts).toMatchObject({ rendered: 0, bound: 1 });
  });

  it('is what the cache has lost, half written files included', async () => {
    const site = emptySite();
    site.write('content/posts/a.md', article({}, 'Kept.'));
    const before = await refresh(site);
    const text = html(site, before, 'a');
    for (const file of site.files('.cache/store')) site.write(`.cache/store/${file}`, '');
    const after = await refresh(site);
    expect(after.counts).toMatchObject({ rendered: 1, bound: 1 });
    expect(html(site, after, 'a')).toBe(text);
    expect(text).toContain('Kept.');
  });

  it('is one article alone where a single record is torn, whichever it is', async () => {
    const site = emptySite();
    site.write('content/posts/a.md', article({ title: 'A' }, 'Kept $x$ and [b](b.md).'));
    site.write('content/posts/b.md', article({ title: 'B' }, 'Kept too: $y$.'));
    await refresh(site);
    const packs = site.files('.cache/store');
    for (const pack of packs) {
      const whole = readFileSync(join(site.root, '.cache/store', pack));
      for (let at = 20; at < whole.length; at += Math.ceil(whole.length / 5)) {
        const torn = Buffer.from(whole);
        torn[at] = (torn[at] ?? 0) ^ 1;
        site.write(`.cache/store/${pack}`, torn);
        const after = await refresh(site);
        for (const slug of ['a', 'b']) expect(html(site, after, slug)).toContain('Kept');
        expect(ids(after)).toEqual([]);
      }
      site.write(`.cache/store/${pack}`, whole);
    }
  });
});

describe('an article that cites', () => {
  it('is bound again when what it cites is called otherwise, not when that is moved', async () => {
    const site = emptySite();
    const cited = (title: string, before = ''): string =>
      article({ title }, `${before}\\begin{equation} a \\label{x} \\end{equation}`);
    site.write('content/posts/a.md', cited('A'));
    site.write('content/posts/b.md', article({ title: 'B' }, 'See \\eqref{a:x}.'));
    expect((await refresh(site)).counts).toMatchObject({ bound: 2 });
    site.write('content/posts/a.md', cited('A', 'More words.\n\n'));
    expect((await refresh(site)).counts).toMatchObject({ rendered: 1, bound: 1 });
    site.write('content/posts/a.md', cited('AA', 'More words.\n\n'));
    const renamed = await refresh(site);
    expect(renamed.counts).toMatchObject({ rendered: 1, bound: 2 });
    expect(html(site, renamed, 'b')).toContain('《AA》');
  });

  it('says where a label that it lacks was, wherever that moves', async () => {
    const site = emptySite();
    site.write('content/posts/a.md', article({ title: 'A' }, '\\begin{equation} a \\label{near} \\end{equation}'));
    site.write('content/posts/b.md', article({ title: 'B' }, 'See \\eqref{a:naer}.'));
    const hints = ({ volumes }: Refresh): string[] =>
      volumes.flatMap(({ diagnostics }) => diagnostics.map(({ hint }) => hint ?? ''));
    expect(hints(await refresh(site))).toEqual(['Did you mean a:near, at content/posts/a.md:6:20?']);
    site.write('content/posts/a.md', article({ title: 'A' }, 'x\n\n\\begin{equation} a \\label{near} \\end{equation}'));
    expect(hints(await refresh(site))).toEqual(['Did you mean a:near, at content/posts/a.md:8:20?']);
  });

  it('is never left empty where the store has lost it and it cannot be rendered', async () => {
    const site = emptySite();
    site.write('content/posts/a.md', article({ title: 'A' }));
    site.write('content/posts/b.md', article({ title: 'B' }, 'See [a](a.md).'));
    await refresh(site);
    rmSync(join(site.root, '.cache/store'), { recursive: true });
    site.write('content/posts/a.md', article({ title: 'AA' }));
    const thread = new URL('./threads/stuck.ts', import.meta.url);
    const options = { site: SITE, showHidden: false, dev: false, today: '2026-06-01', progress: () => undefined };
    const broken = await createLibrary(site.root, { thread }).refresh(options);
    expect(ids(broken)).toEqual(['site/render-failed', 'site/render-failed']);
    const healed = await refresh(site);
    expect(ids(healed)).toEqual([]);
    expect(html(site, healed, 'b')).toContain('See <a href="/posts/a/">');
  });
});

describe('many articles', () => {
  it('are rendered on threads as they are on one', async () => {
    const formulas = Array.from({ length: 60 }, (_, i) => `Let $x_{${i}} = \\frac{${i}}{2}$ be.`).join('\n\n');
    const many = emptySite();
    const one = emptySite();
    const slugs = Array.from({ length: 8 }, (_, i) => `a${i}`);
    for (const slug of slugs) many.write(`content/posts/${slug}.md`, article({ title: slug }, formulas));
    const threaded = await refresh(many);
    expect(threaded.counts).toMatchObject({ articles: 8, rendered: 8 });
    for (const slug of slugs) one.write(`content/posts/${slug}.md`, many.read(`content/posts/${slug}.md`));
    one.write('content/posts/a0.md', article({ title: 'a0' }, formulas));
    const single = emptySite();
    single.write('content/posts/a0.md', many.read('content/posts/a0.md'));
    const alone = await refresh(single);
    expect(alone.counts.workers).toBe(1);
    expect(html(many, threaded, 'a0')).toBe(html(single, alone, 'a0'));
  });
});

describe('drafts and articles of tomorrow', () => {
  const site = emptySite();
  site.write('content/posts/now.md', article({ date: '2026-06-01' }));
  site.write('content/posts/tomorrow.md', article({ date: '2026-06-02', title: 'B' }));
  site.write('content/posts/draft.md', article({ draft: true, title: 'C' }, '![x](missing.png)'));

  function shown({ volumes }: Refresh): string[] {
    return volumes.filter(({ bound }) => bound !== null).map(({ slug }) => slug);
  }

  it('are not in a build, and nothing is asked of them', async () => {
    const built = await refresh(site);
    expect(shown(built)).toEqual(['now']);
    expect(ids(built)).toEqual([]);
  });

  it('are in dev, with what is wrong with them', async () => {
    const dev = await refresh(site, { showHidden: true });
    expect(shown(dev)).toEqual(['draft', 'now', 'tomorrow']);
    expect(ids(dev)).toEqual(['picture/missing']);
    expect(dev.volumes.map(({ hidden }) => hidden)).toEqual([true, false, true]);
  });
});

describe('what is wrong', () => {
  it('is told of every article at once, each at its place', async () => {
    const site = emptySite();
    site.write('content/posts/a.md', article({ title: 'A' }, '![x](no.png)'));
    site.write('content/posts/b.md', Buffer.from([0x61, 0xff]));
    site.write('content/posts/c.md', '');
    site.write('content/posts/d.md', '---\ntitle: D\n---\n\nText.\n');
    site.write('content/posts/e.md', article({ title: 'E' }, '$\\notamacro$'));
    site.write('content/posts/x.md', '1');
    site.write('content/posts/x/index.md', '2');
    const found = ids(await refresh(site));
    expect(found).toEqual(
      expect.arrayContaining([
        'file/empty',
        'file/not-utf8',
        'math/undefined-macro',
        'picture/missing',
        'site/duplicate-slug',
      ]),
    );
    expect(found.some((id) => id.includes('date'))).toBe(true);
  });

  it('goes when it is put right, without another change', async () => {
    const site = emptySite();
    site.write('content/posts/a/index.md', article({}, '![x](fig.png)'));
    expect(ids(await refresh(site))).toEqual(['picture/missing']);
    site.write('content/posts/a/fig.png', png());
    const after = await refresh(site);
    expect(ids(after)).toEqual([]);
    expect(after.counts.rendered).toBe(0);
    expect(after.volumes[0]?.pictures).toMatchObject([{ name: 'fig.png', width: 8, height: 6 }]);
  });
});

describe('a file that an article shows', () => {
  const body = ':::table{src=a.csv} 表\n:::';

  it('is part of what the article depends on', async () => {
    const site = emptySite();
    site.write('content/posts/a/index.md', article({}, body));
    site.write('content/posts/a/a.csv', '甲\n1\n');
    site.write('content/posts/b.md', article({}));
    const first = await refresh(site);
    expect(ids(first)).toEqual([]);
    expect(html(site, first, 'a')).toContain('<td class="right">1</td>');
    expect((await refresh(site)).counts.rendered).toBe(0);
    site.write('content/posts/a/a.csv', '甲\n23\n');
    const second = await refresh(site);
    expect(second.counts.rendered).toBe(1);
    expect(html(site, second, 'a')).toContain('<td class="right">23</td>');
  });

  it('is missed where it is not, and found when it comes', async () => {
    const site = emptySite();
    site.write('content/posts/a/index.md', article({}, body));
    expect(ids(await refresh(site))).toEqual(['table/missing']);
    site.write('content/posts/a/a.csv', '甲\n1\n');
    expect(ids(await refresh(site))).toEqual([]);
  });
});
