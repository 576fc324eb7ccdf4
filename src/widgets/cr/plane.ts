import { exact } from '../kit/numbers.ts';
import { circle, line, linearScale, svg, text, xAxis, yAxis } from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import { colourOf, mark, ORDER, plus } from './marks.ts';
import type { Model } from './model.ts';
import { REACH } from './schema.ts';
import { WORDS } from './words.ts';

const [LOW, HIGH] = [24, 336];

export const across = linearScale([-REACH, REACH], [LOW, HIGH]);
export const up = linearScale([-REACH, REACH], [HIGH - 12, LOW - 12]);

type Vector = readonly number[];

function handle([x = 0, y = 0]: Vector, i: number, language: Language): string {
  return circle([across(x), up(y)], 23, 'grip', {
    'data-handle': `vector:${i}`,
    'data-plane': '',
    'data-label': `${WORDS.vector[language]} ${i + 1}`,
    'data-value': exact(x),
    'data-text': `(${exact(x)}, ${exact(y)})`,
    'data-min': -REACH,
    'data-max': REACH,
    'data-step': 0.1,
  });
}

/** A vector with its number beyond its head. */
function arrow([x = 0, y = 0]: Vector, i: number, weight: number, colour: string): string {
  const isKept = weight !== 0;
  const [from, to] = [[across(0), up(0)] as const, [across(x), up(y)] as const];
  const size = Math.sqrt(x * x + y * y) || 1;
  const beyond = [to[0] + (15 * x) / size, to[1] - (15 * y) / size + 4] as const;
  const head = isKept ? circle(to, 5, `${colour} mark`) : circle(to, 4, 'c5 mark hollow');
  return (
    line(from, to, isKept ? `${colour} line strong` : 'c5 dash') + head + text(...beyond, String(i + 1), 'tick middle')
  );
}

/** The vectors, to be dragged by their heads; those that the method in question keeps are bold. */
export function planePlot({ parameters, series }: Model, language: Language): string {
  const { vectors, method } = parameters;
  const weights = series.find((each) => each.method === method)?.own.weights ?? [];
  const axes =
    xAxis(across, { at: HIGH - 12, to: LOW - 12 }) +
    yAxis(up, { at: LOW, to: HIGH }) +
    plus([across(0), up(0)], 4, 'axis');
  const drawn = (isKept: boolean): string =>
    vectors
      .map((v, i) => (((weights[i] ?? 0) !== 0) === isKept ? arrow(v, i, weights[i] ?? 0, colourOf(method)) : ''))
      .join('');
  const grips = vectors.map((v, i) => handle(v, i, language)).join('');
  return svg([350, 350], 'cr-plane', `<g aria-hidden="true">${axes}${drawn(false)}${drawn(true)}</g>${grips}`);
}

/** A square of the plane with all the points in it, and room about them. */
function around(points: readonly (readonly [number, number])[]): { x: [number, number]; y: [number, number] } {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const reach = (values: number[]): number => Math.max(...values) - middle(values);
  const half = Math.max(1, 1.15 * Math.max(reach(xs), reach(ys)));
  return { x: [middle(xs) - half, middle(xs) + half], y: [middle(ys) - half, middle(ys) + half] };
}

/** Where the sum of all lies, and what each method puts in its place. */
export function sumsPlot({ parameters: { method }, total, series }: Model): string {
  const close = series.find((each) => each.method === method);
  const box = around([total, ...series.map(({ own }) => own.sum), ...(close ? [close.best.sum] : [])]);
  const [x, y] = [linearScale(box.x, [LOW, HIGH]), linearScale(box.y, [HIGH - 12, LOW - 12])];
  const at = ([a, b]: readonly [number, number]): readonly [number, number] => [x(a), y(b)];
  const target = at(total);
  let content = xAxis(x, { at: HIGH - 12, to: LOW - 12 }) + yAxis(y, { at: LOW, to: HIGH });
  if (close) content += line(target, at(close.best.sum), 'axis dots');
  for (const { own, method: each } of series)
    content += line(target, at(own.sum), each === method ? `${colourOf(each)} line` : `${colourOf(each)} dash`);
  content += plus(target, 16, 'axis');
  for (const each of ORDER) {
    const sum = series.find((one) => one.method === each)?.own.sum;
    if (sum) content += mark(each, at(sum), 7);
  }
  return svg([350, 350], 'cr-sums', content + (close ? circle(at(close.best.sum), 3, 'point') : ''));
}
