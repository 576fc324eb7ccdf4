/** Pieces of drawings: scales, axes, lines, bars and heat maps, as strings of SVG. Colours are classes: `c0` … `c5`. */
import { attributes, escapeHtml } from './html.ts';
import { coordinate, exact, shown } from './numbers.ts';

/** From values to coordinates. */
export interface Scale {
  /** Coordinate of a value, which may lie outside the domain. */
  (x: number): number;
  domain: readonly [number, number];
  range: readonly [number, number];
  /** Value at a coordinate. */
  invert(coordinate: number): number;
  /** Round values within the domain, some five of them. */
  ticks: readonly number[];
}

type Interval = readonly [number, number];

/** @param domain Two different numbers. */
export function linearScale(domain: Interval, range: Interval): Scale {
  const [a, b] = domain;
  const [from, to] = range;
  const scale = (x: number): number => from + ((x - a) / (b - a)) * (to - from);
  const invert = (at: number): number => a + ((at - from) / (to - from)) * (b - a);
  return Object.assign(scale, { domain, range, invert, ticks: linearTicks(a, b) });
}

/** @param domain Two different positive numbers. */
export function logScale(domain: Interval, range: Interval): Scale {
  const [a, b] = domain;
  const inner = linearScale([Math.log10(a), Math.log10(b)], range);
  const [low, high] = [Math.ceil(Math.log10(a) - 1e-9), Math.floor(Math.log10(b) + 1e-9)];
  const every = Math.max(1, Math.ceil((high - low) / 6));
  const ticks: number[] = [];
  for (let e = low; e <= high; e += every) ticks.push(Number(`1e${e}`));
  return Object.assign((x: number): number => inner(Math.log10(x)), {
    domain,
    range,
    invert: (at: number): number => 10 ** inner.invert(at),
    ticks,
  });
}

function linearTicks(a: number, b: number): number[] {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++)
    ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

/** @param size Width and height in the drawing's units, px on a wide screen. */
export function svg([width, height]: Interval, className: string, content: string): string {
  const box = `0 0 ${coordinate(width)} ${coordinate(height)}`;
  // Hidden from those who do not see it, for whom the sentence and the table are; but not what they can take hold of.
  const part = /data-(?:handle|toggle)=/.test(content) ? 'role="group"' : 'role="img" aria-hidden="true"';
  return `<svg viewBox="${box}" class="plot ${className} notranslate" translate="no" ${part}>${content}</svg>`;
}

export function text(x: number, y: number, words: string, className: string): string {
  return `<text x="${coordinate(x)}" y="${coordinate(y)}" class="${className}">${escapeHtml(words)}</text>`;
}

export function line([x1, y1]: Interval, [x2, y2]: Interval, className: string): string {
  const [a, b, c, d] = [x1, y1, x2, y2].map(coordinate);
  return `<path d="M${a} ${b}L${c} ${d}" class="${className}"/>`;
}

/** A line through points; where a value is not finite it is broken off. */
export function polyline(points: readonly Interval[], className: string): string {
  let path = '';
  let isDown = false;
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      isDown = false;
      continue;
    }
    path += `${isDown ? 'L' : 'M'}${coordinate(x)} ${coordinate(y)}`;
    isDown = true;
  }
  return `<path d="${path}" class="${className}"/>`;
}

export function rect(
  [x, y]: Interval,
  [width, height]: Interval,
  className: string,
  more: Readonly<Record<string, string | number>> = {},
): string {
  const box = {
    x: coordinate(x),
    y: coordinate(y),
    width: coordinate(Math.max(0, width)),
    height: coordinate(Math.max(0, height)),
  };
  return `<rect${attributes({ ...box, class: className, ...more })}/>`;
}

export function circle(
  [x, y]: Interval,
  radius: number,
  className: string,
  more: Readonly<Record<string, string | number>> = {},
): string {
  return `<circle${attributes({ cx: coordinate(x), cy: coordinate(y), r: coordinate(radius), class: className, ...more })}/>`;
}

