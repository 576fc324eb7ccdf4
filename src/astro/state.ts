import type { FileDiagnostic } from '../diagnostics/index.ts';
import type { LoaderContext } from 'astro/loaders';
import type { Citation } from '../article/index.ts';
import type { BuildOptions, IndexFile } from '../search/index.ts';
import type { CardDrawer } from './cards.ts';
import type { IndexedArticle } from './indexed.ts';
import type { ArrangedSeries } from './series.ts';
import type { Shelf } from './shelf.ts';
import type { ShownDiagnostic, SiteConfig } from './types.ts';

/**
 * What the integration and the loader tell the pages. Astro evaluates one source file up to three times in one process
 * (config, loader, page), so this state cannot be a module's: it hangs on `globalThis`. Two builds side by side are two
 * processes and do not meet here.
 */
export interface SharedState {
  /** Absolute path of the project, with a trailing slash. */
  root: string;
  site: SiteConfig;
  command: 'build' | 'dev' | 'preview' | 'sync';
  /** Our cache; one for the process, so that what the loader has seen in it pages find. */
  shelf: Shelf;
  /** Where the pieces of each published article are in the store, by slug. */
  articles: Map<string, Pointer>;
  series: ArrangedSeries[];
  codeStyles: { css: string; hash: string };
  /** Diagnostics of `site.yaml`. */
  siteDiagnostics: FileDiagnostic[];
  /** Diagnostics of files that are no article. */
  strayDiagnostics: FileDiagnostic[];
  /** Draws pictures of pages; the integration's, since pages cannot load what it needs. */
  card: CardDrawer | null;
  /** Dev only: counts what was told to open pages. */
  version: number;
  /** Dev only: tells open pages that these articles changed, or that everything did. */
  announce: ((slugs: readonly string[] | 'all') => void) | null;
  /** Dev only: brings articles and configuration up to date with the disk; set by the loader. */
  refresh: (() => Promise<void>) | null;
  /** Dev only: renders an article that waited to be asked for; set by the loader. */
  ensure: ((slug: string) => Promise<void>) | null;
  /** What Astro's collection is loaded by. */
  load: (context: LoaderContext) => Promise<void>;
  /** Segment of the address of the search's files, in a build. */
  searchHash: string;
  /** Makes the files of the search; handed over by the integration for dev. */
  makeSearch: (articles: readonly IndexedArticle[], options: BuildOptions) => Iterable<IndexFile>;
}

export interface Pointer {
  /** Key of its pieces in the store; `null` in dev where it waits to be asked for. */
  bound: string | null;
  title: string;
  /** BCP 47. */
  lang: string;
  /** ISO date. */
  date: string;
  description: string | null;
  /** Slugs of the articles that it links to or cites. */
  links: string[];
  /** What its text leads to, where it is rendered. */
  citations: readonly Citation[];
  /** As in `Summary`. */
  terms: string;
  diagnostics: ShownDiagnostic[];
}

declare global {
  var yansuanState: SharedState | undefined;
}

export function setState(state: SharedState): void {
  globalThis.yansuanState = state;
}

/** `undefined` before the integration has run. */
export function peekState(): SharedState | undefined {
  return globalThis.yansuanState;
}

/** @throws Error where the integration is missing from `astro.config.mjs`. */
export function getState(): SharedState {
  const state = globalThis.yansuanState;
  if (!state) throw new Error('Yansuan: add the integration yansuan() to astro.config.mjs.');
  return state;
}
