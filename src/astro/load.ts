/** What the loader does: articles brought up to date, told to the pages, and small data of them given to Astro. */
import type { Citation } from '../article/index.ts';
import type { DataStore, LoaderContext } from 'astro/loaders';
import { ReportError, formatReport, type FileDiagnostic } from '../diagnostics/index.ts';
import { editionOf } from '../article/editions.ts';
import { hashKey } from '../store/index.ts';
import { loadSite } from './config.ts';
import { createLibrary, type Counts, type Library, type Refresh } from './library.ts';
import { linksOf } from './links.ts';
import { show } from './panel.ts';
import { getState, type Pointer, type SharedState } from './state.ts';
import type { Shelf, Summary } from './shelf.ts';
import type { SiteConfig } from './types.ts';
import type { Volume } from './volumes.ts';

/** @throws ReportError in a build, with all diagnostics of all articles, if one of them is an error. */
export async function load(context: LoaderContext): Promise<void> {
  const state = getState();
  const dev = state.command === 'dev' && context.watcher !== undefined;
  const library = createLibrary(state.root, { keep: dev, shelf: state.shelf });
  const began = performance.now();
  const refresh = await refreshLibrary(library, state, context, dev);
  const report = [...state.siteDiagnostics, ...allDiagnostics(refresh)];
  for (const line of refresh.told) context.logger.debug(line);
  context.logger.info(`${describe(refresh.counts)} in ${seconds(began)} s`);
  if (report.some(({ severity }) => severity === 'error') && !dev) throw new ReportError(report);
  if (report.length > 0) context.logger.warn(`\n${formatReport(report)}`);
  await publish(refresh, state, context);
  if (!dev) return;
  // One refresh after the other; and by the state of the moment: a restart of the server has another.
  let last = Promise.resolve();
  state.refresh = () => {
    const next = last.then(() => update(library, getState(), context));
    last = next.catch(() => undefined);
    return next;
  };
  state.ensure = (slug) => ensure(library, context, slug);
  if (refresh.counts.pending > 0) setTimeout(() => void renderPending(library, context), BACKGROUND_AFTER);
}

/** ms; what the first page asks for goes before. */
const BACKGROUND_AFTER = 4000;

function seconds(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}

/** Dev: an article that waited is rendered, since somebody looks at it. */
async function ensure(library: Library, context: LoaderContext, slug: string): Promise<void> {
  const volume = await library.ensure(slug);
  if (!volume?.shown) return;
  const state = getState();
  state.articles.set(slug, pointerOf(volume, state));
  if (volume.diagnostics.length > 0) context.logger.warn(`\n${formatReport(volume.diagnostics)}`);
  // Contents, minutes and pictures reach the page by Astro's own store, and a little later.
  await setEntry(volume, state, context);
}

/** Dev: what nobody has asked for yet, so that searching, citing and saving find all of it. */
async function renderPending(library: Library, { logger }: LoaderContext): Promise<void> {
  const began = performance.now();
  try {
    if (!(await library.renderPending())) return;
    await getState().refresh?.();
    logger.info(`the articles that waited are rendered, ${seconds(began)} s`);
  } catch (error) {
    logger.error(error instanceof Error ? error.message : String(error));
  }
}

async function refreshLibrary(
  library: Library,
  state: SharedState,
  { logger }: LoaderContext,
  showHidden: boolean,
): Promise<Refresh> {
  const began = performance.now();
  let told = began;
  return library.refresh({
    site: state.site,
    showHidden,
    dev: showHidden,
    today: todayIn(state.site.timeZone, new Date()),
    progress: ({ rendered, of, part }) => {
      if (performance.now() - told < 1000) return;
      told = performance.now();
      const left = ((told - began) / 1000) * (1 / part - 1);
      logger.info(`rendered ${rendered} of ${of} articles (${Math.floor(100 * part)} %), ${Math.ceil(left)} s left`);
    },
  });
}

/** After a save in dev: what changed is told to open pages at once, and to Astro where a list shows it. */
async function update(library: Library, state: SharedState, context: LoaderContext): Promise<void> {
  const siteChanged = updateSite(state, context);
  const before = new Map(state.articles);
  const series = JSON.stringify(state.series);
  const refresh = await refreshLibrary(library, state, context, true);
  await publish(refresh, state, context);
  const changed = [...state.articles].filter(([slug, pointer]) => {
    const old = before.get(slug);
    return old?.bound !== pointer.bound || JSON.stringify(old.diagnostics) !== JSON.stringify(pointer.diagnostics);
  });
  if (siteChanged || series !== JSON.stringify(state.series)) state.announce?.('all');
  if (changed.length === 0) return;
  const slugs = changed.map(([slug]) => slug);
  const report = allDiagnostics(refresh).filter(
    ({ file }) =>
      refresh.stray.some((stray) => stray.file === file) ||
      refresh.volumes.some((volume) => volume.file === file && slugs.includes(volume.slug)),
  );
  if (report.length > 0) context.logger.warn(`\n${formatReport(report)}`);
  state.announce?.(slugs);
}

