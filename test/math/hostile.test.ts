import { describe, expect, it } from 'vitest';
import { createTypesetter, MAX_CELLS, MAX_DEPTH, MAX_LENGTH } from '../../src/math/index.ts';

const typesetter = createTypesetter();

function idOf(tex: string): string {
  const { typeset, faults } = typesetter.typeset({ tex, display: true });
  return typeset ? 'fine' : (faults[0]?.id ?? 'nothing said');
}

const nested = (open: string, close: string, n: number): string => open.repeat(n) + 'x' + close.repeat(n);
const letters = 'abcdefghijklmnopq'.split('');
/** Each macro uses the next twice. */
const laughs = `${letters
  .map((a, i) => {
    const root = `\\sqrt{${i + 1 < letters.length ? `\\${letters[i + 1] ?? ''}` : 'x'}}`;
    return `\\def\\${a}{${root}${root}}`;
  })
  .join('')}\\a`;

describe('hostile formulas', () => {
  it.each<[string, string, string]>([
    ['a macro of itself twice', '\\def\\a{\\a\\a}\\a', 'math/endless-macro'],
    ['a macro of itself', '\\def\\a{\\a}\\a', 'math/endless-macro'],
    ['a macro of itself behind a letter', '\\def\\a{x\\a}\\a', 'math/endless-macro'],
    ['a macro whose argument doubles', '\\def\\a#1{\\a{#1#1}}\\a{x}', 'math/endless-macro'],
    ['an environment of itself', '\\newenvironment{e}{\\begin{e}}{\\end{e}}\\begin{e}x\\end{e}', 'math/endless-macro'],
    ['a macro of itself in a root', '\\def\\a{\\sqrt{\\a}}\\a', 'math/too-deep'],
    ['a macro of itself in a fraction', '\\def\\a{\\frac{\\a}{\\a}}\\a', 'math/too-deep'],
    ['macros that double', laughs, 'math/too-much'],
    ['a long macro many times', `\\def\\a{${'x+'.repeat(4000)}}${'\\a'.repeat(900)}`, 'math/too-much'],
    ['300 roots', nested('\\sqrt{', '}', 300), 'math/too-deep'],
    ['200 superscripts', nested('x^{', '}', 200), 'math/too-deep'],
    ['500 braces', '{'.repeat(500), 'math/too-deep'],
    ['1000 \\left', '\\left('.repeat(1000), 'math/too-deep'],
    ['101 environments', nested('\\begin{matrix}', '\\end{matrix}', 101), 'math/too-deep'],
    ['a long formula', 'x+'.repeat(MAX_LENGTH / 2 + 1), 'math/too-long'],
    ['a large matrix', `\\begin{matrix}${'x&'.repeat(MAX_CELLS + 1)}\\end{matrix}`, 'math/too-many-cells'],
    ['many rows', 'x\\\\'.repeat(MAX_CELLS + 1), 'math/too-many-cells'],
    ['a length beyond numbers', `\\rule{${'9'.repeat(400)}em}{1em}`, 'math/too-large'],
    ['a NUL', 'a\0b', 'math/syntax'],
    ['half a character', 'a\uD800b', 'math/syntax'],
    ['closers alone', '}'.repeat(9000), 'math/extra-brace'],
    ['ends alone', '\\end{matrix}'.repeat(1500), 'math/environment-mismatch'],
    ['references that never close', '\\ref{'.repeat(MAX_DEPTH), 'math/missing-brace'],
    ['undefined macros', '\\wat'.repeat(4000), 'math/undefined-macro'],
  ])('%s: %s', (_name, tex, id) => {
    expect(idOf(tex)).toBe(id);
  });

  it.each<[string, string]>([
    ['90 roots', nested('\\sqrt{', '}', 90)],
    ['90 fractions', nested('\\frac{1}{', '}', 90)],
    ['texts in formulas in texts', nested('\\text{$', '$}', 50)],
    ['4 KB of sums', 'x+'.repeat(2000)],
    ['5,000 Han', `\\text{${'汉'.repeat(5000)}}`],
    ['primes', `x${"'".repeat(3000)}`],
    ['a number', '1'.repeat(5000)],
    ['a short macro many times', `\\def\\R{\\mathbb R}${'\\R '.repeat(3000)}`],
    ['nothing', ''],
    ['spaces', '   '],
    ['a backslash', '\\'],
  ])('%s: typeset', (_name, tex) => {
    expect(idOf(tex)).toBe('fine');
  });

  it('points at the place where a bound is passed', () => {
    const tex = `${'{}'.repeat(50)}${'{'.repeat(MAX_DEPTH + 5)}`;
    expect(typesetter.typeset({ tex, display: true }).faults[0]).toMatchObject({
      start: 100 + MAX_DEPTH,
      end: 101 + MAX_DEPTH,
    });
  });

  it('leaves the typesetter usable', () => {
    expect(idOf('x^2')).toBe('fine');
  });
});

describe('addresses', () => {
  it.each([
    'https://example.org/a%20b',
    'http://a.org',
    'mailto:a@b.c',
    '#eq-1',
    '/posts/x/',
    '../x/#y',
    'x.html?a=b:c',
  ])('%s is a link', (address) => {
    expect(idOf(`\\href{${address}}{x}`)).toBe('fine');
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc',
  ])('%s is none', (address) => {
    expect(idOf(`\\href{${address}}{x}`)).toBe('math/unsafe-link');
  });
});
