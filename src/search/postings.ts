/** Which sections may have what a query asks for, by the files of grams. */
import { shardOf } from './grams.ts';
import { lookups, type Pattern, type Query } from './pattern.ts';
import type { Manifest, Postings, Shard } from './types.ts';

/** Fetches one file of grams. */
export type ReadShard = (n: number) => Promise<Shard>;

function sectionsIn(postings: Postings, gram: string): number[] {
  let section = 0;
  return (Object.hasOwn(postings, gram) ? (postings[gram] ?? []) : []).map((gap) => (section += gap));
}

function common(lists: readonly number[][]): Set<number> {
  const [first = [], ...others] = [...lists].sort((a, b) => a.length - b.length);
  let kept = new Set(first);
  for (const list of others) kept = new Set(list.filter((section) => kept.has(section)));
  return kept;
}

/** `null` where a pattern is too short to be looked up: it rules nothing out. */
function sectionsOfPattern(pattern: Pattern, postingsOf: (gram: string) => Postings | undefined): Set<number> | null {
  const ways = lookups(pattern);
  if (ways.length === 0) return null;
  const sections = new Set<number>();
  for (const grams of ways) {
    for (const section of common(grams.map((gram) => sectionsIn(postingsOf(gram) ?? {}, gram)))) sections.add(section);
  }
  return sections;
}

/** `null` where all patterns are too short. */
function sectionsOfAll(
  patterns: readonly Pattern[],
  postingsOf: (gram: string) => Postings | undefined,
): number[] | null {
  const sets = patterns.map((pattern) => sectionsOfPattern(pattern, postingsOf)).filter((set) => set !== null);
  return sets.length === 0 ? null : [...common(sets.map((set) => [...set]))].sort((a, b) => a - b);
}

/**
 * Sections that may be hits, likely ones first: those with it in a heading, then by the order of the site, the query as
 * it stands before its words. Every hit is among them, if the query can be looked up.
 */
export async function candidates(query: Query, manifest: Manifest, read: ReadShard): Promise<number[]> {
  const { shards: count } = manifest;
  const grams = new Set(query.flat().flatMap((pattern) => lookups(pattern).flat()));
  const numbers = [...new Set([...grams].map((gram) => shardOf(gram, count)))];
  const shards = new Map(await Promise.all(numbers.map(async (n) => [n, await read(n)] as const)));
  const inOrder = new Set<number>();
  for (const part of ['headings', 'all'] as const) {
    for (const patterns of query) {
      const found = sectionsOfAll(patterns, (gram) => shards.get(shardOf(gram, count))?.[part]);
      for (const section of found ?? []) inOrder.add(section);
    }
  }
  return [...inOrder];
}
