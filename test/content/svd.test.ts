import { describe, expect, it } from 'vitest';
import {
  identity,
  type Matrix,
  maxAbs,
  multiply,
  norm,
  outerSum,
  planarSvd,
  pseudoInverse,
  scale,
  subtract,
  svd,
  trace,
  transpose,
} from '../../src/numerics/index.ts';
import { imagesAt, model } from '../../src/widgets/svd-map/model.ts';
import { svdMap } from '../../src/widgets/svd-map/widget.ts';
import { valuesOf } from '../widgets/support.ts';
import { HILBERT, HILBERT_VALUES, lauchli, valuesBySquares } from './matrices.ts';
import { notebookOf, runNotebook } from './notebook.ts';
import { expectStated, formulaWith, matricesIn, stated } from './stated.ts';
import { readMarkdown } from './support.ts';

const article = readMarkdown('content/posts/svd/index.md');
const U = 2 ** -53;

function near(found: Matrix, expected: Matrix, digits = 12): void {
  expect(found.length).toBe(expected.length);
  for (const [i, row] of found.entries())
    for (const [j, value] of row.entries()) expect(value).toBeCloseTo(expected[i]?.[j] ?? NaN, digits);
}

function shown(part: string, values?: Record<string, string>): Matrix[] {
  return matricesIn(formulaWith(article, part), values);
}

const [m = [], mtm = []] = shown('\\label{eq:example}');
const [shear = []] = shown('1&100\\\\0&1');
const [three = []] = shown('\\label{eq:three}');
const { s: sigma, u, v } = planarSvd(m);
const mapOf = (name: string) => model(valuesOf(svdMap, name));

it('the shear stretches as is said, and its eigenvalues do not', () => {
  const { s } = svd(shear);
  expectStated(article, '却能把某个单位向量拉长到 ', s[0] ?? NaN);
  expectStated(article, '又把另一个压到 ', s[1] ?? NaN);
  expectStated(article, '式$\\eqref{eq:shear}$ 的 $\\kappa\\approx', (s[0] ?? NaN) / (s[1] ?? NaN));
  // λ² − 2λ + det = 0.
  const moved = stated(article, '左下角的 $0$ 换成 ').value;
  expect(1 - 100 * moved).toBeCloseTo(0, 12);
});

describe('the plane', () => {
  it('has the functions of the angle, and the vectors, that are printed', () => {
    near(multiply(transpose(m), m), mtm);
    for (const degrees of [0, 12, 45, 77, 100, 135]) {
      const angle = (degrees * Math.PI) / 180;
      const images = imagesAt(m, degrees);
      expect(images.product).toBeCloseTo(20 * Math.cos(2 * angle), 12);
      expect(images.along ** 2).toBeCloseTo(25 + 20 * Math.sin(2 * angle), 12);
    }
    expectStated(article, '就是 $\\boldsymbol M$ 的两列，内积 ', imagesAt(m, 0).product);
    const at = imagesAt(m, 45);
    expectStated(article, '长度的平方是 ', at.along ** 2);
    expectStated(article, '长度的平方是 $45$ 与 ', at.across ** 2);
    expectStated(article, '\\sqrt{45}\\approx', sigma[0]);
    expectStated(article, '\\sqrt5\\approx', sigma[1]);
    const [h, w] = [1 / Math.sqrt(2), 1 / Math.sqrt(10)];
    near([...v, ...u], [[h, h], [-h, h], [w, 3 * w], [-3 * w, w]]); // prettier-ignore
    for (const [part, i] of [
      ['\\label{eq:first}', 0],
      ['\\label{eq:second}', 1],
    ] as const) {
      // prettier-ignore
      const line = formulaWith(article, part).split('\\\\').find((row) => row.includes(part)) ?? ''; // prettier-ignore
      const printed = [...line.matchAll(/\\tfrac1\{\\sqrt\{?(\d+)\}?\}\((-?\d),(-?\d)\)/g)].map(([, root, x, y]) => [Number(x) / Math.sqrt(Number(root)), Number(y) / Math.sqrt(Number(root))]); // prettier-ignore
      near(printed, [[...v[i]], [...u[i]]]);
    }
  });

  it('turns where the angle says, whatever the matrix', () => {
    for (const { values } of svdMap.presets) {
      const { parameters, v: found } = model({ ...valuesOf(svdMap, 'example'), ...values });
      const [[a = 0, b = 0] = [], [, d = 0] = []] = multiply(transpose(parameters.a), parameters.a);
      const twice = 2 * Math.atan2(found[0][1], found[0][0]);
      expect(b * Math.cos(twice) - ((a - d) / 2) * Math.sin(twice)).toBeCloseTo(0, 10);
    }
  });

  it('shows in the figure what the list says', () => {
    const first = mapOf('example');
    expectStated(article, '开始在 ', first.now.angle);
    expectStated(article, '两个像长 ', first.now.along);
    expectStated(article, '两个像长 $5.756$ 与 ', first.now.across);
    expectStated(article, '与 $4.107$，夹角 ', first.corner ?? NaN);
    expectStated(article, '长度的平方和始终是 ', first.now.along ** 2 + first.now.across ** 2);
    expect(mapOf('found').corner).toBe(90);
    const round = mapOf('circle');
    expectStated(article, '\\sigma_1=\\sigma_2=', round.s[0]);
    expect(round.curve.every(({ product }) => Math.abs(product) < 1e-9)).toBe(true);
    const over = mapOf('over');
    expect(over.parameters.a[0]?.[1]).toBe(over.parameters.a[1]?.[0]);
    for (const lambda of [2, -3]) near([[trace(over.parameters.a) * lambda - over.determinant]], [[lambda ** 2]]);
    expectStated(article, '奇异值却是 ', over.s[0]);
    expectStated(article, '奇异值却是 $3$ 与 ', over.s[1]);
    const flat = mapOf('flat');
    expectStated(article, '选“压扁了”。$\\sigma_1=', flat.s[0]);
    expect(flat.s[1]).toBe(0);
    const close = mapOf('near');
    expectStated(article, '$\\sigma$ 是 ', close.s[0]);
    expectStated(article, '$\\sigma$ 是 $4.1$ 与 ', close.s[1]);
    expect((Math.atan2(close.v[0][1], close.v[0][0]) * 180) / Math.PI).toBeCloseTo(45, 9);
    expect(planarSvd([[4.1, 0], [0, 3.9]])).toMatchObject({ s: [4.1, 3.9], v: [[1, 0], [0, 1]] }); // prettier-ignore
  });
});

