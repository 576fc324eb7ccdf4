/**
 * Text as it is compared: compatibility forms, case and marks gone, white space single, and none beside Chinese, where
 * authors put it or not as they like. Each code point is folded by itself, so that the folded text of a piece is a piece
 * of the folded text, and every place in it has a place in the original.
 */
import { FORMULA } from './types.ts';

export interface Folded {
  text: string;
  /** For each UTF-16 unit of `text` the offset of its character in the original. */
  starts: number[];
}

const cache = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = cache.get(character);
  if (known !== undefined) return known;
  const folded = character
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Mn}\p{Cf}\p{Cc}]/gu, '');
  cache.set(character, folded);
  return folded;
}

/** Beside these a space means nothing. */
const TIGHT = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uFFFC]/u;
const tightness = new Map<string, boolean>();

function isTight(character: string): boolean {
  let tight = tightness.get(character);
  if (tight === undefined) tightness.set(character, (tight = TIGHT.test(character)));
  return tight;
}

/** White space at both ends goes. */
export function fold(text: string): Folded {
  const starts: number[] = [];
  return { text: foldInto(text, starts), starts };
}

/** The same without the places, which cost more than the text. */
export function foldText(text: string): string {
  return foldInto(text, null);
}

function foldInto(text: string, starts: number[] | null): string {
  let folded = '';
  let last = '';
  let space = -1;
  let offset = 0;
  for (const character of text) {
    // Most of a Chinese text: they fold to themselves, and no space beside them counts.
    if (character >= '\u4E00' && character <= '\u9FFF') {
      folded += character;
      starts?.push(offset);
      offset++;
      last = character;
      space = -1;
      continue;
    }
    for (const each of character === FORMULA ? FORMULA : foldCharacter(character)) {
      if (each === ' ') {
        if (space < 0) space = offset;
        continue;
      }
      if (space >= 0 && last !== '' && !isTight(last) && !isTight(each)) {
        folded += ' ';
        starts?.push(space);
      }
      space = -1;
      folded += each;
      starts?.push(...(each.length > 1 ? [offset, offset] : [offset]));
      last = each;
    }
    offset += character.length;
  }
  return folded;
}
