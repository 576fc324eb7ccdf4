/** What a build does again, and what it says of it. */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createLibrary, type Refresh } from '../../src/astro/library.ts';
import { openShelf, PIECES, readPiece } from '../../src/astro/shelf.ts';
import { markdownOf, posts } from '../../bench/blog/corpus.ts';
import { SITE } from './config.ts';
import { article, emptySite, realSite, startAstro, tinySite, type Outcome, type Site } from './site.ts';

const BODY = '设 $a_1$、$b^2$ 与 $c$。\n\n$$\n\\sum_i a_i\n$$\n\n```ts\nconst a = 1;\n```';

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'threads/loads.ts')).href;

interface Told extends Outcome {
  /** The libraries that were loaded, each once. */
  loads: string[];
  /** What the loader says, without the time. */
  counts: string;
  /** MB at most. */
  memory: number;
}

async function build(site: Site, ...flags: string[]): Promise<Told> {
  const log = join(site.root, 'loads.txt');
  rmSync(log, { force: true });
  const env = { NODE_OPTIONS: `--import=${PRELOAD}`, LOADS: log, MEMORY: join(site.root, 'memory.txt') };
  const outcome = await startAstro(site, ['build', ...flags], env).done;
  const loads = site.exists('loads.txt') ? [...new Set(site.read('loads.txt').trim().split('\n'))].sort() : [];
  const counts = /\d+ articles: .*(?= in [\d.]+ s)/.exec(outcome.output)?.[0] ?? '';
  return { ...outcome, loads, counts, memory: Number(site.read('memory.txt')) };
}

describe('a build after another', () => {
  it('starts MathJax and Shiki, and typesets, for what is new only, and says why', async () => {
    const site = tinySite();
    const write = (body: string): void => site.write('content/posts/a.md', article({ title: 'A' }, body));
    write(BODY);
    site.write('content/posts/b.md', article({ title: 'B' }, '$a_1$'));
    const first = await build(site);
    expect(first.output).not.toMatch(/error/i);
    expect(first.loads).toEqual(['mathjax bundle', 'shiki']);
    expect(first.counts).toContain('2 articles: 2 rendered, 0 from the cache, 2 bound; formulas: 4 typeset, 1 from');

    const again = await build(site);
    expect(again).toMatchObject({ loads: [], counts: '2 articles: 0 rendered, 2 from the cache, 0 bound' });

    write(`${BODY}\n\n多一段话，又见 $c$。`);
    const prose = await build(site, '--verbose');
    expect(prose.loads).toEqual([]);
    expect(prose.counts).toContain('1 rendered, 1 from the cache, 1 bound; formulas: 0 typeset, 4 from the cache');
    expect(prose.output).toContain('content/posts/a.md: rendered, since its text changed; formulas: 0 typeset, 4 from');
    expect(prose.output).toContain('content/posts/b.md: from the cache');

    write(BODY.replace('b^2', 'b^3'));
    const formula = await build(site);
    expect(formula.loads).toEqual(['mathjax bundle']);
    expect(formula.counts).toContain('formulas: 1 typeset, 3 from the cache');
  });
});

function refresh(site: Site): Promise<Refresh> {
  const options = { site: SITE, showHidden: false, dev: false, today: '2026-06-01', progress: () => undefined };
  return createLibrary(site.root).refresh(options);
}

describe('why an article is rendered', () => {
  it('is told by what changed', async () => {
    const site = emptySite();
    const told = async (): Promise<string> => (await refresh(site)).told.join('\n');
    site.write('content/posts/a/index.md', article({ title: 'A' }, ':::table{src=a.csv} 表\n:::'));
    site.write('content/posts/a/a.csv', '甲\n1\n');
    expect(await told()).toContain('a/index.md: rendered, since it is new');
    site.write('content/posts/a/a.csv', '甲\n2\n');
    expect(await told()).toContain('rendered, since a file that it shows changed');
    site.write('content/macros.tex', '\\newcommand{\\R}{\\mathbb{R}}');
    expect(await told()).toContain('rendered, since content/macros.tex changed');
    rmSync(join(site.root, '.cache/store'), { recursive: true });
    expect(await told()).toContain('rendered, since the cache has lost it');
    const ingredients = site.read('.cache/ingredients.json');
    site.write('.cache/ingredients.json', ingredients.replace('"src/math":"', '"src/math":"another'));
    rmSync(join(site.root, '.cache/store'), { recursive: true });
    expect(await told()).toContain('rendered, since src/math changed');
    expect(await told()).toBe('content/posts/a/index.md: from the cache');
  });
});

