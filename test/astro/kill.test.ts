import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recover } from '../../src/astro/swap.ts';
import { article, build, startAstro, tinySite, type Site } from './site.ts';

const SLUGS = ['a', 'b', 'c'];

function writeVersion(site: Site, version: number): void {
  for (const slug of SLUGS) site.write(`content/posts/${slug}.md`, article({ title: slug }, `version-${version}`));
}

/** The versions that the pages of `dist` show. */
function versions(site: Site): string[] {
  const pages = SLUGS.map((slug) => site.read(`dist/posts/${slug}/index.html`));
  return [
    ...new Set([...pages, site.read('dist/index.html')].flatMap((page) => page.match(/version-\d+/g) ?? ['none'])),
  ];
}

/** Mulberry32: the same moments in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Kills a build after some milliseconds, if it still runs by then. */
async function killedBuild(site: Site, after: number): Promise<void> {
  const { child, done } = startAstro(site, ['build']);
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  await done;
  clearTimeout(timer);
}

describe('ten builds killed at any moment', () => {
  it('leave one whole site, and the next build ends well', async () => {
    const site = tinySite();
    writeVersion(site, 0);
    const began = performance.now();
    expect((await build(site)).code).toBe(0);
    const whole = performance.now() - began;
    const random = randomNumbers(7);
    for (let version = 1; version <= 10; version++) {
      writeVersion(site, version);
      // From a third on: before that Astro is starting and has touched nothing.
      await killedBuild(site, whole * (0.3 + 0.75 * random()));
      recover({ cache: join(site.root, '.cache'), dist: join(site.root, 'dist') });
      expect(versions(site), `after kill ${version}`).toHaveLength(1);
    }
    writeVersion(site, 11);
    expect((await build(site)).code).toBe(0);
    expect(versions(site)).toEqual(['version-11']);
    expect(site.files('.cache').filter((file) => /^(?:next|previous|trash)-/.test(file))).toEqual([]);
  });
});
