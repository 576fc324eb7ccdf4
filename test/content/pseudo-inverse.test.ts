import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  gram,
  gramPseudoInverse,
  type Matrix,
  maxAbs,
  multiply,
  ridgeSolver,
  norm,
  numericalRank,
  penroseResiduals,
  pseudoInverse,
  ridgeInverse,
  scale,
  subtract,
  svd,
  trace,
  transpose,
} from '../../src/numerics/index.ts';
import { ridgeTable } from './matrices.ts';
import { notebookOf, runNotebook } from './notebook.ts';
import { expectStated, formulaWith, matricesIn, stated } from './stated.ts';
import { readMarkdown } from './support.ts';

const article = readMarkdown('content/posts/pseudo-inverse/index.md');
const U = 2 ** -53;

function near(found: Matrix, expected: Matrix, digits = 12): void {
  expect(found.length).toBe(expected.length);
  for (const [i, row] of found.entries())
    for (const [j, value] of row.entries()) expect(value).toBeCloseTo(expected[i]?.[j] ?? NaN, digits);
}

/** The matrices of the one formula that holds `part`. */
function shown(part: string, values?: Record<string, string>): Matrix[] {
  return matricesIn(formulaWith(article, part), values);
}

const [ONE = [], column = [], row = []] = shown('\\label{eq:rank-one}');
const ofRankOne = pseudoInverse(ONE);
const sigma = svd(ONE).s[0] ?? NaN;

describe('the line through three points', () => {
  const [a = [], b = [], ata = [], atb = []] = shown('\\boldsymbol A^\\top\\boldsymbol b=\\begin{pmatrix}');
  const [, , sixfold = [], x = []] = shown('\\label{eq:line}');

  it('has the matrices and the solution that are printed', () => {
    near(ata, gram(a));
    near(atb, multiply(transpose(a), b));
    expectStated(article, '3\\times5-3\\times3=', 3 * 5 - 3 * 3);
    expect(formulaWith(article, '\\label{eq:line}')).toContain('\\frac16\\begin{pmatrix}');
    near(sixfold, scale(pseudoInverse(a), 6));
    near(x, multiply(pseudoInverse(a), b));
  });

  it('leaves the residuals that are printed', () => {
    const residual = subtract(b, multiply(a, x));
    const sentence = /三点的残差依次为 \$(.*?)\$、\$(.*?)\$、\$(.*?)\$，平方和 \$(.*?)\$/.exec(article)?.slice(1) ?? [];
    const printed = sentence.map((text) => Number(text.split('/')[0]) / Number(text.split('/')[1]));
    near([printed], [[...residual.flat(), norm(residual) ** 2]]);
    near(multiply(transpose(a), residual), [[0], [0]]);
  });
});

