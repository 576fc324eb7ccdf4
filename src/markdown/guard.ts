import type { Diagnostic, DiagnosticId } from '../diagnostics/index.ts';
import { Lines } from './lines.ts';

/**
 * marked is not linear on every input and recurses on nested blocks. What would keep it busy for seconds, or overflow
 * its stack, is refused here with a place; no article by a person comes near these bounds.
 */
export const LIMITS = {
  /** Quotes and lists inside one another. */
  depth: 100,
  /** Delimiters of one kind in one paragraph: marked's search for a partner is quadratic in them. */
  delimiters: 2_000,
  /** Lines of a list item without a blank one: marked looks at the rest for each. */
  itemLines: 1_000,
  /** Cells of a table, counted as columns × rows: marked fills up short rows. */
  cells: 100_000,
  /** Letters, digits and `. _ + -` without a blank: the search for mail addresses is quadratic in them. */
  word: 2_000,
} as const;

function tooMuch(id: DiagnosticId, message: string, hint: string, start: number, end: number): Diagnostic {
  return { id, severity: 'error', message, hint, start, end };
}

const MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;

function depthOf(text: string): number {
  const markers = MARKERS.exec(text);
  return markers ? (markers[0].match(/>|[-*+]|\d+[.)]/g)?.length ?? 0) : 0;
}

function checkDepth(text: string, lines: Lines): Diagnostic | null {
  for (const line of lines.all) {
    const lineText = text.slice(line.start, Math.min(line.end, line.content + 1));
    if (depthOf(lineText) <= LIMITS.depth && (line.blank || line.indent <= LIMITS.depth * 4)) continue;
    const message = `Quotes or lists are nested more than ${String(LIMITS.depth)} deep.`;
    return tooMuch('markdown/too-deep', message, 'Take them apart.', line.start, line.end);
  }
  return null;
}

const DELIMITERS = ['*', '_', '~', '[', '`', '<', '!'] as const;

function checkParagraph(text: string, start: number, end: number): Diagnostic | null {
  for (const delimiter of DELIMITERS) {
    let count = 0;
    for (let i = text.indexOf(delimiter, start); i >= 0 && i < end; i = text.indexOf(delimiter, i + 1)) count++;
    if (count <= LIMITS.delimiters) continue;
    const message = `One paragraph holds ${String(count)} \`${delimiter}\`; ${String(LIMITS.delimiters)} are allowed.`;
    return tooMuch('markdown/too-many-delimiters', message, 'Part the paragraph by blank lines.', start, end);
  }
  return null;
}

function checkParagraphs(text: string, lines: Lines): Diagnostic | null {
  let start = -1;
  for (const line of lines.all) {
    if (!line.blank && start < 0) start = line.start;
    if (start < 0 || (!line.blank && line.end < text.length)) continue;
    const found = line.end - start > LIMITS.delimiters ? checkParagraph(text, start, line.end) : null;
    if (found) return found;
    start = -1;
  }
  return null;
}

function checkItems(lines: Lines): Diagnostic | null {
  let count = 0;
  for (const line of lines.all) {
    const inside = !line.blank && !line.item && line.container !== null && line.container.width > 0;
    count = inside ? count + 1 : 0;
    if (count <= LIMITS.itemLines) continue;
    const message = `A list item has more than ${String(LIMITS.itemLines)} lines without a blank one.`;
    return tooMuch('markdown/item-too-long', message, 'Part it by blank lines.', line.start, line.end);
  }
  return null;
}

function checkTables(text: string, lines: Lines): Diagnostic | null {
  let columns = 0;
  let rows = 0;
  let start = 0;
  for (const line of lines.all) {
    if (!line.row) {
      rows = 0;
      continue;
    }
    if (rows++ === 0) {
      start = line.start;
      columns = text.slice(line.start, line.end).split('|').length;
    }
    if (columns * rows <= LIMITS.cells) continue;
    const message = `A table holds more than ${String(LIMITS.cells)} cells.`;
    return tooMuch('markdown/table-too-large', message, 'Part the table.', start, line.end);
  }
  return null;
}

const WORD = new RegExp(`[A-Za-z0-9._+-]{${String(LIMITS.word)}}`);

function checkWords(text: string): Diagnostic | null {
  const at = text.search(WORD);
  if (at < 0 || !text.includes('@')) return null;
  const message = `A word is longer than ${String(LIMITS.word)} characters.`;
  return tooMuch('markdown/word-too-long', message, 'Put data into a file of its own.', at, at + LIMITS.word);
}

/** The first fault that keeps a masked text from marked, or null. `block`: marked will read blocks. */
export function guard(text: string, block: boolean): Diagnostic | null {
  const lines = new Lines(text, block);
  return (
    checkDepth(text, lines) ??
    checkParagraphs(text, lines) ??
    checkItems(lines) ??
    checkTables(text, lines) ??
    checkWords(text)
  );
}
