import { choice, integer, matrix, number, type Values } from '../kit/schema.ts';
import { NAMES } from './words.ts';

/** How far from the origin a point may lie, in each direction. */
export const REACH = 1.5;
/** Rows and columns of the matrix that is made from a seed. */
export const SIZE = { rows: 20, columns: 30 };

/** `view=points points="0,1,1,1,1.1;1.2,0,0.1,-0.1,0" rank=1`, or `view=matrix seed=29 noise=0.1 rank=3` */
export const SCHEMA = {
  view: choice({
    label: { zh: '矩阵', en: 'Matrix' },
    options: {
      points: { zh: '两行，画成点', en: 'Two rows, drawn as points' },
      matrix: { zh: '20 × 30，秩三加噪声', en: '20 × 30, rank three and noise' },
    },
    default: 'points',
  }),
  rank: integer({ label: { zh: '取几列 r', en: 'How many columns, r' }, default: 1, min: 1, max: 3 }),
  method: choice({ label: { zh: '选法', en: 'Way to choose' }, options: NAMES, default: 'pivoted-qr' }),
  draw: integer({ label: { zh: '第几次抽签', en: 'Draw number' }, default: 1, min: 0, max: 999, control: 'number' }),
  points: matrix({
    label: { zh: 'M，一列一个点', en: 'M, a point in each column' },
    default: [
      [0, 1, 1, 1, 1.1],
      [1.2, 0, 0.1, -0.1, 0],
    ],
    min: -REACH,
    max: REACH,
    rows: [2, 2],
    columns: [2, 6],
  }),
  seed: integer({ label: { zh: '矩阵的种子', en: 'Seed of the matrix' }, default: 29, min: 0, max: 999, control: 'number' }), // prettier-ignore
  noise: number({ label: { zh: '噪声', en: 'Noise' }, default: 0.1, min: 0, max: 1, step: 0.01 }),
};

export type Parameters = Values<typeof SCHEMA>;
export type Method = Parameters['method'];
