/** From sources to summaries: out of the store, or rendered now. */
import { SITE_LANGUAGE } from '../article/language.ts';
import { emptyMeta, readFrontMatter } from '../article/front-matter.ts';
import { translated } from '../article/translated.ts';
import type { Article, Original } from '../article/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { hashKey } from '../store/index.ts';
import type { FormulaCounts, Rendered, Renderer, RenderInput, RenderSite } from './render.ts';
import type { Shelf, Summary } from './shelf.ts';
import type { SourceFile } from './sources.ts';

export interface Read {
  source: SourceFile;
  /** Of the article in the store: all that its HTML depends on, but for addresses and numbers of others. */
  key: string;
  summary: Summary;
  /** Why there is no article. */
  failure: Failure | null;
  /** Its text was not looked at yet: the summary has what the front matter says. */
  pending: boolean;
}

type Failure = Exclude<Rendered, { summary: Summary }>;

/** What could not be rendered in this process, by key: it is not tried again before it changes. */
export type Failures = Map<string, Failure>;

/** What reading works with. */
export interface Desk {
  shelf: Shelf;
  renderer: Renderer;
  failures: Failures;
  /** Hash of what renders: `engineKey()`. */
  engine: string;
}

/** How far a rendering is: articles, and the part of the work, 0…1. */
export interface Progress {
  rendered: number;
  of: number;
  part: number;
}

export interface Reading {
  reads: Read[];
  /** Those that were not in the store and are rendered now. */
  rendered: { source: SourceFile; formulas: FormulaCounts }[];
  /** Threads that took part. */
  workers: number;
}

export interface ReadingOptions {
  /** Those of the missing articles that need not be rendered now. */
  later: (source: SourceFile) => boolean;
  /** What was read the last time, by slug. */
  before: ReadonlyMap<string, Read>;
  progress: (progress: Progress) => void;
}

export async function readAll(
  desk: Desk,
  articles: readonly SourceFile[],
  site: RenderSite,
  { later, before, progress }: ReadingOptions,
): Promise<Reading> {
  const keyed = articles.map((source) => ({ source, key: keyOf(desk.engine, site, source, before.get(source.slug)) }));
  const results = new Map<string, Result>();
  const misses = new Map<string, SourceFile>();
  for (const { key, source } of keyed) {
    const last = before.get(source.slug);
    // Not the whole of it: two articles may have the same text, and so the same key.
    const known = last?.key === key && !last.pending ? resultIn(last) : recallResult(desk, key);
    if (known) results.set(key, known);
    else if (later(source)) results.set(key, { key, summary: provisional(source, site), failure: null, pending: true });
    else misses.set(key, source);
  }
  const counts = new Map<string, FormulaCounts>();
  const workers = await renderInto(results, desk, misses, site, progress, counts);
  const reads = keyed.flatMap(({ source, key }) => {
    const result = results.get(key);
    return result ? [{ source, ...result }] : [];
  });
  const rendered = Array.from(misses, ([key, source]) => ({ source, formulas: counts.get(key) ?? NO_FORMULAS }));
  return { reads, rendered, workers };
}

const NO_FORMULAS: FormulaCounts = { typeset: 0, recalled: 0 };

async function renderInto(
  results: Map<string, Result>,
  desk: Desk,
  misses: ReadonlyMap<string, SourceFile>,
  site: RenderSite,
  progress: (progress: Progress) => void,
  counts = new Map<string, FormulaCounts>(),
): Promise<number> {
  const keys = [...misses.keys()];
  const inputs = Array.from(misses, ([key, source]) => inputOf(key, source));
  const whole = inputs.reduce((sum, { source }) => sum + source.length, 0);
  let [ready, done] = [0, 0];
  return desk.renderer.renderAll(inputs, site, (index, rendered) => {
    const key = keys[index] ?? '';
    results.set(key, resultOf(desk, key, rendered));
    if ('summary' in rendered) counts.set(key, rendered.formulas);
    done += inputs[index]?.source.length ?? 0;
    progress({ rendered: ++ready, of: keys.length, part: done / whole });
  });
}

function inputOf(key: string, { slug, source, files, original }: SourceFile): RenderInput {
  return { key, slug, source, files, original: original && ofOriginal(original) };
}

/** What a translation takes over, without the text of its original. */
function ofOriginal({ slug, language, meta, macros }: Original): Original {
  return { slug, language, meta, macros };
}

function resultIn({ key, summary, failure, pending }: Read): Result {
  return { key, summary, failure, pending };
}

