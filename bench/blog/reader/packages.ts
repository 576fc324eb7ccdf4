/** Installs the peers in a folder of their own, which git ignores. They are no dependencies of the project. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { installInto } from '../../install.ts';

/** MathJax as of the release that this project builds with; its version 4 is another typesetter with other fonts. */
export const VERSIONS = { katex: '0.19.1', mathjax: '3.2.2', 'mathjax-full': '3.2.2' } as const;

export const HOME = path.join(import.meta.dirname, '../../../.cache/bench-reader');
const PEERS = path.join(HOME, 'peers');
const MANIFEST = path.join(PEERS, 'package.json');

export function install(): void {
  installInto(PEERS, VERSIONS);
}

export const folderOf = (name: keyof typeof VERSIONS): string => path.join(PEERS, 'node_modules', name);

const require = createRequire(MANIFEST);

/** A module of a peer, as it exports itself. */
export function load(name: string): unknown {
  return require(name);
}
