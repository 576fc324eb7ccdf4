/** Installs the peers in a folder of their own, which git ignores. They are no dependencies of the project. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

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
const STAMP = path.join(HOME, 'installed.json');

export function install(): void {
  const overrides = { '@astrojs/compiler-rs': '0.4.1' };
  const manifest = JSON.stringify({ name: 'bench-blog-peers', private: true, dependencies: VERSIONS, overrides });
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === manifest) return;
  mkdirSync(HOME, { recursive: true });
  writeFileSync(path.join(HOME, 'package.json'), manifest);
  const args = ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', [...args, '--loglevel=error', '--prefix', HOME], {
    cwd: HOME,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    timeout: 600_000,
  });
  writeFileSync(STAMP, manifest);
}

/** A file of an installed package. */
export function installed(name: PackageName, file: string): string {
  return path.join(HOME, 'node_modules', name, file);
}

/** As a site's manifest names what it uses. */
export function versionsOf(...names: readonly PackageName[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, VERSIONS[name]]));
}
