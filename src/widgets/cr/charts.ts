import { coordinate, exact, shown } from '../kit/numbers.ts';
import { line, linearScale, logScale, polyline, rect, type Scale, svg, text, xAxis, yAxis } from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import { colourOf, mark } from './marks.ts';
import type { Model } from './model.ts';
import { ROLLS } from './schema.ts';
import { WORDS } from './words.ts';

const ERRORS = { width: 350, left: 28, right: 268, top: 38, row: 46, bottom: 230 };

/** Whole decades about what is positive, with room for the least, six at the most. */
function errorScale({ whole, series, all, expected, deviation }: Model): Scale {
  const shownErrors = [...series.flatMap(({ own, best }) => [own.squaredError, best.squaredError]), ...all];
  const values = [whole, expected + deviation, ...shownErrors].filter((value) => value > 0);
  const high = values.length > 0 ? Math.ceil(Math.log10(Math.max(...values))) : 1;
  const low = values.length > 0 ? Math.floor(Math.log10(Math.min(...values)) - 0.3) : 0;
  const bottom = Math.min(high - 1, Math.max(high - 6, low));
  return logScale([Number(`1e${bottom}`), Number(`1e${high}`)], [ERRORS.left, ERRORS.right]);
}

/** Every selection is a tick, every way to choose two bars: with its own weights, and with the best ones. */
export function errorsPlot(model: Model): string {
  const { whole, series, all, expected, deviation } = model;
  const scale = errorScale(model);
  const x = (value: number): number => scale(Math.max(scale.domain[0], value));
  const { left, top, row, bottom, width } = ERRORS;
  let content = xAxis(scale, { at: bottom, to: 20, log: true });
  const places = new Set(all.map((error) => Math.round(x(error) * 2) / 2));
  content += `<path d="${Array.from(places, (place) => `M${place} 20V32`).join('')}" class="axis"/>`;
  if (whole > 0) content += line([x(whole), 12], [x(whole), bottom], 'axis dash') + text(x(whole), 9, '|Σv|²', 'tick middle'); // prettier-ignore
  for (const [i, { method, own, best }] of series.entries()) {
    const y = top + i * row;
    const colour = colourOf(method);
    content += mark(method, [left - 14, y + 14], 6);
    content += rect([left, y + 4], [x(own.squaredError) - left, 14], colour);
    content += rect([left, y + 22], [x(best.squaredError) - left, 8], `${colour} mark hollow`);
    content += text(width - 4, y + 15, shown(own.squaredError), 'tick end');
    content += text(width - 4, y + 31, shown(best.squaredError), 'tick end');
    if (method === 'sampling') {
      const [low, high] = [x(expected - deviation), x(expected + deviation)];
      content += line([low, y + 11], [high, y + 11], 'axis line') + line([x(expected), y + 2], [x(expected), y + 20], 'axis line'); // prettier-ignore
    }
  }
  return svg([width, bottom + 20], 'cr-errors', content);
}

const MEANS = { width: 350, left: 44, right: 340, top: 14, bottom: 216 };

export const rolls = linearScale([1, ROLLS], [MEANS.left, MEANS.right]);

/** Where the band is drawn through: closer where it is more curved. */
const BAND = Array.from({ length: 21 }, (_, i) => 1 + (ROLLS - 1) * (i / 20) ** 2);

/** Mean squared error of the first draws, with the expectation and two standard errors about it. */
export function meansPlot({ parameters: { roll }, means, expected, deviation }: Model, language: Language): string {
  const { left, right, top, bottom, width } = MEANS;
  const most = Math.max(expected + 2 * deviation, means[roll - 1] ?? 0);
  const y = linearScale([0, most > 0 ? most : 1], [bottom, top]);
  const within = (value: number): number => Math.min(bottom, Math.max(top, y(value)));
  const edge = (sign: number): string[] =>
    BAND.map((n) => `${coordinate(rolls(n))} ${coordinate(within(expected + (2 * sign * deviation) / Math.sqrt(n)))}`);
  const area = `<path d="M${[...edge(1), ...edge(-1).reverse()].join('L')}Z" class="boxes c2" fill-opacity="0.18"/>`;
  const points = means.map((mean, i): [number, number] => [rolls(i + 1), within(mean)]);
  const at = rolls(roll);
  const handle = {
    'data-handle': 'roll',
    'data-label': WORDS.roll[language],
    'data-value': exact(roll),
    'data-min': 1,
    'data-max': ROLLS,
    'data-step': 1,
  };
  const content =
    xAxis(rolls, { at: bottom }) +
    yAxis(y, { at: left, to: right }) +
    area +
    line([left, y(expected)], [right, y(expected)], 'c2 dash') +
    polyline(points, 'line c2') +
    line([at, top], [at, bottom], 'axis line') +
    mark('sampling', [at, within(means[roll - 1] ?? 0)], 6);
  const grip = rect([at - 22, top], [44, bottom - top], 'grip', handle);
  return svg([width, bottom + 34], 'cr-means', `<g aria-hidden="true">${content}</g>${grip}`);
}
