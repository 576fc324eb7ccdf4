/** Previews in dev; what builds write is in test/browser/previews.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewName } from '../../src/previews/address.ts';
import { article, listening, realSite, startAstro, type Running, type Site } from './site.ts';

let site: Site;
let server: Running | undefined;
let address = '';

beforeAll(async () => {
  site = realSite();
  site.write('content/site.yaml', 'title: T\nauthor: A\nurl: https://example.com\n');
  site.write('content/posts/a.md', article({ title: '甲', date: '2026-01-01' }, '## 节\n\n设 $x$，则\n\n$$y$$ {#one}'));
  site.write('content/posts/b.md', article({ title: '乙', date: '2026-01-02' }, '由 \\eqref{a:one}。'));
  server = startAstro(site, ['dev', '--host', '127.0.0.1', '--port', '0']);
  address = await listening(server);
});
afterAll(async () => {
  server?.child.kill();
  await server?.done;
});

async function preview(slug: string, id: string): Promise<string> {
  const response = await fetch(`${address}previews/${slug}/${previewName(id)}.json`);
  return response.ok ? response.text() : '';
}

describe('previews in dev', () => {
  it('are made when they are asked for, of articles that nobody has asked for yet, too', async () => {
    await fetch(`${address}posts/b/`);
    expect(await preview('a', 'eq-one')).toMatch(/则.*math-block/);
    expect(await preview('a', '')).toContain('甲');
    // Nothing leads there.
    expect(await preview('a', '节')).toBe('');
  });
});
