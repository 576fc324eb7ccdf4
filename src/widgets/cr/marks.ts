/** How each way to choose is drawn: colour and shape, which can be told apart where several lie on one place. */
import { circle, line, rect } from '../kit/svg.ts';
import type { Method } from './schema.ts';
import { NAMES } from './words.ts';

const METHODS = Object.keys(NAMES);

export function colourOf(method: Method): string {
  return `c${METHODS.indexOf(method)}`;
}

type Place = readonly [x: number, y: number];

/** @param size Half of the largest of the marks. */
export function mark(method: Method, [x, y]: Place, size: number): string {
  const colour = colourOf(method);
  switch (method) {
    case 'norm':
      return cross([x, y], size * 0.75, `${colour} line`);
    case 'greedy':
      return rect([x - size / 2, y - size / 2], [size, size], `${colour} mark`);
    case 'sampling':
      return circle([x, y], size * 0.85, `${colour} mark hollow`);
    case 'exhaustive':
      return rect([x - size, y - size], [2 * size, 2 * size], `${colour} mark hollow`);
  }
}

/** ×. */
function cross([x, y]: Place, half: number, className: string): string {
  return (
    line([x - half, y - half], [x + half, y + half], className) +
    line([x - half, y + half], [x + half, y - half], className)
  );
}

/** +. */
export function plus([x, y]: Place, half: number, className: string): string {
  return line([x - half, y], [x + half, y], className) + line([x, y - half], [x, y + half], className);
}

/** The marks that lie below others come first. */
export const ORDER: readonly Method[] = ['exhaustive', 'sampling', 'greedy', 'norm'];
