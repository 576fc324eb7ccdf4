/** Builds the real site, as `npm run build` does, and serves it, as `npm run preview` does. */
import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'astro';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Variables by which Vitest tells code that it is under test; a build must not see them. */
const OF_VITEST = new Set(['NODE_ENV', 'NODE_OPTIONS', 'MODE', 'DEV', 'PROD', 'SSR', 'TEST', 'BASE_URL']);

function plainEnvironment(): Record<string, string | undefined> {
  const entries = Object.entries(process.env).filter(([name]) => !OF_VITEST.has(name) && !name.startsWith('VITEST'));
  return Object.fromEntries(entries);
}

async function astro(root: string, args: readonly string[], env: Record<string, string | undefined>): Promise<void> {
  const bin = path.join(ROOT, 'node_modules/astro/bin/astro.mjs');
  const child = spawn(process.execPath, [bin, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Error(`astro ${args.join(' ')} ended with ${code ?? 'a signal'}:\n${Buffer.concat(output).toString()}`);
}

/** The site's own configuration takes its base path from the environment, as in the build. */
async function previewUnder(base: string, root: string, folder: string): ReturnType<typeof preview> {
  const before = process.env['YANSUAN_BASE'];
  process.env['YANSUAN_BASE'] = base;
  try {
    return await preview({
      root,
      base,
      outDir: folder,
      server: { port: 0, host: '127.0.0.1' },
      logLevel: 'error',
    });
  } finally {
    if (before === undefined) delete process.env['YANSUAN_BASE'];
    else process.env['YANSUAN_BASE'] = before;
  }
}

export interface ServedSite {
  /** Address of the front page, with the base and a slash at the end. */
  url: string;
  /** Folder of the built files. */
  folder: string;
  stop: () => Promise<void>;
}

/**
 * @param base Path the site is built for, `/` or `/blog/`.
 * @param root Folder of the site's configuration; this project's where none is given.
 * @throws Error with all that the build printed where it fails.
 */
export async function serveSite(base: string, root = ROOT): Promise<ServedSite> {
  // Under the root, on the file system of the build's own folders, which are moved and not copied.
  const folder = path.join(root, '.cache', `test-site-${process.pid}${base.replaceAll('/', '-')}`);
  await mkdir(path.dirname(folder), { recursive: true });
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await astro(root, ['build', '--outDir', folder], { ...plainEnvironment(), YANSUAN_BASE: base });
    const server = await previewUnder(base, root, folder);
    return {
      url: `http://127.0.0.1:${server.port}${base}`,
      folder,
      stop: async () => {
        await server.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
