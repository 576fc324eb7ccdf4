/**
 * Bars in place of windows.
 *
 * Where a brace or an arrow grows, MathJax stretches a glyph by half more than needed and shows the middle of it through
 * an `<svg>` of its own. What is seen there are bars. Rectangles say so in one element and need no outline on the page;
 * and a page's rules for `svg`, which rarely mean one inside of another (`height: auto`, `overflow: visible`), cannot
 * break them.
 */
import { parseOutline, type Contour, type Point } from './outlines.ts';
import { HOME, short } from './place.ts';
import type { Shape } from './shapes.ts';

type Child = Shape | string;

/** Units that an edge may lean within the window and still count as straight: half a thousandth of an em is not seen. */
const LEAN = 1;

/** Where a curve is at `t`, along one axis. */
const valueAt = (t: number, a: number, control: number, b: number): number =>
  (1 - t) * (1 - t) * a + 2 * t * (1 - t) * control + t * t * b;

/** When a curve is at `value`, along one axis: `t` from 0 on, before 1. */
function timesAt(value: number, a: number, control: number, b: number): number[] {
  const [p, q, r] = [a - 2 * control + b, control - a, a - value];
  const root = Math.sqrt(q * q - p * r);
  const times = p === 0 ? [-r / (2 * q)] : [(-q - root) / p, (-q + root) / p];
  return times.filter((t) => t >= 0 && t < 1);
}

/** Where outlines cross the line on which `along` is `value`, from low to high. */
function crossings(contours: readonly Contour[], along: 'x' | 'y', value: number): number[] {
  const across = along === 'x' ? 'y' : 'x';
  const found: number[] = [];
  for (const { start, pieces } of contours) {
    let at: Point = start;
    for (const { to, control } of [...pieces, { to: start, control: null }]) {
      const middle = control ?? { x: (at.x + to.x) / 2, y: (at.y + to.y) / 2 };
      for (const t of timesAt(value, at[along], middle[along], to[along])) {
        found.push(valueAt(t, at[across], middle[across], to[across]));
      }
      at = to;
    }
  }
  return found.sort((a, b) => a - b);
}

/** The edges of what runs straight from `low` to `high`, in pairs; `null` where anything else is between. */
function edges(contours: readonly Contour[], along: 'x' | 'y', low: number, high: number): number[] | null {
  // Between integers, which is where outlines have their corners.
  const [first = [], middle = [], last = []] = [low, (low + high) / 2, high].map((value) =>
    crossings(contours, along, Math.floor(value) + 0.5),
  );
  const straight = [first, last].every(
    (end) => end.length === middle.length && end.every((edge, i) => Math.abs(edge - (middle[i] ?? NaN)) <= LEAN),
  );
  return straight && middle.length % 2 === 0 ? middle : null;
}

function rectangle(x: number, y: number, width: number, height: number): Shape {
  const numbers = Object.entries({ x, y, width, height });
  return {
    kind: 'rect',
    place: HOME,
    attributes: new Map(numbers.map(([name, value]) => [name, short(value, 1)])),
    children: [],
  };
}

/** The bars that a window shows, where it shows nothing else. Here y counts downwards, in outlines upwards. */
function barsIn(window: Shape, pathOf: (id: string) => string): Shape[] | null {
  const [glyph] = window.children;
  if (window.children.length !== 1 || typeof glyph !== 'object' || glyph.kind !== 'use') return null;
  const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(window.attributes.get(name) ?? 0),
  );
  const [left = 0, top = 0] = (window.attributes.get('viewBox') ?? '').split(' ').map(Number);
  const contours = parseOutline(pathOf((glyph.attributes.get('href') ?? '').slice(1)));
  const { sx, sy } = glyph.place;
  const lies = sx !== 1;
  const found = lies
    ? edges(contours, 'x', left / sx, (left + width) / sx)
    : edges(contours, 'y', -(top + height) / sy, -top / sy);
  return (
    found?.flatMap((to, i) => {
      const from = found[i - 1] ?? to;
      if (i % 2 === 0) return [];
      return lies ? [rectangle(x, y - top - to, width, to - from)] : [rectangle(x - left + from, y, to - from, height)];
    }) ?? null
  );
}

/** The same shapes with bars in place of windows that show nothing else. */
export function withBars(children: readonly Child[], pathOf: (id: string) => string): Child[] {
  return children.flatMap((child): Child[] => {
    if (typeof child === 'string') return [child];
    const bars = child.kind === 'svg' ? barsIn(child, pathOf) : null;
    if (bars) return bars.map((bar) => ({ ...bar, place: child.place }));
    return [{ ...child, children: withBars(child.children, pathOf) }];
  });
}
