/** What the articles on matrices show, computed. Matrices are rows. */

export type Matrix = readonly (readonly number[])[];

export function transpose(a: Matrix): number[][] {
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0));
}

export function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
}

export function multiply(a: Matrix, b: Matrix): number[][] {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => dot(row, column)));
}

export function subtract(a: Matrix, b: Matrix): number[][] {
  return a.map((row, i) => row.map((value, j) => value - (b[i]?.[j] ?? 0)));
}

export function scale(a: Matrix, factor: number): number[][] {
  return a.map((row) => row.map((value) => value * factor));
}

/** Squared Frobenius norm. */
export function squares(a: Matrix): number {
  return a.reduce((sum, row) => sum + dot(row, row), 0);
}

/** Inverse of a 2 by 2 matrix by its determinant, as one would write it down first. */
export function inverse2([[a = 0, b = 0] = [], [c = 0, d = 0] = []]: Matrix): number[][] {
  const det = a * d - b * c;
  return [
    [d / det, -b / det],
    [-c / det, a / det],
  ];
}

/** Eigenvalues of a symmetric matrix by Jacobi's rotations, largest first. */
export function eigenvalues(symmetric: Matrix): number[] {
  let a = symmetric.map((row) => [...row]);
  const n = a.length;
  for (let sweep = 0; sweep < 50; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const [app, aqq, apq] = [a[p]?.[p] ?? 0, a[q]?.[q] ?? 0, a[p]?.[q] ?? 0];
        const angle = Math.atan2(2 * apq, aqq - app) / 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const turn = a.map((_, i) => a.map((_row, j) => Number(i === j)));
        const [rowP = [], rowQ = []] = [turn[p], turn[q]];
        [rowP[p], rowP[q], rowQ[p], rowQ[q]] = [c, s, -s, c];
        a = multiply(transpose(turn), multiply(a, turn));
      }
    }
  }
  return a.map((row, i) => row[i] ?? 0).sort((x, y) => y - x);
}

export function singularValues(a: Matrix): number[] {
  return eigenvalues(multiply(transpose(a), a)).map((value) => Math.sqrt(Math.max(0, value)));
}

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
  const exact = scale(transpose(a), 1 / 70);
  const rows = [0, -2, -4, -6, -7, -8, -10, -12, -14].map((power) => {
    const epsilon = Number(`1e${power}`);
    const gram = multiply(transpose(a), a).map((row, i) => row.map((value, j) => value + (i === j ? epsilon : 0)));
    const found = multiply(inverse2(gram), transpose(a));
    const error = Math.max(...subtract(found, exact).flat().map(Math.abs));
    return [`$10^{${power}}$`, texNumber(error), texNumber((6 * epsilon) / (70 * (70 + epsilon)))];
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
  const sigma = singularValues(THREE);
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

/** Squared error where only one column, with the best coefficients, is used. */
export function columnErrors(): number[] {
  return transpose(THREE).map((column) => {
    const c = column.map((value) => [value]);
    const coefficients = scale(multiply(transpose(c), THREE), 1 / dot(column, column));
    return squares(subtract(THREE, multiply(c, coefficients)));
  });
}

/** `low-rank/columns.csv`. */
export function columnsTable(): string[][] {
  const [, ...others] = singularValues(THREE);
  const best = others.reduce((sum, s) => sum + s * s, 0);
  const rows = columnErrors().map((error, i) => [`第 ${i + 1} 列`, error.toFixed(4), (error / best).toFixed(2)]);
  return [['取', '误差平方', '是截断的几倍'], ...rows, ['截断', best.toFixed(4), '1.00']];
}
