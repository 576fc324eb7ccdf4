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

/** A sentence with the label that is nearest, if one is near. */
export function suggestLabel(label: string, labels: Labels): string | undefined {
  const bare = (name: string): string => name.replace(/^eq:/, '');
  const byBare = new Map(Array.from(labels.keys(), (name) => [bare(name), name]));
  const found = byBare.get(nearest(bare(label), byBare.keys()) ?? '');
  return found === undefined ? undefined : `Did you mean ${found}?`;
}
