/** What is cited: where a label leads, and what is wrong with one that leads nowhere. */
import type { Diagnostic } from '../diagnostics/index.ts';
import { isStatement } from './statements.ts';
import { originalOf } from './editions.ts';
import { findLabel, type Labels, nearestLabel } from './labels.ts';
import type { Citable, ReferenceHole, SiteEntry } from './types.ts';

type Cited = Omit<ReferenceHole, 'type' | 'linked'>;

/** Places of labels are told as `12:5` in the own article, as `content/posts/x/index.md:12:5` in another. */
function placeOf({ at }: Citable, entry: SiteEntry | null): string {
  return entry ? `${entry.file}:${at}` : at;
}

/** The label that may have been meant, with its place. */
function suggestion(label: string, labels: Labels, entry: SiteEntry | null): string | null {
  const near = nearestLabel(label, labels);
  if (!near) return null;
  return `Did you mean ${entry ? `${originalOf(entry.slug)}:` : ''}${near.label}, at ${placeOf(near.equation, entry)}?`;
}

/** The labels that there are, where they are few. */
function list(labels: Labels, entry: SiteEntry | null): string | null {
  if (labels.size === 0 || labels.size > MAX_LISTED) return null;
  const named = Array.from(labels, ([label, equation]) => `${label} (${placeOf(equation, entry)})`);
  return `The labels there are: ${named.join(', ')}.`;
}

const MAX_LISTED = 5;

const HOW_TO =
  'Put \\label{…} on the row to cite, or {#label} behind :::theorem; another article is cited by its folder: \\eqref{folder:label}.';

/**
 * @param entry The article named before the label's colon, where there is one.
 * @param elsewhere Another article that has a label of this name, where one is known.
 */
export function undefinedLabel(
  { label, start, end }: Cited,
  labels: Labels,
  entry: SiteEntry | null = null,
  elsewhere: { entry: SiteEntry; equation: Citable } | null = null,
): Diagnostic {
  const own = entry ? label.slice(label.indexOf(':') + 1) : label;
  const other = elsewhere
    ? `The article ${elsewhere.entry.slug} has it, at ${placeOf(elsewhere.equation, elsewhere.entry)}: cite it as ` +
      `${elsewhere.entry.slug}:${elsewhere.equation.label ?? label}.`
    : null;
  return {
    id: 'ref/undefined',
    severity: 'error',
    message: `Nothing in ${entry ? `the article ${entry.slug}` : 'this article'} has the label ${own}.`,
    hint: suggestion(own, labels, entry) ?? other ?? list(labels, entry) ?? HOW_TO,
    start,
    end,
  };
}

export function unnumberedLabel({ label, start, end }: Cited, equation: Citable, entry: SiteEntry | null): Diagnostic {
  return {
    id: 'ref/unnumbered',
    severity: 'error',
    message: `The ${isStatement(equation) ? equation.kind : 'row'} labelled ${label}, at ${placeOf(equation, entry)}, has no number to cite.`,
    hint: isStatement(equation)
      ? 'Take numbered=false away from it.'
      : 'Take \\notag or the star away from it, or give it a \\tag{…}.',
    start,
    end,
  };
}

/** What is wrong with a reference that only the own article's labels can answer. */
export function unanswered(cited: Cited, labels: Labels): Diagnostic[] {
  const equation = findLabel(labels, cited.label);
  if (!equation) return [undefinedLabel(cited, labels)];
  return equation.number === null ? [unnumberedLabel(cited, equation, null)] : [];
}
