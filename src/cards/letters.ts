/**
 * Outlines of text in Noto Serif SC, from the npm package that brings the font: a picture looks the same on every
 * machine. The package cuts the font into some hundred files by frequency; those that a text needs are opened.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export interface Letter {
  /** Path data in units of the font, y upwards. */
  outline: string;
  /** Units of the font; 1000 make an em. */
  advance: number;
}

export interface Letters {
  /** `null` for a character that the font lacks: an emoji. */
  letter(character: string): Letter | null;
}

export const UNITS_PER_EM = 1000;

const PACKAGE = '@fontsource-variable/noto-serif-sc';

interface Place {
  scale: number;
  /** Units of the font, upwards. */
  rise: number;
}

const PLAIN: Place = { scale: 1, rise: 0 };

/** Superscripts and subscripts of Unicode, which few fonts have. */
function placeOf(character: string): Place {
  if (/[\u2070-\u207f\u02b0-\u02ff\u1d2c-\u1d61]/u.test(character)) return { scale: 0.6, rise: 360 };
  return /[\u2080-\u209f\u1d62-\u1d6a\u2c7c]/u.test(character) ? { scale: 0.6, rise: -140 } : PLAIN;
}

interface Piece {
  ranges: readonly (readonly [first: number, last: number])[];
  file: string;
}

export function createLetters(): Letters {
  const require = createRequire(import.meta.url);
  const pieces = piecesOf(require);
  const fonts = new Map<Piece, Font>();
  const known = new Map<string, Letter | null>();

  const fontOf = (piece: Piece): Font | null => {
    const open = fonts.get(piece);
    if (open) return open;
    const font = create(readFileSync(require.resolve(`${PACKAGE}/files/${piece.file}`)));
    if (!('glyphForCodePoint' in font)) return null;
    fonts.set(piece, font);
    return font;
  };

  const find = (character: string): Letter | null => {
    const own = draw(character, PLAIN);
    if (own) return own;
    // Letters of mathematical alphabets stand as plain ones, raised or lowered where they say so.
    const plain = character.normalize('NFKC');
    return plain === character || Array.from(plain).length > 1 ? null : draw(plain, placeOf(character));
  };

  const draw = (character: string, { scale, rise }: Place): Letter | null => {
    const code = character.codePointAt(0) ?? 0;
    for (const piece of pieces) {
      if (!piece.ranges.some(([first, last]) => code >= first && code <= last)) continue;
      const font = fontOf(piece);
      if (!font?.hasGlyphForCodePoint(code)) continue;
      const glyph = font.glyphForCodePoint(code);
      const path = glyph.path.scale(scale, scale).translate(0, rise);
      return { outline: path.toSVG(), advance: glyph.advanceWidth * scale };
    }
    return null;
  };

  return {
    letter(character) {
      const found = known.get(character);
      if (found !== undefined) return found;
      const letter = find(character);
      known.set(character, letter);
      return letter;
    },
  };
}

/** By the package's own table: piece → `U+4e00-4e05,U+4e07`. */
function piecesOf(require: NodeJS.Require): Piece[] {
  const table: unknown = JSON.parse(readFileSync(require.resolve(`${PACKAGE}/unicode.json`), 'utf8'));
  return Object.entries(typeof table === 'object' && table !== null ? table : {}).map(([name, ranges]) => ({
    file: `noto-serif-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: String(ranges)
      .split(',')
      .map((range) => {
        const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
        return [parseInt(first, 16), parseInt(last, 16)] as const;
      }),
  }));
}
