export * from './check.ts';
export * from './top-k/gradient.ts';
export * from './top-k/iterated.ts';
export * from './top-k/published.ts';
export * from './top-k/threshold.ts';
