/** Files of macros: taken apart where one definition ends and the next begins. */

export interface Chunk {
  text: string;
  /** Offset of its first character. */
  start: number;
}

/**
 * TeX cut at the ends of lines on which no brace is open, so that a fault in one definition does not keep the others
 * from being read. Comments and `\{` do not count; a brace that is never closed makes the rest one piece. Linear.
 */
export function chunksOf(tex: string): Chunk[] {
  const chunks: Chunk[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < tex.length; i++) {
    const c = tex[i];
    if (c === '\\') i++;
    else if (c === '%') {
      const newline = tex.indexOf('\n', i);
      i = (newline < 0 ? tex.length : newline) - 1;
    } else if (c === '{') depth++;
    else if (c === '}') depth--;
    else if (c === '\n' && depth <= 0) {
      chunks.push({ text: tex.slice(start, i + 1), start });
      start = i + 1;
      depth = 0;
    }
  }
  if (start < tex.length) chunks.push({ text: tex.slice(start), start });
  return chunks.filter(({ text }) => text.trim() !== '');
}
