import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDiagnostic,
  formatReport,
  normaliseSource,
  positionAt,
  ReportError,
  type FileDiagnostic,
} from '../../src/diagnostics/index.ts';

/** A diagnostic at the place that `⟦…⟧` marks in the source. */
function at(marked: string, rest: Partial<FileDiagnostic> = {}): FileDiagnostic {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const source = marked.replace('⟦', '').replace('⟧', '');
  const message = 'Undefined macro \\foo.';
  return { id: 'math/undefined-macro', severity: 'error', message, file: 'a.md', source, start, end, ...rest };
}

/** The characters of the shown source line that stand above carets, in a terminal with Chinese two columns wide. */
function underlined(report: string): string {
  const [line = '', carets = ''] = report.split('\n').slice(2, 4);
  const from = carets.indexOf('^');
  let column = 0;
  let marked = '';
  for (const char of line) {
    if (column >= from && column < carets.length) marked += char;
    column += /[\u2E80-\uFFFF]/.test(char) ? 2 : 1;
  }
  return marked;
}

describe('normaliseSource', () => {
  it('drops one BOM, makes every line end LF and replaces NUL', () => {
    expect(normaliseSource('\uFEFFa\r\nb\rc\n\r\nd\0')).toBe('a\nb\nc\n\nd\uFFFD');
    expect(normaliseSource('\uFEFF\uFEFFa')).toBe('\uFEFFa');
  });
  it('twice is once', () => {
    const text = fc.array(fc.constantFrom('\r', '\n', '\r\n', '\0', 'x', '算')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (t) => {
        expect(normaliseSource(normaliseSource(t))).toBe(normaliseSource(t));
      }),
    );
  });
});

describe('positionAt', () => {
  it('counts lines and columns from one, columns in UTF-16 units', () => {
    const source = '一\n😀b\n\nc';
    const positions = [0, 1, 2, 4, 5, 6, 7, 8].map((offset) => positionAt(source, offset));
    expect(positions.map(({ line, column }) => `${line}:${column}`).join(' ')).toBe('1:1 1:2 2:1 2:3 2:4 3:1 4:1 4:2');
  });
  it('agrees with counting by hand', () => {
    const text = fc.array(fc.constantFrom('\n', 'x', '算', '😀')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(40), (source, offset) => {
        fc.pre(offset <= source.length);
        const before = source.slice(0, offset).split('\n');
        expect(positionAt(source, offset)).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
      }),
    );
  });
  it('takes offsets outside the text for its ends', () => {
    expect(positionAt('a\nb', 99)).toEqual({ line: 2, column: 2 });
    expect(positionAt('a\nb', -1)).toEqual({ line: 1, column: 1 });
  });
});

