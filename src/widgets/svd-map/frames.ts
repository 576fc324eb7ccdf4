/** The four pictures of the circle. */
import type { Matrix } from '../../numerics/index.ts';
import { exact } from '../kit/numbers.ts';
import { circle, line, polyline, rect, svg, text } from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import { mapped, type Model, unitVector, type Vector } from './model.ts';
import { MOST } from './schema.ts';
import { WORDS } from './words.ts';

const SIDE = 166;
const GAP = 8;
/** The drawing is as wide as two pictures. */
const WIDTH = 2 * SIDE + GAP;

/** A picture in the drawing: where its origin is, and the units that a length of one takes. */
export interface Frame {
  centre: Vector;
  unit: number;
}

/** Before it is stretched the circle is drawn large; after that a matrix of the largest entries still fits. */
export const FRAMES: readonly Frame[] = [0, 1, 2, 3].map((i) => ({
  centre: [SIDE / 2 + (i % 2) * (SIDE + GAP), SIDE / 2 + Math.floor(i / 2) * (SIDE + GAP)],
  unit: i < 2 ? 52 : SIDE / 2 / (2 * MOST + 0.3),
}));

const NAMES = ['I', 'Vᵀ', 'ΣVᵀ', 'UΣVᵀ = M'];

function place({ centre, unit }: Frame, [x, y]: Vector): Vector {
  return [centre[0] + unit * x, centre[1] - unit * y];
}

/** The vector at a point of the drawing. */
export function vectorAt({ centre, unit }: Frame, { x, y }: { x: number; y: number }): Vector {
  return [(x - centre[0]) / unit, (centre[1] - y) / unit];
}

function negative([x, y]: Vector): Vector {
  return [-x, -y];
}

const CIRCLE = Array.from({ length: 97 }, (_, i) => unitVector((360 * i) / 96));

/** What stands in every picture: axes, the circle and what has become of it, v₁ and v₂, and the cross of x. */
function picture(model: Model, stage: Matrix, frame: Frame, name: string): string {
  const at = (vector: Vector): Vector => place(frame, mapped(stage, vector));
  const [x, y] = unitVector(model.parameters.angle);
  const [[cx, cy], half] = [frame.centre, SIDE / 2];
  const unitCircle = frame.unit < 20 ? circle(frame.centre, frame.unit, 'axis guide hollow') : '';
  return (
    rect([cx - half, cy - half], [SIDE, SIDE], 'cell') +
    line([cx - half, cy], [cx + half, cy], 'grid') +
    line([cx, cy - half], [cx, cy + half], 'grid') +
    unitCircle +
    polyline(CIRCLE.map(at), 'line c5') +
    line(at(negative(model.v[0])), at(model.v[0]), 'c0 line dash') +
    line(at(negative(model.v[1])), at(model.v[1]), 'c1 line dash') +
    line(frame.centre, at([x, y]), 'c2 line strong') +
    line(frame.centre, at([-y, x]), 'c3 line strong') +
    text(cx - half + 6, cy - half + 16, name, 'symbol')
  );
}

/** Where the two unit vectors are: a full dot and a hollow one, so that it is seen when the plane is turned over. */
function marks(stage: Matrix, frame: Frame): string {
  const [first, second] = [mapped(stage, [1, 0]), mapped(stage, [0, 1])];
  const size = frame === FRAMES.at(-1) ? 6.5 : 4.5;
  return circle(place(frame, second), size, 'c4 mark hollow') + circle(place(frame, first), size, 'c4');
}

function columnHandle(vector: Vector, j: number, frame: Frame, language: Language): string {
  const [x, y] = place(frame, vector);
  return circle([x, y], 22, 'grip', {
    'data-handle': `column:${j}`,
    'data-plane': '',
    'data-label': `${WORDS.columnOf[language]} ${j + 1}`,
    'data-value': exact(vector[0]),
    'data-text': `(${vector.map(exact).join(', ')})`,
    'data-min': -MOST,
    'data-max': MOST,
    'data-step': 0.1,
  });
}

/** All four in one drawing; x and the columns of M can be dragged. */
export function frames(model: Model, language: Language): string {
  const { parameters, stages } = model;
  const [first, , , last] = FRAMES;
  if (!first || !last) return '';
  const pictures = FRAMES.map((frame, i) => {
    const stage = stages[i] ?? [];
    return picture(model, stage, frame, NAMES[i] ?? '') + marks(stage, frame);
  });
  const tip = place(first, unitVector(parameters.angle));
  const angle = circle(tip, 22, 'grip', {
    'data-handle': 'angle',
    'data-label': WORDS.directionOf[language],
    'data-value': exact(parameters.angle),
    'data-text': `${exact(parameters.angle)}°`,
    'data-min': 0,
    'data-max': 360,
    'data-step': 1,
  });
  const columns = ([[1, 0], [0, 1]] as const).map((unit, j) => columnHandle(mapped(parameters.a, unit), j, last, language)); // prettier-ignore
  return svg([WIDTH, WIDTH], 'svd-frames', `${pictures.join('')}${circle(tip, 6, 'c2 handle')}${angle}${columns.join('')}`); // prettier-ignore
}
