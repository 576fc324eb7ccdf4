/** Scales that the drawing and what is dragged in it share. */
import { linearScale, logScale, type Scale } from '../kit/svg.ts';

export const WIDTH = 340;
const LEFT = 34;
const RIGHT = 332;

/** Of the bars: 5, or 20 where a number is larger. */
export function reach(x: readonly number[]): number {
  return x.some((value) => Math.abs(value) > 5) ? 20 : 5;
}

export function numbersUp(x: readonly number[]): Scale {
  return linearScale([-reach(x), reach(x)], [150, 10]);
}

/** From one number to the next. */
export function slot(n: number): number {
  return (RIGHT - LEFT) / n;
}

/** Left edge of what stands for number i of n. */
export function slotStart(i: number, n: number): number {
  return LEFT + i * slot(n);
}

/** With room for what exceeds 1. */
export function sharesUp(p: readonly number[]): Scale {
  const shown = p.filter(Number.isFinite);
  const low = shown.some((value) => value < -0.01) ? -1 : 0;
  const high = shown.some((value) => value > 1.2) ? 2.2 : 1.2;
  return linearScale([low, high], [150, 10]);
}

export const temperatures = logScale([0.02, 50], [LEFT, RIGHT]);

export function numbersAcross(x: readonly number[]): Scale {
  const [low, high] = [Math.min(...x), Math.max(...x)];
  const margin = Math.max(0.5, (high - low) * 0.2);
  return linearScale([low - margin, high + margin], [LEFT, RIGHT]);
}
