import { defineElement } from '../kit/element.ts';
import { across, up } from './points.ts';
import { type Parameters, REACH } from './schema.ts';
import { INTERPOLATIVE } from './widget.ts';

function within(value: number): number {
  return Math.round(100 * Math.min(REACH, Math.max(-REACH, value))) / 100;
}

/** @param to New coordinates; null leaves one as it is. */
function moved(values: Parameters, handle: string, to: readonly [x: number | null, y: number | null]): Parameters {
  const column = Number(handle.slice(2));
  const points = values.points.map((row, i) => row.map((value, j) => (j === column ? within(to[i] ?? value) : value)));
  return { ...values, points };
}

defineElement(INTERPOLATIVE, {
  drag: (values, handle, { x, y }) => moved(values, handle, [across.invert(x), up.invert(y)]),
  move: (values, handle, value) => moved(values, handle, handle.startsWith('x') ? [value, null] : [null, value]),
});
