/**
 * What a build makes beside its pages, on threads of their own: the files of the search, previews, and the pictures for
 * links. They wait for nothing that pages say, so the processor's other cores have work while pages are written.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { editionOf } from '../article/editions.ts';
import { hashKey } from '../store/index.ts';
import { cardFile, siteCardFile } from './address.ts';
import { type SearchIndex, searchIndexes } from './indexed.ts';
import { sourceKey } from './key.ts';
import { completePreviews, previewedArticles, type OpenPreview, type CitedArticle } from './previews.ts';
import type { SharedState } from './state.ts';

export interface CardJob {
  /** From the folder of the pictures, `posts/a.png`. */
  file: string;
  title: string;
  site: string;
  /** Key of the pieces whose formula it shows. */
  bound: string | null;
}

export type ExtrasJob = { root: string; folder: string } & (
  | { kind: 'search'; indexes: SearchIndex[] }
  | { kind: 'previews'; articles: CitedArticle[] }
  | { kind: 'cards'; cards: CardJob[] }
);

/** In words; of progress only the last counts. Each job is done or has failed; `open` is left for the finished pages. */
export type ExtrasReply = { progress: string } | { done: string; open?: OpenPreview[] } | { failure: string };

/** Segment of the search's address: it changes with what the files are made from, and is known before they are made. */
function hashOf(indexes: readonly SearchIndex[]): string {
  return hashKey([
    sourceKey(['search'], ['astro/extras-worker.ts', 'astro/search-files.ts'], []),
    JSON.stringify(indexes),
  ]).slice(0, 10);
}

/** Pictures for links: the site's, that of each language, and one for each article. */
function cardJobs({ articles, site }: SharedState): CardJob[] {
  const editions = new Set(Array.from(articles.keys(), editionOf));
  const own = [...new Set([null, ...editions])].map((edition): CardJob => {
    const texts = site.translations[edition ?? ''];
    const [title, subtitle] = [texts?.title ?? site.title, texts?.subtitle ?? site.subtitle];
    return { file: siteCardFile(edition), title: subtitle || title, site: title, bound: null };
  });
  const posts = Array.from(articles, ([slug, { title, bound }]): CardJob => {
    const texts = site.translations[editionOf(slug) ?? ''];
    return { file: cardFile(slug), title, site: texts?.title ?? site.title, bound };
  });
  return [...own, ...posts];
}

export interface Extras {
  /**
   * Moves what was made into the finished site.
   *
   * @param progress Told how far it is while that has to be waited for.
   * @returns What was made, a line each.
   * @throws Error where a thread failed.
   */
  moveInto(site: string, progress: (line: string) => void): Promise<string[]>;
}

export const EXTRA_KINDS = ['search', 'previews', 'cards'] as const;
export type ExtraKind = (typeof EXTRA_KINDS)[number];

/** What the routes have in them that a build makes here: a site of other pages may have none. */
export const EXTRA_ROUTES: Readonly<Record<ExtraKind, string>> = {
  search: '/search/[',
  previews: '/previews/[',
  cards: '/og/[',
};

/** What one thread does, one after the other. */
const THREADS: readonly (readonly ExtraKind[])[] = [['search', 'previews'], ['cards']];

/** @param folder Of its own, on the file system of the site. */
export function beginExtras(state: SharedState, kinds: readonly ExtraKind[], folder: string): Extras {
  const { root } = state;
  rmSync(folder, { recursive: true, force: true });
  const indexes = searchIndexes(state);
  state.searchHash = hashOf(indexes);
  const jobOf = (kind: ExtraKind): ExtrasJob => {
    if (kind === 'search') return { kind, root, indexes, folder: join(folder, 'search', state.searchHash) };
    return kind === 'cards'
      ? { kind, root, cards: cardJobs(state), folder: join(folder, 'og') }
      : { kind, root, articles: previewedArticles(state), folder };
  };
  let report: (line: string) => void = () => undefined;
  const jobs = THREADS.map((thread) => thread.filter((kind) => kinds.includes(kind)).map(jobOf));
  const work = Promise.all(jobs.filter(({ length }) => length > 0).map((some) => run(some, (line) => report(line))));
  // What fails is told when it is waited for.
  work.catch(() => undefined);
  return {
    async moveInto(site, progress) {
      report = progress;
      const done = (await work).flat();
      if (existsSync(folder)) merge(folder, site);
      rmSync(folder, { recursive: true, force: true });
      completePreviews(
        site,
        done.flatMap(({ open = [] }) => open),
      );
      return done.map(({ line }) => line);
    },
  };
}

/** Moves what is in one folder into another, where some of its folders may be already. */
function merge(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [old, place] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory() && existsSync(place)) merge(old, place);
    else renameSync(old, place);
  }
}

/** MB for what is new: what a picture leaves behind is large and soon gone, and pages are being written meanwhile. */
const YOUNG = 16;

interface Done {
  line: string;
  open?: OpenPreview[];
}

function run(jobs: readonly ExtrasJob[], progress: (line: string) => void): Promise<Done[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./extras-worker.ts', import.meta.url), {
      workerData: jobs,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    const done: Done[] = [];
    worker.on('message', (reply: ExtrasReply) => {
      if ('progress' in reply) progress(reply.progress);
      else if ('failure' in reply) reject(new Error(reply.failure));
      else {
        done.push({ line: reply.done, ...(reply.open && { open: reply.open }) });
        if (done.length === jobs.length) resolve(done);
      }
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error(`The thread of the ${jobs[done.length]?.kind ?? 'extras'} ended.`));
    });
  });
}
