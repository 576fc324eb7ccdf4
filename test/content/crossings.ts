import { curDecomposition, determinant, type Matrix, submatrix } from '../../src/numerics/index.ts';

/** What the article on CUR shows, computed. */

export const THREE: Matrix = [[4, 2, 1], [2, 3, 1], [1, 1, 2]]; // prettier-ignore

/** `cur/crossings.csv`: two rows and two columns of three, but for those that symmetry gives again. */
export function crossingsTable(): string[][] {
  const pairs = [[0, 1], [0, 2], [1, 2]]; // prettier-ignore
  const all = pairs.flatMap((rows, i) => pairs.slice(i).map((columns) => ({ rows, columns })));
  const rows = all
    .map(({ rows, columns }) => ({
      name: [rows, columns].map((places) => places.map((place) => place + 1).join('、')),
      det: Math.round(determinant(submatrix(THREE, rows, columns))),
      optimal: curDecomposition(THREE, rows, columns).squaredError,
      crossing: curDecomposition(THREE, rows, columns, { core: 'intersection' }).squaredError,
    }))
    .sort((x, y) => Math.abs(y.det) - Math.abs(x.det))
    .map(({ name, det, optimal, crossing }) => [...name, `$${det}$`, optimal.toFixed(4), crossing.toFixed(4)]);
  return [['行', '列', '$\\det\\boldsymbol W$', '最优的核', '交叉的核'], ...rows];
}
