/** From sources to summaries: out of the store, or rendered now. */
import type { Article, SiteOptions } from '../article/index.ts';
import { emptyMeta } from '../article/front-matter.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { hashKey } from '../store/index.ts';
import { summarise, type Shelf, type Summary } from './bound.ts';
import type { Rendered, Renderer } from './render.ts';
import type { SourceFile } from './sources.ts';

export interface Read {
  source: SourceFile;
  /** Of the article in the store: all that its HTML depends on, but for addresses and numbers of others. */
  key: string;
  summary: Summary;
  /** Why there is no article. */
  failure: Failure | null;
}

type Failure = Exclude<Rendered, { article: Article }>;

/** What could not be rendered in this process, by key: it is not tried again before it changes. */
export type Failures = Map<string, Failure>;

export interface Reading {
  reads: Read[];
  /** How many were not in the store. */
  rendered: number;
  /** Threads that took part. */
  workers: number;
}

/** @param engine Hash of what renders: `engineKey()`. */
export async function readAll(
  shelf: Shelf,
  renderer: Renderer,
  failures: Failures,
  engine: string,
  articles: readonly SourceFile[],
  options: SiteOptions,
  progress: (rendered: number, of: number) => void,
): Promise<Reading> {
  const keyed = articles.map((source) => ({ source, key: keyOf(engine, options, source) }));
  const found = await Promise.all(keyed.map(async (k) => ({ ...k, summary: await shelf.summary.get(k.key) })));
  const results = new Map<string, Result>();
  const misses = new Map<string, SourceFile>();
  for (const { key, source, summary } of found) {
    const failure = failures.get(key);
    if (summary) results.set(key, { key, summary, failure: null });
    else if (failure) results.set(key, failed(key, failure));
    else misses.set(key, source);
  }
  const keys = [...misses.keys()];
  let ready = 0;
  const workers = await renderer.renderAll([...misses.values()], options, async (index, rendered) => {
    const key = keys[index];
    if (key === undefined) return;
    if (!('article' in rendered)) failures.set(key, rendered);
    results.set(key, await keep(shelf, key, rendered));
    progress(++ready, keys.length);
  });
  const reads = keyed.flatMap(({ source, key }) => {
    const result = results.get(key);
    return result ? [{ source, ...result }] : [];
  });
  return { reads, rendered: keys.length, workers };
}

/** Files that blocks show are part of what an article depends on; without any the key is that of the text alone. */
function keyOf(engine: string, options: SiteOptions, { source, files }: SourceFile): string {
  const shown = Object.entries(files);
  return hashKey([engine, JSON.stringify(options), source, ...(shown.length === 0 ? [] : [JSON.stringify(shown)])]);
}

/** The article of a read, rendered once more where the store has lost it; or why there is none. */
export async function articleOf(
  shelf: Shelf,
  renderer: Renderer,
  { key, source, failure }: Read,
  options: SiteOptions,
): Promise<Rendered> {
  if (failure) return failure;
  const stored = await shelf.article.get(key);
  if (stored) return { article: stored };
  let result: Rendered = { failure: 'there was no answer' };
  await renderer.renderAll([source], options, (_index, rendered) => {
    result = rendered;
  });
  return result;
}

type Result = Omit<Read, 'source'>;

/** A failure gets a key of its own: nothing that stands for it may be found under the article's. */
async function keep(shelf: Shelf, key: string, rendered: Rendered): Promise<Result> {
  if (!('article' in rendered)) return failed(key, rendered);
  await shelf.article.put(key, rendered.article);
  const summary = summarise(rendered.article);
  await shelf.summary.put(key, summary);
  return { key, summary, failure: null };
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

/** Told and not stored. */
function failed(key: string, failure: Failure): Result {
  const rest = { headings: [], otherIds: [], minutes: 1, equations: [], pictures: [], codeStyles: {} };
  const about = { links: [], cited: [], terms: '', cites: false };
  const summary = { meta: emptyMeta(), ...rest, ...about, diagnostics: [faultOf(failure)] };
  return { key: hashKey([key, JSON.stringify(failure)]), summary, failure };
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
    definitions: [],
    pictures: [],
    text: '',
    glyphs: {},
    codeStyles: {},
    diagnostics: [],
  };
  return { meta, body: [], excerpt, ...rest };
}
