import { flag, matrix, numbers, type Values } from '../kit/schema.ts';

/** Of an entry of the matrix, and of a number of the guess. */
export const MOST_ENTRY = 9;
export const MOST_GUESS = 4;

export const schema = {
  a: matrix({
    label: { zh: '矩阵 M', en: 'Matrix M' },
    default: [
      [4, 2, 1],
      [2, 3, 1],
      [1, 1, 2],
    ],
    min: -MOST_ENTRY,
    max: MOST_ENTRY,
    rows: [2, 4],
    columns: [2, 4],
  }),
  u: numbers({ label: { zh: '猜的 u', en: 'Guess u' }, default: [2, 1, 1], min: -MOST_GUESS, max: MOST_GUESS, length: [2, 4] }), // prettier-ignore
  v: numbers({ label: { zh: '猜的 v', en: 'Guess v' }, default: [2, 1, 1], min: -MOST_GUESS, max: MOST_GUESS, length: [2, 4] }), // prettier-ignore
  reveal: flag({ label: { zh: '看答案', en: 'Show the answer' }, default: false }),
};

export type Parameters = Values<typeof schema>;
