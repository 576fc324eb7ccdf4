import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMath } from '../../src/markdown/index.ts';
import { readCases } from './support.ts';

const cases = readCases();

/** What is reported of a beginning of a text stands in the whole, and in every longer beginning. */
function holds(text: string): void {
  const source = text.replace(/\r\n?/g, '\n');
  const whole = findMath(source);
  let settled = 0;
  for (let end = 0; end <= source.length; end++) {
    const seen = findMath(source.slice(0, end), { final: false });
    expect(seen).toEqual(whole.slice(0, seen.length));
    expect(seen.length).toBeGreaterThanOrEqual(settled);
    settled = seen.length;
  }
}

describe('text that is still arriving', () => {
  it.each(cases)('$id', ({ markdown }) => {
    holds(markdown);
    holds(`${markdown}\n\n后文 $w$。\n\n${markdown}\n\n`);
  });

  it('reports a formula as soon as nothing can change it', () => {
    const seen = (text: string) => findMath(text, { final: false }).map((span) => span.tex);
    expect(seen('设 $x$')).toEqual([]);
    expect(seen('设 $x$ ')).toEqual([]);
    expect(seen('设 $x$ 与')).toEqual(['x']);
    expect(seen('设 $x$ 与 $y$。')).toEqual(['x', 'y']);
    expect(seen('设 $$x$$')).toEqual(['x']);
    expect(seen('设 \\(x\\)')).toEqual(['x']);
    expect(seen('设 `$x$ 与 $y$。')).toEqual([]);
    expect(seen('设 `$x$ 与 $y$。\n\n后 $z$。')).toEqual(['x', 'y', 'z']);
    expect(seen('价格 $5 与 $y$。\n\n后 $z$。')).toEqual(['y', 'z']);
    expect(seen('- 设 $x$\n- 后')).toEqual(['x']);
    expect(seen('|a|b|\n|-|-|\n|$x|y$')).toEqual([]);
    expect(seen('|a|b|\n|-|-|\n|$x|y$|$z|\n|后')).toEqual(['x|y']);
  });

  it('is never more than a line behind in ordinary posts', () => {
    const post =
      '设 $x_1$ 为实数，`code` 与 [文](/a) 不论。\n\n$$\nx^2\\ge 0\n$$\n\n1. 由 $a$ 与 \\(b\\)，\n2. 得 $c$。\n\n后文。\n';
    const spans = findMath(post);
    for (let end = 0; end <= post.length; end++) {
      const lineStart = post.lastIndexOf('\n', end - 2);
      const due = spans.filter((span) => span.end < lineStart);
      expect(findMath(post.slice(0, end), { final: false }).length).toBeGreaterThanOrEqual(due.length);
    }
  });

  it('reports the formulas of a paragraph once it has ended', () => {
    expect(findMath('设 $x$ 与 $y$。\n\n后', { final: false }).map((span) => span.tex)).toEqual(['x', 'y']);
    expect(findMath('设 $x$。\n\n$$\na\n\n后 $y$。\n\n', { final: false }).map((span) => span.tex)).toEqual(['x', 'y']);
    expect(findMath('设 $x$。\n\n$$\na\n\n', { final: false }).map((span) => span.tex)).toEqual(['x']);
  });

  it('holds for pieces thrown together', () => {
    const pieces = [
      '$',
      '$$',
      '$x$',
      '$x$',
      '\n',
      '\n\n',
      '`',
      '``',
      '```\n',
      '> ',
      '- ',
      '1. ',
      '# ',
      '|a|\n|-|\n',
      '|',
      '|-',
      '\n-|-\n',
      ':',
      '<!--',
      '-->',
      '<svg>',
      '</svg>',
      '<code>',
      '</code>',
      '<a b="',
      '">',
      '汉',
      ' ',
      '  ',
      'a',
      '5',
      '{',
      '}',
      '\\begin{align}',
      '\\end{align}',
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      '\\|',
      '---\n',
      'a: b\n',
      '[a]: ',
      '[',
      '](',
      '"',
      ')',
      '\\',
      '_',
      '^',
      '~~~\n',
      'http://a',
      '<http:',
      '@',
      '    ',
      '$`',
      '`$',
      '```math\n',
      '\\text{',
      '{#a}',
      '。',
      '=',
      '<p',
      '<div>',
      '</pre>',
      '<!',
      '___',
      '> > ',
      '\t',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
        holds(parts.join(''));
      }),
      { numRuns: 2000 },
    );
  });
});
