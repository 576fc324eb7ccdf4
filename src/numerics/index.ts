export * from './check.ts';
export { crApproximation, crWithBestWeights, type CrMethod, type CrOptions } from './low-rank/cr.ts';
export {
  type CrApproximation,
  crSamples,
  inProportion,
  samplingStatistics,
  type SamplingStatistics,
} from './low-rank/cr-sampling.ts';
export { greedySelection, meanSelectionError, selectionErrors } from './low-rank/cr-search.ts';
export { termGram } from './low-rank/cr-terms.ts';
export * from './low-rank/crossing.ts';
export * from './low-rank/cur.ts';
export * from './low-rank/example.ts';
export * from './low-rank/interpolative.ts';
export * from './low-rank/leverage.ts';
export * from './low-rank/random.ts';
export { binomial } from './low-rank/search.ts';
export * from './matrix.ts';
export * from './planar.ts';
export * from './pseudo-inverse.ts';
export * from './rank-one.ts';
export * from './ridge.ts';
export * from './svd.ts';
export * from './svd-steps.ts';
export * from './tails.ts';
export * from './top-k/gradient.ts';
export * from './top-k/iterated.ts';
export * from './top-k/published.ts';
export * from './top-k/threshold.ts';
