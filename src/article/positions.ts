/** From offsets in a formula's TeX to offsets in the file. */
import type { MathToken } from '../markdown/index.ts';
import type { Place } from './tokens.ts';

const ENTITY = /&(?:lt|gt|amp);/y;

/** Offset in `source` for every offset of `tex`, whose author's text begins at `from`: what was stripped is passed over. */
function align(source: string, tex: string, from: number, end: number): number[] {
  const map: number[] = [];
  let at = from;
  for (let i = 0; i < tex.length; i++) {
    const char = tex.charAt(i);
    while (at < end && source.charAt(at) !== char && !isEntityFor(source, at, char)) at++;
    map.push(Math.min(at, end));
    at += entityAt(source, at)?.length ?? 1;
  }
  map.push(Math.min(at, end));
  return map;
}

function entityAt(source: string, at: number): string | null {
  ENTITY.lastIndex = at;
  return ENTITY.exec(source)?.[0] ?? null;
}

function isEntityFor(source: string, at: number, char: string): boolean {
  const entity = entityAt(source, at);
  return entity !== null && { '&lt;': '<', '&gt;': '>', '&amp;': '&' }[entity] === char;
}

/**
 * Places in the file of places in a formula's TeX. Exact where the author's text is the TeX; where quote markers were
 * stripped, `\|` became `|` or `&lt;` became `<`, the two are aligned; never outside the formula.
 * A negative `texStart` says that the TeX stands in another file: its place is then that of the token.
 */
export function texPlaces(
  source: string,
  token: Pick<MathToken, 'tex' | 'texStart' | 'start' | 'end'>,
): (start: number, end: number) => Place {
  const { tex, texStart } = token;
  const inside = (offset: number): number => Math.max(token.start, Math.min(offset, token.end));
  if (texStart < 0) return () => ({ start: token.start, end: token.end });
  if (source.startsWith(tex, texStart)) {
    return (start, end) => ({ start: inside(texStart + start), end: inside(texStart + Math.max(end, start)) });
  }
  const map = align(source, tex, texStart, token.end);
  const offset = (i: number): number => inside(map[Math.max(0, Math.min(i, tex.length))] ?? texStart);
  return (start, end) => ({ start: offset(start), end: Math.max(offset(start), offset(Math.max(end, start))) });
}
