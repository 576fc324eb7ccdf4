/** Labels of equations and theorems, and what an author may have meant by one. */
import { nearest } from '../diagnostics/suggest.ts';
import type { Citable } from './types.ts';

export type Labels = ReadonlyMap<string, Citable>;

/** Labels as written → what they stand on; of two with one label the first. */
export function labelsOf(citable: readonly Citable[]): Labels {
  const labels = new Map<string, Citable>();
  for (const cited of citable) {
    if (cited.label !== null && !labels.has(cited.label)) labels.set(cited.label, cited);
  }
  return labels;
}

/** `eq:` may be left out or added: `loss` and `eq:loss` both find either. */
export function findLabel(labels: Labels, label: string): Citable | null {
  const other = label.startsWith('eq:') ? label.slice(3) : `eq:${label}`;
  return labels.get(label) ?? labels.get(other) ?? null;
}

/** Beyond so many labels that nothing has, no more are compared: each costs a look at all the others. */
const MAX_SUGGESTIONS = 50;

const suggestions = new WeakMap<Labels, Map<string, { label: string; equation: Citable } | null>>();

/** The label that is nearest to one that nothing has, if one is near. */
export function nearestLabel(label: string, labels: Labels): { label: string; equation: Citable } | null {
  const made = suggestions.get(labels) ?? new Map<string, { label: string; equation: Citable } | null>();
  suggestions.set(labels, made);
  const known = made.get(label);
  if (known !== undefined || made.size >= MAX_SUGGESTIONS) return known ?? null;
  const bare = (name: string): string => name.replace(/^eq:/, '');
  const byBare = new Map(Array.from(labels, ([name, equation]) => [bare(name), { label: name, equation }]));
  const found = byBare.get(nearest(bare(label), byBare.keys()) ?? '') ?? null;
  made.set(label, found);
  return found;
}
