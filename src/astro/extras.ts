/**
 * What a build makes beside its pages, on threads of their own: the files of the search and the pictures for links. They
 * wait for nothing that pages say, so the processor's other cores have work while pages are written.
 */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { editionOf } from '../article/editions.ts';
import { hashKey } from '../store/index.ts';
import { cardFile, siteCardFile } from './address.ts';
import { type SearchIndex, searchIndexes } from './indexed.ts';
import { sourceKey } from './key.ts';
import type { SharedState } from './state.ts';

export interface CardJob {
  /** From the folder of the pictures, `posts/a.png`. */
  file: string;
  title: string;
  site: string;
  /** Key of the pieces whose formula it shows. */
  bound: string | null;
}

export type ExtrasJob = { root: string } & (
  { kind: 'search'; indexes: SearchIndex[]; folder: string } | { kind: 'cards'; cards: CardJob[]; folder: string }
);

/** In words; of progress only the last counts. */
export type ExtrasReply = { progress: string } | { done: string } | { failure: string };

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

export const EXTRA_KINDS = ['search', 'cards'] as const;
export type ExtraKind = (typeof EXTRA_KINDS)[number];

/** The routes whose files a build makes here: a site of other pages may have neither. */
export const EXTRA_ROUTES: Readonly<Record<ExtraKind, string>> = { search: '/search/[', cards: '/og/[' };

/** @param folder Of its own, on the file system of the site. */
export function beginExtras(state: SharedState, kinds: readonly ExtraKind[], folder: string): Extras {
  const { root } = state;
  rmSync(folder, { recursive: true, force: true });
  const indexes = searchIndexes(state);
  state.searchHash = hashOf(indexes);
  const placeOf = (kind: ExtraKind): string => (kind === 'search' ? `search/${state.searchHash}` : 'og');
  const places = kinds.map(placeOf);
  let report: (line: string) => void = () => undefined;
  const work = Promise.all(
    kinds.map((kind) => {
      const at = join(folder, placeOf(kind));
      return run(
        kind === 'search' ? { kind, root, indexes, folder: at } : { kind, root, cards: cardJobs(state), folder: at },
        (line) => report(line),
      );
    }),
  );
  // What fails is told when it is waited for.
  work.catch(() => undefined);
  return {
    async moveInto(site, progress) {
      report = progress;
      const lines = await work;
      for (const place of places) {
        mkdirSync(dirname(join(site, place)), { recursive: true });
        move(join(folder, place), join(site, place));
      }
      rmSync(folder, { recursive: true, force: true });
      return lines;
    },
  };
}

/** Into a folder that is there already, where a site has files of its own in it. */
function move(from: string, to: string): void {
  if (existsSync(to)) cpSync(from, to, { recursive: true });
  else renameSync(from, to);
}

/** MB for what is new: what a picture leaves behind is large and soon gone, and pages are being written meanwhile. */
const YOUNG = 16;

function run(job: ExtrasJob, progress: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./extras-worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    worker.on('message', (reply: ExtrasReply) => {
      if ('progress' in reply) progress(reply.progress);
      else if ('done' in reply) resolve(reply.done);
      else reject(new Error(reply.failure));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error(`The thread of the ${job.kind} ended.`));
    });
  });
}