/** Text of a tick: powers of ten as `10⁻³`. */
export function tickText(x: number, isLog: boolean): string {
  if (!isLog) return shown(x, 6);
  const exponent = Math.round(Math.log10(x));
  return exponent === 0 ? '1' : exponent === 1 ? '10' : `10${superscript(exponent)}`;
}

function superscript(n: number): string {
  return Array.from(exact(n), (digit) => (digit === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? ''))).join('');
}

interface AxisOptions {
  /** Where the axis stands: the `y` of a horizontal one, the `x` of an upright one. */
  at: number;
  /** Lines across the drawing to this coordinate. */
  to?: number;
  log?: boolean;
}

export function xAxis(scale: Scale, { at, to, log = false }: AxisOptions): string {
  const ticks = scale.ticks.map((tick) => {
    const x = scale(tick);
    const grid = to === undefined ? line([x, at], [x, at + 4], 'axis') : line([x, at], [x, to], 'grid');
    return grid + text(x, at + 16, tickText(tick, log), 'tick middle');
  });
  return ticks.join('') + line([scale.range[0], at], [scale.range[1], at], 'axis');
}

export function yAxis(scale: Scale, { at, to, log = false }: AxisOptions): string {
  const ticks = scale.ticks.map((tick) => {
    const y = scale(tick);
    const grid = to === undefined ? line([at - 4, y], [at, y], 'axis') : line([at, y], [to, y], 'grid');
    return grid + text(at - 6, y + 4, tickText(tick, log), 'tick end');
  });
  return ticks.join('') + line([at, scale.range[0]], [at, scale.range[1]], 'axis');
}

/** Rectangles of one kind as one path: a tenth of the work of as many elements. */
export function boxes(
  all: readonly (readonly [x: number, y: number, width: number, height: number])[],
  className: string,
): string {
  const path = all.map(([x, y, width, height]) => {
    const [left, top, right, bottom] = [x, y, x + Math.max(0, width), y + Math.max(0, height)].map(coordinate);
    return `M${left} ${top}H${right}V${bottom}H${left}Z`;
  });
  return `<path d="${path.join('')}" class="boxes ${className}"/>`;
}

/** Strengths of colour that can be told apart. */
const LEVELS = 10;

/**
 * Squares for the entries of a matrix, their strength by size and their colour by sign, with the number in each.
 *
 * @param cell Side of a square.
 * @param label Text in a square; `''` for none.
 * @param unit What is drawn in the strongest colour, as is all that is larger; the largest entry where nothing is said.
 */
export function heatMap(
  matrix: readonly (readonly number[])[],
  [x, y]: Interval,
  cell: number,
  label: (value: number) => string,
  unit = Math.max(...matrix.flat().map((value) => (Number.isFinite(value) ? Math.abs(value) : 0))),
): string {
  const largest = Math.max(1e-300, unit);
  const strengths = new Map<string, [number, number, number, number][]>();
  for (const sign of ['warm', 'cold'])
    for (let level = 1; level <= LEVELS; level++) strengths.set(`${sign} ${level}`, []);
  let labels = '';
  matrix.forEach((row, i) => {
    row.forEach((value, j) => {
      const [left, top] = [x + j * cell, y + i * cell];
      const level = Number.isFinite(value)
        ? Math.min(LEVELS, Math.ceil((LEVELS * Math.abs(value)) / largest - 1e-12))
        : 0;
      strengths.get(`${value < 0 ? 'cold' : 'warm'} ${level}`)?.push([left, top, cell - 1, cell - 1]);
      const words = label(value);
      if (words !== '') labels += text(left + cell / 2, top + cell / 2 + 4, words, 'entry middle');
    });
  });
  const ground = rect([x, y], [(matrix[0]?.length ?? 0) * cell - 1, matrix.length * cell - 1], 'cell');
  const squares = Array.from(strengths, ([name, all]) => {
    const [sign = '', level = '0'] = name.split(' ');
    return boxes(all, sign).replace('/>', ` fill-opacity="${coordinate((0.7 * Number(level)) / LEVELS)}"/>`);
  });
  return ground + squares.join('') + labels;
}
