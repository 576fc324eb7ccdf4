/** Installs the peers in a folder of their own, which git ignores. They are no dependencies of the project. */
import path from 'node:path';
import { installInto } from '../../install.ts';

/**
 * The newest releases, but Astro as this project has it, and markdown-it as Eleventy has it. rehype-mathjax and the bare
 * loop set with MathJax 3, hexo-filter-mathjax brings its own MathJax 4.
 */
const VERSIONS = {
  '@11ty/eleventy': '3.1.8',
  '@astrojs/markdown-remark': '7.3.1',
  astro: '7.3.4',
  hexo: '8.1.2',
  'hexo-filter-mathjax': '0.11.1',
  'hexo-generator-index': '4.0.0',
  'hexo-renderer-ejs': '2.0.0',
  'hexo-renderer-marked': '7.0.1',
  katex: '0.19.1',
  'markdown-it': '14.3.3',
  'markdown-it-texmath': '1.0.0',
  marked: '18.2.1',
  'mathjax-full': '3.2.2',
  'rehype-mathjax': '7.1.0',
  'remark-math': '6.0.0',
} as const;

export type PackageName = keyof typeof VERSIONS;

export const ROOT = path.join(import.meta.dirname, '../../..');
export const HOME = path.join(ROOT, '.cache/bench-blog/peers');

export function install(): void {
  installInto(HOME, VERSIONS, { '@astrojs/compiler-rs': '0.4.1' });
}

/** A file of an installed package. */
export function installed(name: PackageName, file: string): string {
  return path.join(HOME, 'node_modules', name, file);
}

/** As a site's manifest names what it uses. */
export function versionsOf(...names: readonly PackageName[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, VERSIONS[name]]));
}
