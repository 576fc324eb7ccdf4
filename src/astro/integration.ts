/** The integration: all of Astro's settings that the site counts on, the build beside `dist/`, and dev's live reload. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type {
  AstroConfig,
  AstroIntegration,
  AstroIntegrationLogger,
  BaseIntegrationHooks,
  HookParameters,
} from 'astro';
import { formatReport } from '../diagnostics/index.ts';
import { openStore } from '../store/index.ts';
import { STORE_FOLDER } from './bound.ts';
import { createCards } from './cards.ts';
import { loadSite } from './config.ts';
import { writeSitemap } from './sitemap.ts';
import { getState, peekState, setState, type Pointer, type SharedState } from './state.ts';
import { nextFolder, recover, swap, type BuildPlace } from './swap.ts';
import { watchContent } from './watch.ts';

/** Put it last among the integrations: what stands behind it would see a folder that has been moved away. */
export function yansuan(): AstroIntegration {
  let place: BuildPlace = { cache: '', dist: '' };
  const began = Date.now();
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
      'astro:server:setup': ({ server, logger }) => liveReload(server, logger),
      'astro:build:start': () => {
        const next = nextFolder(place);
        process.once('exit', () => rmSync(next, { recursive: true, force: true }));
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { root, site } = getState();
        const folder = withoutSlash(fileURLToPath(dir));
        writeSitemap(folder, site);
        swap(place, folder);
        await openStore(join(root, STORE_FOLDER)).prune(STORE_BYTES, began);
        logger.info(`the site is in ${place.dist}`);
      },
    },
  };
}

const DEV_CLIENT = fileURLToPath(new URL('./dev-client.ts', import.meta.url));

/** Some three thousand articles; what was not read for longest goes first, and nothing that this build has used. */
const STORE_BYTES = 256 * 1024 * 1024;

/** A restart of the dev server keeps what the loader has published: Astro does not load again. */
function begin(fresh: Pick<SharedState, 'root' | 'site' | 'command' | 'siteDiagnostics'>): void {
  const before = peekState();
  const kept = before?.root === fresh.root ? before : undefined;
  setState({
    articles: kept?.articles ?? new Map<string, Pointer>(),
    series: kept?.series ?? [],
    codeStyles: kept?.codeStyles ?? { css: '', hash: 'none' },
    strayDiagnostics: kept?.strayDiagnostics ?? [],
    announce: null,
    card: createCards(fresh.root),
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
    if (slugs === 'all') hot.send({ type: 'full-reload', path: '*' });
    else hot.send('yansuan:article', { slugs });
  };
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
