import { choice, integer, type Values } from '../kit/schema.ts';
import { NAMES } from './words.ts';

/** The highest rank that is shown: half of the longest side, where r(n + m) reaches nm. */
export const MOST_TERMS = 96;

export const schema = {
  picture: choice({ label: { zh: '图片', en: 'Picture' }, options: NAMES, default: 'landscape' }),
  rank: integer({ label: { zh: '秩 r', en: 'Rank r' }, default: 8, min: 1, max: MOST_TERMS }),
};

export type Parameters = Values<typeof schema>;
export type PictureName = Parameters['picture'];
/** One that the site brings. */
export type OurName = Exclude<PictureName, 'own'>;
