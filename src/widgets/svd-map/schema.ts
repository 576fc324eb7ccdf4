import { matrix, number, type Values } from '../kit/schema.ts';

/** Of an entry: then all that is drawn fits. */
export const MOST = 5;

export const schema = {
  a: matrix({
    label: { zh: '矩阵 M', en: 'Matrix M' },
    default: [
      [3, 0],
      [4, 5],
    ],
    min: -MOST,
    max: MOST,
    rows: [2, 2],
    columns: [2, 2],
  }),
  angle: number({
    label: { zh: 'x 的方向，度', en: 'Direction of x, degrees' },
    default: 12,
    min: 0,
    max: 360,
    step: 0.5,
  }),
};

export type Parameters = Values<typeof schema>;
