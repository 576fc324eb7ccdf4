/** The two charts of the figure. */
import {
  boxes,
  circle,
  line,
  linearScale,
  logScale,
  polyline,
  rect,
  type Scale,
  svg,
  xAxis,
  yAxis,
} from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import { ranksOf, relativeError, type Shown } from './model.ts';
import { schema } from './schema.ts';

const WIDTH = 340;
const [LEFT, RIGHT] = [46, 330];
const [TOP, BOTTOM] = [12, 170];

const shares = logScale([1e-4, 1], [BOTTOM, TOP]);
const errors = logScale([1e-3, 1], [BOTTOM, TOP]);
const costs = linearScale([0, 1.5], [LEFT, RIGHT]);

/** Ranks from the left to the right. */
export function ranksAcross(shown: Pick<Shown, 'rows' | 'columns'>): Scale {
  return linearScale([0, ranksOf(shown)], [LEFT, RIGHT]);
}

/** Bars of the singular values, those that are kept in a colour, with the rank to be dragged. */
export function spectrum(shown: Shown, language: Language): string {
  const { s, rank } = shown;
  const across = ranksAcross(shown);
  const width = (RIGHT - LEFT) / ranksOf(shown);
  const largest = Math.max(Number.MIN_VALUE, ...s);
  const bars = s.slice(0, ranksOf(shown)).map((sigma, j) => {
    const top = shares(Math.max(shares.domain[0], sigma / largest));
    return [across(j) + width * 0.1, top, width * 0.8, BOTTOM - top] as const;
  });
  const at = across(rank);
  const handle = {
    'data-handle': 'rank',
    'data-label': schema.rank.label[language],
    'data-value': rank,
    'data-min': 1,
    'data-max': ranksOf(shown),
    'data-step': 1,
  };
  const content =
    yAxis(shares, { at: LEFT, to: RIGHT, log: true }) +
    xAxis(across, { at: BOTTOM }) +
    boxes(bars.slice(0, rank), 'c0') +
    boxes(bars.slice(rank), 'c5') +
    line([at, TOP - 8], [at, BOTTOM], 'c1 line') +
    circle([at, TOP - 2], 6, 'c1 handle') +
    rect([at - 22, TOP - 10], [44, BOTTOM - TOP + 10], 'grip', handle);
  return svg([WIDTH, BOTTOM + 22], 'image-spectrum', content);
}

/** Relative error against the share of numbers stored, and the line beyond which nothing is saved. */
export function cost(shown: Shown): string {
  const { rows, columns, rank } = shown;
  const share = (r: number): number => (r * (rows + columns)) / (rows * columns);
  const at = (r: number): readonly [number, number] => [costs(share(r)), errors(relativeError(shown, r))];
  const isShown = (r: number): boolean => share(r) <= costs.domain[1] && relativeError(shown, r) >= errors.domain[0];
  const ranks = Array.from({ length: ranksOf(shown) + 1 }, (_, r) => r).filter(isShown);
  const content =
    yAxis(errors, { at: LEFT, to: RIGHT, log: true }) +
    xAxis(costs, { at: BOTTOM }) +
    line([costs(1), TOP], [costs(1), BOTTOM], 'c3 line dash') +
    polyline(ranks.map(at), 'line c0') +
    (isShown(rank) ? circle(at(rank), 5, 'c1 handle') : '');
  return svg([WIDTH, BOTTOM + 22], 'image-cost', content);
}
