/** HTML under construction: strings in which a sentinel stands for each hole. */
import type { Hole, Parts } from './types.ts';

/** U+0000 is in no source (`normaliseSource`), so nothing that an author writes looks like a sentinel. */
const SENTINEL = /\0(\d+)\0/g;

export interface Holes {
  /** What to write where the hole shall be. */
  add(hole: Hole): string;
  /** Finished HTML cut at its holes. */
  parts(html: string): Parts;
}

export function createHoles(): Holes {
  const holes: Hole[] = [];
  return {
    add: (hole) => `\0${holes.push(hole) - 1}\0`,
    parts(html) {
      const parts: (string | Hole)[] = [];
      let at = 0;
      for (const match of html.matchAll(SENTINEL)) {
        const hole = holes[Number(match[1])];
        if (!hole) continue;
        if (match.index > at) parts.push(html.slice(at, match.index));
        parts.push(hole);
        at = match.index + match[0].length;
      }
      if (at < html.length) parts.push(html.slice(at));
      return parts;
    },
  };
}
