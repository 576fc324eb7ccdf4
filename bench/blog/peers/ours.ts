/** This project's own site, with all of its pages, feeds and search, around the articles. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './packages.ts';
import type { System } from './system.ts';

const PARTS = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json', 'content/site.yaml'];

export const ours: System = {
  name: 'ours',
  title: 'yansuan, the whole site',
  // Not below the peers' folder: the project's own packages are to be found.
  root: (count) => path.join(ROOT, '.cache/bench-blog/ours', String(count)),
  make: (root) => {
    for (const part of PARTS) cpSync(path.join(ROOT, part), path.join(root, part), { recursive: true });
  },
  command: (root) => ({ args: [path.join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build'], cwd: root }),
  source: (slug) => `content/posts/${slug}/index.md`,
  page: (slug) => `dist/posts/${slug}/index.html`,
  made: ['dist', '.cache', '.astro', 'node_modules'],
  typesetter: null,
};
