/** Articles that go with an article: by the tags they share, by links between them, and by what their texts are about. */
import { unpackTerms } from './terms.ts';

export interface Relative {
  slug: string;
  tags: readonly string[];
  /** Slugs that it links to or cites; its own and unknown ones count for nothing. */
  links: readonly string[];
  /** `packTerms` of its text. */
  terms: string;
}

export interface Relations {
  /** How near two articles are, from 0; the same both ways round. 0 for an article and itself, and for unknown slugs. */
  nearness(a: string, b: string): number;
  /** Slugs of the nearest articles, the nearest first, at most five; never the article itself. */
  of(slug: string): string[];
}

const MOST = 5;

/** Below this two articles share no more than any two articles do. */
const LEAST = 0.06;

/** A link says more than a shared tag, since an author set it for this very article. */
const WEIGHT = { tags: 1, text: 1, link: 0.6 } as const;

/** Terms that tell of an article; the rest of its text adds little and costs time. */
const TELLING = 80;

/** More than this many articles with one name: it proposes none, since going through them all would cost a square. */
const COMMON = 100;

/** Unit vectors over names, and who has each name. */
interface Space {
  /** Names in order, so that what is added up for two articles is the same both ways round to the last bit. */
  of: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Slugs with their weights. */
  holders: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Depends on nothing but what it is given, and not on its order. */
export function relate(articles: readonly Relative[]): Relations {
  const ordered = [...articles].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const n = ordered.length;
  const tags = space(
    ordered.map(({ slug, tags }) => [slug, [...new Set(tags)].map((tag) => [tag, 1])]),
    (holders) => Math.log(1 + n / holders),
  );
  // A term that half of the articles have is a word of the language or of the blog, not of the article.
  const text = space(
    ordered.map(({ slug, terms }) => [slug, unpackTerms(terms)]),
    (holders) => (holders > Math.min(COMMON, n / 2) ? 0 : Math.log(n / holders)),
  );
  const linked = linksBothWays(ordered);

  const nearness = (a: string, b: string, about: number): number => {
    if (a === b) return 0;
    const link = linked.get(a)?.has(b) ? WEIGHT.link : 0;
    return WEIGHT.tags * cosine(tags, a, b) + WEIGHT.text * about + link;
  };
  return {
    nearness: (a, b) => nearness(a, b, cosine(text, a, b)),
    of(slug) {
      const about = cosines(text, slug);
      const candidates = new Set([...(linked.get(slug) ?? []), ...about.keys()]);
      for (const tag of tags.of.get(slug)?.keys() ?? []) {
        const group = tags.holders.get(tag);
        if (group && group.size <= COMMON) for (const other of group.keys()) candidates.add(other);
      }
      candidates.delete(slug);
      return [...candidates]
        .map((other) => ({ other, near: nearness(slug, other, about.get(other) ?? 0) }))
        .filter(({ near }) => near >= LEAST)
        .sort((a, b) => b.near - a.near || (a.other < b.other ? -1 : 1))
        .slice(0, MOST)
        .map(({ other }) => other);
    },
  };
}

/** @param rarity Weight of a name that so many articles have. */
function space(
  counted: readonly (readonly [slug: string, names: readonly (readonly [name: string, count: number])[]])[],
  rarity: (holders: number) => number,
): Space {
  const frequency = new Map<string, number>();
  for (const [, names] of counted) for (const [name] of names) frequency.set(name, (frequency.get(name) ?? 0) + 1);
  const of = new Map<string, ReadonlyMap<string, number>>();
  const holders = new Map<string, Map<string, number>>();
  for (const [slug, names] of counted) {
    const weighed = names
      .map(([name, count]) => [name, (1 + Math.log(count)) * rarity(frequency.get(name) ?? 1)] as const)
      .filter(([, weight]) => weight > 0)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, TELLING);
    const length = Math.hypot(...weighed.map(([, weight]) => weight));
    weighed.sort(([a], [b]) => (a < b ? -1 : 1));
    const unit = new Map(weighed.map(([name, weight]) => [name, weight / length]));
    of.set(slug, unit);
    for (const [name, weight] of unit) {
      const group = holders.get(name) ?? new Map<string, number>();
      holders.set(name, group.set(slug, weight));
    }
  }
  return { of, holders };
}

function cosine({ of }: Space, a: string, b: string): number {
  const second = of.get(b);
  let sum = 0;
  for (const [name, weight] of of.get(a) ?? []) sum += weight * (second?.get(name) ?? 0);
  return sum;
}

/** The same with every article that shares a name, in as many steps as there are shared names. */
function cosines({ of, holders }: Space, slug: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, weight] of of.get(slug) ?? []) {
    for (const [other, its] of holders.get(name) ?? []) sums.set(other, (sums.get(other) ?? 0) + weight * its);
  }
  return sums;
}

function linksBothWays(articles: readonly Relative[]): Map<string, Set<string>> {
  const linked = new Map(articles.map(({ slug }) => [slug, new Set<string>()]));
  for (const { slug, links } of articles) {
    for (const other of links) {
      if (other === slug || !linked.has(other)) continue;
      linked.get(slug)?.add(other);
      linked.get(other)?.add(slug);
    }
  }
  return linked;
}
