import { choice, indices, integer, matrix, type Values } from '../kit/schema.ts';
import { CORES, PICKS } from './words.ts';

/** Rows and columns at the most: as many as have room for their numbers. */
export const MOST = 6;
export const LARGEST_ENTRY = 100;

/** `m="4,2,1;2,3,1;1,1,2" rows=1,2 columns=2,3 core=intersection`, or `pick=deim rank=2` */
export const SCHEMA = {
  m: matrix({
    label: { zh: '矩阵 M', en: 'Matrix M' },
    default: [
      [4, 2, 1],
      [2, 3, 1],
      [1, 1, 2],
    ],
    min: -LARGEST_ENTRY,
    max: LARGEST_ENTRY,
    rows: [2, MOST],
    columns: [2, MOST],
  }),
  pick: choice({ label: { zh: '选法', en: 'Way to choose' }, options: PICKS, default: 'own' }),
  rows: indices({ label: { zh: '选中的行', en: 'Chosen rows' }, default: [1, 2], max: MOST }),
  columns: indices({ label: { zh: '选中的列', en: 'Chosen columns' }, default: [1, 2], max: MOST }),
  rank: integer({ label: { zh: '各选几个 r', en: 'How many of each, r' }, default: 2, min: 1, max: MOST }),
  core: choice({ label: { zh: '核', en: 'Core' }, options: CORES, default: 'intersection' }),
};

export type Parameters = Values<typeof SCHEMA>;
export type Pick = Parameters['pick'];
export type Core = Parameters['core'];
