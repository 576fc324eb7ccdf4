/** Labels of equations, and what an author may have meant by one. */
import { nearest } from '../diagnostics/suggest.ts';
import type { Equation } from './types.ts';

export type Labels = ReadonlyMap<string, Equation>;

/** Labels as written → equations; of two with one label the first. */
export function labelsOf(equations: readonly Equation[]): Labels {
  const labels = new Map<string, Equation>();
  for (const equation of equations) {
    if (equation.label !== null && !labels.has(equation.label)) labels.set(equation.label, equation);
  }
  return labels;
}

/** `eq:` may be left out or added: `loss` and `eq:loss` both find either. */
export function findLabel(labels: Labels, label: string): Equation | null {
  const other = label.startsWith('eq:') ? label.slice(3) : `eq:${label}`;
  return labels.get(label) ?? labels.get(other) ?? null;
}

/** Beyond so many labels that nothing has, no more are compared: each costs a look at all the others. */
const MAX_SUGGESTIONS = 50;

const suggestions = new WeakMap<Labels, Map<string, { label: string; equation: Equation } | null>>();

/** The label that is nearest to one that nothing has, if one is near. */
export function nearestLabel(label: string, labels: Labels): { label: string; equation: Equation } | null {
  const made = suggestions.get(labels) ?? new Map<string, { label: string; equation: Equation } | null>();
  suggestions.set(labels, made);
  const known = made.get(label);
  if (known !== undefined || made.size >= MAX_SUGGESTIONS) return known ?? null;
  const bare = (name: string): string => name.replace(/^eq:/, '');
  const byBare = new Map(Array.from(labels, ([name, equation]) => [bare(name), { label: name, equation }]));
  const found = byBare.get(nearest(bare(label), byBare.keys()) ?? '') ?? null;
  made.set(label, found);
  return found;
}
