/** Where a shape stands: MathJax's transforms, which count y upwards, read, joined and written with y downwards. */

/** Moved by `x` and `y` after being scaled by `sx` and `sy`; `turned` is a transform inside of that, or `''`. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly sx: number;
  readonly sy: number;
  readonly turned: string;
}

export const HOME: Place = { x: 0, y: 0, sx: 1, sy: 1, turned: '' };

/**
 * MathJax's places have one decimal, sums of them too; a place inside something scaled has up to four. No more are cut
 * off: hundredths of a unit would do for the eye, but then what is drawn could not be compared pixel by pixel.
 */
const DIGITS = 4;
const SCALE_DIGITS = 6;

/** A number without what need not be said: `3`, `.5`, `-.5`. */
export function short(value: number, digits = DIGITS): string {
  const text = String(Number(value.toFixed(digits)));
  return text === '-0' ? '0' : text.replace(/^(-?)0\./, '$1.');
}

/** Numbers in a row; a minus parts them as well as a space does. */
export function row(numbers: readonly number[], digits = DIGITS): string {
  const texts = numbers.map((number) => short(number, digits));
  return texts.map((text, i) => (i === 0 || text.startsWith('-') ? text : ` ${text}`)).join('');
}

export const movesOnly = ({ sx, sy, turned }: Place): boolean => sx === 1 && sy === 1 && turned === '';

/** The place of what stands at `inner` in something that stands at `outer`; `null` where `outer` turns. */
export function join(outer: Place, inner: Place): Place | null {
  if (outer.turned !== '') return null;
  return {
    x: outer.x + outer.sx * inner.x,
    y: outer.y + outer.sy * inner.y,
    sx: outer.sx * inner.sx,
    sy: outer.sy * inner.sy,
    turned: inner.turned,
  };
}

/** One function of a transform: `translate`, `scale`; `rotate` and `matrix` as they are, turned over. */
function readStep(name: string, numbers: readonly number[]): Place {
  const [a = 0, b, c] = numbers;
  if (name === 'translate') return { ...HOME, x: a, y: -(b ?? 0) };
  if (name === 'scale') return { ...HOME, sx: a, sy: b ?? a };
  const over =
    name === 'rotate'
      ? [-a, b ?? 0, -(c ?? 0)]
      : numbers.map((number, i) => ([1, 2, 5].includes(i) ? -number : number));
  return { ...HOME, turned: `${name}(${row(over, SCALE_DIGITS)})` };
}

/** The place that a transform means once y counts downwards. */
export function readPlace(transform: string): Place {
  let place = HOME;
  for (const [, name = '', text = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const step = readStep(
      name,
      text
        .trim()
        .split(/[\s,]+/)
        .map(Number),
    );
    place = join(place, step) ?? { ...place, turned: place.turned + writePlace(step) };
  }
  return place;
}

/** As a transform; `''` where it does nothing. */
export function writePlace({ x, y, sx, sy, turned }: Place): string {
  const [left, top] = [short(x), short(y)];
  const move = left === '0' && top === '0' ? '' : `translate(${row(top === '0' ? [x] : [x, y])})`;
  const scale = sx === 1 && sy === 1 ? '' : `scale(${row(sx === sy ? [sx] : [sx, sy], SCALE_DIGITS)})`;
  return move + scale + turned;
}
