import { describe, expect, it } from 'vitest';
import { createTypesetter, definesSomething, onlyReference, referencesIn } from '../../src/math/index.ts';

describe('referencesIn', () => {
  it.each<[string, [string, boolean][]]>([
    ['x', []],
    [
      '\\ref{a}+\\eqref{eq:b c}',
      [
        ['a', false],
        ['eq:b c', true],
      ],
    ],
    ['\\text{由 \\eqref{a} 得}', [['a', true]]],
    ['\\ref { a }', [['a', false]]],
    ['\\\\ref{a}', []],
    ['\\refx{a} \\xref{a} \\ref', []],
    ['x % \\ref{a}\n\\ref{b}', [['b', false]]],
    ['50\\% \\ref{a}', [['a', false]]],
  ])('%s', (tex, expected) => {
    const found = referencesIn(tex);
    expect(found.map(({ label, paren }) => [label, paren])).toEqual(expected);
    for (const { start, end } of found) expect(tex.slice(start, end)).toMatch(/^\\(?:eq)?ref\s*\{[^}]*\}$/);
  });
});

describe('the scan of raw TeX', () => {
  it('is linear on what never closes', () => {
    expect(referencesIn('\\ref{'.repeat(100_000))).toEqual([]);
    expect(referencesIn('\\text{'.repeat(100_000))).toEqual([]);
    expect(referencesIn(`\\text{${'%'.repeat(300_000)}}\\ref{a}`)).toHaveLength(1);
  });
});

describe('onlyReference', () => {
  it('is the reference that a formula consists of', () => {
    expect(onlyReference(' \\eqref{eq:loss}\n')).toMatchObject({ label: 'eq:loss', paren: true });
    expect(onlyReference('\\ref{a}')).toMatchObject({ label: 'a', paren: false });
    for (const tex of ['\\eqref{a},', '\\eqref{a}\\eqref{b}', 'x', '', '\\text{\\ref{a}}'])
      expect(onlyReference(tex)).toBeNull();
  });
});

describe('definesSomething', () => {
  it.each([
    '\\newcommand{\\a}{b}',
    '\\def\\a{b}',
    '\\let\\a=b',
    '\\DeclareMathOperator*{\\a}{a}',
    '\\DeclarePairedDelimiterX\\a[1]{}{}{#1}',
    '\\require{physics}',
    '\\definecolor{a}{RGB}{1,2,3}',
  ])('%s', (tex) => {
    expect(definesSomething(tex)).toBe(true);
  });
  it.each(['x', '\\default', '\\left(x\\right)', '\\letter', '\\definition'])('not %s', (tex) => {
    expect(definesSomething(tex)).toBe(false);
  });
});

describe('references inside formulas', () => {
  const typesetter = createTypesetter();
  const references = new Map([
    ['a', { text: '12', href: '#eq-a' }],
    ['star', { text: '†', href: '../x/#eq-"b"' }],
  ]);

  it('are links that show the number', () => {
    const { typeset, faults } = typesetter.typeset({ tex: 'x\\stackrel{\\eqref{a}}{=}y', display: false, references });
    expect(faults).toEqual([]);
    expect(typeset?.mathml).toContain('<mtext>(12)</mtext>');
    expect(typeset?.svg).toContain('<a href="#eq-a" aria-label="(12)">');
    const plain = typesetter.typeset({ tex: '\\text{见 \\ref{a}}', display: false, references });
    expect(plain.typeset?.mathml).toContain('<mtext>12</mtext>');
  });

  it('show tags that hold mathematics, and escape addresses', () => {
    const { typeset } = typesetter.typeset({ tex: '\\eqref{star}', display: false, references });
    expect(typeset?.mathml).toContain('†');
    expect(typeset?.svg).toContain('<a href="../x/#eq-&quot;b&quot;" ');
  });

  it('to nothing are errors at their place, each label once, and the rest is still drawn', () => {
    const tex = 'x \\ref{no} y \\eqref{a} \\eqref{no} \\ref{nor}';
    const { typeset, faults } = typesetter.typeset({ tex, display: false, references });
    expect(typeset).not.toBeNull();
    expect(faults.map(({ id, severity, start, end }) => [id, severity, tex.slice(start, end)])).toEqual([
      ['ref/undefined', 'error', '\\ref{no}'],
      ['ref/undefined', 'error', '\\ref{nor}'],
    ]);
  });

  it('do not outlive the formula', () => {
    typesetter.typeset({ tex: '\\ref{a}', display: false, references });
    expect(typesetter.typeset({ tex: '\\ref{a}', display: false }).faults[0]?.id).toBe('ref/undefined');
  });
});
