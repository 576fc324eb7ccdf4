/** The article on this project's own site, between others. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markdownOf, type Post } from '../corpus.ts';
import { HOME } from './packages.ts';
import type { Candidate } from './peers.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

/** Inside the project, where the site's packages are found. */
function build(posts: readonly Post[]): string {
  const root = path.join(HOME, 'site');
  rmSync(root, { recursive: true, force: true });
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json', 'content/site.yaml']) {
    cpSync(path.join(ROOT, part), path.join(root, part), { recursive: true });
  }
  for (const post of posts) {
    const folder = path.join(root, 'content/posts', post.slug);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'index.md'), markdownOf(post));
  }
  const args = [path.join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build ended with ${status ?? 'a signal'}:\n${stdout}${stderr}`);
  return path.join(root, 'dist');
}

export function ours(all: readonly Post[], { slug }: Post): Candidate {
  const folders = { '/': build(all) };
  return { name: 'yansuan', path: `/posts/${slug}/`, files: { pages: {}, folders }, formula: '.prose var.math > span' };
}