describe('the memory of formulas', () => {
  async function formulas(site: Site): Promise<Refresh['counts']['formulas']> {
    const { counts, volumes } = await refresh(site);
    expect(volumes.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    return counts.formulas;
  }

  /** A site of one article, and a way to write that. */
  function oneArticle(): { site: Site; write: (body: string) => void } {
    const site = emptySite();
    return { site, write: (body) => site.write('content/posts/a.md', article({ title: 'A' }, body)) };
  }

  it('knows which macros were in force', async () => {
    const { site, write } = oneArticle();
    write('$\\def\\x{1}$ $\\x$ and $y$');
    expect(await formulas(site)).toEqual({ typeset: 3, recalled: 0 });
    write('$\\def\\x{2}$ $\\x$ and $y$');
    expect(await formulas(site)).toEqual({ typeset: 3, recalled: 0 });
    write('$y$ $\\def\\x{2}$ $\\x$ and $y$, said otherwise');
    expect(await formulas(site)).toEqual({ typeset: 1, recalled: 3 });
  });

  it('gives what is typeset for the first time what was defined in formulas that it had', async () => {
    const { site, write } = oneArticle();
    write('$\\newcommand{\\x}[1]{#1+1}$');
    await formulas(site);
    write('$\\newcommand{\\x}[1]{#1+1}$ and $\\x{z}$');
    expect(await formulas(site)).toEqual({ typeset: 1, recalled: 1 });
  });

  it('knows that a macro may define others when it is called', async () => {
    const { site, write } = oneArticle();
    site.write('content/macros.tex', '\\newcommand{\\setup}[1]{\\def\\x{#1}}');
    write('$\\setup{1}$ $\\x$');
    expect(await formulas(site)).toEqual({ typeset: 2, recalled: 0 });
    write('$\\setup{2}$ $\\x$');
    expect(await formulas(site)).toEqual({ typeset: 2, recalled: 0 });
    write('$\\setup{2}$ $\\x^2$');
    expect(await formulas(site)).toEqual({ typeset: 1, recalled: 1 });
  });

  it('lost, torn or refused by the disk costs time and nothing else', async () => {
    const { site, write } = oneArticle();
    write('$x$');
    await formulas(site);
    for (const file of site.files('.cache/formulas')) site.write(`.cache/formulas/${file}`, 'torn');
    write('$x$!');
    expect(await formulas(site)).toEqual({ typeset: 1, recalled: 0 });
    rmSync(join(site.root, '.cache/formulas'), { recursive: true });
    site.write('.cache/formulas', 'a file in the place of the folder');
    write('$x$!!');
    expect(await formulas(site)).toEqual({ typeset: 1, recalled: 0 });
  });
});

describe('a site that was changed step by step', () => {
  /** All that pages read of each article. */
  async function piecesOf(site: Site): Promise<unknown> {
    const { volumes } = await refresh(site);
    const shelf = openShelf(site.root);
    return volumes.map(({ slug, bound, diagnostics }) => [
      slug,
      diagnostics.map(({ id }) => id),
      bound === null ? null : PIECES.map((kind) => readPiece(shelf, kind, bound)),
    ]);
  }

  it('is what it would be if it were built from nothing', async () => {
    const site = emptySite();
    const post = (slug: string, body: string, front = {}): void =>
      site.write(`content/posts/${slug}.md`, article({ title: slug, ...front }, body));
    const steps = [
      () => {
        post('a', 'Let $\\v_1$ be $x$.\n\n$$a+b\\label{one}$$\n\n```ts\nlet a;\n```');
        post('b', 'By \\eqref{a:one}, $\\v_1$ and $y\\text{ of \\eqref{a:one}}$.');
        post('c', '$\\def\\v{u}$ then $\\v_1$, see [a](a.md).');
        site.write('content/macros.tex', '\\newcommand{\\v}{\\mathbf{v}}');
      },
      () => post('a', 'Let $\\v_1$ be $x$.\n\n$$0\\label{zero}$$\n\n$$a+b\\label{one}$$', { title: 'other' }),
      () => site.write('content/macros.tex', '\\newcommand{\\v}{\\mathsf{v}}'),
      () => post('c', '$\\v_1$ first, $\\def\\v{w}$ then $\\v_1$, see [a](a.md#nothing).'),
      () => rmSync(join(site.root, 'content/posts/a.md')),
    ];
    for (const [n, step] of steps.entries()) {
      step();
      const fresh = emptySite();
      cpSync(join(site.root, 'content'), join(fresh.root, 'content'), { recursive: true });
      expect(await piecesOf(site), `step ${n}`).toEqual(await piecesOf(fresh));
    }
  });
});

describe('a build of the real pages', () => {
  it('makes search and pictures beside them, says so, and needs no more memory than it did', async () => {
    const site = realSite();
    site.write('content/site.yaml', 'title: T\nauthor: A\nurl: https://example.com\n');
    for (const post of posts(40)) site.write(`content/posts/${post.slug}.md`, markdownOf(post));
    const cold = await build(site, '--verbose');
    expect(cold.code, cold.output.slice(-2000)).toBe(0);
    expect(cold.output).toContain('pictures for links: 41 drawn, 0 from the cache');
    expect(cold.output).toMatch(/search: \d+ files; of 40 articles made, of 0 from the cache/);
    expect(cold.output).toMatch(/previews: 40 files; of 40 articles made, of 0 from the cache/);
    expect(site.files('dist/og/posts')).toHaveLength(40);
    const [segment] = site.read('dist/search/index.html').match(/(?<=data-index="\/search\/)\w+/) ?? [];
    const folder = `dist/search/${segment ?? ''}`;
    const filesOf = (): string[][] =>
      site.files(folder).map((name) => [name, readFileSync(join(site.root, folder, name), 'base64')]);
    const made = filesOf();
    expect(made.map(([name]) => name)).toContain('index.bin');
    // MB; 920 and 630 when this was written, of which Astro itself is 430.
    expect(cold.memory).toBeGreaterThan(100);
    expect(cold.memory).toBeLessThan(1400);
    const warm = await build(site, '--verbose');
    expect(warm.output).toContain('pictures for links: 0 drawn, 41 from the cache');
    expect(warm.output).toMatch(/search: \d+ files; of 0 articles made, of 40 from the cache/);
    expect(warm.output).toMatch(/previews: 40 files; of 0 articles made, of 40 from the cache/);
    // Byte for byte what was made from the articles.
    expect(filesOf()).toEqual(made);
    expect(warm.memory).toBeLessThan(1000);
  });
});
