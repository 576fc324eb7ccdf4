/** Columns of a matrix of two rows as points of the plane, with what the chosen ones make of the others. */
import { exact } from '../kit/numbers.ts';
import { circle, line, linearScale, polyline, rect, svg, text, xAxis, yAxis } from '../kit/svg.ts';
import type { Language } from '../widget.ts';
import type { InterpolativeModel } from './model.ts';
import { REACH } from './schema.ts';

const WIDTH = 340;
const HEIGHT = 316;
const [LEFT, RIGHT, TOP, BOTTOM] = [38, 326, 8, 296];

export const across = linearScale([-REACH, REACH], [LEFT, RIGHT]);
export const up = linearScale([-REACH, REACH], [BOTTOM, TOP]);

type Place = readonly [x: number, y: number];

function at([x, y]: Place): Place {
  return [across(x), up(y)];
}

/** To the edge of the picture, both ways. */
function lineThrough([x, y]: Place, className: string): string {
  const most = Math.max(Math.abs(x), Math.abs(y));
  if (most === 0) return '';
  const [a, b] = [(REACH * x) / most, (REACH * y) / most];
  return line(at([-a, -b]), at([a, b]), className);
}

/** What coefficients of size one at the most can reach: a segment of the line, or a parallelogram. */
function reachable(chosen: readonly Place[]): string {
  const [first = [0, 0], second] = chosen;
  const [a, b] = first;
  if (!second) return line(at([-a, -b]), at([a, b]), 'c0 line strong');
  const [c, d] = second;
  const corners: Place[] = [[1, 1], [1, -1], [-1, -1], [-1, 1], [1, 1]]; // prettier-ignore
  return polyline(
    corners.map(([s, t]) => at([s * a + t * c, s * b + t * d])),
    'c0 line',
  );
}

function handles([x, y]: Place, j: number, language: Language): string {
  const [left, top] = [across(x) - 22, up(y) - 22];
  return (['x', 'y'] as const)
    .map((name) =>
      rect([left, top], [44, 44], 'grip', {
        'data-handle': `${name}:${j}`,
        'data-label': language === 'zh' ? `第 ${j + 1} 列的 ${name}` : `${name} of column ${j + 1}`,
        'data-value': exact(name === 'x' ? x : y),
        'data-min': -REACH,
        'data-max': REACH,
        'data-step': 0.1,
      }),
    )
    .join('');
}

/** Where the number of each point may stand: beside it, above, below. */
const BESIDE: readonly Place[] = [[14, 4], [0, -10], [0, 19], [-14, 4], [14, -10], [14, 18]]; // prettier-ignore

/** Places for numbers, clear of the points and of one another as far as there is room. */
function labelPlaces(points: readonly Place[]): Place[] {
  const taken: Place[] = points.map(([x, y]) => [x, y]);
  return points.map(([x, y]) => {
    const places = BESIDE.map(([dx, dy]): Place => [x + dx, y + dy]);
    const room = places.map(([a, b]) => Math.min(...taken.map(([c, d]) => Math.abs(a - c) + Math.abs(b - 4 - d))));
    const found = places[room.findIndex((clear) => clear > 11)] ?? places[room.indexOf(Math.max(...room))] ?? [x, y];
    taken.push([found[0], found[1] - 4]);
    return found;
  });
}

/** Nothing for those who listen: handles, the sentence and the table say it. */
function silent(drawing: string): string {
  return `<g aria-hidden="true">${drawing}</g>`;
}

export function pointsPlot({ m, now, residual, best, parameters }: InterpolativeModel, language: Language): string {
  const [xs = [], ys = []] = m;
  const places = xs.map((x, j): Place => [x, ys[j] ?? 0]);
  const chosen = now.columns.map((j) => places[j] ?? ([0, 0] as const));
  const isOne = parameters.rank === 1;
  const [[bx = 0] = [], [by = 0] = []] = best;
  const lines = isOne ? lineThrough([bx, by], 'c2 line dots') + lineThrough(chosen[0] ?? [0, 0], 'c0 dash') : '';
  const lefts = places.map((place, j) => {
    const [dx, dy] = [residual[0]?.[j] ?? 0, residual[1]?.[j] ?? 0];
    return Math.abs(dx) + Math.abs(dy) < 1e-9 ? '' : line(at(place), at([place[0] - dx, place[1] - dy]), 'c1 line');
  });
  const labels = labelPlaces(places.map(at));
  const marks = places.map((place, j) => {
    const isChosen = now.columns.includes(j);
    const [x, y] = at(place);
    const [labelX, labelY] = labels[j] ?? [x, y];
    return (
      (isChosen ? line(at([0, 0]), [x, y], 'c0 line') : '') +
      circle([x, y], isChosen ? 7 : 5, isChosen ? 'c0 handle' : 'point') +
      text(labelX, labelY, exact(j + 1), 'tick middle')
    );
  });
  const axes = xAxis(across, { at: BOTTOM, to: TOP }) + yAxis(up, { at: LEFT, to: RIGHT });
  const drawing = axes + lines + reachable(chosen) + lefts.join('') + marks.join('');
  return svg(
    [WIDTH, HEIGHT],
    'id-points',
    silent(drawing) + places.map((place, j) => handles(place, j, language)).join(''),
  );
}