describe('uniqueness and disturbance', () => {
  it('the sum over equal singular values does not depend on the vectors', () => {
    const m2 = multiply(multiply([[0.6, -0.8, 0], [0.8, 0.6, 0], [0, 0, 1]], [[2, 0, 0], [0, 2, 0], [0, 0, 1]]), [[1, 0, 0], [0, 0.28, -0.96], [0, 0.96, 0.28]]); // prettier-ignore
    const { u: left, s, v: right } = svd(m2);
    near([s], [[2, 2, 1]]);
    const group = outerSum([1, 1, 0], left, right);
    const projector = outerSum([1, 1, 0], right, right);
    near(group, scale(multiply(m2, projector), 1 / 2));
  });

  it('values move by no more than the disturbance, vectors by 45°', () => {
    for (const epsilon of ['0.1', '1e-6', '1e-12']) {
      const [first = [], second = []] = shown('\\label{eq:nearly}', { '1+\\varepsilon': String(1 + Number(epsilon)), '1-\\varepsilon': String(1 - Number(epsilon)), '\\varepsilon': epsilon }); // prettier-ignore
      near([svd(first).s], [svd(second).s], 15);
      expect(norm(subtract(first, second)) / Number(epsilon)).toBeCloseTo(2, 3);
      const angle = Math.atan2(planarSvd(first).v[0][1], planarSvd(first).v[0][0]);
      expect((angle * 180) / Math.PI).toBeCloseTo(45, 9);
    }
    for (const e of [
      [
        [0.1, -0.2],
        [0.3, 0.05],
      ],
      [
        [0, 0.01],
        [0, 0],
      ],
    ]) {
      // prettier-ignore
      const moved = svd(m.map((row, i) => row.map((x, j) => x + (e[i]?.[j] ?? 0)))).s;
      for (const [i, s] of moved.entries()) expect(Math.abs(s - (sigma[i] ?? NaN))).toBeLessThanOrEqual((svd(e).s[0] ?? NaN) + 1e-12); // prettier-ignore
    }
  });
});

describe('norms, the nearest orthogonal matrix, condition', () => {
  it('has the polar decomposition that is printed', () => {
    const [q = [], p = []] = shown('\\label{eq:polar}');
    const tex = formulaWith(article, '\\label{eq:polar}');
    expect(tex).toContain('\\frac1{\\sqrt5}\\begin{pmatrix}2&-1');
    expect(tex).toContain('\\sqrt5\\begin{pmatrix}2&1');
    const [orthogonal, stretch] = [scale(q, 1 / Math.sqrt(5)), scale(p, Math.sqrt(5))];
    near(multiply(orthogonal, stretch), m);
    near(multiply(transpose(orthogonal), orthogonal), identity(2));
    const { u: left, v: right } = svd(m);
    near(outerSum([1, 1], left, right), orthogonal);
    near(outerSum([...sigma], right, right), stretch);
    expectStated(article, '最近的正交矩阵是转 ', (Math.atan2(1, 2) * 180) / Math.PI);
    const distance = norm(subtract(m, orthogonal)) ** 2;
    expectStated(article, '52-2(\\sqrt{45}+\\sqrt5)\\approx', distance);
    expect(distance).toBeCloseTo((sigma[0] - 1) ** 2 + (sigma[1] - 1) ** 2, 12);
    for (let i = 0; i < 36; i++) {
      const [c, s] = [Math.cos(i / 5), Math.sin(i / 5)];
      for (const other of [
        [
          [c, -s],
          [s, c],
        ],
        [
          [c, s],
          [s, -c],
        ],
      ]) {
        // prettier-ignore
        expect(norm(subtract(m, other)) ** 2).toBeGreaterThanOrEqual(distance - 1e-12);
        expect(trace(multiply(transpose(other), m))).toBeLessThanOrEqual(sigma[0] + sigma[1] + 1e-12);
      }
    }
  });

  it('has the pseudo-inverse and the condition number', () => {
    const { u: left, s, v: right } = svd(three);
    near(outerSum(s.map((value) => 1 / value), right, left), pseudoInverse(three)); // prettier-ignore
    expectStated(article, '式$\\eqref{eq:example}$ 的 $\\kappa=', sigma[0] / sigma[1]);
    const squared = svd(multiply(transpose(m), m)).s;
    expect((squared[0] ?? NaN) / (squared[1] ?? NaN)).toBeCloseTo((sigma[0] / sigma[1]) ** 2, 10);
  });
});

