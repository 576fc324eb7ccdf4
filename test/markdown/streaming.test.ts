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

  it('reports the formulas of a paragraph once it has ended', () => {
    expect(findMath('设 $x$ 与 $y$。', { final: false })).toEqual([]);
    expect(findMath('设 $x$ 与 $y$。\n\n后', { final: false }).map((span) => span.tex)).toEqual(['x', 'y']);
    expect(findMath('设 $x$。\n\n$$\na\n\n后 $y$。\n\n', { final: false }).map((span) => span.tex)).toEqual(['x', 'y']);
    expect(findMath('设 $x$。\n\n$$\na\n\n', { final: false }).map((span) => span.tex)).toEqual(['x']);
  });

  it('holds for pieces thrown together', () => {
    const pieces = [
      '$',
      '$$',
      '$x$',
      '\n',
      '\n\n',
      '`',
      '```\n',
      '> ',
      '- ',
      '|a|\n|-|\n',
      '<!--',
      '-->',
      '<svg>',
      '汉',
      ' ',
    ];
    const more = ['\\begin{align}', '\\end{align}', '\\(', '\\)', '{', '}', '---\n', 'a: b\n', '[a]: ', '\\'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 16 }), (parts) => {
        holds(parts.join(''));
      }),
      { numRuns: 400 },
    );
  });
});
