/**
 * All that is measured of the generated blog, in one run: builds against peers, what an author waits for, and what a
 * reader waits for. Prints the tables and writes them, with the figures by name, to `bench/results.json`, part by part.
 *
 *     npm run bench [-- builds|scale|author|reader …] [--rounds 3]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { author } from './blog/author.ts';
import { builds } from './blog/builds.ts';
import type { Part } from './blog/part.ts';
import { reader } from './blog/reader.ts';
import { table } from './dialect/table.ts';

const FILE = path.join(import.meta.dirname, 'results.json');
/** Seconds that one build of a peer may take. */
const LIMIT = 400;

/** Each part by its name. */
const PARTS: Readonly<Record<string, (rounds: number) => Promise<Part>>> = {
  builds: (rounds) => builds({ count: 200, rounds, only: [], limit: LIMIT }),
  // Peers on rehype-mathjax take longer than the limit, or all the memory.
  scale: () => builds({ count: 1000, rounds: 1, only: ['ours', 'eleventy', 'bare'], limit: LIMIT }),
  largest: () => builds({ count: 5000, rounds: 1, only: ['ours'], limit: 3 * LIMIT }),
  author: (rounds) => author({ rounds }),
  reader: (rounds) => reader(2 * rounds + 1),
};

function results(): Record<string, unknown> {
  const known: unknown = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : null;
  return typeof known === 'object' && known !== null ? { ...known } : {};
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' } },
});
const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
for (const name of names) {
  const measure = PARTS[name];
  if (!measure) throw new RangeError(`no part is called ${name}: there are ${Object.keys(PARTS).join(', ')}`);
  const { tables, figures } = await measure(Number(values.rounds));
  for (const { title, head, rows } of tables) console.log(`\n${title}\n\n${table(head, rows)}`);
  const machine = { cores: availableParallelism(), node: process.version };
  const all = { ...results(), [name]: { machine, tables, figures } };
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}
