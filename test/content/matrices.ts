import {
  dot,
  gram,
  type Matrix,
  maxAbs,
  multiply,
  ridgeSolver,
  norm,
  pseudoInverse,
  scale,
  subtract,
  svd,
  transpose,
} from '../../src/numerics/index.ts';

/** What the articles on matrices show, computed. */

/** `1.2\times10^{-3}` in dollars. */
export function texNumber(value: number, digits = 2): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  return `$${mantissa}\\times10^{${Number(exponent)}}$`;
}

/** `pseudo-inverse/ridge.csv`: the naive inverse of AᵀA + εI for the matrix of rank one. */
export function ridgeTable(): string[][] {
  const a = [
    [1, 2],
    [2, 4],
    [3, 6],
  ];
  const exact = pseudoInverse(a);
  const solve = ridgeSolver(a);
  const rows = [0, -2, -4, -6, -7, -8, -10, -12, -14, -16].map((power) => {
    const epsilon = Number(`1e${power}`);
    const found = solve(epsilon);
    const error = found ? texNumber(maxAbs(subtract(found, exact))) : '主元为零';
    return [`$10^{${power}}$`, error, texNumber((6 * epsilon) / (70 * (70 + epsilon)))];
  });
  return [['$\\varepsilon$', '实际误差', '偏差'], ...rows];
}

const THREE: Matrix = [
  [4, 2, 1],
  [2, 3, 1],
  [1, 1, 2],
];

/** `low-rank/spectrum.csv`. */
export function spectrumTable(): string[][] {
  const sigma = svd(THREE).s;
  const rows = [0, 1, 2, 3].map((r) => {
    const tail = sigma.slice(r).reduce((sum, s) => sum + s * s, 0);
    return [
      String(r),
      r === 0 ? '—' : (sigma[r - 1] ?? 0).toFixed(5),
      tail.toFixed(4),
      `${((100 * tail) / 41).toFixed(1)}%`,
    ];
  });
  return [['$r$', '$\\sigma_r$', '误差平方', '占比'], ...rows];
}

/** By way of MᵀM: square roots of its eigenvalues. */
export function valuesBySquares(m: Matrix): number[] {
  return svd(gram(m)).s.map(Math.sqrt);
}

/** The example of Läuchli: its smallest singular value is δ. */
export function lauchli(delta: number): Matrix {
  return [
    [1, 1],
    [delta, 0],
    [0, delta],
  ];
}

/** An error as tables show it: `$0$` for none. */
function errorCell(found: number | undefined, exact: number): string {
  const error = Math.abs((found ?? NaN) / exact - 1);
  return error === 0 ? '$0$' : texNumber(error);
}

/** `svd/lauchli.csv`: relative errors of δ, directly and by way of MᵀM. */
export function lauchliTable(): string[][] {
  const rows = [-1, -2, -3, -4, -5, -6, -7, -8].map((power) => {
    const delta = Number(`1e${power}`);
    const m = lauchli(delta);
    const squared = (2 + delta ** 2) / delta ** 2;
    return [
      `$10^{${power}}$`,
      texNumber(squared),
      errorCell(svd(m).s[1], delta),
      errorCell(valuesBySquares(m)[1], delta),
    ];
  });
  return [['$\\delta$', '$\\kappa^2$', '直接转动列', '经过 $\\boldsymbol M^\\top\\boldsymbol M$'], ...rows];
}

export const HILBERT: Matrix = Array.from({ length: 6 }, (_, i) =>
  Array.from({ length: 6 }, (_unused, j) => 1 / (i + j + 1)),
);

/** Its singular values in arithmetic of forty digits: they add up to its trace and multiply to its determinant. */
export const HILBERT_VALUES = [
  '1.618899858924339097',
  '0.24236087057520955214',
  '0.016321521319875822124',
  '0.00061574835418265769765',
  '0.000012570757122625194923',
  '1.0827994845655497685e-7',
].map(Number);

/** `svd/hilbert.csv`. */
export function hilbertTable(): string[][] {
  const [direct, squares] = [svd(HILBERT).s, valuesBySquares(HILBERT)];
  const rows = HILBERT_VALUES.map((value, i) => [
    String(i + 1),
    value < 0.01 ? texNumber(value, 5) : `$${value.toPrecision(5)}$`,
    errorCell(direct[i], value),
    errorCell(squares[i], value),
  ]);
  return [['$i$', '$\\sigma_i$', '直接转动列', '经过 $\\boldsymbol M^\\top\\boldsymbol M$'], ...rows];
}

/** Squared error where only one column, with the best coefficients, is used. */
export function columnErrors(): number[] {
  return transpose(THREE).map((column) => {
    const c = column.map((value) => [value]);
    const coefficients = scale(multiply(transpose(c), THREE), 1 / dot(column, column));
    return norm(subtract(THREE, multiply(c, coefficients))) ** 2;
  });
}

/** `low-rank/columns.csv`. */
export function columnsTable(): string[][] {
  const [, ...others] = svd(THREE).s;
  const best = others.reduce((sum, s) => sum + s * s, 0);
  const rows = columnErrors().map((error, i) => [`第 ${i + 1} 列`, error.toFixed(4), (error / best).toFixed(2)]);
  return [['取', '误差平方', '是截断的几倍'], ...rows, ['截断', best.toFixed(4), '1.00']];
}
