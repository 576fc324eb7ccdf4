/** Pictures that are drawn by a rule, so that they need no file and nobody's photograph. */

/** Grey pictures as numbers from 0, black, to 255, row by row. */
export interface Grey {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Rows and columns of every picture of ours. */
export const SIZE = 96;

/** @param shade Of the point x, y, both from 0 to 1, y downwards; what lies outside of 0 … 255 is cut off. */
function drawn(shade: (x: number, y: number) => number): Grey {
  const values = Float64Array.from({ length: SIZE * SIZE }, (_, k) => {
    const [x, y] = [((k % SIZE) + 0.5) / SIZE, (Math.floor(k / SIZE) + 0.5) / SIZE];
    return Math.round(Math.min(255, Math.max(0, shade(x, y))));
  });
  return { rows: SIZE, columns: SIZE, values };
}

/** From 0 to 1 where `x` passes from `a` to `b`. */
function ramp(x: number, a: number, b: number): number {
  const t = Math.min(1, Math.max(0, (x - a) / (b - a)));
  return t * t * (3 - 2 * t);
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** Height of a chain of mountains at x, from the top edge. */
function crest(x: number, at: number, height: number, phase: number): number {
  const folds = Math.abs(Math.sin(4.1 * x + phase)) + 0.5 * Math.abs(Math.sin(9.7 * x + 2 * phase)) + 0.2 * Math.sin(31 * x + phase); // prettier-ignore
  return at - height * folds;
}

/** Above the water: sky, moon and two chains. */
function land(x: number, y: number): number {
  let shade = mix(222, 168, ramp(y, 0, 0.6));
  const moon = Math.sqrt((x - 0.73) ** 2 + (y - 0.2) ** 2);
  shade = mix(shade, 252, 1 - ramp(moon, 0.085, 0.1));
  const far = crest(x, 0.55, 0.16, 0.6);
  shade = mix(shade, mix(118, 168, ramp(y, far, 0.62)), ramp(y, far - 0.008, far + 0.008));
  const near = crest(x, 0.64, 0.12, 2.3);
  return mix(shade, mix(42, 96, ramp(y, near, 0.68)), ramp(y, near - 0.008, near + 0.008));
}

const SHORE = 0.66;

function landscape(x: number, y: number): number {
  if (y < SHORE) return land(x, y);
  const depth = (y - SHORE) / (1 - SHORE);
  const ripple = 0.012 * Math.sin(70 * depth ** 0.6 + 9 * Math.sin(3 * x)) * (0.3 + depth);
  const mirrored = land(x + ripple, SHORE - (y - SHORE) * 1.7);
  return mix(mirrored * 0.82, 120, 0.25 + 0.2 * depth) + 10 * Math.sin(90 * depth ** 0.7 + 6 * x);
}

/** Threads of a cloth: what one direction adds to the grey of a thread that is `at` ninety-sixths from the edge. */
function threads(at: number, [first, second, third]: readonly [number, number, number]): number {
  const place = ((at % 40) + 40) % 40;
  if (place < 14) return first;
  if (place < 18) return second;
  return place >= 26 && place < 32 ? third : 0;
}

const WARP = [30, 110, 64] as const;
const WEFT = [42, 96, 20] as const;

/** A cloth, turned by an angle. Straight it is a sum of one function of x and one of y, whose rank is two. */
function cloth(angle: number): Grey {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return drawn((x, y) => {
    const [across, down] = [SIZE * (x - 0.5), SIZE * (y - 0.5)];
    return 40 + threads(c * across - s * down + 48, WARP) + threads(s * across + c * down + 48, WEFT);
  });
}

/** The same every time: a linear congruence (Park and Miller 1988). */
function noise(): Grey {
  let seed = 20241001;
  return drawn(() => {
    seed = (seed * 48271) % 2147483647;
    return (256 * seed) / 2147483647;
  });
}

/** By their names in articles. */
export const PICTURES = {
  landscape: () => drawn(landscape),
  cloth: () => cloth(0),
  turned: () => cloth(Math.PI / 6),
  noise,
} satisfies Record<string, () => Grey>;