/** Address and base are Astro's own settings, which it reads at its start only. */
function updateSite(state: SharedState, { logger }: LoaderContext): boolean {
  const { site, diagnostics } = loadSite(state.root, process.env);
  const { url, base } = state.site;
  const next = { ...site, url, base };
  const changed = JSON.stringify([next, diagnostics]) !== JSON.stringify([state.site, state.siteDiagnostics]);
  if (!changed) return false;
  if (site.url !== url || site.base !== base)
    logger.warn('"url" and "base" take effect when `npm run dev` starts anew.');
  if (diagnostics.length > 0) logger.warn(`\n${formatReport(diagnostics)}`);
  state.site = next;
  state.siteDiagnostics = diagnostics;
  return true;
}

function allDiagnostics({ volumes, stray }: Refresh): FileDiagnostic[] {
  return [...stray, ...volumes.flatMap(({ diagnostics }) => diagnostics)];
}

/** Gives pages their pointers and Astro its entries. */
async function publish(refresh: Refresh, state: SharedState, context: LoaderContext): Promise<void> {
  const { store } = context;
  const shown = refresh.volumes.filter((volume) => volume.shown);
  state.articles = new Map(shown.map((volume) => [volume.slug, pointerOf(volume, state)]));
  state.series = refresh.series;
  state.strayDiagnostics = refresh.stray;
  // Routes are remembered in dev: the sheet keeps one name there, and is there before the first code is.
  const { css, hash } = refresh.codeStyles;
  state.codeStyles = state.command === 'dev' ? { css: css || '/* no code */\n', hash: 'dev' } : { css, hash };
  for (const volume of shown) await setEntry(volume, state, context);
  forget(store, new Set(shown.map(({ slug }) => slug)));
}

/** By key of the pieces: a save in dev changes one article's. */
const citations = new Map<string, readonly Citation[]>();

function citationsOf(bound: string, shelf: Shelf): readonly Citation[] {
  const known = citations.get(bound) ?? shelf.citations.get(bound) ?? [];
  citations.set(bound, known);
  return known;
}

function pointerOf({ slug, bound, summary, diagnostics }: Volume, { site, shelf }: SharedState): Pointer {
  return {
    bound,
    ...headOf(slug, summary, site),
    description: summary.meta.description,
    links: linksOf(slug, summary),
    citations: bound === null ? [] : citationsOf(bound, shelf),
    terms: summary.terms,
    diagnostics: diagnostics.map(show),
  };
}

function headOf(slug: string, { meta }: Summary, site: SiteConfig): Pick<Pointer, 'title' | 'lang' | 'date'> {
  return {
    title: meta.title === '' ? slug : meta.title,
    lang: meta.lang ?? site.language,
    date: meta.date ?? todayIn(site.timeZone, new Date()),
  };
}

/** What Astro was told of an article, by the summary that it was told from. */
const told = new WeakMap<Volume['summary'], string>();

async function setEntry(volume: Volume, { site }: SharedState, context: LoaderContext): Promise<void> {
  const { store } = context;
  const about = JSON.stringify([volume.pictures, volume.hidden, site, todayIn(site.timeZone, new Date())]);
  if (told.get(volume.summary) === about && store.has(volume.slug)) return;
  told.set(volume.summary, about);
  const data = entryData(volume, site);
  const digest = context.generateDigest({ ...data, versions: volume.pictures.map(({ version }) => version) });
  if (store.get(volume.slug)?.digest === digest) return;
  const parsed = await context.parseData({ id: volume.slug, data, filePath: volume.file });
  store.set({ id: volume.slug, data: parsed, digest, filePath: volume.file });
}

function forget(store: DataStore, kept: ReadonlySet<string>): void {
  for (const id of [...store.keys()]) if (!kept.has(id)) store.delete(id);
}

function entryData({ slug, summary, hidden, pictures }: Volume, site: SiteConfig): Record<string, unknown> {
  const { meta, headings, equations, statements, minutes } = summary;
  return {
    ...headOf(slug, summary, site),
    author: meta.author ?? site.translations[editionOf(slug) ?? '']?.author ?? site.author,
    updated: meta.updated,
    tags: meta.tags,
    category: meta.category,
    description: meta.description,
    draft: hidden,
    minutes,
    headings,
    equations,
    statements,
    leads: hashKey([JSON.stringify([summary.links, summary.cited])]),
    pictures: pictures.map(({ name, path, width, height, format }) => ({ name, width, height, format, image: path })),
  };
}

/** Formatters of dates by time zone: to make one takes longer than to format a hundred. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** ISO date of the day that `now` is in a time zone. */
export function todayIn(timeZone: string, now: Date): string {
  let format = formats.get(timeZone);
  // Swedish dates are ISO dates.
  format ??= new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(now);
}

function describe({ articles, rendered, bound, pending, workers, formulas }: Counts): string {
  const threads = workers > 1 ? ` on ${workers} threads` : '';
  const waiting = pending > 0 ? `, ${pending} wait until they are asked for` : '';
  const typeset = rendered > 0 ? `; formulas: ${formulas.typeset} typeset, ${formulas.recalled} from the cache` : '';
  const cached = articles - rendered - pending;
  return `${articles} articles: ${rendered} rendered${threads}, ${cached} from the cache, ${bound} bound${waiting}${typeset}`;
}
