/** The one stage that knows every article: references and internal links filled in, without rendering anything again. */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { CitedNumber, Typesetter } from '../math/index.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { addressKind, slugIn, splitAddress } from './addresses.ts';
import { editionOf, meant, originalOf } from './editions.ts';
import { decodeAddress, escapeHtml } from './html.ts';
import { undefinedLabel, unnumberedLabel } from './citing.ts';
import { isChinese, SITE_LANGUAGE } from './language.ts';
import { displayHtml, inlineHtml, type Mode, numberHtml, numberText } from './formula-html.ts';
import { NOT_SERVED, unknownAnchor, unknownArticle, unpublished } from './linking.ts';
import { findLabel, type Labels, labelsOf } from './labels.ts';
import { isStatement, nameBefore, nameOf } from './statements.ts';
import { fillReferences } from './plain.ts';
import type {
  Article,
  BindContext,
  BoundArticle,
  BoundParts,
  Citable,
  FormulaHole,
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
  mode: Mode;
  /** Where a formula cites another article, else `null`. */
  typesetter: Typesetter | null;
  definitions: readonly string[];
  /** How many of them are in force; -1 where the typesetter was never reset. */
  defined: { count: number };
  /** BCP 47, of the article, and whether that is Chinese. */
  lang: string;
  chinese: boolean;
  /** Outlines of what is typeset here. */
  glyphs: Record<string, string>;
  diagnostics: Diagnostic[];
}

type Fault = Pick<Diagnostic, 'id' | 'severity' | 'message' | 'hint'>;
type Cited = Omit<ReferenceHole, 'type' | 'linked'>;

function report(binding: Binding, { start, end }: Cited | LinkHole, fault: Fault): void {
  binding.diagnostics.push({ ...fault, start, end });
}

function labelsIn(binding: Binding, entry: SiteEntry): Labels {
  const known = binding.others.get(entry.slug);
  if (known) return known;
  const labels = labelsOf([...entry.equations, ...entry.statements]);
  binding.others.set(entry.slug, labels);
  return labels;
}

/** The article that a name means here; a translation that readers can open goes before its original. */
function entryOf({ context, own }: Binding, name: string): SiteEntry | null {
  const found = meant(name, context.slug).flatMap((slug) => context.entries.get(slug) ?? []);
  return found.find(({ draft }) => !draft || own?.draft === true) ?? found[0] ?? null;
}

/** The article that a label names before its colon. */
function namedEntry(binding: Binding, label: string): SiteEntry | null {
  const colon = label.indexOf(':');
  return colon > 0 ? entryOf(binding, label.slice(0, colon)) : null;
}

type Entries = BindContext['entries'];

/** What authors name articles by. */
function namesIn(entries: Entries): string[] {
  return [...entries.keys()].filter((slug) => editionOf(slug) === null);
}

/** Every label of the site, and one of the articles that have it; made when first asked for. */
const indexes = new WeakMap<Entries, Map<string, { entry: SiteEntry; equation: Citable }>>();

function indexOf(entries: Entries): Map<string, { entry: SiteEntry; equation: Citable }> {
  const known = indexes.get(entries);
  if (known) return known;
  const index = new Map<string, { entry: SiteEntry; equation: Citable }>();
  for (const entry of entries.values()) {
    // A translation has the labels of its original.
    if (editionOf(entry.slug) !== null) continue;
    for (const equation of [...entry.equations, ...entry.statements]) {
      const bare = equation.label?.replace(/^eq:/, '');
      if (bare !== undefined && !index.has(bare)) index.set(bare, { entry, equation });
    }
  }
  indexes.set(entries, index);
  return index;
}

/** What an unknown label may have been: that of another article, or one behind a mistyped folder. */
function elsewhere({ context, own }: Binding, label: string): { entry: SiteEntry; equation: Citable } | null {
  const index = indexOf(context.entries);
  const found = index.get(label.replace(/^eq:/, '')) ?? null;
  if (found) return found.entry === own ? null : found;
  const colon = label.indexOf(':');
  const slug = colon > 0 ? nearest(label.slice(0, colon), namesIn(context.entries)) : null;
  const behind = slug === null ? null : (index.get(label.slice(colon + 1).replace(/^eq:/, '')) ?? null);
  return behind?.entry.slug === slug ? behind : null;
}

interface Target {
  number: string;
  cited: Citable;
  href: string;
  /** `null` for the own article. */
  entry: SiteEntry | null;
}

function originOf({ mode, context }: Binding): string {
  return mode === 'feed' ? (context.origin ?? '') : '';
}

/** What stands before the fragment of a link into the own article: nothing on its own page. */
function ownPage(binding: Binding): string {
  const elsewhere = binding.mode === 'excerpt' || binding.mode === 'feed';
  return elsewhere ? originOf(binding) + (binding.own?.url ?? '') : '';
}