function recallResult({ shelf, failures }: Desk, key: string): Result | null {
  const summary = shelf.summary.get(key);
  if (summary) return { key, summary, failure: null, pending: false };
  const failure = failures.get(key);
  return failure ? failed(key, failure) : null;
}

/** The key of each source that was read, since a save changes one of a thousand. */
const keys = new WeakMap<object, { options: string; key: string }>();

/** Files that blocks show are part of what an article depends on; without any the key is that of the text alone. */
function keyOf(engine: string, { macros, language, theorems }: RenderSite, source: SourceFile, last?: Read): string {
  const { original } = source;
  const options = JSON.stringify([engine, macros, language, theorems, ...(original ? [ofOriginal(original)] : [])]);
  const known = last && keys.get(last.source);
  const shown = Object.entries(source.files);
  // The reader of the sources gives the same string again for a file that did not change.
  const same = known?.options === options && last?.source.source === source.source && shown.length === 0;
  const key = same
    ? known.key
    : hashKey([options, source.source, ...(shown.length === 0 ? [] : [JSON.stringify(shown)])]);
  if (shown.length === 0) keys.set(source, { options, key });
  return key;
}

/** Renders one that is pending, or whose store has lost it. */
export async function readNow(desk: Desk, { key, source }: Read, site: RenderSite): Promise<Read> {
  const results = new Map<string, Result>();
  await renderInto(results, desk, new Map([[key, source]]), site, () => undefined);
  return { source, ...(results.get(key) ?? failed(key, { failure: 'there was no answer' })) };
}

/** The article of a read that cites, rendered once more where the store has lost it; or why there is none. */
export async function articleOf(desk: Desk, read: Read, site: RenderSite): Promise<{ article: Article } | Failure> {
  if (read.failure) return read.failure;
  const stored = desk.shelf.article.get(read.key);
  if (stored) return { article: stored };
  const { failure } = await readNow(desk, read, site);
  const article = desk.shelf.article.get(read.key);
  return failure ?? (article ? { article } : { failure: 'it was stored and is not there' });
}

type Result = Omit<Read, 'source'>;

/** A failure gets a key of its own: nothing that stands for it may be found under the article's. */
function resultOf({ shelf, failures }: Desk, key: string, rendered: Rendered): Result {
  if ('summary' in rendered) {
    shelf.store.refresh();
    return { key, summary: rendered.summary, failure: null, pending: false };
  }
  failures.set(key, rendered);
  return failed(key, rendered);
}

export function faultOf(rendered: Failure): Diagnostic {
  const place = { severity: 'error', start: 0, end: 0 } as const;
  if ('stoppedAfter' in rendered) {
    return {
      id: 'site/too-slow',
      message: `Rendering this article took more than ${rendered.stoppedAfter} seconds and was stopped.`,
      hint: 'Look for a formula or macro that grows without end, or part the article; if there is none, please report it.',
      ...place,
    };
  }
  const [message = rendered.failure] = rendered.failure.split('\n');
  return {
    id: 'site/render-failed',
    message: `The renderer failed on this article: ${message}.`,
    hint: 'This is a fault of the program, not of your text: please report it with the article.',
    ...place,
  };
}

function emptySummary(): Summary {
  const rest = { headings: [], otherIds: [], minutes: 1, equations: [], statements: [], pictures: [], codeStyles: {} };
  const about = { links: [], cited: [], terms: '', cites: false };
  return { meta: emptyMeta(), ...rest, ...about, diagnostics: [] };
}

function provisional({ source, original }: SourceFile, { language = SITE_LANGUAGE }: RenderSite): Summary {
  const front = readFrontMatter(source);
  return { ...emptySummary(), meta: (original ? translated(front, original, language) : front).meta };
}

/** Told and not stored. */
function failed(key: string, failure: Failure): Result {
  const summary = { ...emptySummary(), diagnostics: [faultOf(failure)] };
  return { key: hashKey([key, JSON.stringify(failure)]), summary, failure, pending: false };
}

/** Stands for one that could not be rendered, so that dev has a page to show the diagnostics on. */
export function emptyArticle({ meta }: Pick<Summary, 'meta'>): Article {
  const excerpt = { parts: [], glyphs: [], more: false };
  const rest = {
    feed: [],
    showpiece: null,
    headings: [],
    otherIds: [],
    minutes: 1,
    equations: [],
    statements: [],
    definitions: [],
    pictures: [],
    text: '',
    glyphs: {},
    codeStyles: {},
    diagnostics: [],
  };
  return { meta, body: [], excerpt, ...rest };
}
