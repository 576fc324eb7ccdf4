import { defineElement } from '../kit/element.ts';
import { across, up } from './board.ts';
import { MOST_GUESS, type Parameters } from './schema.ts';
import { rankOne } from './widget.ts';

function withNumber(values: Parameters, handle: string, value: number): Parameters {
  const [name = '', at = ''] = handle.split(':');
  const within = Math.round(10 * Math.min(MOST_GUESS, Math.max(-MOST_GUESS, value))) / 10 + 0;
  const changed = (numbers: readonly number[]): number[] => numbers.map((own, i) => (i === Number(at) ? within : own));
  return name === 'u' ? { ...values, u: changed(values.u) } : { ...values, v: changed(values.v) };
}

defineElement(rankOne, {
  drag: (values, handle, { x, y }) =>
    withNumber(values, handle, handle.startsWith('u') ? across.invert(x) : up.invert(y)),
  move: withNumber,
});
