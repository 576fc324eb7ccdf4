/**
 * Name of the file that holds the preview of a piece, without its ending: ids have characters that no file may have, and
 * two may differ by their case alone. FNV-1a, 32 bits; the file says which id it is of.
 *
 * @param id Of the piece; `''` for an article as a whole.
 */
export function previewName(id: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

/** What such a file holds, as JSON. */
export interface PreviewFile {
  /** Id of the piece. */
  of: string;
  /** BCP 47, of the article. */
  lang: string;
  html: string;
  /** Outlines that the HTML uses: id → path data. */
  glyphs: Record<string, string>;
}
