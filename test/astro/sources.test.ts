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

  it('knows translations by their names, beside what they translate', () => {
    const front = '---\ntitle: 题\nmacros: \\def\\x{y}\n---\n';
    const { articles, diagnostics } = read({
      'content/posts/b/index.en.md': 'b',
      'content/posts/b/index.en-GB.md': 'b',
      'content/posts/b/index.en.template.md': 'no article',
      'content/posts/b/index.md': front,
      'content/posts/note.en.md': 'n',
      'content/posts/note.md': 'n',
      'content/posts/note.en.template.md': 'no article',
      'content/posts/v1.en.md': 'an article of its own',
      'content/posts/c.md': 'c',
      'content/posts/c.cn.md': 'of a country there is no language',
    });
    expect(articles.map(({ slug, file, original }) => [slug, file, original?.file ?? null])).toEqual([
      ['b', 'content/posts/b/index.md', null],
      ['c.cn', 'content/posts/c.cn.md', null],
      ['c', 'content/posts/c.md', null],
      ['note', 'content/posts/note.md', null],
      ['v1.en', 'content/posts/v1.en.md', null],
      ['en-GB/b', 'content/posts/b/index.en-GB.md', 'content/posts/b/index.md'],
      ['en/b', 'content/posts/b/index.en.md', 'content/posts/b/index.md'],
      ['en/note', 'content/posts/note.en.md', 'content/posts/note.md'],
    ]);
    expect(articles.at(-2)?.original).toMatchObject({ slug: 'b', language: 'en', macros: '\\def\\x{y}' });
    expect(diagnostics).toEqual([]);
  });

  it('takes what a file is called in the language of a translation, and the file itself where it is called nothing', () => {
    const table = ':::table{src=a.csv}\n:::\n\n:::table{src=b.csv}\n:::\n';
    const { articles } = read({
      'content/posts/x/index.md': table,
      'content/posts/x/index.en.md': table,
      'content/posts/x/a.csv': '甲',
      'content/posts/x/a.en.csv': 'A',
      'content/posts/x/b.csv': '乙',
    });
    expect(articles.map(({ files }) => files)).toEqual([
      { 'a.csv': { text: '甲' }, 'b.csv': { text: '乙' } },
      { 'a.csv': { text: 'A' }, 'b.csv': { text: '乙' } },
    ]);
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
