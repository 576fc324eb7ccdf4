import { TagsFactory } from 'mathjax-full/js/input/tex/Tags.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTypesetter, type FormulaInput } from '../../src/math/index.ts';
import { TexParser } from '../../src/math/interop.ts';
import { speedUp } from '../../src/math/speed.ts';
import { makeFormulas } from './formulas.ts';
import { drawByMathJax } from './mathjax.ts';

/** Formulas without definitions: sound ones, and ones that fail in every stage. */
const FORMULAS = [
  'x_1^2+\\frac{1}{2}',
  '\\begin{align}a&=b\\label{q}\\\\\\text{若 $x$}&=\\tfrac12\\end{align}',
  '\\begin{align}a&=b\\label{q}\\\\c&=d\\label{q}\\end{align}',
  '\\color{red}{A}B\\ce{H2O}',
  '\\unicode[Arial]{x41}',
  '\\unicode{x41}',
  '\\begin{subequations}\\begin{align}a\\\\b\\end{align}\\end{subequations}',
  '\\begin{subequations}\\begin{align}a\\\\\\wat\\end{align}\\end{subequations}',
  '\\begin{equation}\\begin{aligned}a',
  '\\text{\\wat}',
  '\\left(\\frac{1}{',
  '\\sqrt{\\sqrt{\\wat}}',
  'a\0b',
  '\\eqref{q}',
  '\\vdotswithin{=}',
  '\\text{$x',
  '50% x',
  '',
];

const formula: fc.Arbitrary<FormulaInput> = fc.record({ tex: fc.constantFrom(...FORMULAS), display: fc.boolean() });

