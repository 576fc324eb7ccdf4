/**
 * Time and memory of whole builds of the blog of `corpus.ts`, by us and by peers: cold, with nothing changed, and with
 * one article touched. And how many of its formulas each sets as meant.
 *
 *     npx node bench/blog/builds.ts [--count 200] [--rounds 3] [--only ours,eleventy…] [--limit 400]
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../dialect/table.ts';
import { posts as generate, type Post } from './corpus.ts';
import { meant, type Meant } from './meant.ts';
import type { Part } from './part.ts';
import { SYSTEMS } from './peers/index.ts';
import { install } from './peers/packages.ts';
import { writePosts, type System } from './peers/system.ts';
import { run, type Run } from './process.ts';
import { KINDS, report, type Measured } from './report.ts';

export interface Options {
  count: number;
  rounds: number;
  /** Names of systems; all if empty. */
  only: readonly string[];
  /** Seconds for one build. */
  limit: number;
}

/** Formulas are counted in so many articles at most. */
const COUNTED = 20;

function clean(system: System, root: string): void {
  for (const name of system.made) rmSync(path.join(root, name), { recursive: true, force: true });
}

function makeSite(system: System, posts: readonly Post[]): string {
  const root = system.root(posts.length);
  rmSync(root, { recursive: true, force: true });
  system.make(root);
  writePosts(system, root, posts);
  return root;
}

/** A build that ends well and leaves pages out is none. */
async function build(system: System, root: string, posts: readonly Post[], limit: number): Promise<Run> {
  const result = await run(system.command(root), limit);
  if (result.failure !== undefined) return result;
  const written = posts.filter(({ slug }) => existsSync(path.join(root, system.page(slug)))).length;
  return written === posts.length ? result : { ...result, failure: `wrote ${written} of ${posts.length} articles` };
}

/** One more paragraph in the article in the middle, with a formula that was never there; then the article as it was. */
async function touched(system: System, posts: readonly Post[], limit: number, round: number): Promise<Run> {
  const root = system.root(posts.length);
  const slug = posts[Math.floor(posts.length / 2)]?.slug ?? '';
  const file = path.join(root, system.source(slug));
  const before = readFileSync(file, 'utf8');
  const mark = `第 ${round + 1} 次补记`;
  writeFileSync(file, `${before}\n${mark}：$x_{${round}}^2+y^7=\\sqrt{z_{${round}}}$。\n`);
  const result = await build(system, root, posts, limit);
  writeFileSync(file, before);
  const shown = result.failure !== undefined || readFileSync(path.join(root, system.page(slug)), 'utf8').includes(mark);
  return shown ? result : { ...result, failure: 'the page does not show the change' };
}

/** All kinds of builds of one system; those after a failed one are left out. */
async function measure(measured: Measured, posts: readonly Post[], limit: number, round: number): Promise<void> {
  const { system, runs } = measured;
  const root = system.root(posts.length);
  clean(system, root);
  for (const kind of KINDS) {
    const result =
      kind === 'touched' ? await touched(system, posts, limit, round) : await build(system, root, posts, limit);
    const told = result.failure ?? `${result.seconds.toFixed(1)} s, ${result.memory.toFixed(0)} MB`;
    console.error(`round ${round + 1}, ${system.name}, ${kind}: ${told}`);
    if (result.failure === undefined) runs[kind].push(result);
    else measured.failures[kind] = result.failure;
    if (result.failure !== undefined) return;
  }
}

async function count(system: System, posts: readonly Post[], limit: number): Promise<Meant> {
  const root = makeSite(system, posts);
  clean(system, root);
  const result = await meant(system, root, posts, limit);
  console.error(`${system.name}: ${result.failure ?? `${result.right} of ${result.all} formulas`}`);
  rmSync(root, { recursive: true, force: true });
  return result;
}

export async function builds({ count: size, rounds, only, limit }: Options): Promise<Part> {
  const systems = SYSTEMS.filter(({ name }) => only.length === 0 || only.includes(name));
  install();
  const few = [...generate(Math.min(COUNTED, size))];
  const all: Measured[] = [];
  for (const system of systems) {
    const runs = { cold: [], unchanged: [], touched: [] };
    all.push({ system, runs, failures: {}, meant: await count(system, few, limit) });
  }
  const posts = [...generate(size)];
  for (const { system } of all) makeSite(system, posts);
  for (let round = 0; round < rounds; round++) {
    // Each round begins with another system.
    const turn = all.map((_, i) => all[(i + round) % all.length]).filter((one) => one !== undefined);
    for (const one of turn) {
      if (Object.keys(one.failures).length === 0) await measure(one, posts, limit, round);
    }
  }
  for (const { system } of all) rmSync(system.root(size), { recursive: true, force: true });
  return report(all, size);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '200' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', default: '' },
      limit: { type: 'string', default: '400' },
    },
  });
  const only = values.only.split(',').filter(Boolean);
  const unknown = only.filter((name) => !SYSTEMS.some((system) => system.name === name));
  if (unknown.length > 0) throw new RangeError(`no such system: ${unknown.join(', ')}`);
  const [size, rounds, limit] = [Number(values.count), Number(values.rounds), Number(values.limit)];
  const part = await builds({ count: size, rounds, only, limit });
  for (const { title, head, rows } of part.tables) console.log(`\n${title}\n\n${table(head, rows)}`);
  console.log(`\n${JSON.stringify(part.figures, null, 2)}`);
}
