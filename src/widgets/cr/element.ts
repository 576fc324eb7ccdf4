import { defineElement } from '../kit/element.ts';
import { rolls } from './charts.ts';
import { across, up } from './plane.ts';
import { type Parameters, REACH, ROLLS } from './schema.ts';
import { cr } from './widget.ts';

/** A coordinate with one decimal, within what is allowed. */
function within(coordinate: number): number {
  return Math.round(10 * Math.min(REACH, Math.max(-REACH, coordinate))) / 10 + 0;
}

function placeOf(handle: string): number {
  return Number(handle.slice('vector:'.length));
}

function withVector(values: Parameters, at: number, x: number, y: number): Parameters {
  return { ...values, vectors: values.vectors.map((own, i) => (i === at ? [within(x), within(y)] : own)) };
}

function withRoll(values: Parameters, roll: number): Parameters {
  return { ...values, roll: Math.min(ROLLS, Math.max(1, Math.round(roll))) };
}

defineElement(cr, {
  drag: (values, handle, { x, y }) =>
    handle === 'roll'
      ? withRoll(values, rolls.invert(x))
      : withVector(values, placeOf(handle), across.invert(x), up.invert(y)),
  move: (values, _handle, roll) => withRoll(values, roll),
  shift: (values, handle, right, upward) => {
    const [x = 0, y = 0] = values.vectors[placeOf(handle)] ?? [];
    return withVector(values, placeOf(handle), x + right, y + upward);
  },
});
