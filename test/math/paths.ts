/** Path data read by the rules of SVG, for tests: steps, repeated commands, mirrored controls, closing lines. */
import { SvgOutput } from '../../src/math/output.ts';

/** Absolute: `M x y`, `L x y` or `Q cx cy x y`. The line that `Z` draws is an `L`; a line without length is none. */
export type Segment = [kind: 'M' | 'L' | 'Q', ...numbers: number[]];

const LENGTHS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, T: 2 };

interface Pen {
  x: number;
  y: number;
  start: [number, number];
  control: [number, number] | null;
}

function segment(pen: Pen, letter: string, numbers: readonly number[]): Segment {
  const kind = letter.toUpperCase();
  const [dx, dy] = letter === kind ? [0, 0] : [pen.x, pen.y];
  const point = (i: number): [number, number] => [(numbers[i] ?? NaN) + dx, (numbers[i + 1] ?? NaN) + dy];
  const mirrored: [number, number] = pen.control
    ? [2 * pen.x - pen.control[0], 2 * pen.y - pen.control[1]]
    : [pen.x, pen.y];
  pen.control = kind === 'Q' ? point(0) : kind === 'T' ? mirrored : null;
  if (kind === 'H') pen.x = (numbers[0] ?? NaN) + dx;
  else if (kind === 'V') pen.y = (numbers[0] ?? NaN) + dy;
  else [pen.x, pen.y] = point(kind === 'Q' ? 2 : 0);
  if (kind === 'M') pen.start = [pen.x, pen.y];
  if (pen.control) return ['Q', ...pen.control, pen.x, pen.y];
  return [kind === 'M' ? 'M' : 'L', pen.x, pen.y];
}

/** @throws Error where `path` is none of `M L H V Q T Z`, in capitals or not. */
export function segmentsOf(path: string): Segment[] {
  const pen: Pen = { x: 0, y: 0, start: [0, 0], control: null };
  const segments: Segment[] = [];
  for (const [, letter = '', text = ''] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
    if (letter.toUpperCase() === 'Z') {
      if (pen.x !== pen.start[0] || pen.y !== pen.start[1]) segments.push(['L', ...pen.start]);
      [pen.x, pen.y] = pen.start;
      pen.control = null;
      continue;
    }
    const numbers = (text.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const length = LENGTHS[letter.toUpperCase()];
    if (length === undefined || numbers.length === 0 || numbers.length % length !== 0) throw new Error(letter + text);
    for (let i = 0; i < numbers.length; i += length) {
      const again = letter === 'm' ? 'l' : letter === 'M' ? 'L' : letter;
      const { x, y } = pen;
      const next = segment(pen, i === 0 ? letter : again, numbers.slice(i, i + length));
      if (next[0] !== 'L' || pen.x !== x || pen.y !== y) segments.push(next);
    }
  }
  return segments;
}

/** What the path gets when y counts the other way. */
export function turnedOver(segments: readonly Segment[]): Segment[] {
  return segments.map(([kind, ...numbers]) => [kind, ...numbers.map((value, i) => (i % 2 === 0 ? value : 0 - value))]);
}

/** Every outline of MathJax's fonts by its id, as MathJax has it. */
export function outlinesOfMathJax(): Map<string, string> {
  const { font } = new SvgOutput();
  const outlines = new Map<string, string>();
  const variants: unknown = Reflect.get(font, 'variant');
  for (const name of Object.keys(typeof variants === 'object' && variants !== null ? variants : {})) {
    const { cacheID, chars } = font.getVariant(name);
    // Also what one variant has from another.
    for (const key in chars) {
      const code = Number(key);
      const path = font.getChar(name, code)[3]?.p;
      if (path) outlines.set(`MJX-${cacheID}-${code.toString(16).toUpperCase()}`, `M${path}Z`);
    }
  }
  return outlines;
}
