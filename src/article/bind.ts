/** The one stage that knows every article: references and internal links filled in, without rendering anything again. */
import type { Diagnostic } from '../diagnostics/index.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { addressKind, splitAddress } from './addresses.ts';
import { escapeHtml } from './html.ts';
import { findLabel, type Labels, labelsOf, suggestLabel } from './labels.ts';
import type {
  Article,
  BindContext,
  BoundArticle,
  BoundParts,
  Equation,
  LinkHole,
  Parts,
  ReferenceHole,
  SiteEntry,
} from './types.ts';

interface Binding {
  context: BindContext;
  own: SiteEntry | undefined;
  labels: Labels;
  /** Labels of other articles, by slug, made when first asked for. */
  others: Map<string, Labels>;
  /** `#…` of the own article leads to its page: an excerpt stands on another. */
  away: boolean;
  diagnostics: Diagnostic[];
}

type Fault = Pick<Diagnostic, 'id' | 'severity' | 'message' | 'hint'>;

function report(binding: Binding, { start, end }: ReferenceHole | LinkHole, fault: Fault): void {
  binding.diagnostics.push({ ...fault, start, end });
}

function labelsIn(binding: Binding, entry: SiteEntry): Labels {
  const known = binding.others.get(entry.slug);
  if (known) return known;
  const labels = labelsOf(entry.equations);
  binding.others.set(entry.slug, labels);
  return labels;
}

/** Where a label leads: in the own article, or behind `slug:` in another. */
function target(binding: Binding, label: string): { equation: Equation; entry: SiteEntry | null } | null {
  const own = findLabel(binding.labels, label);
  if (own) return { equation: own, entry: null };
  const colon = label.indexOf(':');
  const entry = colon > 0 ? binding.context.entries.get(label.slice(0, colon)) : undefined;
  const equation = entry && findLabel(labelsIn(binding, entry), label.slice(colon + 1));
  return entry && equation ? { equation, entry } : null;
}

function undefinedLabel(binding: Binding, hole: ReferenceHole): string {
  const colon = hole.label.indexOf(':');
  const entry = colon > 0 ? binding.context.entries.get(hole.label.slice(0, colon)) : undefined;
  const hint = entry
    ? suggestLabel(hole.label.slice(colon + 1), labelsIn(binding, entry))
    : suggestLabel(hole.label, binding.labels);
  const where = entry ? `the article ${entry.slug}` : 'this article';
  report(binding, hole, {
    id: 'ref/undefined',
    severity: 'error',
    message: `No equation in ${where} has the label ${entry ? hole.label.slice(colon + 1) : hole.label}.`,
    hint: hint ?? 'Put \\label{…} on the row to cite, or cite another article by its folder: \\eqref{folder:label}.',
  });
  return `<span class="unresolved">(${escapeHtml(hole.label)}?)</span>`;
}

function reference(binding: Binding, hole: ReferenceHole): string {
  const found = target(binding, hole.label);
  if (!found) return undefinedLabel(binding, hole);
  const { equation, entry } = found;
  if (equation.number === null || equation.id === null) {
    report(binding, hole, {
      id: 'ref/unnumbered',
      severity: 'error',
      message: `The row labelled ${hole.label} has no number to cite.`,
      hint: 'Take \\notag or the star away from it, or give it a \\tag{…}.',
    });
    return `<span class="unresolved">(${escapeHtml(hole.label)}?)</span>`;
  }
  if (entry?.draft) reportDraft(binding, hole, entry);
  const page = entry ? entry.url : binding.away ? (binding.own?.url ?? '') : '';
  const href = escapeHtml(`${page}#${encodeURIComponent(equation.id)}`);
  const number = escapeHtml(hole.paren ? `(${equation.number})` : equation.number);
  const label = `<var class="math"><span class="notranslate" translate="no">${number}</span></var>`;
  const link = `<a href="${href}">${label}</a>`;
  return entry ? `《${escapeHtml(entry.title)}》式 ${link}` : link;
}

function reportDraft(binding: Binding, hole: ReferenceHole | LinkHole, entry: SiteEntry): void {
  report(binding, hole, {
    id: hole.type === 'link' ? 'link/draft' : 'ref/draft',
    severity: 'error',
    message: `The article ${entry.slug} is a draft, or its date is still to come: readers could not open it.`,
    hint: 'Publish it first, or take this away until then.',
  });
}

