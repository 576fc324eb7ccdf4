/** Which passage of a translation translates which of its original, where the two may have come apart. */

export interface Alignable {
  kind: string;
  /** What it holds, sorted. */
  keys: readonly string[];
}

/** Indices into the two texts; `null` for a passage that has no partner. */
export type Pair = readonly [original: number | null, translation: number | null];

/** A passage without a partner costs so much, */
const GAP = 0.6;
/** one whose original has changed so much, */
const CHANGED = 0.2;
/** one with nothing in common with its partner so much more: less than two gaps, more than one. */
const OTHER = 0.75;

/** Passages compared with one another; beyond that they are paired as they come. */
const MOST = 4_000_000;

/**
 * Passages in order, paired so that as few as possible are without partner or differ from it.
 *
 * @param isRecorded Whether a passage of the translation is known to translate one of the original as it is now.
 */
export function align(
  original: readonly Alignable[],
  translation: readonly Alignable[],
  isRecorded: (original: number, translation: number) => boolean,
): Pair[] {
  const cost = (i: number, j: number): number => {
    const [a, b] = [original[i], translation[j]];
    if (a?.kind !== b?.kind || !a || !b) return Infinity;
    return OTHER * dissimilarity(a.keys, b.keys) + (isRecorded(i, j) ? 0 : CHANGED);
  };
  // What is certain at both ends needs no search.
  const most = Math.min(original.length, translation.length);
  let head = 0;
  while (head < most && cost(head, head) === 0) head++;
  let tail = 0;
  const [n, m] = [original.length - head, translation.length - head];
  const fromEnd = (k: number): number => cost(original.length - 1 - k, translation.length - 1 - k);
  while (tail < Math.min(n, m) && fromEnd(tail) === 0) tail++;
  const middle = between(n - tail, m - tail, (i, j) => cost(head + i, head + j));
  const moved = (k: number | null): number | null => (k === null ? null : k + head);
  return [
    ...Array.from({ length: head }, (_, i): Pair => [i, i]),
    ...middle.map(([i, j]): Pair => [moved(i), moved(j)]),
    ...Array.from({ length: tail }, (_, k): Pair => [original.length - tail + k, translation.length - tail + k]),
  ];
}

/** 0 for the same keys, 1 for none in common. @param a Sorted, as `b` is. */
function dissimilarity(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  let [i, j, common] = [0, 0, 0];
  for (; i < a.length && j < b.length;) {
    const [x = '', y = ''] = [a[i], b[j]];
    if (x === y) common++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return 1 - (2 * common) / (a.length + b.length);
}

/** The cheapest way through n × m pairs (Needleman and Wunsch 1970). */
function between(n: number, m: number, cost: (i: number, j: number) => number): Pair[] {
  if (n * m > MOST) {
    const length = Math.max(n, m);
    return Array.from({ length }, (_, k): Pair => [k < n ? k : null, k < m ? k : null]);
  }
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? Infinity;
  for (let i = n; i >= 0; i--) {
    for (let j = m; j >= 0; j--) {
      if (i === n && j === m) continue;
      const both = i < n && j < m ? cost(i, j) + at(i + 1, j + 1) : Infinity;
      const one = i < n ? GAP + at(i + 1, j) : Infinity;
      const other = j < m ? GAP + at(i, j + 1) : Infinity;
      best[i * width + j] = Math.min(both, one, other);
    }
  }
  const pairs: Pair[] = [];
  for (let [i, j] = [0, 0]; i < n || j < m;) {
    if (i < n && j < m && at(i, j) === cost(i, j) + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (i < n && at(i, j) === GAP + at(i + 1, j)) pairs.push([i++, null]);
    else pairs.push([null, j++]);
  }
  return pairs;
}
