/** Every page of the site carries the outlines that it draws, each once, under the ids that all pages share. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const dist = inject('dist');
const outlines = new Map<string, string>();
const pages = globSync('**/*.html', { cwd: dist }).map((name) => {
  const html = readFileSync(join(dist, name), 'utf8');
  const sheets = html.match(/<svg class="glyphs".*?<\/svg>/gs) ?? [];
  const paths = Array.from(sheets.join('').matchAll(/<path id="([^"]*)" d="([^"]*)"/g), ([, id = '', d = '']) => ({
    id,
    d,
  }));
  const used = new Set(Array.from(html.matchAll(/<use href="#([^"]*)"/g), ([, id = '']) => id));
  for (const { id, d } of paths) if (!outlines.has(id)) outlines.set(id, d);
  return { name, sheets: sheets.length, paths, used };
});

describe.each(pages)('$name', ({ sheets, paths, used }) => {
  it('carries what it draws and nothing else', () => {
    expect(sheets).toBe(used.size > 0 ? 1 : 0);
    expect(paths.map(({ id }) => id)).toEqual([...used].sort());
  });

  it('means the same outline by an id as every other page', () => {
    for (const { id, d } of paths) expect(outlines.get(id)).toBe(d);
  });
});

it('lists of excerpts and articles both draw formulas', () => {
  const drawing = pages.filter(({ used }) => used.size > 0).map(({ name }) => name);
  expect(drawing).toContain('index.html');
  expect(drawing.some((name) => name.startsWith('posts/'))).toBe(true);
});
