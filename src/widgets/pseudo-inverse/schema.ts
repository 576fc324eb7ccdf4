import { matrix, number } from '../kit/schema.ts';
import { EPSILON, LARGEST_ENTRY } from './model.ts';

/** `a="1,2;2,4;3,6" epsilon=1e-7` */
export const SCHEMA = {
  a: matrix({
    label: { zh: '矩阵 A', en: 'Matrix A' },
    default: [
      [1, 2],
      [2, 4],
      [3, 6],
    ],
    min: -LARGEST_ENTRY,
    max: LARGEST_ENTRY,
    rows: [1, 4],
    columns: [1, 4],
  }),
  epsilon: number({ label: { zh: 'ε', en: 'ε' }, default: 1e-7, ...EPSILON, scale: 'log' }),
};
