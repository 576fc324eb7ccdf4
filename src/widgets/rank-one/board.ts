/** The board: u on the left, v on top, each a bar to be dragged, and their products between. */
import { entry, exact } from '../kit/numbers.ts';
import { line, linearScale, rect, type Scale, svg, text } from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import type { Model } from './model.ts';
import { MOST_GUESS } from './schema.ts';
import { WORDS } from './words.ts';

const WIDTH = 340;
/** Where the products begin, from the left and from above. */
const CORNER = 116;
const CELL = (WIDTH - CORNER) / 4;
/** Darkest shade of a product. */
const DEPTH = 0.36;

/** Numbers of u from the left to the right, and of v upwards. */
export const across = linearScale([-MOST_GUESS, MOST_GUESS], [6, CORNER - 10]);
export const up = linearScale([-MOST_GUESS, MOST_GUESS], [CORNER - 10, 6]);

function within(x: number): number {
  return Math.min(MOST_GUESS, Math.max(-MOST_GUESS, x));
}

/** What stands at one number of u (`isU`) or of v. */
interface Slot {
  isU: boolean;
  /** Middle of its row or column. */
  middle: number;
  scale: Scale;
}

function slot(isU: boolean, i: number): Slot {
  return { isU, middle: CORNER + (i + 0.5) * CELL, scale: isU ? across : up };
}

/** A rectangle along the slot, from one value to another. */
function stretch({ isU, middle, scale }: Slot, from: number, to: number, thickness: number, className: string): string {
  const [a, b] = [scale(from), scale(to)];
  const [start, size] = [Math.min(a, b), Math.abs(b - a)];
  return isU
    ? rect([start, middle - thickness / 2], [size, thickness], className)
    : rect([middle - thickness / 2, start], [thickness, size], className);
}

/** A stroke across the slot. */
function tick({ isU, middle, scale }: Slot, at: number, half: number, className: string): string {
  const place = scale(within(at));
  return isU
    ? line([place, middle - half], [place, middle + half], className)
    : line([middle - half, place], [middle + half, place], className);
}

function grip(own: Slot, name: 'u' | 'v', i: number, value: number, language: Language): string {
  const place = own.scale(value);
  const [width, height] = own.isU ? [48, CELL] : [CELL, 48];
  const corner = own.isU
    ? ([place - width / 2, own.middle - height / 2] as const)
    : ([own.middle - width / 2, place - height / 2] as const);
  return rect(corner, [width, height], 'grip', {
    'data-handle': `${name}:${i}`,
    'data-label': language === 'zh' ? `${name}，第 ${i + 1} 个` : `${name}, ${WORDS.handle.en} ${i + 1}`,
    'data-value': exact(value),
    'data-min': -MOST_GUESS,
    'data-max': MOST_GUESS,
    'data-step': 0.1,
  });
}

function bars(model: Model, name: 'u' | 'v', language: Language): string {
  const { parameters, hints, answer } = model;
  return parameters[name]
    .map((value, i) => {
      const own = slot(name === 'u', i);
      return (
        tick(own, 0, CELL * 0.42, 'axis') +
        stretch(own, 0, value, CELL * 0.42, 'c0') +
        (parameters.reveal ? tick(own, answer[name][i] ?? 0, CELL * 0.42, 'c2 line strong') : '') +
        tick(own, hints[name][i] ?? 0, CELL * 0.3, 'c1 line') +
        stretch(own, value - 0.3, value + 0.3, CELL * 0.62, 'handle') +
        grip(own, name, i, value, language)
      );
    })
    .join('');
}

/** Products with their numbers, as deep as they are large beside the largest entry of the matrix. */
function products({ guess, parameters }: Model): string {
  const unit = Math.max(1, ...parameters.a.flat().map(Math.abs));
  return guess
    .flatMap((row, i) =>
      row.map((value, j) => {
        const [x, y] = [CORNER + j * CELL, CORNER + i * CELL];
        const share = Math.min(1, Math.abs(value) / unit);
        const shade = { 'fill-opacity': Math.round(share * DEPTH * 1000) / 1000 };
        return (
          rect([x + 1, y + 1], [CELL - 2, CELL - 2], `cell ${value < 0 ? 'cold' : 'warm'}`, shade) +
          text(x + CELL / 2, y + CELL / 2 + 4, entry(value, unit), 'entry middle')
        );
      }),
    )
    .join('');
}

export function board(model: Model, language: Language): string {
  const height = CORNER + model.parameters.u.length * CELL;
  const names = text(4, CORNER - 4, 'u', 'symbol') + text(CORNER - 14, 14, 'v', 'symbol end');
  const content = names + products(model) + bars(model, 'u', language) + bars(model, 'v', language);
  return svg([WIDTH, height], 'rank-one-board', content);
}
