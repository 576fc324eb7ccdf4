/** The integration: all of Astro's settings that the site counts on, the build beside `dist/`, and dev's live reload. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type {
  AstroConfig,
  AstroIntegration,
  AstroIntegrationLogger,
  AstroPrerenderer,
  BaseIntegrationHooks,
  HookParameters,
} from 'astro';
import { formatReport, ReportError } from '../diagnostics/index.ts';
import { openStore } from '../store/index.ts';
import { createCards } from './cards.ts';
import { checkPages } from './check-pages.ts';
import { loadSite } from './config.ts';
import { beginExtras, EXTRA_KINDS, EXTRA_ROUTES, type ExtraKind, type Extras } from './extras.ts';
import { load } from './load.ts';
import { MEMORY_FOLDER } from './memory.ts';
import { createPageReuse, type PageReuse } from './reuse.ts';
import { searchFiles } from './search-files.ts';
import { openShelf } from './shelf.ts';
import { writeSitemap } from './sitemap.ts';
import { getState, peekState, setState, type Pointer, type SharedState } from './state.ts';
import { extrasFolder, nextFolder, recover, swap, type BuildPlace } from './swap.ts';
import { watchContent } from './watch.ts';

/** Put it last among the integrations: what stands behind it would see a folder that has been moved away. */
export function yansuan(): AstroIntegration {
  let place: BuildPlace = { cache: '', dist: '' };
  let wanted: ExtraKind[] = [];
  let parts: BuildParts | null = null;
  return {
    name: 'yansuan',
    hooks: {
      'astro:config:setup': (options) => {
        const { command, config, updateConfig, injectScript, logger } = options;
        const root = fileURLToPath(config.root);
        place = { cache: join(root, '.cache'), dist: withoutSlash(fileURLToPath(config.outDir)) };
        if (command !== 'sync' && recover(place).restored) {
          logger.warn('A build was interrupted: the last good dist/ is back in its place.');
        }
        const { site, diagnostics } = loadSite(root, process.env);
        begin({ root, site, command, siteDiagnostics: diagnostics });
        updateConfig(settings(config, site));
        if (command === 'build') updateConfig({ outDir: pathToFileURL(`${nextFolder(place)}/`) });
        if (command === 'dev') {
          injectScript('page', `import ${JSON.stringify(DEV_CLIENT)};`);
          if (diagnostics.length > 0) logger.warn(`\n${formatReport(diagnostics)}`);
        }
      },
      'astro:routes:resolved': ({ routes }) => {
        const patterns = routes.map(({ pattern }) => pattern);
        wanted = EXTRA_KINDS.filter((kind) => patterns.some((pattern) => pattern.includes(EXTRA_ROUTES[kind])));
      },
      'astro:server:setup': ({ server, logger }) => liveReload(server, logger),
      'astro:build:start': ({ setPrerenderer }) => {
        parts = startBuild(place, wanted);
        setPrerenderer(reusing(parts.pages));
      },
      'astro:build:done': async (built) => {
        if (parts) await finishBuild(parts, place, built);
      },
    },
  };
}

interface BuildParts {
  extras: Extras;
  pages: PageReuse;
}

function startBuild(place: BuildPlace, wanted: readonly ExtraKind[]): BuildParts {
  const next = nextFolder(place);
  process.once('exit', () => {
    for (const folder of [next, extrasFolder(place)]) rmSync(folder, { recursive: true, force: true });
  });
  const state = getState();
  return { extras: beginExtras(state, wanted, extrasFolder(place)), pages: createPageReuse(place, state.site.base) };
}

/** Astro's way of rendering pages, but for those that are there already. */
function reusing(pages: PageReuse): (astro: AstroPrerenderer) => AstroPrerenderer {
  return (astro) => ({
    ...astro,
    name: 'yansuan',
    async getStaticPaths() {
      const paths = await astro.getStaticPaths();
      pages.plan(paths);
      return paths;
    },
    async render(request, options) {
      const page = pages.page(request.url);
      return page ? new Response(page, { headers: { 'content-type': 'text/html' } }) : astro.render(request, options);
    },
  });
}

/** Faults of pages that are told: one of a layout is on all of them. */
const MOST_TOLD = 50;

/**
 * What is wrong with the pages is told; an error ends the build, and `dist/` stays as it was.
 *
 * @returns The files of the pages with faults.
 * @throws ReportError
 */
