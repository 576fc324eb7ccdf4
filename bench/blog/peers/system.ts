import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markdownOf, type Post } from '../corpus.ts';
import type { Command } from '../process.ts';

export interface System {
  /** In options and figures. */
  name: string;
  title: string;
  /** Where its site of so many articles stands. */
  root: (count: number) => string;
  /** Writes the site, all but the articles. */
  make: (root: string) => void;
  /** Builds the site in the folder. */
  command: (root: string) => Command;
  /** Of the article, below the folder. */
  source: (slug: string) => string;
  /** Of the article, below the folder. */
  page: (slug: string) => string;
  /** What builds write, below the folder: all of it is away before a cold one. */
  made: readonly string[];
  /** The module of its typesetter, and the file from which it is resolved; `null` where the pages have the TeX. */
  typesetter: { module: string; from: string } | null;
}

/** Files below a folder, by name. */
export function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

export function writePosts(system: System, root: string, posts: readonly Post[]): void {
  for (const post of posts) write(root, { [system.source(post.slug)]: markdownOf(post) });
}
