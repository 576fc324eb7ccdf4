/** What an article's HTML depends on beside its source. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashKey } from '../store/index.ts';

/** Our rooms that take part in rendering and binding. */
const ROOMS = ['article', 'code', 'diagnostics', 'markdown', 'math', 'numerics', 'widgets'];

/** Of these rooms only the files that give what is stored its shape. */
const FILES = ['codec', 'outlines', 'pieces', 'shelf', 'terms']
  .map((name) => `astro/${name}.ts`)
  .concat('search/sections.ts', 'search/types.ts');

const PACKAGES = ['github-slugger', 'marked', 'yaml', 'zod'];

/** With what they bring, whose versions are not ours to say. */
export const MATH_PACKAGES = ['mathjax-full', 'mhchemparser'];
export const CODE_PACKAGES = ['shiki', 'oniguruma-to-es'];

/** What renders, part by part: hashes of our own rooms and files, versions of packages and of Node. */
export function engineParts(): Record<string, string> {
  const rooms = [...ROOMS.map((room) => [`src/${room}`, sourceKey([room], [], [])] as const)];
  const files = FILES.map((file) => [`src/${file}`, sourceKey([], [file], [])] as const);
  const packages = [...PACKAGES, ...MATH_PACKAGES, ...CODE_PACKAGES].map(
    (name) => [name, packageVersion(name)] as const,
  );
  return Object.fromEntries([['Node', process.version], ...rooms, ...files, ...packages]);
}

/** One hash over all of that: a change of any part renders everything anew. */
export function engineKey(parts: Readonly<Record<string, string>> = engineParts()): string {
  return hashKey([JSON.stringify(parts)]);
}

/** One hash over rooms and files of our own source, and the versions of packages and of Node. */
export function sourceKey(rooms: readonly string[], single: readonly string[], packages: readonly string[]): string {
  const source = join(dirname(fileURLToPath(import.meta.url)), '..');
  const files = single.map((file) => readFileSync(join(source, file), 'utf8'));
  const sources = rooms.flatMap((room) => filesOf(source, room));
  return hashKey([process.version, ...packages.map(packageVersion), ...files, ...sources]);
}

function filesOf(folder: string, name: string): string[] {
  const path = join(folder, name);
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return []; // A room that this version does not have.
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return filesOf(path, entry.name);
      return /\.(?:ts|json)$/.test(entry.name) ? [entry.name, readFileSync(join(path, entry.name), 'utf8')] : [];
    });
}

/** From the package's own `package.json`, found beside its entry since `exports` may hide it. */
function packageVersion(name: string): string {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
      if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
        return `${name}@${String(manifest.version)}`;
    } catch {
      continue;
    }
  }
  throw new Error(
    `The package ${name} is not installed: run npm install. (Looked from ${dirname(fileURLToPath(import.meta.url))}.)`,
  );
}
