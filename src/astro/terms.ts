/** What a text is about: its most frequent terms. */

/** Terms kept of an article: enough to tell articles apart, few enough to hold a thousand articles in memory. */
const KEPT = 200;

/**
 * Pairs of neighbouring Chinese characters, and words of at least three letters in other scripts, lower case. Chinese
 * writes no spaces, and pairs find its words without a dictionary; formulas are single letters and signs, which say
 * little of what a text is about.
 */
function termsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string): void => {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  };
  const runs = text.normalize('NFKC').toLowerCase();
  for (const [run] of runs.matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}]){3,}/gu)) {
    if (!/^\p{Script=Han}/u.test(run)) add(run);
    else {
      const characters = [...run];
      for (let i = 1; i < characters.length; i++) add(`${characters[i - 1] ?? ''}${characters[i] ?? ''}`);
    }
  }
  return counts;
}

/** The most frequent terms with their counts, `注意 12 矩阵 7`; those of one count in the order of code units. */
export function packTerms(text: string): string {
  return [...termsOf(text)]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, KEPT)
    .map(([term, count]) => `${term} ${count}`)
    .join(' ');
}

/** The reverse of `packTerms`. */
export function unpackTerms(packed: string): [term: string, count: number][] {
  const words = packed.split(' ');
  const out: [string, number][] = [];
  for (let i = 0; i + 1 < words.length; i += 2) out.push([words[i] ?? '', Number(words[i + 1])]);
  return out;
}
