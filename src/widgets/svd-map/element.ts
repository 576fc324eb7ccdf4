import { defineElement } from '../kit/element.ts';
import { FRAMES, vectorAt } from './frames.ts';
import { MOST, type Parameters } from './schema.ts';
import { svdMap } from './widget.ts';

/** An entry with one decimal, within what is allowed. */
function entry(x: number): number {
  const rounded = Math.round(10 * Math.min(MOST, Math.max(-MOST, x))) / 10;
  return rounded + 0;
}

function columnOf(handle: string): number {
  return Number(handle.slice('column:'.length));
}

function withColumn(values: Parameters, j: number, column: readonly number[]): Parameters {
  const a = values.a.map((row, i) => row.map((own, k) => (k === j ? entry(column[i] ?? own) : own)));
  return { ...values, a };
}

function withAngle(values: Parameters, degrees: number): Parameters {
  return { ...values, angle: Math.round(2 * (((degrees % 360) + 360) % 360)) / 2 };
}

defineElement(svdMap, {
  drag: (values, handle, point) => {
    const frame = FRAMES[handle === 'angle' ? 0 : 3];
    if (!frame) return values;
    const [x, y] = vectorAt(frame, point);
    if (handle !== 'angle') return withColumn(values, columnOf(handle), [x, y]);
    return withAngle(values, (Math.atan2(y, x) * 180) / Math.PI);
  },
  move: (values, _handle, degrees) => ({ ...values, angle: degrees }),
  shift: (values, handle, right, up) => {
    const j = columnOf(handle);
    return withColumn(values, j, [right, up].map((by, i) => (values.a[i]?.[j] ?? 0) + by)); // prettier-ignore
  },
});
