import type { Words } from '../widget.ts';

/** Ways to choose, in the order of the table. */
export const NAMES = {
  'pivoted-qr': { zh: '列主元 QR', en: 'Column-pivoted QR' },
  'residual-greedy': { zh: '余量贪心', en: 'Greedy on the residual' },
  random: { zh: '余量抽签', en: 'Drawn by residuals' },
  exhaustive: { zh: '逐组试遍', en: 'All subsets' },
  'max-volume': { zh: '体积最大', en: 'Largest volume' },
} satisfies Record<string, Words>;

export const WORDS = {
  points: { zh: '各列是平面上的点（可以拖）', en: 'Columns as points (drag them)' },
  matrix: {
    zh: '自上而下：矩阵 M、系数 Z、余下的 M − CZ',
    en: 'From above: M, the coefficients Z, what is left, M − CZ',
  },
  chosen: { zh: '取中的列，系数不超过 1 时的范围', en: 'Chosen, and what coefficients up to 1 reach' },
  rest: { zh: '余下的', en: 'What is left' },
  direction: { zh: '奇异值分解的方向', en: 'Direction of the singular values' },
  z: { zh: '系数 Z，一列对应 M 的一列', en: 'The coefficients Z, a column for each of M' },
  ways: {
    zh: '五种选法，竖线是奇异值定下的底',
    en: 'Five ways to choose; the line is the floor of the singular values',
  },
  way: { zh: '选法', en: 'Way' },
  error: { zh: '误差²', en: 'Error²' },
  ratio: { zh: '比底', en: 'To floor' },
  largest: { zh: '最大 |z|', en: 'Max |z|' },
  columns: { zh: '列', en: 'Columns' },
  column: { zh: '列', en: 'column' },
  left: { zh: '余下的长度', en: 'length left' },
  whole: { zh: 'M 的平方和', en: 'Sum of squares of M' },
  floor: { zh: '底', en: 'Floor' },
  bound: { zh: '必有一组不超过', en: 'Some subset within' },
  subsets: { zh: '组数', en: 'Subsets' },
} satisfies Record<string, Words>;
