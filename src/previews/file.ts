/** Files of previews, each within its budget. Build only. */
import type { PreviewFile } from './address.ts';
import type { Piece } from './cut.ts';

/** Bytes, gzipped, that a preview may have. */
export const MOST = 5000;

export interface About {
  /** Id of the piece, `''` for an article as a whole. */
  id: string;
  /** BCP 47, of the article. */
  lang: string;
  /** Where the whole piece is. */
  href: string;
  /** What the link to it says where the preview has not all. */
  more: string;
}

/**
 * As much of the piece as fits, from its beginning, with the outlines that this uses; what is cut off is linked to.
 *
 * @param outlines Of the article, id → path data.
 * @param sizeOf Bytes of a text, gzipped.
 */
export function previewFile(
  { lead, open, blocks, close }: Piece,
  { id, lang, href, more }: About,
  outlines: Readonly<Record<string, string>>,
  sizeOf: (text: string) => number,
): string {
  const fileOf = (html: string): string => {
    const used = new Set(Array.from(html.matchAll(/<use href="#([^"]+)"/g), ([, glyph = '']) => glyph));
    const glyphs = Object.fromEntries([...used].sort().map((glyph) => [glyph, outlines[glyph] ?? '']));
    const file: PreviewFile = { of: id, lang, html, glyphs };
    return JSON.stringify(file);
  };
  const link = `<p><a href="${href}">${more}</a></p>\n`;
  for (let n = blocks.length; n >= 0; n--) {
    const rest = n < blocks.length ? link : '';
    const file = fileOf(lead + open + blocks.slice(0, n).join('') + close + rest);
    if (sizeOf(file) <= MOST) return file;
  }
  return fileOf(link);
}