function lookAtPages(folder: string, { pages, logger }: Hook<'astro:build:done'>, reuse: PageReuse): Set<string> {
  const paths = pages.map(({ pathname }) => pathname);
  const faults = checkPages(folder, paths, reuse.isReused);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ReportError(errors.slice(0, MOST_TOLD));
  if (faults.length > 0) logger.warn(`\n${formatReport(faults.slice(0, MOST_TOLD))}`);
  return new Set(faults.map(({ file }) => file));
}

async function finishBuild(
  { extras, pages }: BuildParts,
  place: BuildPlace,
  built: Hook<'astro:build:done'>,
): Promise<void> {
  const { root, site, shelf } = getState();
  const { logger } = built;
  const folder = withoutSlash(fileURLToPath(built.dir));
  writeSitemap(folder, site);
  const faulty = lookAtPages(folder, built, pages);
  for (const line of await extras.moveInto(folder, (line) => logger.info(line))) logger.debug(line);
  logger.debug(`pages of articles: ${pages.finish(folder, faulty)} as they were`);
  swap(place, folder);
  shelf.store.prune(STORE_BYTES);
  openStore(join(root, MEMORY_FOLDER)).prune(STORE_BYTES);
  logger.info(`the site is in ${place.dist}`);
}

const DEV_CLIENT = fileURLToPath(new URL('./dev-client.ts', import.meta.url));

/** Of articles, and as many of formulas: some five thousand articles. What is oldest goes first, and no article that this build has used. */
const STORE_BYTES = 512 * 1024 * 1024;

/** A restart of the dev server keeps what the loader has published: Astro does not load again. */
function begin(fresh: Pick<SharedState, 'root' | 'site' | 'command' | 'siteDiagnostics'>): void {
  const before = peekState();
  const kept = before?.root === fresh.root ? before : undefined;
  // A build looks at the disk anew; what a dev server hands its pages is in the store that it has.
  const shelf = fresh.command === 'dev' && kept ? kept.shelf : openShelf(fresh.root);
  // A build does that at its end. Later threads write, and would go on writing into what is gone.
  if (fresh.command === 'dev' && !kept) shelf.store.prune(STORE_BYTES);
  setState({
    articles: kept?.articles ?? new Map<string, Pointer>(),
    series: kept?.series ?? [],
    codeStyles: kept?.codeStyles ?? { css: '', hash: 'none' },
    strayDiagnostics: kept?.strayDiagnostics ?? [],
    version: kept?.version ?? 0,
    announce: null,
    shelf,
    card: createCards(shelf.store),
    makeSearch: (articles, options) => searchFiles(shelf, articles, options),
    searchHash: '',
    load,
    ensure: kept?.ensure ?? null,
    refresh: kept?.refresh ?? null,
    ...fresh,
  });
}

type Hook<Name extends keyof BaseIntegrationHooks> = HookParameters<Name>;

/** Content is watched here and not in the loader, whose watcher does not outlive a restart of the server. */
function liveReload(server: Hook<'astro:server:setup'>['server'], logger: AstroIntegrationLogger): void {
  const state = getState();
  const { hot } = server.environments.client;
  state.announce = (slugs) => {
    state.version++;
    if (slugs === 'all') hot.send({ type: 'full-reload', path: '*' });
    else hot.send('yansuan:article', { slugs });
  };
  // What was saved between the moment in which a page was written and that in which it listens.
  hot.on('yansuan:hello', ({ version }: { version: number }, client) => {
    if (version !== state.version) client.send('yansuan:article', {});
  });
  const refresh = async (): Promise<void> => {
    await peekState()?.refresh?.();
  };
  const onError = (error: unknown): void => {
    logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  watchContent(server.watcher, state.root, refresh, onError);
}

function withoutSlash(path: string): string {
  return path.replace(/[\\/]$/, '');
}

type Update = Parameters<Hook<'astro:config:setup'>['updateConfig']>[0];

function settings({ root }: AstroConfig, { url, base }: { url: string; base: string }): Update {
  return {
    site: url,
    base,
    trailingSlash: 'ignore',
    cacheDir: new URL('./.cache/astro/', root),
    // The policy of our pages allows neither inline styles nor inline scripts.
    build: { inlineStylesheets: 'never' },
    markdown: { syntaxHighlight: false },
    devToolbar: { enabled: false },
    image: { responsiveStyles: false },
    vite: {
      cacheDir: fileURLToPath(new URL('./.cache/vite/', root)),
      build: { assetsInlineLimit: 0 },
      server: { watch: { ignored: ['**/.cache/**', '**/dist/**'] } },
    },
  };
}
