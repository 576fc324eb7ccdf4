import { fileURLToPath } from 'node:url';
import { cpSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { formatReport } from '../../src/diagnostics/index.ts';
import { filesOf, withoutDrawings } from './golden.ts';
import { build, tinySite, type Outcome, type Site } from './site.ts';

const FOLDER = fileURLToPath(new URL('../sites/citing/', import.meta.url));

/** Five articles that cite one another. */
function citing(): Site {
  const site = tinySite();
  cpSync(`${FOLDER}content`, `${site.root}/content`, { recursive: true });
  return site;
}

describe('five articles that cite one another', () => {
  let site: Site;
  let outcome: Outcome;

  beforeAll(async () => {
    site = citing();
    outcome = await build(site);
  });

  it('come out as they did, every page and no other', async () => {
    const { code, output } = outcome;
    expect(output).not.toMatch(/ error | warning /);
    expect(code).toBe(0);
    const pages = site.files('dist').filter((name) => name.endsWith('.html'));
    for (const page of pages) {
      await expect(withoutDrawings(site.read(`dist/${page}`))).toMatchFileSnapshot(`../sites/citing/expected/${page}`);
    }
    expect(filesOf(`${FOLDER}expected`)).toEqual(pages);
  });

  it('lead to ids that exist', () => {
    expect(outcome.code).toBe(0);
    const ids = new Map<string, Set<string>>();
    const pages = site.files('dist').filter((name) => name.startsWith('posts/') && name.endsWith('.html'));
    for (const page of pages) {
      const html = site.read(`dist/${page}`);
      ids.set(
        `/${page.replace(/index\.html$/, '')}`,
        new Set(Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id ?? '')),
      );
    }
    let seen = 0;
    for (const page of pages) {
      const own = `/${page.replace(/index\.html$/, '')}`;
      for (const [, href = ''] of site.read(`dist/${page}`).matchAll(/<a href="([^"]*#[^"]+)"/g)) {
        const [path = '', id = ''] = decodeURIComponent(href).split('#');
        expect(ids.get(path || own)?.has(id), `${page}: ${href}`).toBe(true);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(40);
  });
});

describe('a label', () => {
  async function report(site: Site): Promise<string> {
    return formatReport((await check(site.root, []))?.diagnostics ?? []);
  }

  it('that is renamed stops the build wherever it is cited, and both places are named', async () => {
    const site = citing();
    const file = 'content/posts/norms/index.md';
    site.write(file, site.read(file).replace('\\label{eq:fro.sum}', '\\label{eq:fro.sums}'));
    const told = await report(site);
    expect(told.match(/^content\S+ \w+ \S+/gm)).toEqual([
      'content/posts/norms/index.md:6:8 error ref/undefined',
      'content/posts/norms/index.md:6:57 error ref/undefined',
      'content/posts/norms/index.md:49:3 error ref/undefined',
      'content/posts/svd/index.md:10:23 error ref/undefined',
      'content/posts/svd/index.md:13:27 error ref/undefined',
    ]);
    expect(told.match(/hint: Did you mean .*/g)).toEqual([
      'hint: Did you mean eq:fro.sums, at 23:1?',
      'hint: Did you mean eq:fro.sums, at 23:1?',
      'hint: Did you mean eq:fro.sums, at 23:1?',
      'hint: Did you mean norms:eq:fro.sums, at content/posts/norms/index.md:23:1?',
      'hint: Did you mean norms:eq:fro.sums, at content/posts/norms/index.md:23:1?',
    ]);
  });

  it('that stands twice names both places', async () => {
    const site = citing();
    const file = 'content/posts/svd/index.md';
    site.write(file, site.read(file).replace('\\label{eq:fro}', '\\label{eq:svd}'));
    const told = await report(site);
    expect(told).toContain('content/posts/svd/index.md:10:');
    expect(told).toMatch(/(?:ref|math)\/duplicate-label/);
  });
});
