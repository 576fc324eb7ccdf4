import { expect, it } from 'vitest';
import { glyphSheetFor } from '../../src/astro/glyphs.ts';

const one = { glyphs: { 'MJX-TEX-I-1D465': 'M1Z', 'MJX-TEX-N-31': 'M2Z', 'MJX-TEX-N-32': 'M3Z' } };
const other = { glyphs: { 'MJX-TEX-I-1D465': 'M1Z', 'MJX-TEX-N-33': 'M4Z' } };

function idsOf(sheet: string): (string | undefined)[] {
  return Array.from(sheet.matchAll(/<path id="([^"]+)"/g), ([, id]) => id);
}

it('a list of excerpts carries what they share once', () => {
  expect(idsOf(glyphSheetFor(one, other))).toEqual(['MJX-TEX-I-1D465', 'MJX-TEX-N-31', 'MJX-TEX-N-32', 'MJX-TEX-N-33']);
});

it('an article carries all of its own; a page without formulas has no sheet', () => {
  expect(idsOf(glyphSheetFor(one))).toEqual(Object.keys(one.glyphs));
  expect(glyphSheetFor({ glyphs: {} })).toBe('');
});
