/** Decompositions of pictures, by name: they depend on nothing else, but for that of the reader's own. */
import { svdTerms, type Terms } from '../../numerics/index.ts';
import { PICTURES } from './pictures.ts';
import type { PictureName } from './schema.ts';

const known = new Map<PictureName, Terms>();
let isLeftToWorkers = false;

/** From now on nothing is computed here: it takes longer than a frame. */
export function leaveToWorkers(): void {
  isLeftToWorkers = true;
}

/** Found by a worker. A new picture of the reader's takes the place of the last. */
export function keep(name: PictureName, terms: Terms): void {
  known.set(name, terms);
}

export function isKnown(name: PictureName): boolean {
  return known.has(name);
}

/** Null where there is no picture, or nobody has decomposed it yet. */
export function termsOf(name: PictureName): Terms | null {
  const found = known.get(name);
  if (found || name === 'own' || isLeftToWorkers) return found ?? null;
  const { values, rows, columns } = PICTURES[name]();
  const terms = svdTerms(values, rows, columns);
  known.set(name, terms);
  return terms;
}
