/** A tiny site in a folder of its own, built by `astro build` as authors do it. */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { lendMathBundle } from '../setup/math-bundle.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const made: string[] = [];

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

export interface Site {
  root: string;
  write(path: string, content: string | Uint8Array): void;
  read(path: string): string;
  exists(path: string): boolean;
  /** Paths of all files below a folder, sorted. */
  files(folder: string): string[];
}

/** An empty folder with a configuration; without pages, for tests that need no Astro. */
export function emptySite(folder = tmpdir()): Site {
  const root = mkdtempSync(join(folder, 'yansuan-'));
  made.push(root);
  const site: Site = {
    root,
    write(path, content) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    exists: (path) => existsSync(join(root, path)),
    files: (folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(join(root, folder), join(entry.parentPath, entry.name)))
        .sort(),
  };
  mkdirSync(join(root, 'content/posts'), { recursive: true });
  lendMathBundle(root);
  return site;
}

/** A site that Astro can build. */
export function tinySite(): Site {
  const site = emptySite();
  cpSync(join(REPOSITORY, 'test/astro/site'), site.root, { recursive: true });
  for (const file of site.files('src')) {
    site.write(`src/${file}`, site.read(`src/${file}`).replace(/(?:\.\.\/)+src\//g, `${REPOSITORY}src/`));
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(site.root, 'node_modules'));
  site.write('package.json', '{ "type": "module" }');
  const integration = JSON.stringify(join(REPOSITORY, 'src/astro/integration.ts'));
  site.write(
    'astro.config.mjs',
    `import { yansuan } from ${integration};\nexport default { integrations: [yansuan()] };\n`,
  );
  return site;
}

/** A site with the pages of this project and content of its own. */
export function realSite(): Site {
  // Astro finds the scripts of pages outside the root only where the two folders begin alike.
  const cache = join(REPOSITORY, '.cache');
  mkdirSync(cache, { recursive: true });
  const site = emptySite(cache);
  symlinkSync(join(REPOSITORY, 'node_modules'), join(site.root, 'node_modules'));
  site.write('package.json', '{ "type": "module" }');
  const [integration, srcDir, publicDir] = ['src/astro/integration.ts', 'src', 'public'].map((path) =>
    JSON.stringify(join(REPOSITORY, path)),
  );
  site.write(
    'astro.config.mjs',
    `import { yansuan } from ${integration};\n` +
      `export default { srcDir: ${srcDir}, publicDir: ${publicDir}, integrations: [yansuan()] };\n`,
  );
  return site;
}

export function article(front: Record<string, unknown>, body = 'Text.'): string {
  const lines = Object.entries({ title: 'Untitled', date: '2026-01-01', ...front }).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

export interface Outcome {
  code: number | null;
  /** Both streams, without terminal colours. */
  output: string;
}

export interface Running {
  child: ChildProcess;
  done: Promise<Outcome>;
}

export function startAstro(site: Site, args: readonly string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [join(REPOSITORY, 'node_modules/astro/bin/astro.mjs'), ...args], {
    cwd: site.root,
    env: { ...cleanEnvironment(), ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (output += String(data)));
  const done = new Promise<Outcome>((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
  return { child, done };
}

/** Vitest's own settings would make Astro believe that it runs inside a test. */
function cleanEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV|VITE_|YANSUAN_|TEST$)/.test(name));
  return Object.fromEntries(kept);
}

export function build(site: Site, env: Record<string, string> = {}): Promise<Outcome> {
  return startAstro(site, ['build'], env).done;
}

/** A picture of one colour. */
export function png(): Uint8Array {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEklEQVQImWP4z8CAFWEXpZMEADMoL9HRB309AAAAAElFTkSuQmCC',
    'base64',
  );
}

/** Where a dev server on the loopback is to be reached, once it is. */
export function listening({ child, done }: Running): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: unknown) => {
      printed += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed)?.[0];
      if (found) resolve(found);
    });
    void done.then(({ output }) => reject(new Error(output)));
  });
}
