import { describe, expect, it } from 'vitest';
import { createSourceReader, decodeSource } from '../../src/astro/sources.ts';
import { positionAt } from '../../src/diagnostics/index.ts';
import { emptySite } from './site.ts';

function read(files: Record<string, string | Uint8Array>) {
  const site = emptySite();
  for (const [path, content] of Object.entries(files)) site.write(path, content);
  return createSourceReader(site.root)();
}

describe('finding articles', () => {
  it('takes folders with an index.md and files, and gives their pictures the right folder', () => {
    const { articles, diagnostics } = read({
      'content/posts/b/index.md': 'b',
      'content/posts/b/notes.md': 'not an article',
      'content/posts/注意力.md': 'a',
      'content/posts/b/fig.png': 'x',
      'content/posts/.hidden.md': 'x',
      'content/posts/_draft/index.md': 'x',
      'content/posts/readme.txt': 'x',
    });
    expect(articles.map(({ slug, file, folder }) => [slug, file, folder])).toEqual([
      ['b', 'content/posts/b/index.md', 'content/posts/b'],
      ['注意力', 'content/posts/注意力.md', 'content/posts'],
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('has none where there is no folder', () => {
    expect(read({})).toEqual({ articles: [], macros: '', series: '', diagnostics: [] });
  });

  it.each([
    ['content/posts/x/index.md', 'content/posts/x.md'],
    ['content/posts/X.md', 'content/posts/x.md'],
  ])('refuses two articles with one address and names both: %s %s', (one, two) => {
    const { articles, diagnostics } = read({ [one]: '1', [two]: '2' });
    expect(articles).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ id: 'site/duplicate-slug', severity: 'error' }]);
    expect(diagnostics[0]?.message).toContain(one);
    expect(diagnostics[0]?.message).toContain(two);
  });

  it('refuses names that cannot stand in an address', () => {
    const { diagnostics } = read({ 'content/posts/a b.md': '1', 'content/posts/c#.md': '2' });
    expect(diagnostics.map(({ id, file }) => [id, file])).toEqual([
      ['site/bad-slug', 'content/posts/a b.md'],
      ['site/bad-slug', 'content/posts/c#.md'],
    ]);
  });

  it('warns of a folder whose article is not called index.md', () => {
    const { diagnostics } = read({ 'content/posts/x/x.md': '1' });
    expect(diagnostics).toMatchObject([{ id: 'site/no-index', severity: 'warning', file: 'content/posts/x/x.md' }]);
  });

  it('sees what changed since the last time', () => {
    const site = emptySite();
    const reader = createSourceReader(site.root);
    site.write('content/posts/a.md', 'one');
    expect(reader().articles.map(({ source }) => source)).toEqual(['one']);
    site.write('content/posts/a.md', 'longer');
    site.write('content/macros.tex', '\\newcommand{\\R}{}');
    expect(reader()).toMatchObject({ articles: [{ source: 'longer' }], macros: '\\newcommand{\\R}{}' });
  });
});

describe('reading a file', () => {
  it.each([
    ['GBK', Buffer.from([0x61, 0x0a, 0x62, 0xc4, 0xe3, 0xba, 0xc3]), '2:2'],
    ['a cut character', Buffer.from('一二三').subarray(0, 7), '1:3'],
    ['a surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), '1:2'],
    ['CRLF before it', Buffer.concat([Buffer.from('\uFEFFa\r\nb\r\n'), Buffer.from([0xff])]), '3:1'],
  ])('finds the first byte that is not UTF-8: %s', (_name, bytes, where) => {
    const { source, diagnostics } = decodeSource(bytes);
    const [d] = diagnostics;
    expect(d).toMatchObject({ id: 'file/not-utf8', severity: 'error' });
    const { line, column } = positionAt(source, d?.start ?? 0);
    expect(`${line}:${column}`).toBe(where);
  });

  it('guesses UTF-16 by its mark', () => {
    const [d] = decodeSource(Buffer.from('\uFEFF文', 'utf16le')).diagnostics;
    expect(d?.hint).toContain('UTF-16');
  });

  it('takes a replacement character that the author wrote', () => {
    expect(decodeSource(Buffer.from('a\uFFFDb'))).toEqual({ source: 'a\uFFFDb', diagnostics: [] });
  });

  it.each(['', '\n\n', '\uFEFF', ' \r\n '])('calls a file without text empty: %j', (text) => {
    expect(decodeSource(Buffer.from(text)).diagnostics).toMatchObject([{ id: 'file/empty', severity: 'error' }]);
  });
});