describe('twice is the same', () => {
  const typesetter = createTypesetter();
  const fresh = new Map<string, string>();
  for (const tex of FORMULAS) {
    for (const display of [true, false]) {
      const result = createTypesetter().typeset({ tex, display });
      fresh.set(JSON.stringify({ tex, display }), JSON.stringify(result));
    }
  }

  it('whatever was typeset before, also what failed', () => {
    const step = fc.oneof({ weight: 8, arbitrary: formula }, { weight: 1, arbitrary: fc.constant(null) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        for (const input of steps) {
          if (!input) typesetter.reset();
          else {
            const { tex, display } = input;
            expect(JSON.stringify(typesetter.typeset(input))).toBe(fresh.get(JSON.stringify({ tex, display })));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('also for two typesetters in turn', () => {
    const other = createTypesetter({ macros: '\\newcommand{\\R}{\\mathbb{R}}\\def\\x{y}' });
    for (const tex of FORMULAS) {
      other.typeset({ tex, display: true });
      const result = JSON.stringify(typesetter.typeset({ tex, display: true }));
      expect(result).toBe(fresh.get(JSON.stringify({ tex, display: true })));
    }
  });

  it('never throws, and every fault lies in the formula', () => {
    const pieces =
      '\\frac { } x 1 ^ _ & \\\\ \\left \\right ( ] \\sqrt \\begin{align} \\end{align} \\begin{cases} \\end{cases} \\text{ $ \\tag{1} ' +
      "\\label{a} \\ref{a} % ~ \\color{red} \\bbox \\ce{ \\newcommand \\def \\a #1 \\wat 中 ' \\over \\middle | \\hline \\href " +
      '\\unicode \\begin{CD} \\end{CD} @>>> \\begin{multline} \\begin{array} \\end{array} \\mmlToken \\let \\rule \\hspace \\Aboxed ' +
      '\\vdotswithin \\begin{numcases} \\end{numcases} \\begin{empheq} \\end{empheq} \\substack \\overset \\limits \\not \uD800';
    const tex = fc.array(fc.constantFrom(...pieces.split(' '), '\n', ' ', '\0'), { maxLength: 14 });
    fc.assert(
      fc.property(tex, fc.boolean(), (parts, display) => {
        const source = parts.join('');
        const { typeset, faults } = typesetter.typeset({ tex: source, display });
        typesetter.reset();
        if (!typeset) expect(faults[0]?.severity).toBe('error');
        for (const { start, end, id, message } of faults) {
          expect(id).toMatch(/^(?:math|ref)\/[a-z-]+$/);
          expect(message).toMatch(/[.]$/);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('patches of MathJax', () => {
  it('that save time change no byte', () => {
    const own = [...FORMULAS, '-x+(-y)=-{z}', '{-}', '{ - }', '\\mathrel{+}\\,-\\;x', '\\sum_{-n}^{+n}'];
    const typesetter = createTypesetter();
    const formulas = [...own.map((tex) => ({ tex, display: true })), ...makeFormulas(3, 300)].filter(
      (formula) => !/\\(?:label|eqref|ref)/.test(formula.tex) && typesetter.typeset(formula).typeset !== null,
    );
    expect(formulas.length).toBeGreaterThan(300);
    speedUp()();
    const plain = drawByMathJax(formulas);
    const restore = speedUp();
    const fast = drawByMathJax(formulas);
    restore();
    expect(fast).toEqual(plain);
    expect(drawByMathJax(formulas)).toEqual(plain);
  });

  it('the parser is its own again after a fault was placed', () => {
    const names = ['Parse', 'GetArgument', 'GetBrackets', 'GetUpTo', 'Push', 'string'];
    const parser = (): unknown[] => names.map((name) => Object.getOwnPropertyDescriptor(TexParser.prototype, name));
    const before = parser();
    createTypesetter().typeset({ tex: '\\frac{\\wat', display: true });
    expect(parser()).toEqual(before);
  });

  it('no class of tags, and with it no typesetter, is kept by MathJax', () => {
    const typesetter = createTypesetter();
    typesetter.reset();
    const names = [1, 2, 3, 4, 5].map((n) => TagsFactory.create(`MathtoolsTags-${n}`));
    for (const tags of names) expect(Object.hasOwn(tags, 'mtFormats')).toBe(false);
  });
});

describe('macros', () => {
  const macros =
    '\\newcommand{\\R}{\\mathbb{R}}\n% a comment\n\\DeclareMathOperator{\\tr}{tr}\n\\def\\pair(#1,#2){\\langle #1,#2\\rangle}';
  const typesetter = createTypesetter({ macros });
  const fails = (tex: string): string | undefined => typesetter.typeset({ tex, display: false }).faults[0]?.id;

  it('of the site are there, before and after a reset', () => {
    const tex = '\\R^n\\tr A\\pair(x,y)';
    const before = typesetter.typeset({ tex, display: false });
    expect(before.faults).toEqual([]);
    typesetter.reset();
    expect(typesetter.typeset({ tex, display: false })).toEqual(before);
  });

  it.each([
    ['\\newcommand{tr}{x}', '\\tr'],
    ['\\newcommand\\nb{x}', '\\nb'],
    ['\\newcommand{\\two}[2][a]{#1#2}', '\\two{b}'],
    ['\\def\\d#1{x#1}', '\\d y'],
    ['\\gdef\\gd{x}', '\\gd'],
    ['{\\def\\inner{x}}', '\\inner'],
    ['\\let\\eps\\varepsilon', '\\eps'],
    ['\\providecommand{\\prov}{x}', '\\prov'],
    ['\\DeclareRobustCommand{\\rob}{x}', '\\rob'],
    ['\\DeclareMathOperator*{\\softmax}{softmax}', '\\softmax_i'],
    ['\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert}', '\\abs*{x}'],
    ['\\newenvironment{mine}{(}{)}', '\\begin{mine}x\\end{mine}'],
    ['\\require{physics}', '\\dv{f}{x}'],
  ])('%s holds until the reset', (definition, use) => {
    typesetter.reset();
    expect(fails(definition)).toBeUndefined();
    expect(fails(use)).toBeUndefined();
    typesetter.reset();
    expect(fails(use)).toBe(
      use.startsWith('\\begin') ? 'math/unknown-environment' : use === '\\tr' ? undefined : 'math/undefined-macro',
    );
  });

  it('leave colours and options as they were after a reset', () => {
    const tex = '\\color{deep}{x}\\begin{pmatrix*}a\\end{pmatrix*}:=';
    typesetter.reset();
    const before = typesetter.typeset({ tex, display: true });
    typesetter.typeset({ tex: '\\definecolor{deep}{RGB}{1,2,3}\\mathtoolsset{centercolon}x', display: true });
    expect(typesetter.typeset({ tex, display: true })).not.toEqual(before);
    typesetter.reset();
    expect(typesetter.typeset({ tex, display: true })).toEqual(before);
    expect(createTypesetter().typeset({ tex, display: true })).toEqual(before);
  });

  it('\\providecommand keeps what is there', () => {
    typesetter.reset();
    const plain = typesetter.typeset({ tex: '\\R\\alpha', display: false }).typeset?.svg;
    typesetter.typeset({ tex: '\\providecommand{\\R}[1][a]{x#1}\\providecommand\\alpha{y}', display: false });
    expect(typesetter.typeset({ tex: '\\R\\alpha', display: false }).typeset?.svg).toBe(plain);
  });

  it('defined before a fault in the same formula stay, once', () => {
    typesetter.reset();
    const tex = '\\let\\old\\alpha\\def\\alpha{(\\old)}\\wat';
    expect(fails(tex)).toBe('math/undefined-macro');
    expect(typesetter.typeset({ tex: '\\alpha', display: false }).typeset?.mathml).toContain('<mi>α</mi>');
  });

  it('that are at fault are reported with their place', () => {
    const text = '\\newcommand{\\ok}{x}\n\\newcommand{\\R2}{x}';
    const [fault] = createTypesetter({ macros: text }).macroFaults;
    expect(fault?.id).toBe('math/bad-definition');
    expect(text.slice(fault?.start, fault?.end)).toBe('\\R2');
    expect(fault?.start).toBe(32);
    expect(createTypesetter({ macros }).macroFaults).toEqual([]);
  });
});
