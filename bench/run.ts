/**
 * All that is measured of the generated blog, in one run: builds against peers, what an author waits for, and what a
 * reader waits for. Prints the tables and writes them, part by part, to `bench/results.json`, with the figures by name,
 * and into `bench/README.md`.
 *
 *     npm run bench [-- builds|scale|largest|ready|save|reader …] [--rounds 3]
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
const README = path.join(import.meta.dirname, 'README.md');
/** Seconds that one build of a peer may take. */
const LIMIT = 400;

/** Each part by its name. */
const PARTS: Readonly<Record<string, (rounds: number) => Promise<Part>>> = {
  builds: (rounds) => builds({ count: 200, rounds, only: [], limit: LIMIT }),
  // The others take minutes, or all the memory.
  scale: () => builds({ count: 1000, rounds: 1, only: ['ours', 'eleventy'], limit: LIMIT }),
  largest: () => builds({ count: 5000, rounds: 1, only: ['ours'], limit: 3 * LIMIT }),
  ready: (rounds) => author({ what: ['ready'], rounds }),
  save: (rounds) => author({ what: ['save'], saves: 20 * rounds }),
  reader: (rounds) => reader(2 * rounds + 1),
};

function results(): Record<string, unknown> {
  const known: unknown = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : null;
  return typeof known === 'object' && known !== null ? { ...known } : {};
}

/** Between the marks of the part; a part without marks is not shown there. */
function writeIntoReadme(name: string, text: string): void {
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = readFileSync(README, 'utf8');
  const [start, end] = [before.indexOf(from), before.indexOf(to)];
  if (start < 0 || end < start) return;
  writeFileSync(README, `${before.slice(0, start + from.length)}\n\n${text}\n\n${before.slice(end)}`);
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
  const text = tables.map(({ title, head, rows }) => `${title}:\n\n${table(head, rows)}`).join('\n\n');
  console.log(`\n${text}`);
  writeIntoReadme(name, text);
  const machine = { cores: availableParallelism(), node: process.version };
  const all = { ...results(), [name]: { machine, tables, figures } };
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}
