import {
  gradientTopK,
  hardTopK,
  jacobianGradientTopK,
  jacobianSoftKMax,
  jacobianThresholdTopK,
  jacobianWeightedSoftmaxTopK,
  publishedGradientTopK,
  publishedLaplaceThreshold,
  softKMax,
  type Threshold,
  thresholdTopK,
  weightedSoftmaxTopK,
} from '../../numerics/index.ts';
import type { AnyMethod, Method, Parameters } from './schema.ts';

/** What is asked of a smooth Top-k and not kept. */
export type Violation = 'nan' | 'above' | 'below' | 'order' | 'wrongSum';

export interface Series {
  method: AnyMethod;
  /** In the order of x. */
  p: readonly number[];
  sum: number;
  violations: readonly Violation[];
}

export interface Model {
  parameters: Parameters;
  /** Top-k itself: 0 and 1. */
  hard: readonly number[];
  series: readonly Series[];
  /** p of the construction that is looked at closely. */
  close: readonly number[];
  /** λτ, in the units of x; null where the construction has no threshold, or an infinite one. */
  threshold: { kind: Threshold; at: number } | null;
  /** The published cases of the Laplace threshold have no solution. */
  noCase: boolean;
  /** p of that construction at each temperature. */
  sweep: readonly { tau: number; p: readonly number[] }[];
  /** ∂pᵢ/∂xⱼ of that construction. */
  jacobian: readonly (readonly number[])[];
}

const KINDS: Readonly<Partial<Record<AnyMethod, Threshold>>> = {
  truncated: 'min(1,exp)',
  sigmoid: 'sigmoid',
  laplace: 'laplace',
};
/** Below this a difference is rounding. */
const TOLERANCE = 1e-9;
const TEMPERATURES = Array.from({ length: 33 }, (_, i) => 0.02 * 2500 ** (i / 32));

/** @param z x/τ. */
export function topK(method: AnyMethod, z: readonly number[], k: number): number[] {
  const kind = KINDS[method];
  if (kind) return thresholdTopK(z, k, kind).p;
  switch (method) {
    case 'soft':
      return softKMax(z, k);
    case 'weighted':
      return weightedSoftmaxTopK(z, k);
    case 'published':
      return publishedGradientTopK(z, k);
    default:
      return gradientTopK(z, k);
  }
}

function jacobian(method: Method, z: readonly number[], k: number): number[][] {
  const kind = KINDS[method];
  if (kind) return jacobianThresholdTopK(z, k, kind);
  if (method === 'soft') return jacobianSoftKMax(z, k);
  return method === 'weighted' ? jacobianWeightedSoftmaxTopK(z, k) : jacobianGradientTopK(z, k);
}

/** @param x What the p stand for. */
export function violationsOf(x: readonly number[], p: readonly number[], k: number): Violation[] {
  if (!p.every(Number.isFinite)) return ['nan'];
  const found: Violation[] = [];
  if (p.some((value) => value > 1 + TOLERANCE)) found.push('above');
  if (p.some((value) => value < -TOLERANCE)) found.push('below');
  const isTurned = p.some((own, i) => p.some((other, j) => (x[i] ?? 0) > (x[j] ?? 0) && own < other - TOLERANCE));
  if (isTurned) found.push('order');
  if (Math.abs(p.reduce((a, b) => a + b, 0) - k) > 1e-6) found.push('wrongSum');
  return found;
}

type Sweep = Model['sweep'];
let lastSweep: { key: string; sweep: Sweep } | null = null;

/** It is the same while the temperature alone changes. */
function sweepOf({ x, k, method }: Parameters): Sweep {
  const key = `${method} ${k} ${x.join()}`;
  if (lastSweep?.key !== key) {
    const at = (tau: number): number[] =>
      topK(
        method,
        x.map((value) => value / tau),
        k,
      );
    lastSweep = { key, sweep: TEMPERATURES.map((tau) => ({ tau, p: at(tau) })) };
  }
  return lastSweep.sweep;
}

export function model(parameters: Parameters): Model {
  const { x, k, tau, methods, method } = parameters;
  const z = x.map((value) => value / tau);
  const kind = KINDS[method];
  const lambda = kind ? thresholdTopK(z, k, kind).lambda * tau : null;
  return {
    parameters,
    hard: hardTopK(x, k),
    series: methods.map((each) => {
      const p = topK(each, z, k);
      return { method: each, p, sum: p.reduce((a, b) => a + b, 0), violations: violationsOf(x, p, k) };
    }),
    close: topK(method, z, k),
    threshold: kind && lambda !== null && Number.isFinite(lambda) ? { kind, at: lambda } : null,
    noCase: method === 'laplace' && publishedLaplaceThreshold(z, k) === null,
    sweep: sweepOf(parameters),
    jacobian: jacobian(method, z, k).map((row) => row.map((value) => value / tau)),
  };
}
