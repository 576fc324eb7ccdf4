/** Installs the peers in a folder of their own, which git ignores. They are no dependencies of the project. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** MathJax as of the release that this project builds with; its version 4 is another typesetter with other fonts. */
export const VERSIONS = { katex: '0.19.1', mathjax: '3.2.2', 'mathjax-full': '3.2.2' } as const;

export const HOME = path.join(import.meta.dirname, '../../../.cache/bench-reader');
const PEERS = path.join(HOME, 'peers');
const MANIFEST = path.join(PEERS, 'package.json');
/** Written when an installation is complete: the manifest it was made from. */
const STAMP = path.join(PEERS, 'installed.json');

export function install(): void {
  const manifest = JSON.stringify({ name: 'bench-reader-peers', private: true, dependencies: VERSIONS }, null, 2);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === manifest) return;
  mkdirSync(PEERS, { recursive: true });
  writeFileSync(MANIFEST, manifest);
  const args = ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', [...args, '--prefix', PEERS], {
    cwd: PEERS,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  writeFileSync(STAMP, manifest);
}

export const folderOf = (name: keyof typeof VERSIONS): string => path.join(PEERS, 'node_modules', name);

const require = createRequire(MANIFEST);

/** A module of a peer, as it exports itself. */
export function load(name: string): unknown {
  return require(name);
}