/** Where a label leads: in the own article, or behind `slug:` in another; `null`, and told, where it leads nowhere. */
function target(binding: Binding, cited: Cited): Target | null {
  const { label } = cited;
  const own = findLabel(binding.labels, label);
  const entry = own ? null : namedEntry(binding, label);
  const labels = entry ? labelsIn(binding, entry) : binding.labels;
  const equation = own ?? (entry && findLabel(labels, label.slice(label.indexOf(':') + 1)));
  if (!equation) {
    const other = entry ? null : elsewhere(binding, label);
    binding.diagnostics.push(undefinedLabel(cited, labels, entry, other));
    return null;
  }
  if (equation.number === null || equation.id === null) {
    binding.diagnostics.push(unnumberedLabel(cited, equation, entry));
    return null;
  }
  if (entry?.draft && binding.own?.draft !== true) {
    report(binding, cited, unpublished(entry.slug, 'ref/draft'));
  }
  const page = entry ? originOf(binding) + entry.url : ownPage(binding);
  return { number: equation.number, cited: equation, href: `${page}#${encodeURIComponent(equation.id)}`, entry };
}

function reference(binding: Binding, hole: ReferenceHole, before: string): string {
  const found = target(binding, hole);
  if (!found) return `<span class="unresolved">(${escapeHtml(hole.label)}?)</span>`;
  const paren = hole.paren && !isStatement(found.cited);
  const number = binding.mode === 'feed' ? numberText(found.number, paren) : numberHtml(found.number, paren);
  const shown = escapeHtml(statementName(binding, found, before)) + number;
  const bare = binding.mode === 'toc' || !hole.linked;
  const link = bare ? shown : `<a href="${escapeHtml(found.href)}">${shown}</a>`;
  return titleOf(binding, found, before, titleHtml) + link;
}

/** What stands before a theorem's number, unless the text so far says it: 定理. */
function statementName({ chinese }: Binding, { cited }: Target, before: string): string {
  return isStatement(cited) ? nameBefore(nameOf(cited, chinese), before) : '';
}

/** What stands before the number of another article's equation; `before`: the text so far, which may say 式 already. */
function titleOf(
  { chinese, lang }: Binding,
  { entry, cited }: Target,
  before: string,
  shown = ({ title }: SiteEntry, _lang: string): string => title,
): string {
  if (!entry) return '';
  const title = chinese ? `《${shown(entry, lang)}》` : `“${shown(entry, lang)}”, `;
  if (isStatement(cited)) return title;
  if (!chinese) return `${title}equation `;
  return `${title}${before.endsWith('式') ? '' : '式'} `;
}

/** A title in another language says so. */
function titleHtml({ title, lang }: SiteEntry, around: string): string {
  const same = lang.replace(/-.*/, '') === around.replace(/-.*/, '');
  return same ? escapeHtml(title) : `<span lang="${escapeHtml(lang)}">${escapeHtml(title)}</span>`;
}

/** The same as plain text, where what is wrong was told already. */
function plainReferences(binding: Binding, text: string): string {
  return fillReferences(text, (label, paren, before) => {
    const found = target(binding, { label, paren, start: 0, end: 0 });
    const number = found?.number ?? label;
    const shown = paren && !(found && isStatement(found.cited)) ? `(${number})` : number;
    return found ? titleOf(binding, found, before) + statementName(binding, found, before) + shown : shown;
  });
}

/** Brings the macros of the first `count` definitions in force; they only grow while the article is filled once. */
function defineUpTo(binding: Binding, typesetter: Typesetter, count: number): void {
  const { defined } = binding;
  if (defined.count < 0 || defined.count > count) {
    typesetter.reset();
    defined.count = 0;
  }
  for (; defined.count < count; defined.count++) typesetter.define(binding.definitions[defined.count] ?? '');
}

/** A formula that cites another article, typeset with the numbers that are known now. */
function formula(binding: Binding, hole: FormulaHole): string {
  const references = new Map<string, CitedNumber>();
  for (const cited of hole.references) {
    const found = target(binding, cited);
    if (!found) continue;
    const { number: text, href } = found;
    references.set(cited.label, { text, href, name: titleOf(binding, found, '') + statementName(binding, found, '') });
  }
  const { typesetter } = binding;
  if (!typesetter) throw new RangeError('an article with formulas to typeset was bound without a typesetter');
  defineUpTo(binding, typesetter, hole.definitions);
  const { token, rows, sides } = hole;
  const { typeset, faults } = typesetter.typeset({ tex: token.tex, display: token.display, references });
  // It was typeset before, with other numbers: the place of what is wrong now is the formula.
  if (!typeset) for (const fault of faults) binding.diagnostics.push({ ...fault, start: token.start, end: token.end });
  for (const id of typeset?.glyphs ?? []) binding.glyphs[id] ??= typesetter.outline(id);
  const set = { typeset, rows, message: faults[0]?.message ?? null, citing: null };
  const around = { ...hole.around, mode: binding.mode };
  return token.block && token.display ? displayHtml(token, set, around) : inlineHtml(token, set, sides, around);
}

