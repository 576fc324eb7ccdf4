import { dot, length, type Matrix, norm, planarSvd, type PlanarSvd } from '../../numerics/index.ts';
import type { Parameters } from './schema.ts';

export type Vector = readonly [number, number];

/** Images of a unit vector and of the one a right angle to its left. */
export interface Images {
  /** Degrees. */
  angle: number;
  /** Lengths, and the inner product. */
  along: number;
  across: number;
  product: number;
}

export interface Model extends PlanarSvd {
  parameters: Parameters;
  determinant: number;
  /** σ₁/σ₂; infinite where σ₂ is zero. */
  condition: number;
  norm: number;
  /** What maps the circle to each of the four pictures: I, Vᵀ, ΣVᵀ and UΣVᵀ. */
  stages: readonly Matrix[];
  now: Images;
  /** Degrees between the two images, from 0 to 180; null where one is zero. */
  corner: number | null;
  /** From 0° to 180°. */
  curve: readonly Images[];
}

export function unitVector(degrees: number): Vector {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle)];
}

export function mapped(m: Matrix, [x, y]: Vector): Vector {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = m;
  return [a * x + b * y, c * x + d * y];
}

export function imagesAt(m: Matrix, angle: number): Images {
  const [x, y] = unitVector(angle);
  const [along, across] = [mapped(m, [x, y]), mapped(m, [-y, x])];
  return { angle, along: length(along), across: length(across), product: dot(along, across) };
}

/** In degrees; of numbers that stand for a right angle, exactly 90. */
function cornerOf({ along, across, product }: Images): number | null {
  if (along < 1e-9 || across < 1e-9) return null;
  const cosine = Math.min(1, Math.max(-1, product / along / across));
  return Math.abs(cosine) < 1e-9 ? 90 : (Math.acos(cosine) * 180) / Math.PI;
}

export function model(parameters: Parameters): Model {
  const { a, angle } = parameters;
  const found = planarSvd(a);
  const { s, v } = found;
  const [[a11 = 0, a12 = 0] = [], [a21 = 0, a22 = 0] = []] = a;
  const stretched = v.map(([x, y], i) => [(s[i] ?? 0) * x, (s[i] ?? 0) * y]);
  const now = imagesAt(a, angle);
  // An entry takes two digits: below this σ₂ is rounding.
  const smallest = s[1] < 1e-12 ? 0 : s[1];
  return {
    ...found,
    s: [s[0], smallest],
    parameters,
    determinant: a11 * a22 - a12 * a21,
    condition: smallest === 0 ? Infinity : s[0] / smallest,
    norm: norm(a),
    stages: [
      [[1, 0], [0, 1]], // prettier-ignore
      v,
      stretched,
      a,
    ],
    now,
    corner: cornerOf(now),
    curve: Array.from({ length: 91 }, (_, i) => imagesAt(a, 2 * i)),
  };
}
