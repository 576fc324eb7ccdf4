/** The pictures of the figure, one function each. */
import { thresholdFunction } from '../../numerics/index.ts';
import { decimals, exact } from '../kit/numbers.ts';
import { boxes, circle, heatMap, line, polyline, rect, svg, text, xAxis, yAxis, type Scale } from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import type { Model } from './model.ts';
import { numbersAcross, numbersUp, reach, sharesUp, slot, slotStart, temperatures, WIDTH } from './scales.ts';
import type { AnyMethod } from './schema.ts';
import { NAMES, WORDS } from './words.ts';

const METHODS = Object.keys(NAMES);
const [LEFT, RIGHT] = [34, 332];

/** One colour a construction; the published recursion has that of the one it stands for, hollow. */
export function colourOf(method: AnyMethod): string {
  return method === 'published' ? 'c0 hollow' : `c${METHODS.indexOf(method)}`;
}

/** The numbers as bars, each to be dragged by its end. */
export function numbersPlot({ parameters: { x } }: Model, language: Language): string {
  const up = numbersUp(x);
  const width = slot(x.length);
  const bars = x.map((value, i) => {
    const left = slotStart(i, x.length);
    const [top, zero] = [Math.min(up(value), up(0)), up(0)];
    const handle = {
      'data-handle': `x:${i}`,
      'data-label': `x${language === 'zh' ? '，第' : ', number '} ${i + 1}${language === 'zh' ? ' 个' : ''}`,
      'data-value': exact(value),
      'data-min': -reach(x),
      'data-max': reach(x),
      'data-step': 0.1,
    };
    return (
      rect([left + width * 0.2, top], [width * 0.6, Math.abs(up(value) - zero)], 'c5') +
      rect([left + width * 0.1, up(value) - 2], [width * 0.8, 4], 'handle') +
      rect([left, up(value) - 24], [width, 48], 'grip', handle)
    );
  });
  const content = yAxis(up, { at: LEFT, to: RIGHT }) + bars.join('') + line([LEFT, up(0)], [RIGHT, up(0)], 'axis');
  return svg([WIDTH, 160], 'top-k-numbers', content);
}

/** p of each construction, side by side, over Top-k itself. */
export function sharesPlot({ parameters: { x }, hard, series }: Model): string {
  const up = sharesUp(series.flatMap(({ p }) => p));
  const width = slot(x.length);
  const within = (value: number): number => Math.min(up.domain[1], Math.max(up.domain[0], value));
  const room = width * 0.84;
  const leftOf = (i: number): number => slotStart(i, x.length) + width * 0.08;
  const targets = boxes(
    hard.map((value, i) => [leftOf(i), up(value), room, up(0) - up(value)] as const),
    'target',
  );
  const bar = room / Math.max(1, series.length);
  const bars = series.map(({ method, p }, at) => {
    const shown = p.map((value, i) => {
      const [top, bottom] = [up(within(Math.max(0, value))), up(within(Math.min(0, value)))];
      return [leftOf(i) + at * bar, top, bar * 0.86, bottom - top] as const;
    });
    return boxes(
      shown.filter((box) => box.every(Number.isFinite)),
      colourOf(method),
    );
  });
  const names = x.map((_, i) => text(leftOf(i) + room / 2, 164, exact(i + 1), 'tick middle'));
  const one = line([LEFT, up(1)], [RIGHT, up(1)], 'axis dash');
  const content =
    yAxis(up, { at: LEFT, to: RIGHT }) +
    one +
    targets +
    bars.join('') +
    names.join('') +
    line([LEFT, up(0)], [RIGHT, up(0)], 'axis');
  return svg([WIDTH, 172], 'top-k-shares', content);
}

function place(across: Scale, up: Scale, x: number, p: number): readonly [number, number] {
  return [across(x), up(Math.min(up.domain[1], Math.max(up.domain[0], p)))];
}

/** p against x, with f(x − λ) and λ where there is a threshold. */
export function thresholdPlot({ parameters: { x, tau }, close, threshold }: Model): string {
  const across = numbersAcross(threshold ? [...x, threshold.at] : x);
  const up = sharesUp(close);
  const [from, to] = across.domain;
  let content = xAxis(across, { at: 150 }) + yAxis(up, { at: LEFT, to: RIGHT });
  if (threshold) {
    const curve = Array.from({ length: 121 }, (_, i) => {
      const t = from + ((to - from) * i) / 120;
      return [across(t), up(thresholdFunction(threshold.kind, (t - threshold.at) / tau))] as const;
    });
    content += polyline(curve, 'line c0') + line([across(threshold.at), 10], [across(threshold.at), 150], 'c1 dash');
    content += text(across(threshold.at) + 4, 20, 'λτ', 'tick');
  }
  content += x
    .map((value, i) => (Number.isFinite(close[i]) ? circle(place(across, up, value, close[i] ?? 0), 4, 'point') : ''))
    .join('');
  return svg([WIDTH, 172], 'top-k-threshold', content);
}

/** p of every number over the temperature. */
export function sweepPlot({ parameters: { x, tau }, sweep, close }: Model, language: Language): string {
  const up = sharesUp(sweep.flatMap(({ p }) => p));
  const lines = x.map((_, i) => {
    const points = sweep.map(({ tau: t, p }) => {
      const value = p[i] ?? Number.NaN;
      return Number.isFinite(value) ? place(temperatures, up, t, value) : ([Number.NaN, Number.NaN] as const);
    });
    return polyline(points, `line c${i % 6}${i < 6 ? '' : ' dash'}`);
  });
  const at = temperatures(tau);
  const handle = {
    'data-handle': 'tau',
    'data-label': WORDS.tau[language],
    'data-value': Math.round(1000 * Math.log10(tau)) / 1000,
    'data-text': exact(tau),
    'data-min': -1.699,
    'data-max': 1.699,
    'data-step': 0.05,
  };
  const content =
    xAxis(temperatures, { at: 150, log: true }) +
    yAxis(up, { at: LEFT, to: RIGHT }) +
    lines.join('') +
    line([at, 10], [at, 150], 'axis dash') +
    close
      .map((p, i) =>
        Number.isFinite(p) ? text(at + 3, place(temperatures, up, tau, p)[1] - 3, exact(i + 1), 'tick') : '',
      )
      .join('') +
    rect([at - 22, 10], [44, 140], 'grip', handle);
  return svg([WIDTH, 172], 'top-k-sweep', content);
}

/** The Jacobian, with its numbers while there is room for them. */
export function jacobianPlot({ jacobian }: Model): string {
  const n = jacobian.length;
  const cell = Math.min(44, 300 / n);
  const left = (WIDTH - n * cell) / 2;
  const label = (value: number): string => (n > 6 ? '' : decimals(value, 2));
  const names = jacobian.map(
    (_, i) =>
      text(left + (i + 0.5) * cell, 12, exact(i + 1), 'tick middle') +
      text(left - 6, 18 + (i + 0.5) * cell + 4, exact(i + 1), 'tick end'),
  );
  return svg([WIDTH, 24 + n * cell], 'top-k-jacobian', heatMap(jacobian, [left, 18], cell, label) + names.join(''));
}
