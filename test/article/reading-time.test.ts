import { describe, expect, it } from 'vitest';
import { amountOf, minutesFor, symbolsIn } from '../../src/article/reading-time.ts';
import { lex } from '../../src/markdown/index.ts';
import { render } from './support.ts';

const minutes = (markdown: string): number => minutesFor(amountOf(lex(markdown).tokens));

describe('the time that an article takes', () => {
  it.each([
    ['x', 1],
    ['x_{i+1}^2', 5],
    ['\\frac{a}{b_1}', 4],
    ['\\begin{aligned} a &= b \\\\ \\text{x} \\label{eq:long name} \\end{aligned}', 4],
    ['\\left( 3.14 \\right)', 5],
    ['', 0],
  ])('%s shows %d symbols', (tex, symbols) => {
    expect(symbolsIn(tex)).toBe(symbols);
  });

  it('tells characters, words, formulas and code apart', () => {
    const source =
      '谱定理 the SVD of `x` 与 $x_i$。\n\n$$\na = b\n$$\n\n```js\na();\n\nb();\n```\n\n![不算](p.png)\n\n注[^1]\n\n[^1]: 两字\n';
    expect(amountOf(lex(source).tokens)).toEqual({ characters: 7, words: 4, symbols: 5, displays: 1, codeLines: 2 });
  });

  it('is a minute at least, and grows with each kind', () => {
    expect(minutes('')).toBe(1);
    expect(minutes('字'.repeat(3000))).toBe(10);
    expect(minutes('word '.repeat(2380))).toBe(10);
    expect(minutes(`${'字'.repeat(3000)}\n\n${'$$\nx+y=z\n$$\n\n'.repeat(50)}`)).toBe(13);
    expect(minutes(`\`\`\`js\n${'a();\n'.repeat(48)}\`\`\``)).toBe(2);
  });

  it('comes with the article', async () => {
    expect((await render('字'.repeat(900))).minutes).toBe(3);
  });
});
