import { choice, choices, integer, number, numbers, type Values } from '../kit/schema.ts';
import { NAMES } from './words.ts';

const { published, ...WITH_JACOBIAN } = NAMES;

export const schema = {
  x: numbers({ label: { zh: '数 x', en: 'Numbers x' }, default: [3, 2, 1, 4], min: -20, max: 20, length: [2, 12] }),
  k: integer({ label: { zh: '取几个 k', en: 'How many, k' }, default: 2, min: 1, max: 12 }),
  tau: number({ label: { zh: '温度 τ', en: 'Temperature τ' }, default: 1, min: 0.02, max: 50, scale: 'log' }),
  methods: choices({
    label: { zh: '构造', en: 'Constructions' },
    options: { ...WITH_JACOBIAN, published },
    default: ['gradient', 'truncated', 'sigmoid', 'laplace', 'soft', 'weighted'],
  }),
  method: choice({ label: { zh: '细看', en: 'Look closely at' }, options: WITH_JACOBIAN, default: 'gradient' }),
};

export type Parameters = Values<typeof schema>;
/** A construction that has a Jacobian. */
export type Method = Parameters['method'];
/** Also the recursion as it was published. */
export type AnyMethod = Parameters['methods'][number];
