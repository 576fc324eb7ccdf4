import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texToText } from '../../src/markdown/index.ts';

describe('a formula as text', () => {
  it.each([
    ['\\mathbb{R}^n', 'ℝⁿ'],
    ['x_i', 'xᵢ'],
    ['x^2', 'x²'],
    ['x_{i+1}', 'xᵢ₊₁'],
    ['O(n\\log n)', 'O(n log n)'],
    ['\\alpha + \\beta\\le 1', 'α+β≤1'],
    ['\\sigma', 'σ'],
    ['\\boldsymbol{x}^\\top', 'xᵀ'],
    ["f'(x)", 'f′(x)'],
    ['\\{0,1\\}', '{0,1}'],
    ['\\frac{a}{b}', 'a/b'],
    ['\\begin{pmatrix}1\\end{pmatrix}', '\\begin{pmatrix}1\\end{pmatrix}'],
    ['x^{', 'x^{'],
    ['{}', '{}'],
    ['a\n  +b', 'a+b'],
    ['\\text{常数}', '常数'],
  ])('%s', (tex, text) => {
    expect(texToText(tex)).toBe(text);
  });

  it('says something for whatever it is given, on one line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\\', '{', '}', '^', '_', 'x', '1', ' ', '\n', '中', '$', 'frac') }),
        (tex) => {
          const text = texToText(tex);
          expect(text).not.toContain('\n');
          expect(text === '').toBe(tex.trim() === '');
        },
      ),
    );
  });
});
