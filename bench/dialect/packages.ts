/** Installs the peers in a folder of their own, which git ignores. They are no dependencies of the project. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { installInto } from '../install.ts';

/**
 * The newest release of each, except where a peer accepts only an older one: marked-katex-extension wants KaTeX below
 * 0.19, `@mdit/plugin-tex` wants markdown-it 14.
 */
export const VERSIONS = {
  '@mdit/plugin-tex': '0.24.2',
  '@vscode/markdown-it-katex': '1.1.2',
  katex: '0.18.11',
  'markdown-it': '14.3.3',
  'markdown-it-texmath': '1.0.0',
  marked: '18.2.1',
  'marked-katex-extension': '5.1.13',
  'rehype-raw': '7.0.0',
  'rehype-stringify': '10.0.1',
  'remark-gfm': '4.0.1',
  'remark-math': '6.0.0',
  'remark-parse': '11.0.0',
  'remark-rehype': '11.1.2',
  unified: '11.0.5',
} as const;

export type PackageName = keyof typeof VERSIONS;

const HOME = path.join(import.meta.dirname, '../../.cache/bench-dialect');
const MANIFEST = path.join(HOME, 'package.json');

export function install(): void {
  installInto(HOME, VERSIONS);
}

const require = createRequire(MANIFEST);

/** A package of a peer, as it exports itself. */
export function load(name: PackageName): unknown {
  return require(name);
}

/** What a package exports as its default. */
export function loadDefault(name: PackageName): unknown {
  const loaded = load(name);
  const isNamespace = typeof loaded === 'object' && loaded !== null && 'default' in loaded;
  return isNamespace ? loaded.default : loaded;
}
