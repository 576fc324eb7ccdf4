/** From sources to summaries: out of the store, or rendered now. */
import type { Article } from '../article/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { hashKey } from '../store/index.ts';
import { summarise, type Shelf, type Summary } from './bound.ts';
import type { Rendered, Renderer } from './render.ts';
import type { SourceFile, Sources } from './sources.ts';

export interface Read {
  source: SourceFile;
  /** Of the article in the store: all that its HTML depends on, but for addresses and numbers of others. */
  key: string;
  summary: Summary;
}

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
  engine: string,
  { articles, macros }: Sources,
  progress: (rendered: number, of: number) => void,
): Promise<Reading> {
  const keyed = articles.map((source) => ({ source, key: hashKey([engine, macros, source.source]) }));
  const found = await Promise.all(keyed.map(async (k) => ({ ...k, summary: await shelf.summary.get(k.key) })));
  const results = new Map<string, Result>();
  const misses = new Map<string, string>();
  for (const { key, source, summary } of found) {
    if (summary) results.set(key, { key, summary });
    else misses.set(key, source.source);
  }
  const keys = [...misses.keys()];
  let ready = 0;
  const workers = await renderer.renderAll([...misses.values()], macros, async (index, rendered) => {
    const key = keys[index];
    if (key === undefined) return;
    results.set(key, await keep(shelf, key, rendered));
    progress(++ready, keys.length);
  });
  const reads = keyed.flatMap(({ source, key }) => {
    const result = results.get(key);
    return result ? [{ source, ...result }] : [];
  });
  return { reads, rendered: keys.length, workers };
}

/** The article of a read, rendered once more where the store has lost it. */
export async function articleOf(
  shelf: Shelf,
  renderer: Renderer,
  { key, source, summary }: Read,
  macros: string,
): Promise<Article> {
  const stored = await shelf.article.get(key);
  if (stored) return stored;
  let article = emptyArticle(summary);
  await renderer.renderAll([source.source], macros, (_index, rendered) => {
    if ('article' in rendered) article = rendered.article;
  });
  return article;
}

type Result = Pick<Read, 'key' | 'summary'>;

/** A failure gets a key of its own: nothing that stands for it may be found under the article's. */
async function keep(shelf: Shelf, key: string, rendered: Rendered): Promise<Result> {
  if (!('article' in rendered)) return { key: hashKey([key, JSON.stringify(rendered)]), summary: failed(rendered) };
  await shelf.article.put(key, rendered.article);
  const summary = summarise(rendered.article);
  await shelf.summary.put(key, summary);
  return { key, summary };
}

function faultOf(rendered: Exclude<Rendered, { article: Article }>): Diagnostic {
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
function failed(rendered: Exclude<Rendered, { article: Article }>): Summary {
  const meta = {
    title: '',
    date: null,
    updated: null,
    author: null,
    tags: [],
    description: null,
    draft: false,
    lang: null,
  };
  const rest = { headings: [], otherIds: [], equations: [], pictures: [], cites: false, codeStyles: {} };
  return { meta, ...rest, diagnostics: [faultOf(rendered)] };
}

/** Stands for one that could not be rendered, so that dev has a page to show the diagnostics on. */
function emptyArticle({ meta }: Summary): Article {
  const excerpt = { parts: [], glyphs: [], more: false };
  const rest = {
    feed: [],
    showpiece: null,
    headings: [],
    otherIds: [],
    equations: [],
    pictures: [],
    text: '',
    glyphs: {},
    codeStyles: {},
    diagnostics: [],
  };
  return { meta, body: [], excerpt, ...rest };
}
