import { checkInteger } from '../check.ts';

/**
 * Numbers from 0 to less than 1, the same for the same seed in every engine (Mulberry32, 32 bits of state): for examples
 * and for choosing, not for statistics.
 *
 * @param seed Integer from 0 to 2³² − 1.
 * @throws {TypeError | RangeError} It is none.
 */
export function seededRandom(seed: number): () => number {
  checkInteger(seed, 'seed', 0, 2 ** 32 - 1);
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
