import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lex } from '../../src/markdown/index.ts';
import { scan } from '../../src/markdown/scan.ts';

const repeat = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length));

function stepsOf(source: string): number {
  const { steps, preparing } = scan(source);
  return steps + preparing;
}

/** Inputs that make a careless scanner quadratic, each as a function of its length. */
const FAMILIES: Record<string, (length: number) => string> = {
  'dollars in a row': repeat('$'),
  'spaced dollars': repeat('$ '),
  'unclosed braces': repeat('$a{ '),
  'display storm': repeat('$$ '),
  'displays with unclosed braces': repeat('$${ '),
  'displays over blank lines': repeat('$$\nx\n\n'),
  'displays with groups over blank lines': repeat('$${\n\n}$ '),
  'display braces over blank lines': repeat('$$ {\nx\n\n'),
  'unclosed parentheses': repeat('\\('),
  'closers inside braces': repeat('\\({\\)}'),
  'unclosed brackets': repeat('\\['),
  'unclosed environments': repeat('\\begin{align}'),
  'half environments': repeat('\\begin{'),
  'many begins, many ends': (n) => '\\begin{align}\n\n'.repeat(n / 30) + '\\end{align}'.repeat(n / 22),
  'open braces': (n) => `$${'{'.repeat(n)}`,
  'nested braces': (n) => `$${'{'.repeat(n / 2)}${'}'.repeat(n / 2)}$`,
  'backtick runs of every length': (n) =>
    Array.from({ length: Math.sqrt(2 * n) }, (_, i) => '`'.repeat(i + 1)).join(' '),
  'quotes 1000 deep': repeat(`${'>'.repeat(1000)} $x$\n`),
  'unclosed tags': repeat('<a '),
  'unclosed attributes': repeat('<a b="'),
  'unclosed comments': repeat('<!--'),
  'unclosed code elements': repeat('<code>'),
  'unclosed svg': repeat('<svg>'),
  'unclosed links': repeat('[a](b'),
  'unclosed titles': repeat('[a](b "'),
  'chained formulas': repeat('$a$$b$'),
  'fall back that fails': repeat('$ {$a '),
  'unclosed fences': repeat('~~~\n```\n'),
  'a long table': (n) => `a|b\n-|-\n${'$x|\n'.repeat(n / 4)}`,
  'list of unclosed displays': repeat('- $$\n'),
  prices: repeat('售价 $5，'),
  'evidence without closer': repeat('$a_\n'),
  'bare addresses': repeat('https://'),
  definitions: repeat('[a]: x "\n'),
  backslashes: repeat('\\'),
  'unclosed blocks': repeat(':::a\n'),
  'nested blocks': (n) => ':::a\n'.repeat(n / 10) + ':::\n'.repeat(n / 8),
  'closing lines': repeat(':::\n'),
  'attributes without end': repeat(':::a{b="c" '),
  'quotation marks of TeX': repeat("{``a''} "),
  'quotation marks of two kinds': repeat('{`a {``b} '),
  'quotation marks that close groups': repeat('{`}{'),
  'fences in items': repeat('- ```\n'),
  'fences left by their items': repeat('- ```\nx\n'),
  'items inside items': repeat(`${'- '.repeat(40)}a\n`),
  'items further and further in': (n) =>
    Array.from({ length: Math.sqrt(n) }, (_, i) => `${' '.repeat(2 * i)}- a\n`).join(''),
  'ideographic spaces': repeat('\u3000'),
  'comments in quotes': repeat('> <!--\n\n'),
  'raw elements in items': (n) => `${'- <pre>\n'.repeat(n / 8)}\n\n</pre>`,
  'raw elements in one quote': (n) => `${'> a<pre>\n'.repeat(n / 9)}\n\n</pre>`,
  'intervals and brackets': (n) => `[0,1) ${'\\[x=1\\] '.repeat(n / 8)}`,
  'brackets on lines of their own': repeat('\\[\n'),
  'quotes and items in turn': repeat('> - > - > - a\n\n- > - b\n'),
  'lazy lines under items': repeat('- - - - a\nb\n'),
  'blank lines in deep items': (n) => `${'- '.repeat(n / 8)}a\n${'\n'.repeat((3 * n) / 4)}`,
  'a line of dashes with blanks': (n) => `a|b\n:-${' '.repeat(n)}x`,
  'formulas in a tag that never ends': (n) => `<div>\n<a b="${'$x$ '.repeat(n / 4)}`,
  'groups inside groups over lines': (n) => '$$ {\n'.repeat(n / 8) + '}\n'.repeat(n / 8),
  'titles in parentheses': (n) => `${'[a](b (x '.repeat(n / 9)})`,
  'environments that leave their quote': (n) =>
    `${'> \\begin{align}\n'.repeat(n / 30)}\n${'\\end{align}\n'.repeat(n / 30)}`,
  'blanks behind a display': (n) => `\\[x\\]${' '.repeat(n)}x`,
  'blanks before a display': (n) => `a${' '.repeat(n)}b $$x$$ c`,
  'blanks before a line end': (n) => `甲${' '.repeat(n)}b\n乙 $x$`,
  'blanks in a title': (n) => `:::details a${' '.repeat(n)}x\n\n:::\n`,
  'tags inside tags': repeat('<b>$$x$$'),
  'ordinary text': repeat('设 $x_1$ 为实数，则 $$x^2\\ge 0$$ 成立。\n\n'),
};

