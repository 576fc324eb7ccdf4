import type { Words } from '../widget.ts';

/** Where rows and columns come from. */
export const PICKS = {
  own: { zh: '自己点', en: 'My own' },
  deim: { zh: 'DEIM', en: 'DEIM' },
  leverage: { zh: '杠杆分数', en: 'Largest leverage' },
  'pivoted-qr': { zh: '列主元 QR', en: 'Column-pivoted QR' },
  volume: { zh: '行列式最大', en: 'Largest crossing' },
} satisfies Record<string, Words>;

export const CORES = {
  optimal: { zh: '最优 C†MR†', en: 'Optimal, C†MR†' },
  intersection: { zh: '交叉 W†', en: 'Crossing, W†' },
} satisfies Record<string, Words>;

export const WORDS = {
  m: { zh: 'M（点行号、列号来选）', en: 'M (press the number of a row or column)' },
  approximation: { zh: '近似 CUR', en: 'The approximation CUR' },
  error: { zh: '误差 CUR − M', en: 'The error CUR − M' },
  suggestions: { zh: '谁会怎样选', en: 'What each would take' },
  scores: { zh: '号旁的条是杠杆分数', en: 'Bars beside the numbers are leverage scores' },
  pick: { zh: '选法', en: 'Way' },
  rows: { zh: '行', en: 'Rows' },
  columns: { zh: '列', en: 'Columns' },
  row: { zh: '行', en: 'row' },
  column: { zh: '列', en: 'column' },
  optimal: { zh: '最优', en: 'Optimal' },
  intersection: { zh: '交叉', en: 'Crossing' },
  determinant: { zh: 'det W', en: 'det W' },
  inverse: { zh: 'W† 的谱范数', en: 'Norm of W†' },
  floor: { zh: '底', en: 'Floor' },
  whole: { zh: 'M 的平方和', en: 'Sum of squares of M' },
  blowUp: { zh: '交叉是最优的', en: 'Crossing to optimal' },
} satisfies Record<string, Words>;
