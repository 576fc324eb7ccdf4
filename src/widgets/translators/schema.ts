import { choice, integer, type Values } from '../kit/schema.ts';
import { ACCIDENTS, MARKUPS, TRANSLATORS } from './words.ts';

export const schema = {
  translator: choice({ label: { zh: '翻译器', en: 'Translator' }, options: TRANSLATORS, default: 'google' }),
  markup: choice({ label: { zh: '公式的写法', en: 'Formulas are written' }, options: MARKUPS, default: 'ours' }),
  accident: choice({ label: { zh: '意外', en: 'Accident' }, options: ACCIDENTS, default: 'none' }),
  step: integer({ label: { zh: '走到第几步', en: 'Steps' }, default: 3, min: 0, max: 3 }),
};

export type Parameters = Values<typeof schema>;
