import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleToken, lex } from '../../src/markdown/index.ts';

/**
 * `fixtures/emphasis.txt` holds entries parted by blank lines: the Markdown of a paragraph, then the HTML its author
 * means. `⟦tex⟧` is a formula, `⏎` a line break and `‹U+FE0F›` a character one cannot see. A line `# …` before an entry
 * begins a group, and a line `! …` says why the entry does not come out as meant yet.
 */
interface Entry {
  group: string;
  name: string;
  markdown: string;
  html: string;
  fault: string | undefined;
}

function decode(line: string): string {
  return line
    .replaceAll('⏎', '\n')
    .replace(/‹U\+([0-9A-F]+)›/g, (_, digits: string) => String.fromCodePoint(parseInt(digits, 16)));
}

function readEntries(): Entry[] {
  const text = readFileSync(new URL('fixtures/emphasis.txt', import.meta.url), 'utf8');
  let group = '';
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      let fault: string | undefined;
      const lines = block.split('\n').filter((line) => {
        if (line.startsWith('# ')) group = line.slice(2);
        else if (line.startsWith('! ')) fault = line.slice(2);
        else return true;
        return false;
      });
      const [name, html] = lines;
      if (name === undefined || html === undefined || lines.length > 2) throw new Error(`no entry: ${block}`);
      return { group, name, markdown: decode(name), html: decode(html), fault };
    });
}

function stringOf(token: ArticleToken, key: string): string {
  const value: unknown = Reflect.get(token, key);
  if (typeof value !== 'string') throw new Error(`a token ${token.type} without ${key}`);
  return value;
}

function childrenOf(token: ArticleToken): ArticleToken[] {
  return 'tokens' in token && Array.isArray(token.tokens) ? token.tokens : [];
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function formula(token: ArticleToken): string {
  if (token.type === 'math') return `⟦${stringOf(token, 'tex')}⟧`;
  return `⟦${Reflect.get(token, 'paren') === true ? '\\eqref' : '\\ref'}{${stringOf(token, 'label')}}⟧`;
}

function toHtml(token: ArticleToken): string {
  const inner = (): string => childrenOf(token).map(toHtml).join('');
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return `<${token.type}>${inner()}</${token.type}>`;
    case 'paragraph':
      return inner();
    case 'link':
      return `<a href="${stringOf(token, 'href')}">${inner()}</a>`;
    case 'codespan':
      return `<code>${escapeHtml(stringOf(token, 'text'))}</code>`;
    case 'text':
    case 'escape':
      return escapeHtml(stringOf(token, 'text'));
    case 'br':
      return '<br>';
    case 'math':
    case 'reference':
      return Reflect.get(token, 'block') === true ? `<div>${formula(token)}</div>` : formula(token);
    default:
      throw new Error(`an unexpected token ${token.type}: ${token.raw}`);
  }
}

function render(markdown: string): string {
  return lex(markdown).tokens.map(toHtml).join('');
}

const entries = readEntries();

describe.each([...new Set(entries.map((entry) => entry.group))])('%s', (group) => {
  const members = entries.filter((entry) => entry.group === group);
  for (const { name, markdown, html, fault } of members) {
    if (fault === undefined) it(name, () => expect(render(markdown)).toBe(html));
    else it(`not yet: ${name}`, () => expect(render(markdown), fault).not.toBe(html));
  }
});

/** Every mark on every side of every run, with Chinese on the far sides. */
const MARKS = [...'“”‘’（）《》「」『』【】，。、；：！？…—·'];
const RUNS = [
  ['*', '<em>', '</em>'],
  ['**', '<strong>', '</strong>'],
  ['***', '<em><strong>', '</strong></em>'],
  ['~~', '<del>', '</del>'],
] as const;

describe.each(MARKS)('beside %s', (mark) => {
  it.each(RUNS)('%s', (run, open, close) => {
    for (const [before, inside, behind] of [
      ['甲', `${mark}乙`, '丙'],
      ['甲', `乙${mark}`, '丙'],
      [`甲${mark}`, '乙', '丙'],
      ['甲', '乙', `${mark}丙`],
      ['甲', mark, '丙'],
      [`甲${mark}`, `${mark}乙${mark}`, `${mark}丙`],
      ['$x$', `${mark}乙${mark}`, '$y$'],
      [mark, '$x$', mark],
    ] as const) {
      const wanted = `${before}${open}${inside}${close}${behind}`.replace(/\$(\w)\$/g, '⟦$1⟧');
      expect(render(`${before}${run}${inside}${run}${behind}`)).toBe(wanted);
    }
  });
});

/** Lengths of the marks around a token, opening and closing together. */
function marksOf(token: ArticleToken): number {
  if (token.type === 'em') return 2;
  if (token.type === 'strong') return 4;
  if (token.type === 'del') return token.raw.startsWith('~~') ? 4 : 2;
  return 0;
}

const WRAPPERS = ['paragraph', 'em', 'strong', 'del'];

/** What stands in the paragraph besides the marks that make emphasis, and how many of these there are. */
function stripMarks(tokens: readonly ArticleToken[]): { text: string; marks: number } {
  let text = '';
  let marks = 0;
  for (const token of tokens) {
    if (WRAPPERS.includes(token.type)) {
      const inner = stripMarks(childrenOf(token));
      text += inner.text;
      marks += inner.marks + marksOf(token);
    } else {
      text += token.type === 'text' ? stringOf(token, 'text') : token.raw;
    }
  }
  return { text, marks };
}

/** Without the characters that can be marks; a line break between Chinese characters vanishes. */
function bare(text: string): string {
  return text.replace(/[*_~\s]/g, '');
}

function countMarks(text: string): number {
  return text.replace(/[^*_~]/g, '').length;
}

function expectSameCharacters(markdown: string): void {
  const { tokens } = lex(markdown);
  const { text, marks } = stripMarks(tokens);
  expect(tokens.map((token) => token.raw).join('')).toBe(markdown);
  expect(bare(text)).toBe(bare(markdown));
  // A wrapper that a display splits is two tokens with one pair of marks.
  if (!markdown.includes('$$')) expect(countMarks(text) + marks).toBe(countMarks(markdown));
}

describe('the text and the marks are the characters of the author, in order', () => {
  it('in the expected HTML of the fixture', () => {
    expect(entries.length).toBeGreaterThan(90);
    for (const { name, markdown, html } of entries) {
      const written = markdown.replace(/\]\(\/\w\)|\\[()]|[$[`\\]/g, '');
      const meant = html.replace(/<\/?(?:strong|em|del|code|div|br|a)\b[^>]*>|[⟦⟧\\]/g, '');
      expect(bare(meant), name).toBe(bare(written));
    }
  });

  it('in the tokens of the fixture', () => {
    for (const { markdown } of entries) expectSameCharacters(markdown);
  });

  it('in any paragraph', () => {
    const piece = fc.constantFrom(
      ...[
        '*',
        '**',
        '***',
        '~~',
        '~',
        '_',
        '__',
        ' ',
        '甲',
        '乙',
        '“',
        '”',
        '（',
        '）',
        '，',
        '—',
        '·',
        'a',
        '1',
        'Ａ',
      ],
      ...['か', '한', '𠮷', '😀', '$x$', '$a*b$', '\\(y\\)', '`c*c`', '\\*', '(', ')', '!'],
    );
    const paragraph = fc.array(piece, { maxLength: 24 }).map((pieces) => `首${pieces.join('')}尾`);
    fc.assert(fc.property(paragraph, expectSameCharacters), { numRuns: 3000 });
  });
});
