/** Pieces that the index knows: any two characters in a row, and three where all are ASCII. Each is known by its hash. */
import { FORMULA } from './types.ts';

/** Unsigned, of 32 bits: FNV-1a over code points, then the last step of MurmurHash3, which spreads it evenly. */
function hashOf(first: number, second: number, third = 0): number {
  let hash = Math.imul(0x811c9dc5 ^ first, 0x01000193);
  hash = Math.imul(hash ^ second, 0x01000193);
  if (third > 0) hash = Math.imul(hash ^ third, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const isAscii = (point: number): boolean => point >= 0x20 && point <= 0x7e;
const BREAK = FORMULA.charCodeAt(0);
const NONE = -1;

/** Tells the hash of every gram of a folded text, repeated ones as often as they are in it. */
export function eachGram(text: string, tell: (gram: number) => void): void {
  let before = NONE;
  let last = NONE;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0;
    if (point > 0xffff) i++;
    if (point === BREAK) {
      before = last = NONE;
      continue;
    }
    if (last !== NONE) tell(hashOf(last, point));
    if (isAscii(before) && isAscii(last) && isAscii(point)) tell(hashOf(before, last, point));
    before = last;
    last = point;
  }
}

/** At most so many are looked up: what they let through is compared with the text itself. */
const [FEW, MANY] = [3, 8];

/**
 * Grams that a folded text with this in it has; empty where it is too short to be looked up.
 *
 * @param closely Those that overlap as well: fewer texts have them all, but each may be in another file.
 */
export function gramsFor(part: string, closely: boolean): number[] {
  const points = Array.from(part, (character) => character.codePointAt(0) ?? 0);
  const { length } = points;
  const grams = new Set<number>();
  for (let at = 0; at < length && length > 1;) {
    const [wide, narrow] = [Math.min(at, length - 3), Math.min(at, length - 2)];
    const [a = 0, b = 0, c = 0] = points.slice(Math.max(0, wide), wide + 3);
    const three = wide >= 0 && isAscii(a) && isAscii(b) && isAscii(c);
    grams.add(three ? hashOf(a, b, c) : hashOf(points[narrow] ?? 0, points[narrow + 1] ?? 0));
    at = closely ? at + 1 : three ? wide + 3 : narrow + 2;
  }
  const [all, most] = [[...grams], closely ? MANY : FEW];
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, k) => all[Math.round((k * (all.length - 1)) / (most - 1))] ?? 0);
}

/** Each file has the hashes of one stretch, all stretches equally long. */
export function shardOf(gram: number, shards: number): number {
  return Math.floor((gram / 2 ** 32) * shards);
}
