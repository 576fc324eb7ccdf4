/** What is reported of links to other articles of the site. */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { SiteEntry } from './types.ts';
import { nearest } from '../diagnostics/suggest.ts';

type Fault = Pick<Diagnostic, 'id' | 'severity' | 'message' | 'hint'>;

export function unpublished(slug: string, id: 'ref/draft' | 'link/draft'): Fault {
  return {
    id,
    severity: 'error',
    message: `The article ${slug} is a draft, or its date is still to come: readers could not open it.`,
    hint: 'Publish it first, or take this away until then.',
  };
}

/** The first of what a link to an article may name. */
function anchorsOf({ anchors }: SiteEntry): string {
  const shown = anchors.slice(0, 5).map((anchor) => `#${anchor}`);
  if (shown.length === 0) return 'It has no headings; leave the part from # on away.';
  return `There are ${shown.join(', ')}${anchors.length > shown.length ? ' and others' : ''}.`;
}

export function unknownAnchor(entry: SiteEntry, id: string): Fault {
  const close = nearest(id, [...entry.anchors, ...entry.equations.flatMap((equation) => equation.id ?? [])]);
  return {
    id: 'link/unknown-anchor',
    severity: 'warning',
    message: `The article ${entry.slug} has no heading, block or equation #${id}.`,
    hint: close === null ? anchorsOf(entry) : `Did you mean #${close}?`,
  };
}

export const NOT_SERVED: Fault = {
  id: 'link/not-served',
  severity: 'error',
  message: 'Only articles and pictures beside an article are part of the site.',
  hint: 'Put the file into public/ and link to it from the root: /file.pdf.',
};

export function unknownArticle(slug: string, slugs: Iterable<string>): Fault {
  const close = nearest(slug, slugs);
  const hint =
    close === null ? 'Write the path to its index.md, as in ../folder/index.md.' : `Did you mean ../${close}/index.md?`;
  return { id: 'link/unknown-article', severity: 'error', message: `No article has the folder ${slug}.`, hint };
}