describe('computing', () => {
  /** Sum of the squares off the diagonal of MᵀM, by columns. */
  function off(columns: Matrix): number {
    const g = multiply(columns, transpose(columns));
    return g.reduce((sum, row, i) => sum + row.reduce((s, x, j) => s + (i === j ? 0 : x * x), 0), 0);
  }

  it('runs its program as it says, and says what it printed', () => {
    const blocks = notebookOf(article);
    expect(blocks).toHaveLength(1);
    expect(runNotebook(blocks)).toEqual(blocks.map((block) => block.expected));
    const [offs = '', two, values] = (blocks[0]?.expected ?? '').split('\n');
    const printed = offs.split(' ').map(Number);
    expectStated(article, '=\\sqrt{2(15^2+8^2+7^2)}=', Math.sqrt(off(three)));
    expect(printed[0]).toBe(26);
    expectStated(article, '一遍以后是 ', printed[1] ?? NaN);
    expectStated(article, '两遍以后是 ', printed[2] ?? NaN);
    expect(two).toBe(svd(m).s.map((s) => s.toPrecision(5)).join(' ')); // prettier-ignore
    expect(values).toBe(svd(three).s.map((s) => s.toPrecision(5)).join(' ')); // prettier-ignore
  });

  it('loses by each turn what is proved', () => {
    const columns = transpose(three);
    const [a = [], b = [], c = []] = columns;
    const g = a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
    const [aa, bb] = [norm([a]) ** 2, norm([b]) ** 2];
    const zeta = (bb - aa) / (2 * g);
    const t = Math.sign(zeta || 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta ** 2));
    expect(t ** 2 + 2 * zeta * t - 1).toBeCloseTo(0, 14);
    const cos = 1 / Math.sqrt(1 + t * t);
    const turned = [a.map((x, i) => cos * (x - t * (b[i] ?? 0))), a.map((x, i) => cos * (t * x + (b[i] ?? 0))), c];
    expect(off(turned)).toBeCloseTo(off(columns) - 2 * g * g, 9);
  });

  it('errs as the estimate says by way of MᵀM, and hardly at all directly', () => {
    for (const delta of [1e-3, 1e-4, 1e-5, 1e-6]) {
      const error = Math.abs((valuesBySquares(lauchli(delta))[1] ?? NaN) / delta - 1);
      const ratio = error / (U / (2 * delta * delta));
      expect(ratio).toBeGreaterThan(1 / 20);
      expect(ratio).toBeLessThan(5);
      expect(Math.abs((svd(lauchli(delta)).s[1] ?? NaN) / delta - 1)).toBeLessThan(1e-15);
    }
    expectStated(article, '$\\delta=10^{-4}$ 时是 ', U / (2 * 1e-8));
    expect(1 + stated(article, '到 $\\delta=').value ** 2).toBe(1);
    expect(stated(article, '到 $\\delta=').value ** 2).toBeLessThan(U);
    expectStated(article, 'u=2^{-53}\\approx', U);
  });

  it('has the values of Hilbert’s matrix', () => {
    const product = HILBERT_VALUES.reduce((all, value) => all * value, 1);
    expect(product * 186_313_420_339_200_000).toBeCloseTo(1, 12);
    expect(HILBERT_VALUES.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace(HILBERT), 14);
    const [largest = NaN, smallest = NaN] = [HILBERT_VALUES[0], HILBERT_VALUES[5]];
    expectStated(article, '条件数已是 ', largest / smallest);
    expectStated(article, 'u\\sigma_1/\\sigma_6\\approx', (U * largest) / smallest);
    // Three digits are right, and no fourth.
    const error = Math.abs((valuesBySquares(HILBERT)[5] ?? NaN) / smallest - 1);
    expect([error < 5e-3, error > 5e-4]).toEqual([true, true]);
    expect(maxAbs(subtract(HILBERT, transpose(HILBERT)))).toBe(0);
  });
});

it('is long enough, and cites what it leans on', () => {
  expect(article.match(/\p{Script=Han}/gu)?.length).toBeGreaterThan(2500);
  expect(new Set(article.match(/\$[^$\n]+\$/g)).size).toBeGreaterThan(40);
  expect(article).toContain('kexue.fm/archives/10407');
});
