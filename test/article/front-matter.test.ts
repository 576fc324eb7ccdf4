import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/article/index.ts';
import { pointed } from './support.ts';

const page = (lines: string): string => `---\n${lines}\n---\n\n正文\n`;

describe('front matter', () => {
  it('is read into the article', async () => {
    const { meta, diagnostics } = await renderMarkdown(
      page('title: 题：甲\ndate: 2026-11-24\ntags: 矩阵，近似, 矩阵\ndraft: true'),
    );
    expect(diagnostics).toEqual([]);
    expect(meta).toMatchObject({ title: '题：甲', date: '2026-11-24', tags: ['矩阵', '近似'], draft: true });
  });

  it.each([
    ['title: 甲\ndate: 2026-02-30', 'front-matter/bad-date', '2026-02-30'],
    ['title: 甲\ndate: 2026-01-02\ntgas: [乙]', 'front-matter/unknown-key', 'tgas'],
    ['title: 甲\ndate: 2026-01-02\ndraft: 也许', 'front-matter/wrong-type', '也许'],
    ['title: 甲\ntitle: 乙\ndate: 2026-01-02', 'front-matter/duplicate-key', 't'],
  ])('%j is told at its place', async (lines, id, text) => {
    const source = page(lines);
    const told = pointed(await renderMarkdown(source), source);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(new RegExp(`^${id}: [\\s\\S]*${text}`));
  });

  it('wants a title, and an end', async () => {
    const titleless = page('date: 2026-01-02');
    expect(pointed(await renderMarkdown(titleless), titleless).join()).toContain('front-matter/missing-title');
    const open = '---\ntitle: 甲\n\n正文';
    expect(pointed(await renderMarkdown(open), open).join()).toContain('front-matter/unclosed');
  });
});
