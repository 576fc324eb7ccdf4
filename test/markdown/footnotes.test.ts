/** Footnotes: what is one, and where it ends. */
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { lex } from '../../src/markdown/index.ts';
import { markedMath } from '../../src/markdown/marked-math.ts';
import { each, mathTokens } from './support.ts';

/** Labels of notes and citations in order, `[a]` and `a`, with what they are said to stand on. */
function notes(markdown: string): string[] {
  const { tokens, source } = lex(markdown);
  expect(tokens.map(({ raw }) => raw).join('')).toBe(source);
  const out: string[] = [];
  each(tokens, (token) => {
    if (!('type' in token) || !('label' in token) || typeof token.label !== 'string') return;
    if (token.type === 'footnote') out.push(`[${token.label}]`);
    if (token.type !== 'footnote-reference') return;
    expect('start' in token && 'end' in token && source.slice(Number(token.start), Number(token.end))).toBe(
      `[^${token.label}]`,
    );
    out.push(token.label);
  });
  return out;
}

describe('a footnote', () => {
  it.each([
    ['甲[^1]乙\n\n[^1]: 注', ['1', '[1]']],
    ['甲[^1]\n[^1]: 注\n[^2]: 注', ['1', '[1]', '[2]']],
    ['> 甲[^一]\n>\n> [^一]: 注', ['一', '[一]']],
    ['- 甲[^a]\n\n  [^a]: 注\n', ['a', '[a]']],
    ['| a |\n| --- |\n| x[^a] |\n\n[^a]: 注', ['a', '[a]']],
    ['甲[^a]: 乙', ['a']],
    ['`[^a]` \\[^a] [^a b] [^] $x[^2]$', []],
    ['```\n[^a]: x\n```', []],
    ['[^a](b) [^c][d]\n\n[d]: /d', []],
    ['[^a]: 注 [^a](b)', ['[a]', 'a']],
    ['[^$x$]: 注', []],
  ])('%j', (markdown, expected) => {
    expect(notes(markdown)).toEqual(expected);
  });

  it('goes on in indented lines, with every formula of theirs where it stands', () => {
    const source =
      '> 甲[^1]\n>\n> [^1]: 乙 $a$\n> 丙 $b$\n>\n>     $$\n>     c\n>     $$\n>\n>     ```js\n>     $d$\n>     ```\n\n$e$\n';
    const found = mathTokens(lex(source));
    expect(found.map(({ tex }) => tex.trim())).toEqual(['a', 'b', 'c', 'e']);
    expect(source.slice(found[2]?.start, found[2]?.end)).toMatch(/^\$\$[^$]*\$\$$/);
  });

  it('ends where a line begins a block or follows a blank line without indentation', () => {
    const { tokens } = lex('[^1]: 甲\n乙\n# 丙\n\n[^2]: 丁\n\n戊\n');
    const shown = tokens.filter(({ type }) => type !== 'space');
    expect(shown.map(({ type }) => type)).toEqual(['footnote', 'heading', 'footnote', 'paragraph']);
  });

  it('is none in the packed extension, which leaves plain Markdown to marked', () => {
    const source = '甲[^1]\n\n[^1]: 注\n\n    $x$\n';
    const plain = new Marked().parse(source.replace('$x$', 'x'));
    expect(new Marked(markedMath({ typeset: (tex) => tex })).parse(source.replace('$x$', 'x'))).toBe(plain);
  });

  it.each([
    ['notes in notes', '[^a]: '.repeat(20_000)],
    ['many notes', '[^a]: x\n'.repeat(20_000)],
    ['many citations', '[^a] '.repeat(1_900)],
    ['a note of many paragraphs', `[^a]: x\n${'\n    y\n'.repeat(20_000)}`],
  ])('is read without hanging: %s', (_name, source) => {
    expect(
      lex(source)
        .tokens.map(({ raw }) => raw)
        .join(''),
    ).toBe(source);
  });
});
