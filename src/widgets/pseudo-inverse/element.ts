import { defineElement } from '../kit/element.ts';
import { powerAt } from './chart.ts';
import { PSEUDO_INVERSE } from './widget.ts';

/** ε with three digits, as the range has it. */
function epsilon(power: number): number {
  return Number((10 ** power).toPrecision(3));
}

defineElement(PSEUDO_INVERSE, {
  drag: (values, _handle, { x }) => ({ ...values, epsilon: epsilon(powerAt(x)) }),
  move: (values, _handle, power) => ({ ...values, epsilon: epsilon(power) }),
});
