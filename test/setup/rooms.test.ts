import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forbidden, ROOMS } from '../../eslint.rooms.js';

describe('the rooms', () => {
  it.each([
    ['src/markdown/index.ts', 'marked'],
    ['src/markdown/a/b.ts', '../types.ts'],
    ['src/math/index.ts', '../diagnostics/index.ts'],
    ['src/math/index.ts', 'mathjax-full/js/mathjax.js'],
    ['src/article/index.ts', '../math/index.ts'],
    ['src/store/index.ts', 'node:fs'],
    ['src/pages/index.astro', '../astro/read.ts'],
    ['src/pages/index.astro', 'astro:content'],
    ['test/math/a.test.ts', '../../src/article/index.ts'],
  ])('%s may import %s', (file, specifier) => {
    expect(forbidden(file, specifier)).toBeNull();
  });

  it.each([
    ['src/markdown/index.ts', '../math/index.ts'],
    ['src/markdown/index.ts', 'node:fs'],
    ['src/math/index.ts', 'shiki'],
    ['src/math/a/b.ts', '../../markdown/lex.ts'],
    ['src/widgets/x/element.ts', '../../article/index.ts'],
    ['src/reader/theme.ts', '../live/index.ts'],
    ['src/live/worker.ts', '../article/index.ts'],
    ['src/live/worker.ts', '../astro/read.ts'],
    ['src/article/index.ts', '../store/index.ts'],
    ['src/article/index.ts', 'astro'],
    ['src/diagnostics/index.ts', '../markdown/index.ts'],
    ['src/math/index.ts', '../../test/math/helper.ts'],
    ['src/newroom/index.ts', 'marked'],
  ])('%s may not import %s', (file, specifier) => {
    expect(forbidden(file, specifier)).toMatch(/./);
  });

  it('names every folder of src, and each room only others that it names', () => {
    const top = readdirSync('src', { withFileTypes: true });
    const folders = top.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(folders.filter((folder) => !(folder in ROOMS))).toEqual([]);
    for (const { rooms } of Object.values(ROOMS)) expect(rooms.filter((room) => !(room in ROOMS))).toEqual([]);
  });
});
