/** The known name nearest to one that is not known. */

/** Edits (insert, delete, replace, swap neighbours) from `a` to `b`, counted no further than `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length] ?? Infinity, limit + 1);
}

function commonPrefix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}

/** Nearest of `known` to `name`, one edit away for short names and two for longer ones; `null` if there is none. */
export function nearest(name: string, known: Iterable<string>): string | null {
  const limit = name.length < 3 ? 0 : name.length < 6 ? 1 : 2;
  let best: { word: string; score: number } | null = null;
  for (const word of known) {
    const lettersOnly = word.toLowerCase() === name.toLowerCase();
    const distance = lettersOnly ? 0 : editDistance(name, word, limit);
    if (distance > limit || word === name) continue;
    // Among equals the one that begins alike, then the shorter, then the first in the alphabet.
    const score = distance * 1000 - commonPrefix(name, word) * 10 + word.length;
    if (!best || score < best.score || (score === best.score && word < best.word)) best = { word, score };
  }
  return best?.word ?? null;
}

/** `\alphax` is `\alpha x` with the space forgotten: the longest known beginning, if what is left over is short. */
export function forgottenSpace(name: string, known: ReadonlySet<string>): string | null {
  for (let n = name.length - 1; n >= Math.max(2, name.length - 3); n--) {
    if (known.has(name.slice(0, n))) return `${name.slice(0, n)} ${name.slice(n)}`;
  }
  return null;
}
