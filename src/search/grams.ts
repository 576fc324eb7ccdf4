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

/** At most so many are looked up: what they let through is compared with the text itself. */
const MOST = 8;

/** Grams that a folded text with this in it has; empty where it is too short to be looked up. */
export function gramsFor(part: string): string[] {
  const characters = [...part];
  const grams = new Set<string>();
  for (let i = 0; i + 1 < characters.length; i++) {
    const three = characters.slice(i, i + 3);
    const long = three.length === 3 && ASCII.test(three.join(''));
    grams.add(long ? three.join('') : three.slice(0, 2).join(''));
    // The last pair of ASCII characters is in the three before it.
    if (long && i + 3 === characters.length) break;
  }
  const some = [...grams];
  if (some.length <= MOST) return some;
  return Array.from({ length: MOST }, (_, k) => some[Math.round((k * (some.length - 1)) / (MOST - 1))] ?? '');
}

/** FNV-1a. */
export function shardOf(gram: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < gram.length; i++) hash = Math.imul(hash ^ gram.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % shards;
}