describe('the matrix of rank one', () => {
  it('is a product, and its pseudo-inverse is its transpose over the sum of squares', () => {
    near(multiply(column, row), ONE);
    expect(numericalRank(svd(ONE).s, 1e-15)).toBe(1);
    expectStated(formulaWith(article, '\\label{eq:rank-one}'), '\\frac{\\boldsymbol A^\\top}{', norm(ONE) ** 2);
    expectStated(article, '其中 $5=1^2+2^2$，$', norm(column) ** 2);
    expect(norm(row) ** 2).toBeCloseTo(5, 12);
    near(ofRankOne, scale(transpose(ONE), 1 / 70));
  });

  it('has the determinant and the cancellation that are printed', () => {
    const [printed = []] = matricesIn(article.split('此时 ')[1]?.split('$，')[0] ?? '');
    near(printed, gram(ONE));
    expectStated(article, '两个接近 ', (printed[0]?.[1] ?? 0) ** 2);
    expectStated(article, '(14+\\varepsilon)(56+\\varepsilon)-28^2=', trace(printed));
    expectStated(article, '\\frac{784\\,u}{70\\,\\varepsilon}=\\frac{', 784 / 70);
    expectStated(article, '最大的元素是 $6/', 6 / maxAbs(ofRankOne));
    expectStated(article, 'u=2^{-53}\\approx', U);
    expectStated(article, '\\sqrt{784\\,u}\\approx', Math.sqrt(784 * U));
    expect(11.2 * 70).toBeCloseTo(784, 9);
    expect(70 ** 2).toBe(stated(article, 'e(\\varepsilon)&\\approx\\frac{6}{').value);
  });

  it('turns where the estimate says', () => {
    const [, high, low] = /最好的一行在 \$10\^\{(-\d+)\}\$ 与 \$10\^\{(-\d+)\}\$ 之间/.exec(article) ?? [];
    const rows = ridgeTable().slice(1);
    const errors = rows.map(([, cell = '']) => Number(cell.replace(/\$|\}/g, '').replace('\\times10^{', 'e')));
    const finite = errors.filter((error) => !Number.isNaN(error));
    const best = finite.indexOf(Math.min(...finite));
    const power = Number(/-?\d+(?=\}\$)/.exec(rows[best]?.[0] ?? '')?.[0]);
    expect(power).toBeLessThanOrEqual(Number(high));
    expect(power).toBeGreaterThanOrEqual(Number(low));
    for (let i = best + 2; i < finite.length; i++) expect(finite[i]).toBeGreaterThan(finite[i - 1] ?? 0);
    const last = stated(article, '再往下，误差反而越来越大，到 ').value;
    expect(ridgeSolver(ONE)(last)).toBeNull();
    expectStated(article, '\\sqrt u\\approx', Math.sqrt(U));
  });

  it('owes two of the four equations, and after rounding others', () => {
    const [first, second, third, fourth] = penroseResiduals(ONE, ridgeInverse(ONE, 1));
    expectStated(article, '\\sqrt{70}/71\\approx', first);
    expectStated(article, '\\sqrt{70}/71^2\\approx', second);
    expect(sigma / 71).toBeCloseTo(first, 12);
    expect(Math.max(third, fourth)).toBeLessThan(1e-14);
    expectStated(article, '$70/71\\approx', trace(multiply(ONE, ridgeInverse(ONE, 1))));
    const rounded = penroseResiduals(
      ONE,
      ridgeInverse(ONE, stated(article, '可是舍入不认这笔账。$\\varepsilon=').value),
    );
    expectStated(article, '欠着的第一条只差 ', rounded[0]);
    expectStated(article, '白送的第四条反倒差了 ', rounded[3]);
  });

  it('jumps when it is disturbed', () => {
    const [from, to] = [stated(article, '式$\\eqref{eq:rank-one}$ 里的 ').value, stated(article, '$ 改成 ').value];
    const other = ONE.map((r) => r.map((value) => (value === from ? to : value)));
    const change = norm(subtract(other, ONE));
    expectStated(article, '扰动是 ', change);
    expectStated(article, '伪逆的范数至少是 ', 1 / change);
    expectStated(article, '$，实际是 ', norm(pseudoInverse(other)));
    expectStated(article, '改之前只有 ', norm(ofRankOne));
  });
});

it('errs on the ill-conditioned matrix as is said', () => {
  const a = [[1, 1], [1, 1.001], [1, 0.999]]; // prettier-ignore
  const inverse = pseudoInverse(a);
  const error = (epsilon: number): number => maxAbs(subtract(ridgeInverse(a, epsilon), inverse));
  const [largest = NaN, smallest = NaN] = svd(a).s;
  expectStated(article, '选“病态”。它列满秩，但 $\\kappa\\approx', largest / smallest);
  expect(smallest ** 2).toBeCloseTo(stated(article, '\\sigma_2^2\\approx').value, 9);
  expectStated(article, '时最大的误差是 ', error(1e-4));
  expectStated(article, '几乎与伪逆最大的元素 ', maxAbs(inverse));
  expectStated(article, '误差才是 ', error(stated(article, ' 一样大；降到 ').value));
});

