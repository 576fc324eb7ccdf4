import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { article, startAstro, tinySite } from './site.ts';

describe('a build', () => {
  it('stops at a page that would break in a translation, says where, and leaves dist/ as it was', async () => {
    const site = tinySite();
    site.write('content/posts/a.md', article({ title: 'A' }, '设 $x$ 为数。'));
    const good = await startAstro(site, ['build']).done;
    expect(good.code, good.output).toBe(0);
    const before = site.read('dist/posts/a/index.html');

    site.write('src/pages/bad.astro', '<html><body>\n<p>设 <var class="math">x</var></p></body></html>');
    const bad = await startAstro(site, ['build']).done;
    expect(bad.code).not.toBe(0);
    expect(bad.output).toMatch(
      /bad\/index\.html:\d+:\d+ error page\/formula-markup\n.*stands outside of what opts out/,
    );
    expect(bad.output).not.toMatch(/^ +at /m);
    expect(site.read('dist/posts/a/index.html')).toBe(before);
    expect(site.exists('dist/bad/index.html')).toBe(false);
  });

  it('warns of what an author wrote, each time', async () => {
    const site = tinySite();
    site.write('content/posts/a.md', article({ title: 'A' }, '看 <span class="notranslate">这里</span>。'));
    for (let i = 0; i < 2; i++) {
      const { code, output } = await startAstro(site, ['build']).done;
      expect(code, output).toBe(0);
      expect(output).toMatch(/posts\/a\/index\.html:\d+:\d+ warning page\/opt-out/);
    }
    expect(readFileSync(join(site.root, 'dist/posts/a/index.html'), 'utf8')).toContain('notranslate');
  });
});
