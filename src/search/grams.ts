/** Pieces that the index knows: any two characters in a row, and three where all are ASCII. */
import { FORMULA } from './types.ts';

const ASCII = /^[\x20-\x7e]+$/;

/** Every gram of a folded text goes into `into`. */
export function addGrams(text: string, into: Set<string>): void {
  let before = '';
  let last = '';
  for (const character of text) {
    if (character === FORMULA) {
      before = last = '';
      continue;
    }
    if (last !== '') into.add(last + character);
    if (before !== '' && ASCII.test(before + last + character)) into.add(before + last + character);
    before = last;
    last = character;
  }
}

/** Of the grams that prove most, at most so many are looked up: what they let through is compared with the text itself. */
const MOST = 6;

/** Grams that a folded text with this in it has; empty where it is too short to be looked up. */
export function gramsFor(part: string): string[] {
  const characters = [...part];
  const grams: string[] = [];
  for (let i = 0; i + 1 < characters.length;) {
    const three = characters.slice(i, i + 3).join('');
    const long = i + 2 < characters.length && ASCII.test(three);
    grams.push(long ? three : three.slice(0, (characters[i]?.length ?? 0) + (characters[i + 1]?.length ?? 0)));
    // Grams that touch are enough, but the last one must reach the end.
    const step = long ? 3 : 2;
    const next = i + step;
    if (next >= characters.length) break;
    i = next + 1 < characters.length ? next : characters.length - 2;
  }
  const some = [...new Set(grams)].filter((gram) => !gram.includes(FORMULA));
  if (some.length <= MOST) return some;
  return Array.from({ length: MOST }, (_, k) => some[Math.round((k * (some.length - 1)) / (MOST - 1))] ?? '');
}

/** FNV-1a. */
export function shardOf(gram: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < gram.length; i++) hash = Math.imul(hash ^ gram.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % shards;
}
