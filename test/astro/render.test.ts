import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createRenderer, type Rendered } from '../../src/astro/render.ts';
import { hashKey } from '../../src/store/index.ts';

const STUCK = new URL('./threads/stuck.ts', import.meta.url);

const root = mkdtempSync(join(tmpdir(), 'yansuan-render-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

async function renderWith(sources: string[], renderer = createRenderer(root, { thread: STUCK, limit: 0.5 })) {
  const results: Rendered[] = [];
  const inputs = sources.map((source) => ({ key: hashKey([source]), slug: 'a', source, files: {}, original: null }));
  const threads = await renderer.renderAll(inputs, { base: '/', origin: '' }, (index, rendered) => {
    results[index] = rendered;
  });
  return { results, threads };
}

describe('an article that cannot be rendered', () => {
  it('is stopped after the limit, and the others are rendered', async () => {
    const { results } = await renderWith(['a', 'hang', 'b']);
    expect(results).toEqual([{ failure: 'read a' }, { stoppedAfter: 0.5 }, { failure: 'read b' }]);
  });

  it('may end its thread, and the others are rendered', async () => {
    const { results } = await renderWith(['a', 'die', 'bb']);
    expect(results).toEqual([
      { failure: 'read a' },
      { failure: 'The rendering thread ended with code 3.' },
      { failure: 'read bb' },
    ]);
  });
});

describe('a renderer that is kept', () => {
  const kept = createRenderer(root, { keep: true });
  afterAll(() => kept.close());

  it('gives the same article for the same source, again and after others', async () => {
    const source = '---\ntitle: A\ndate: 2026-01-01\n---\n\n$\\newcommand{\\x}{y}\\x_1$ and $$a\\label{eq:a}$$\n';
    const first = await renderWith([source], kept);
    await renderWith(['$\\y$', 'x'], kept);
    const again = await renderWith([source], kept);
    const summaries = ({ results }: { results: Rendered[] }): unknown[] =>
      results.map((rendered) => ('summary' in rendered ? rendered.summary : rendered));
    expect(summaries(again)).toEqual(summaries(first));
    expect(first.results[0]).toHaveProperty('summary.equations.0.number', '1');
    expect(first.threads).toBe(1);
  });

  it('survives what would keep MathJax busy for minutes', async () => {
    const hostile = [
      '$$\\def\\a{\\a\\a}\\a$$',
      `$$${'x+'.repeat(100_000)}$$`,
      `$$\\begin{matrix}${'1&'.repeat(10_000)}\\end{matrix}$$`,
      `$$${'{'.repeat(10_000)}x${'}'.repeat(10_000)}$$`,
      '$$\\begin{nothing}x\\end{aligned}$$',
      '$$\\left(\\begin{align}x$$',
      `$${'\\sqrt{'.repeat(300)}x${'}'.repeat(300)}$`,
    ];
    const { results } = await renderWith([...hostile, '$x$'], kept);
    const told = results.map((rendered) =>
      'summary' in rendered
        ? rendered.summary.diagnostics.map(({ id }) => id).filter((id) => id.startsWith('math/'))
        : rendered,
    );
    expect(told).toMatchObject([
      ['math/endless-macro'],
      ['math/too-long'],
      ['math/too-many-cells'],
      ['math/too-deep'],
      ['math/unknown-environment'],
      [expect.stringMatching(/^math\//)],
      ['math/too-deep'],
      [],
    ]);
  });
});