describe('formatDiagnostic', () => {
  it('says where, what, why and what to do', () => {
    expect(formatDiagnostic(at('# 题\n\nlet $⟦\\foo⟧ x$ be', { hint: 'Define it with \\newcommand.' }))).toBe(
      [
        'a.md:3:6 error math/undefined-macro',
        '    Undefined macro \\foo.',
        '3 | let $\\foo x$ be',
        '  |      ^^^^',
        '    hint: Define it with \\newcommand.',
      ].join('\n'),
    );
  });

  it('puts the caret under wide Chinese characters', () => {
    const report = formatDiagnostic(at('设矩阵 $⟦\\foo⟧$（见上）'));
    expect(report).toContain('\n1 | 设矩阵 $\\foo$（见上）\n  |         ^^^^');
    expect(underlined(report)).toBe('\\foo');
    expect(underlined(formatDiagnostic(at('所以，⟦乘积⟧为零。')))).toBe('乘积');
  });

  it('counts emoji and characters beyond the BMP as two columns, marks as none', () => {
    expect(formatDiagnostic(at('😀𠀀⟦x⟧'))).toContain('\n  |     ^');
    expect(formatDiagnostic(at('e\u0301\u200D⟦x⟧'))).toMatch(/\n {2}\| {2}\^$/);
  });

  it('shows a tab as one column', () => {
    expect(formatDiagnostic(at('\ta\t⟦\\foo⟧'))).toContain('\n1 |  a \\foo\n  |    ^^^^');
  });

  it('cuts a line of a megabyte round the place', () => {
    const report = formatDiagnostic(at(`${'字'.repeat(500_000)}⟦\\foo⟧${'x'.repeat(500_000)}`));
    const [place, , shown = '', carets = ''] = report.split('\n');
    expect(place).toBe('a.md:1:500001 error math/undefined-macro');
    expect(shown).toMatch(/^1 \| …字+\\foox+…$/);
    expect(shown.length).toBeLessThan(130);
    expect(carets.length).toBeLessThan(130);
    expect(underlined(report)).toBe('\\foo');
  });

  it('shows a line that fits whole, wherever in it the place is', () => {
    const line = `${'a'.repeat(100)}b`;
    expect(formatDiagnostic(at(`${'a'.repeat(100)}⟦b⟧`))).toContain(`| ${line}\n`);
  });

  it('marks no more than is shown where a fault is long or goes over lines', () => {
    const long = formatDiagnostic(at(`⟦${'a'.repeat(1000)}⟧`));
    expect(/\^+/.exec(long)?.[0]).toHaveLength(120);
    expect(formatDiagnostic(at('x ⟦ab\ncd⟧ y'))).toMatch(/\n1 \| x ab\n {2}\| {3}\^\^$/);
  });

  it('never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (before, after) => {
        const report = formatDiagnostic(at(`${'😀'.repeat(before)}⟦x⟧${'𠀀'.repeat(after)}`));
        expect(report.isWellFormed()).toBe(true);
      }),
    );
  });

  it('shows the last line without a newline, an empty line and an empty file', () => {
    expect(formatDiagnostic(at('a\nb ⟦c⟧'))).toMatch(/^a\.md:2:3 .*\n.*\n2 \| b c\n {2}\| {3}\^$/);
    expect(formatDiagnostic(at('a\n⟦⟧\nb'))).toMatch(/^a\.md:2:1 .*\n.*\n2 \|\n {2}\| \^$/);
    expect(formatDiagnostic(at('⟦⟧'))).toMatch(/^a\.md:1:1 .*\n.*\n1 \|\n {2}\| \^$/);
    expect(formatDiagnostic(at('a\n⟦⟧'))).toMatch(/^a\.md:2:1 /);
  });

  it('points past the end of a line', () => {
    expect(formatDiagnostic(at('ab⟦\n⟧c'))).toMatch(/^a\.md:1:3 .*\n.*\n1 \| ab\n {2}\| {3}\^$/);
  });

  it('gives a CRLF file the places of the same file with LF', () => {
    const crlf = '\uFEFF---\r\ntitle: 题\r\n---\r\n\r\n设 $⟦\\foo⟧$。\r\n';
    const lf = crlf.replace('\uFEFF', '').replaceAll('\r', '');
    expect(normaliseSource(crlf)).toBe(lf);
    expect(formatDiagnostic(at(normaliseSource(crlf)))).toBe(formatDiagnostic(at(lf)));
    expect(formatDiagnostic(at(lf))).toMatch(/^a\.md:5:4 /);
  });

  it('keeps an article from speaking to the terminal', () => {
    const report = formatDiagnostic(at('\u001b[31m\u202e⟦x⟧\u0007\u2028'));
    expect(report).not.toMatch(/[\u001b\u0007\u202e\u2028]/);
  });

  it('takes places outside the source for its ends', () => {
    expect(formatDiagnostic(at('abc⟦⟧', { start: 99, end: 120 }))).toMatch(
      /^a\.md:1:4 .*\n.*\n1 \| abc\n {2}\| {4}\^$/,
    );
    expect(formatDiagnostic(at('abc⟦⟧', { start: -5, end: -1 }))).toMatch(/^a\.md:1:1 .*\n.*\n1 \| abc\n {2}\| \^$/);
  });

  it('indents each line of a message', () => {
    expect(formatDiagnostic(at('⟦x⟧', { message: 'one\ntwo' }))).toContain('\n    one\n    two\n');
  });
});

describe('formatReport', () => {
  const one = at('a\n⟦b⟧', { file: 'a.md', message: 'second of a' });
  const two = at('⟦a⟧\nb', { file: 'a.md', message: 'first of a', severity: 'warning' });
  const three = at('⟦x⟧', { file: 'b.md', message: 'of b' });

  it('is ordered by file and place whatever the order of finding, and counts', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([one, two, three], { minLength: 3 }), (found) => {
        expect(formatReport(found)).toBe(
          [formatDiagnostic(two), formatDiagnostic(one), formatDiagnostic(three), '2 errors, 1 warning'].join('\n\n'),
        );
      }),
    );
  });

  it('leaves what it was given in its order', () => {
    const found = [three, one];
    formatReport(found);
    expect(found).toEqual([three, one]);
  });

  it('keeps two diagnostics of one place in the order of finding', () => {
    const again = { ...one, message: 'again' };
    expect(formatReport([one, again]).indexOf('second of a')).toBeLessThan(formatReport([one, again]).indexOf('again'));
  });

  it('counts in words that fit', () => {
    expect(formatReport([])).toBe('0 errors, 0 warnings');
    expect(formatReport([one])).toMatch(/\n\n1 error, 0 warnings$/);
  });

  it('reads a source once, not once for each of its diagnostics', () => {
    const source = '行\n'.repeat(200_000);
    const found = Array.from({ length: 20_000 }, (_, i) => at('⟦⟧', { source, start: i * 20, end: i * 20 + 1 }));
    expect(formatReport(found)).toMatch(/\n\n20000 errors, 0 warnings$/);
  });
});

it('a ReportError is its report and has no stack', () => {
  const error = new ReportError([at('⟦x⟧')]);
  expect(error.message).toBe(formatReport([at('⟦x⟧')]));
  expect(error.stack).toBe('');
  expect(error.diagnostics).toHaveLength(1);
});
