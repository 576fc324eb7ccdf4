/** Which sections may have what a query asks for, by the files of grams. */
import { ByteReader } from './bytes.ts';
import { shardOf } from './grams.ts';
import { lookups, type Pattern, type Query } from './pattern.ts';
import type { Manifest } from './types.ts';

/** Fetches one file of grams. */
export type ReadShard = (n: number) => Promise<Uint8Array>;

/** Sections that have a gram, in order. */
type ListOf = (gram: number) => number[];

interface Lists {
  all: Uint8Array;
  headings: Uint8Array;
}

/** As `addShards` writes them. */
function listsIn(shard: Uint8Array): Lists {
  const reader = new ByteReader(shard);
  return { all: reader.bytes(reader.number()), headings: reader.rest() };
}

/** As `GramLists.shards` writes them. */
function sectionsIn(lists: Uint8Array, gram: number): number[] {
  const reader = new ByteReader(lists);
  for (let hash = 0; reader.more() && hash <= gram;) {
    hash += reader.number();
    const list = new ByteReader(reader.bytes(reader.number()));
    if (hash !== gram) continue;
    const sections: number[] = [];
    for (let section = 0; list.more();) sections.push((section += list.number()));
    return sections;
  }
  return [];
}

function common(lists: readonly number[][]): Set<number> {
  const [first = [], ...others] = [...lists].sort((a, b) => a.length - b.length);
  let kept = new Set(first);
  for (const list of others) kept = new Set(list.filter((section) => kept.has(section)));
  return kept;
}

/** `null` where a pattern is too short to be looked up: it rules nothing out. */
function sectionsOfPattern(ways: readonly number[][], listOf: ListOf): Set<number> | null {
  if (ways.length === 0) return null;
  const sections = new Set<number>();
  for (const grams of ways) {
    for (const section of common(grams.map(listOf))) sections.add(section);
  }
  return sections;
}

/** `null` where all patterns are too short. */
function sectionsOfAll(patterns: readonly number[][][], listOf: ListOf): number[] | null {
  const sets = patterns.map((ways) => sectionsOfPattern(ways, listOf)).filter((set) => set !== null);
  return sets.length === 0 ? null : [...common(sets.map((set) => [...set]))].sort((a, b) => a - b);
}

/** So many candidates may be compared with their texts before more files of grams are asked whether they are hits. */
const ENOUGH = 10;

/**
 * Sections that may be hits, likely ones first: those with it in a heading, then by the order of the site, the query as
 * it stands before its words. Every hit is among them, if the query can be looked up.
 */
export async function candidates(query: Query, manifest: Manifest, read: ReadShard): Promise<number[]> {
  const few = await having(query, false, manifest, read);
  return few.length <= ENOUGH ? few : having(query, true, manifest, read);
}

async function having(query: Query, closely: boolean, { shards: count }: Manifest, read: ReadShard): Promise<number[]> {
  const ways = query.map((patterns) => patterns.map((pattern: Pattern) => lookups(pattern, closely)));
  const numbers = [...new Set(ways.flat(3).map((gram) => shardOf(gram, count)))];
  const shards = new Map(await Promise.all(numbers.map(async (n) => [n, listsIn(await read(n))] as const)));
  const inOrder = new Set<number>();
  for (const part of ['headings', 'all'] as const) {
    const listOf: ListOf = (gram) => {
      const lists = shards.get(shardOf(gram, count));
      return lists ? sectionsIn(lists[part], gram) : [];
    };
    for (const patterns of ways) {
      for (const section of sectionsOfAll(patterns, listOf) ?? []) inOrder.add(section);
    }
  }
  return [...inOrder];
}
