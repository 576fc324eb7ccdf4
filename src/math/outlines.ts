/**
 * Outlines of glyphs, written shorter without moving a point of them.
 *
 * MathJax's are absolute: `M52 289Q59 331 106 386T222 442…`. Steps from point to point have fewer digits and repeat more
 * often; steps alone compress better than the shorter of the two each time. All numbers are integers, so nothing is
 * rounded. Curves that run straight stay curves: as lines they would save another hundredth, but Chromium fills the two
 * not quite alike (bench/weight).
 */

export interface Point {
  x: number;
  y: number;
}

/** A piece of a contour, from where the last one ended; with `control` a quadratic curve. */
export interface Piece {
  to: Point;
  control: Point | null;
}

/** Closed by a line to its start. */
export interface Contour {
  start: Point;
  pieces: Piece[];
}

const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, T: 2, Z: 0 };
const COMMAND = /\s*([MLHVQTZ])([-\d\s]*)/gy;

const same = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;

const mirrored = (control: Point | null, at: Point): Point =>
  control ? { x: 2 * at.x - control.x, y: 2 * at.y - control.y } : at;

/** Where a command leads. `control` is that of the curve before it. */
function pieceOf(command: string, [a = 0, b = 0, c = 0, d = 0]: number[], at: Point, control: Point | null): Piece {
  switch (command) {
    case 'H':
      return { to: { x: a, y: at.y }, control: null };
    case 'V':
      return { to: { x: at.x, y: a }, control: null };
    case 'Q':
      return { to: { x: c, y: d }, control: { x: a, y: b } };
    case 'T':
      return { to: { x: a, y: b }, control: mirrored(control, at) };
    default:
      return { to: { x: a, y: b }, control: null };
  }
}

/**
 * Contours of path data in absolute `M L H V Q T Z` with integers, each command with its letter.
 *
 * @throws RangeError for any other path.
 */
export function parseOutline(path: string): Contour[] {
  const contours: Contour[] = [];
  let read = 0;
  let at: Point = { x: 0, y: 0 };
  let control: Point | null = null;
  for (const [all, command = '', text = ''] of path.matchAll(COMMAND)) {
    const numbers = (text.match(/-?\d+/g) ?? []).map(Number);
    const contour = contours.at(-1);
    if (numbers.length !== ARGUMENTS[command] || (!contour && command !== 'M')) break;
    read += all.length;
    if (command === 'Z') {
      at = contour?.start ?? at;
      control = null;
      continue;
    }
    const piece = pieceOf(command, numbers, at, control);
    if (command === 'M') contours.push({ start: piece.to, pieces: [] });
    else contour?.pieces.push(piece);
    at = piece.to;
    ({ control } = piece);
  }
  if (read !== path.length) throw new RangeError(`Not an outline: ${path.slice(read, read + 40)}`);
  return contours;
}

/** Path data in steps: a command's letter only where it changes, no separator before a minus. */
class Writer {
  path = '';
  private last = '';
  private at: Point = { x: 0, y: 0 };
  private control: Point | null = null;

  contour({ start, pieces }: Contour): void {
    if (this.path === '') this.put('M', [start.x, start.y]);
    else this.put('m', this.steps(start));
    this.at = start;
    const last = pieces.at(-1);
    // `Z` draws that line as well.
    const closed = last?.control === null && same(last.to, start);
    for (const piece of closed ? pieces.slice(0, -1) : pieces) this.piece(piece);
    this.put('Z', []);
    this.last = '';
    this.at = start;
    this.control = null;
  }

  private piece({ to, control }: Piece): void {
    const { at } = this;
    if (control) {
      if (same(control, mirrored(this.control, at))) this.put('t', this.steps(to));
      else this.put('q', [...this.steps(control), ...this.steps(to)]);
    } else if (to.y === at.y) this.put('h', [to.x - at.x]);
    else if (to.x === at.x) this.put('v', [to.y - at.y]);
    else this.put('l', this.steps(to));
    this.at = to;
    this.control = control;
  }

  private steps({ x, y }: Point): number[] {
    return [x - this.at.x, y - this.at.y];
  }

  private put(letter: string, numbers: readonly number[]): void {
    const shown = letter !== this.last ? letter : '';
    this.path += shown;
    numbers.forEach((number, i) => {
      const text = String(number);
      this.path += (i === 0 && shown !== '') || text.startsWith('-') ? text : ` ${text}`;
    });
    this.last = letter;
  }
}

const flip = ({ x, y }: Point): Point => ({ x, y: 0 - y });

/**
 * The same outline in fewer characters, and with y downwards as SVG counts it.
 *
 * @param path Absolute `M L H V Q T Z` with integers, y upwards; every contour is closed, also without `Z`.
 * @throws RangeError for any other path.
 */
export function shortOutline(path: string): string {
  const writer = new Writer();
  for (const { start, pieces } of parseOutline(path)) {
    const turned = pieces.map(({ to, control }) => ({ to: flip(to), control: control && flip(control) }));
    writer.contour({ start: flip(start), pieces: turned });
  }
  return writer.path;
}
