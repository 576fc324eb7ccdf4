/**
 * What an author waits for in `npm run dev`: its start, and each save until the new formula is painted.
 *
 *     npx node bench/blog/author.ts [ready|save] [--count 200,1000] [--rounds 3] [--saves 60]
 */
import { parseArgs } from 'node:util';
import { table } from '../dialect/table.ts';
import { ready } from './author-ready.ts';
import { saves } from './author-steps.ts';
import type { Part } from './part.ts';

export interface AuthorOptions {
  what?: readonly string[];
  /** Articles of the blogs that are started. */
  counts?: readonly number[];
  /** Starts of each kind. */
  rounds?: number;
  saves?: number;
  /** Articles of the blog in which is written. */
  articles?: number;
}

export async function author(options: AuthorOptions = {}): Promise<Part> {
  const { what = ['ready', 'save'], counts = [200, 1000], rounds = 3, articles = 200 } = options;
  const parts = [
    ...(what.includes('ready') ? [await ready(counts, rounds)] : []),
    ...(what.includes('save') ? [await saves(articles, options.saves ?? 60)] : []),
  ];
  const figures = Object.fromEntries(parts.flatMap((part) => Object.entries(part.figures)));
  return { name: 'author', tables: parts.flatMap(({ tables }) => tables), figures };
}

if (import.meta.main) {
  // What was started ends with this process.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '200,1000' },
      rounds: { type: 'string', default: '3' },
      saves: { type: 'string', default: '60' },
      articles: { type: 'string', default: '200' },
    },
  });
  const part = await author({
    ...(positionals.length > 0 ? { what: positionals } : {}),
    counts: values.count.split(',').map(Number),
    rounds: Number(values.rounds),
    saves: Number(values.saves),
    articles: Number(values.articles),
  });
  for (const { title, head, rows } of part.tables) console.log(`${title}\n\n${table(head, rows)}\n`);
}