describe('the example of Läuchli', () => {
  const delta = stated(article, '取 $\\delta=').value;
  const letters = { '\\delta': String(delta) };
  const [a = []] = shown('\\label{eq:lauchli}', { '\\delta^2': '0', ...letters });
  const [first = [], second = []] = shown('\\label{eq:lauchli-inverse}', letters);

  it('has the inverse that is printed, of which the way through AᵀA keeps one part', () => {
    const wanted = scale(first, 1 / (2 + delta ** 2)).map((r, i) => r.map((x, j) => x + (second[i]?.[j] ?? 0) / (2 * delta))); // prettier-ignore
    expect(norm(subtract(pseudoInverse(a), wanted)) / norm(wanted)).toBeLessThan(1e-14);
    const eigen = gramPseudoInverse(a);
    near(gram(a), [[1, 1], [1, 1]], 20); // prettier-ignore
    expect(eigen.rank).toBe(1);
    near(eigen.inverse, scale(first, 1 / 2), 7);
    expectStated(article, '的前一项，最大的元素是 ', maxAbs(eigen.inverse));
    expectStated(article, '1/(2\\delta)=', maxAbs(pseudoInverse(a)));
    expectStated(article, '它跳到 ', maxAbs(subtract(eigen.inverse, pseudoInverse(a))));
    expect(maxAbs(subtract(gramPseudoInverse(ONE).inverse, ofRankOne))).toBeLessThan(1e-15);
    const { s } = svd(a);
    near([s], [[Math.sqrt(2 + delta ** 2), delta]], 15);
    expectStated(article, '\\frac1{\\sqrt u}\\approx', 1 / Math.sqrt(U));
  });
});

describe('with products alone', () => {
  const [nine = [], thirtySixfold = []] = shown('\\label{eq:nine}');

  it('has the pseudo-inverse that is printed', () => {
    expect(formulaWith(article, '\\label{eq:nine}')).toContain('\\frac1{36}');
    near(scale(pseudoInverse(nine), 36), thirtySixfold, 10);
    expect(numericalRank(svd(nine).s, 1e-15)).toBe(2);
    expectStated(article, '程序里的 ', norm(nine) ** 2);
  });

  it('runs its program as it says, and says what it printed', () => {
    const blocks = notebookOf(article);
    expect(blocks).toHaveLength(1);
    expect(runNotebook(blocks)).toEqual(blocks.map((block) => block.expected));
    const printed = new Map((blocks[0]?.expected ?? '').split('\n').map((line) => [line.split(' ')[0], Number(line.split(' ')[1])])); // prettier-ignore
    expectStated(article, '到第 $13$ 步，误差只剩 ', printed.get('13') ?? NaN);
    expect(printed.get('60')).toBeGreaterThan(1);
    const growth = (printed.get('30') ?? NaN) / (printed.get('20') ?? NaN);
    expect(Math.log2(growth)).toBeCloseTo(stated(article, '正好是 $2^{').value, 0);
  });
});

it('does not turn products round, and is not continuous', () => {
  const [a = [], b = [], pinvB = [], pinvA = []] = matricesIn(
    article.split('取 $\\boldsymbol A=')[1]?.split('能拆开')[0] ?? '',
  );
  near(pseudoInverse(a), transpose(pinvA));
  near(pseudoInverse(transpose(b)), pinvB);
  near(pseudoInverse(multiply(a, transpose(b))), [[1]]);
  near(multiply(pinvB, transpose(pinvA)), [[0.5]]);
  for (const delta of ['0.1', '1e-3', '1e-9']) {
    const [before = [], after = []] = shown('\\begin{pmatrix}1&0\\\\0&1/\\delta', { '\\delta': delta });
    expect(norm(subtract(pseudoInverse(before), after))).toBeLessThan(1e-15 / Number(delta));
  }
  near(pseudoInverse([[1, 0], [0, 0]]), [[1, 0], [0, 0]]); // prettier-ignore
});

it('is long enough, and cites what it leans on', () => {
  expect(article.match(/\p{Script=Han}/gu)?.length).toBeGreaterThan(2500);
  expect(readFileSync('content/posts/pseudo-inverse/index.md', 'utf8')).toContain('kexue.fm/archives/10366');
});
