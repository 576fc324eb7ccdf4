import { defineElement } from '../kit/element.ts';
import { numbersUp, reach, temperatures } from './scales.ts';
import type { Parameters } from './schema.ts';
import { smoothTopK } from './widget.ts';

function withNumber(values: Parameters, handle: string, value: number): Parameters {
  const at = Number(handle.slice('x:'.length));
  const most = reach(values.x);
  const within = Math.round(10 * Math.min(most, Math.max(-most, value))) / 10;
  return { ...values, x: values.x.map((own, i) => (i === at ? within : own)) };
}

function withTau(values: Parameters, tau: number): Parameters {
  return { ...values, tau: Number(Math.min(50, Math.max(0.02, tau)).toPrecision(3)) };
}

defineElement(smoothTopK, {
  drag: (values, handle, { x, y }) =>
    handle === 'tau'
      ? withTau(values, temperatures.invert(x))
      : withNumber(values, handle, numbersUp(values.x).invert(y)),
  move: (values, handle, value) =>
    handle === 'tau' ? withTau(values, 10 ** value) : withNumber(values, handle, value),
});