function hasAnchor(entry: SiteEntry, id: string): boolean {
  return id === '' || entry.anchors.includes(id) || entry.equations.some((equation) => equation.id === id);
}

/** The id that a fragment means: in a translation, for a heading of the original, that of the heading in its place. */
function anchorIn(binding: Binding, hole: LinkHole, entry: SiteEntry, fragment: string): string {
  const id = decodeAddress(fragment);
  if (hasAnchor(entry, id)) return id;
  const original = editionOf(entry.slug) === null ? undefined : binding.context.entries.get(originalOf(entry.slug));
  const at = original?.headings.length === entry.headings.length ? original.headings.indexOf(id) : -1;
  const translated = entry.headings[at];
  if (translated === undefined) report(binding, hole, unknownAnchor(entry, id));
  return translated ?? id;
}

function relativeLink(binding: Binding, hole: LinkHole): string {
  const { context, own } = binding;
  const { path, query, fragment } = splitAddress(hole.href);
  const anchor = (entry: SiteEntry | undefined): string => {
    if (fragment === null) return '';
    return `#${encodeURIComponent(entry ? anchorIn(binding, hole, entry, fragment) : decodeAddress(fragment))}`;
  };
  if (path === '') return ownPage(binding) + query + anchor(own);
  const slug = slugIn(context.slug, decodeAddress(path));
  if (slug === null) {
    report(binding, hole, NOT_SERVED);
    return hole.href;
  }
  const entry = entryOf(binding, slug);
  if (!entry) {
    report(binding, hole, unknownArticle(slug, namesIn(context.entries)));
    return hole.href;
  }
  if (entry.draft && binding.own?.draft !== true) {
    report(binding, hole, unpublished(entry.slug, 'link/draft'));
  }
  return originOf(binding) + entry.url + query + anchor(entry);
}

function link(binding: Binding, hole: LinkHole): string {
  const href = hole.href.trim();
  if (addressKind(href) === 'relative') return escapeHtml(relativeLink(binding, { ...hole, href }));
  return escapeHtml(originOf(binding) + encodeURI(decodeAddress(binding.context.base + href.replace(/^\/+/, ''))));
}

function fill(binding: Binding, parts: Parts): BoundParts {
  const out: BoundParts[number][] = [];
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if (part.type === 'reference') text += reference(binding, part, text);
    else if (part.type === 'formula') text += formula(binding, part);
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

/** MathJax is started only where it is needed. */
async function typesetterOf({ body }: Article, { macros = '' }: BindContext): Promise<Typesetter | null> {
  if (!body.some((part) => typeof part !== 'string' && part.type === 'formula')) return null;
  const { startMath, typesetterFor } = await import('./engine.ts');
  await startMath();
  return typesetterFor(macros);
}

/**
 * Fills an article's references and internal links, and typesets the formulas that cite other articles; pictures stay
 * holes. A fault is reported where the body has it; excerpt and contents repeat what the body says.
 */
export async function bind(article: Article, context: BindContext): Promise<BoundArticle> {
  const lang = article.meta.lang ?? context.language ?? SITE_LANGUAGE;
  const shared = {
    typesetter: await typesetterOf(article, context),
    definitions: article.definitions,
    defined: { count: -1 },
    context,
    lang,
    chinese: isChinese(lang),
    own: context.entries.get(context.slug),
    labels: labelsOf([...article.equations, ...article.statements]),
    others: new Map<string, Labels>(),
  };
  const diagnostics: Diagnostic[] = [];
  const glyphs = { ...article.glyphs };
  const ofExcerpt: Record<string, string> = {};
  const body = fill({ ...shared, mode: 'body', glyphs, diagnostics }, article.body);
  const quiet = { ...shared, diagnostics: [] };
  const excerpt = fill({ ...quiet, mode: 'excerpt', glyphs: ofExcerpt }, article.excerpt.parts);
  const feed = fill({ ...quiet, mode: 'feed', glyphs: {} }, article.feed);
  const text = plainReferences({ ...quiet, mode: 'body', glyphs }, article.text);
  const headings = article.headings.map(({ parts, ...heading }) => {
    const filled = fill({ ...quiet, mode: 'toc', glyphs }, parts);
    const text = plainReferences({ ...quiet, mode: 'toc', glyphs }, heading.text);
    return { ...heading, text, html: filled.filter((part) => typeof part === 'string').join('') };
  });
  const excerptGlyphs = [...new Set([...article.excerpt.glyphs, ...Object.keys(ofExcerpt)])].sort();
  Object.assign(glyphs, ofExcerpt);
  return { body, excerpt, feed, headings, text, glyphs, excerptGlyphs, diagnostics };
}
