import { choice, integer, matrix, type Values } from '../kit/schema.ts';
import { NAMES, WORDS } from './words.ts';

/** Coordinates lie within, so that what is dragged does not change the scale it is dragged on. */
export const REACH = 12;

/** Draws that are made at once. */
export const ROLLS = 200;

/** `vectors="10,0;-10,0.1;1,1" r=1` */
export const schema = {
  vectors: matrix({
    label: { zh: '向量', en: 'Vectors' },
    default: [[3, 3], [7, 0], [2, -4], [5, -8], [-3, 2], [3, 8], [0, -8], [-3, -6]], // prettier-ignore
    min: -REACH,
    max: REACH,
    rows: [2, 10],
    columns: [2, 2],
    control: 'list',
  }),
  r: integer({ label: { zh: '留几个 r', en: 'How many to keep, r' }, default: 3, min: 1, max: 10 }),
  method: choice({ label: { zh: '细看', en: 'Look closely at' }, options: NAMES, default: 'norm' }),
  roll: integer({
    label: WORDS.roll,
    default: 1,
    min: 1,
    max: ROLLS,
    next: { zh: '再抽一次', en: 'Draw again' },
  }),
  seed: integer({ label: { zh: '随机种子', en: 'Seed' }, default: 8, min: 0, max: 9999, control: 'number' }),
};

export type Parameters = Values<typeof schema>;
export type Method = Parameters['method'];
