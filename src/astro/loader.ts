/** The content-layer loader: Astro's collection gets ids and small data; the HTML stays in our own store. */
import type { DataStore, Loader, LoaderContext } from 'astro/loaders';
import { linkedSlug } from '../article/addresses.ts';
import { ReportError, formatReport, type FileDiagnostic } from '../diagnostics/index.ts';
import { loadSite } from './config.ts';
import { createLibrary, type Counts, type Library, type Refresh, type Volume } from './library.ts';
import { show } from './panel.ts';
import { getState, type SharedState } from './state.ts';
import type { SiteConfig } from './types.ts';

/** Loader of the collection `posts`. */
export function postsLoader(): Loader {
  return { name: 'yansuan-posts', load };
}

/** @throws ReportError in a build, with all diagnostics of all articles, if one of them is an error. */
async function load(context: LoaderContext): Promise<void> {
  const state = getState();
  const dev = state.command === 'dev' && context.watcher !== undefined;
  const library = createLibrary(state.root, { keep: dev });
  const began = performance.now();
  const refresh = await refreshLibrary(library, state, context, dev);
  const report = [...state.siteDiagnostics, ...allDiagnostics(refresh)];
  context.logger.info(`${describe(refresh.counts)} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  if (report.some(({ severity }) => severity === 'error') && !dev) throw new ReportError(report);
  if (report.length > 0) context.logger.warn(`\n${formatReport(report)}`);
  await publish(refresh, state, context);
  if (dev) state.refresh = () => update(library, state, context);
}

async function refreshLibrary(
  library: Library,
  state: SharedState,
  { logger }: LoaderContext,
  showHidden: boolean,
): Promise<Refresh> {
  let told = performance.now();
  return library.refresh({
    site: state.site,
    showHidden,
    dev: showHidden,
    today: todayIn(state.site.timeZone, new Date()),
    progress: (rendered, of) => {
      if (performance.now() - told < 1000) return;
      told = performance.now();
      logger.info(`rendered ${rendered} of ${of} articles`);
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
  const shown = refresh.volumes.filter(({ bound }) => bound !== null);
  state.articles = new Map(
    shown.map(({ slug, bound, summary, diagnostics }) => [
      slug,
      {
        bound: bound ?? '',
        links: linksOf(slug, summary),
        terms: summary.terms,
        diagnostics: diagnostics.map(show),
      },
    ]),
  );
  state.series = refresh.series;
  state.strayDiagnostics = refresh.stray;
  // Routes are remembered in dev: the sheet keeps one name there, and is there before the first code is.
  const { css, hash } = refresh.codeStyles;
  state.codeStyles = state.command === 'dev' ? { css: css || '/* no code */\n', hash: 'dev' } : { css, hash };
  for (const volume of shown) {
    const data = entryData(volume, state.site);
    const digest = context.generateDigest({ ...data, versions: volume.pictures.map(({ version }) => version) });
    if (store.get(volume.slug)?.digest === digest) continue;
    const parsed = await context.parseData({ id: volume.slug, data, filePath: volume.file });
    store.set({ id: volume.slug, data: parsed, digest, filePath: volume.file });
  }
  forget(store, new Set(shown.map(({ slug }) => slug)));
}

/** Those of its own are in it too; whoever asks leaves them out. */
function linksOf(slug: string, { links, cited }: Volume['summary']): string[] {
  const linked = links.flatMap((href) => linkedSlug(slug, href) ?? []);
  // `\eqref{slug:label}`; a label of the own article may hold a colon too, and names no article then.
  const named = cited.flatMap((label) => (label.includes(':') ? label.slice(0, label.indexOf(':')) : []));
  return [...new Set([...linked, ...named])];
}

function forget(store: DataStore, kept: ReadonlySet<string>): void {
  for (const id of [...store.keys()]) if (!kept.has(id)) store.delete(id);
}

function entryData({ slug, summary, hidden, pictures }: Volume, site: SiteConfig): Record<string, unknown> {
  const { meta, headings, equations, minutes } = summary;
  return {
    title: meta.title === '' ? slug : meta.title,
    author: meta.author ?? site.author,
    date: meta.date ?? todayIn(site.timeZone, new Date()),
    updated: meta.updated,
    tags: meta.tags,
    category: meta.category,
    description: meta.description,
    lang: meta.lang ?? site.language,
    draft: hidden,
    minutes,
    headings,
    equations,
    pictures: pictures.map(({ name, path, width, height, format }) => ({ name, width, height, format, image: path })),
  };
}

/** ISO date of the day that `now` is in a time zone. */
export function todayIn(timeZone: string, now: Date): string {
  // Swedish dates are ISO dates.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}

function describe({ articles, rendered, bound, workers }: Counts): string {
  const threads = workers > 1 ? ` on ${workers} threads` : '';
  return `${articles} articles: ${rendered} rendered${threads}, ${articles - rendered} from the cache, ${bound} bound`;
}