describe.each(Object.entries(FAMILIES))('%s', (_name, make) => {
  it('costs steps in proportion to its length', () => {
    const short = make(8_000);
    const long = make(128_000);
    const shortSteps = stepsOf(short);
    const longSteps = stepsOf(long);
    expect(longSteps / Math.max(1, shortSteps)).toBeLessThanOrEqual((17 / 16) * (long.length / short.length));
    expect(longSteps).toBeLessThanOrEqual(40 * long.length);
  });
});

describe('what no counter sees', () => {
  // Expressions that run away would keep the whole run from ending: at this length they take minutes.
  it.each(Object.entries(FAMILIES))('%s: a long text is lexed', (_name, make) => {
    const { tokens, source } = lex(`${make(60_000)}\n`);
    expect(tokens.map((token) => token.raw).join('')).toBe(source);
  });
});

const redos = new URL('redos/', import.meta.url);

describe.each(readdirSync(redos))('redos/%s', (file) => {
  const text = readFileSync(new URL(file, redos), 'utf8');

  it('costs steps in proportion, sixteen copies too', () => {
    expect(stepsOf(text)).toBeLessThanOrEqual(40 * text.length);
    expect(stepsOf(`${text}\n\n`.repeat(16))).toBeLessThanOrEqual(17 * stepsOf(`${text}\n\n`));
  });

  // An expression that runs away would keep the whole run from ending.
  it('is lexed, and nothing of it is lost', () => {
    const { tokens, source } = lex(`${text.repeat(4)}\n`);
    expect(tokens.map((token) => token.raw).join('')).toBe(source);
  });
});

describe('what marked cannot take', () => {
  it.each([
    ['markdown/too-deep', `${'> '.repeat(3000)}x`],
    ['markdown/too-deep', '> '.repeat(3000)],
    ['markdown/too-deep', `${'- '.repeat(3000)}x`],
    ['markdown/too-many-delimiters', 'a*'.repeat(40_000)],
    ['markdown/too-many-delimiters', `${'[a](b'.repeat(10_000)})`],
    ['markdown/too-many-delimiters', '**'.repeat(3000)],
    ['markdown/table-too-large', `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|x|\n'.repeat(1000)}`],
    ['markdown/word-too-long', `${'a.'.repeat(20_000)}@`],
  ])('%s is refused with a place and nothing is lost', (id, text) => {
    const { diagnostics, tokens, source } = lex(text);
    expect(diagnostics[0]).toMatchObject({ id, severity: 'error' });
    expect(tokens.map((token) => token.raw).join('')).toBe(source);
  });

  it('takes one line of a megabyte', () => {
    const { tokens, diagnostics } = lex('汉字 $x$ '.repeat(140_000));
    expect(diagnostics).toEqual([]);
    expect(tokens).toHaveLength(1);
  });
});