/** Path segments of a relative address, seen from `posts/<slug>/`. */
function resolve(slug: string, path: string): string[] {
  const segments = ['posts', slug];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The slug that a relative address names: `../other/index.md`, `../other/`, `../other.md`, `other.md`; else null. */
function slugIn(slug: string, path: string): string | null {
  const segments = resolve(slug, path);
  if (segments.at(-1) === 'index.md') segments.pop();
  const last = segments.at(-1) ?? '';
  const isPage = path.endsWith('/') || path.endsWith('.md') || !last.includes('.');
  if (!isPage) return null;
  const name = last.replace(/\.md$/, '');
  // Files `posts/a.md` lie one level higher than folders, so `other.md` is the neighbour from there.
  const inPosts = segments[0] === 'posts' && (segments.length === 2 || (segments.length === 3 && path.endsWith('.md')));
  return inPosts ? name : null;
}

/** The first of what a link to an article may name. */
function anchorsOf({ anchors }: SiteEntry): string {
  const shown = anchors.slice(0, 5).map((anchor) => `#${anchor}`);
  if (shown.length === 0) return 'It has no headings; leave the part from # on away.';
  return `There are ${shown.join(', ')}${anchors.length > shown.length ? ' and others' : ''}.`;
}

function checkAnchor(binding: Binding, hole: LinkHole, entry: SiteEntry, fragment: string): void {
  const id = decode(fragment);
  if (id === '' || entry.anchors.includes(id) || entry.equations.some((equation) => equation.id === id)) return;
  const close = nearest(id, [...entry.anchors, ...entry.equations.flatMap((equation) => equation.id ?? [])]);
  report(binding, hole, {
    id: 'link/unknown-anchor',
    severity: 'warning',
    message: `The article ${entry.slug} has no heading, block or equation #${id}.`,
    hint: close === null ? anchorsOf(entry) : `Did you mean #${close}?`,
  });
}

function relativeLink(binding: Binding, hole: LinkHole): string {
  const { context, own } = binding;
  const { path, query, fragment } = splitAddress(hole.href);
  const anchor = fragment === null ? '' : `#${encodeURIComponent(decode(fragment))}`;
  if (path === '') {
    if (own && fragment !== null) checkAnchor(binding, hole, own, fragment);
    return (binding.away ? (own?.url ?? '') : '') + query + anchor;
  }
  const slug = slugIn(context.slug, decode(path));
  if (slug === null) {
    report(binding, hole, {
      id: 'link/not-served',
      severity: 'error',
      message: 'Only articles and pictures beside an article are part of the site.',
      hint: 'Put the file into public/ and link to it from the root: /file.pdf.',
    });
    return hole.href;
  }
  const entry = context.entries.get(slug);
  if (!entry) {
    const close = nearest(slug, context.entries.keys());
    report(binding, hole, {
      id: 'link/unknown-article',
      severity: 'error',
      message: `No article has the folder ${slug}.`,
      hint:
        close === null
          ? 'Write the path to its index.md, as in ../folder/index.md.'
          : `Did you mean ../${close}/index.md?`,
    });
    return hole.href;
  }
  if (entry.draft) reportDraft(binding, hole, entry);
  if (fragment !== null) checkAnchor(binding, hole, entry, fragment);
  return entry.url + query + anchor;
}

function link(binding: Binding, hole: LinkHole): string {
  const href = hole.href.trim();
  if (addressKind(href) === 'relative') return escapeHtml(relativeLink(binding, { ...hole, href }));
  return escapeHtml(encodeURI(decode(binding.context.base + href.replace(/^\/+/, ''))));
}

function fill(binding: Binding, parts: Parts): BoundParts {
  const out: BoundParts[number][] = [];
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if (part.type === 'reference') text += reference(binding, part);
    else if (part.type === 'link') text += link(binding, part);
    else {
      if (text !== '') out.push(text);
      out.push(part);
      text = '';
    }
  }
  if (text !== '') out.push(text);
  return out;
}

/**
 * Fills an article's references and internal links; pictures stay holes. A fault is reported where the body has it; the
 * excerpt repeats what the body says.
 */
export function bind(article: Article, context: BindContext): BoundArticle {
  const shared = {
    context,
    own: context.entries.get(context.slug),
    labels: labelsOf(article.equations),
    others: new Map<string, Labels>(),
  };
  const diagnostics: Diagnostic[] = [];
  const body = fill({ ...shared, away: false, diagnostics }, article.body);
  const excerpt = fill({ ...shared, away: true, diagnostics: [] }, article.excerpt.parts);
  return { body, excerpt, diagnostics };
}
