/** What a build does again, and what it says of it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createLibrary, type Refresh } from '../../src/astro/library.ts';
import { article, emptySite, startAstro, tinySite, type Outcome, type Site } from './site.ts';
import { SITE } from './config.ts';

const BODY = '设 $a_1$、$b^2$ 与 $c$。\n\n$$\n\\sum_i a_i\n$$\n\n```ts\nconst a = 1;\n```';

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'threads/loads.ts')).href;

interface Told extends Outcome {
  /** The libraries that were loaded, each once. */
  loads: string[];
  /** What the loader says, without the time. */
  counts: string;
}

async function build(site: Site, ...flags: string[]): Promise<Told> {
  const log = join(site.root, 'loads.txt');
  rmSync(log, { force: true });
  const env = { NODE_OPTIONS: `--import=${PRELOAD}`, LOADS: log };
  const outcome = await startAstro(site, ['build', ...flags], env).done;
  const loads = site.exists('loads.txt') ? [...new Set(site.read('loads.txt').trim().split('\n'))].sort() : [];
  const counts = /\d+ articles: .*(?= in [\d.]+ s)/.exec(outcome.output)?.[0] ?? '';
  return { ...outcome, loads, counts };
}

describe('a build after another', () => {
  it('starts MathJax and Shiki, and typesets, for what is new only, and says why', async () => {
    const site = tinySite();
    const write = (body: string): void => site.write('content/posts/a.md', article({ title: 'A' }, body));
    write(BODY);
    site.write('content/posts/b.md', article({ title: 'B' }, '$a_1$'));
    const first = await build(site);
    expect(first.output).not.toMatch(/error/i);
    expect(first.loads).toEqual(['mathjax-full', 'shiki']);
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
    expect(formula.loads).toEqual(['mathjax-full']);
    expect(formula.counts).toContain('formulas: 1 typeset, 3 from the cache');
  });
});

describe('why an article is rendered', () => {
  async function refresh(site: Site): Promise<Refresh> {
    const options = { site: SITE, showHidden: false, dev: false, today: '2026-06-01', progress: () => undefined };
    return createLibrary(site.root).refresh(options);
  }

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
    const options = { site: SITE, showHidden: false, dev: false, today: '2026-06-01', progress: () => undefined };
    const { counts, volumes } = await createLibrary(site.root).refresh(options);
    expect(volumes.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    return counts.formulas;
  }

  it('knows which macros were in force', async () => {
    const site = emptySite();
    const write = (body: string): void => site.write('content/posts/a.md', article({ title: 'A' }, body));
    write('$\\def\\x{1}$ $\\x$ and $y$');
    expect(await formulas(site)).toEqual({ typeset: 3, recalled: 0 });
    write('$\\def\\x{2}$ $\\x$ and $y$');
    expect(await formulas(site)).toEqual({ typeset: 3, recalled: 0 });
    write('$y$ $\\def\\x{2}$ $\\x$ and $y$, said otherwise');
    expect(await formulas(site)).toEqual({ typeset: 1, recalled: 3 });
  });

  it('gives what is typeset for the first time what was defined in formulas that it had', async () => {
    const site = emptySite();
    const write = (body: string): void => site.write('content/posts/a.md', article({ title: 'A' }, body));
    write('$\\newcommand{\\x}[1]{#1+1}$');
    await formulas(site);
    write('$\\newcommand{\\x}[1]{#1+1}$ and $\\x{z}$');
    expect(await formulas(site)).toEqual({ typeset: 1, recalled: 1 });
  });

  it('knows that a macro may define others when it is called', async () => {
    const site = emptySite();
    const write = (body: string): void => site.write('content/posts/a.md', article({ title: 'A' }, body));
    site.write('content/macros.tex', '\\newcommand{\\setup}[1]{\\def\\x{#1}}');
    write('$\\setup{1}$ $\\x$');
    expect(await formulas(site)).toEqual({ typeset: 2, recalled: 0 });
    write('$\\setup{2}$ $\\x$');
    expect(await formulas(site)).toEqual({ typeset: 2, recalled: 0 });
    write('$\\setup{2}$ $\\x^2$');
    expect(await formulas(site)).toEqual({ typeset: 1, recalled: 1 });
  });

  it('lost, torn or refused by the disk costs time and nothing else', async () => {
    const site = emptySite();
    site.write('content/posts/a.md', article({ title: 'A' }, '$x$'));
    await formulas(site);
    for (const file of site.files('.cache/formulas')) site.write(`.cache/formulas/${file}`, 'torn');
    site.write('content/posts/a.md', article({ title: 'A' }, '$x$!'));
    expect(await formulas(site)).toEqual({ typeset: 1, recalled: 0 });
    rmSync(join(site.root, '.cache/formulas'), { recursive: true });
    site.write('.cache/formulas', 'a file in the place of the folder');
    site.write('content/posts/a.md', article({ title: 'A' }, '$x$!!'));
    expect(await formulas(site)).toEqual({ typeset: 1, recalled: 0 });
  });
});
