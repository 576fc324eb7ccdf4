/** Comma-separated values as RFC 4180 has them. */

export interface CsvRow {
  cells: string[];
  /** Line of the file on which the row begins, from 1. */
  line: number;
}

/** Rows, or where and why reading stopped: line and column from 1, columns in UTF-16 units. */
export type Csv = { rows: CsvRow[] } | { line: number; column: number; why: string };

/** A cell without quotes: up to a comma or the end of its line. */
const BARE = /[^,\n]*/y;
/** A cell in quotes; `""` in it is one quote. */
const QUOTED = /"((?:[^"]|"")*)"/y;

/**
 * @param text LF-normalised. A cell in quotes may hold commas and line ends; lines without any character are passed over.
 */
export function parseCsv(text: string): Csv {
  const rows: CsvRow[] = [];
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < text.length;) {
    if (text[at] === '\n') {
      line++;
      lineStart = ++at;
      continue;
    }
    const row: CsvRow = { cells: [], line };
    for (let open = true; open;) {
      const cell = cellAt(text, at);
      if (typeof cell === 'string') return { line, column: at - lineStart + 1, why: cell };
      row.cells.push(cell.value);
      const breaks = cell.value.split('\n').length - 1;
      line += breaks;
      if (breaks > 0) lineStart = text.lastIndexOf('\n', cell.end - 1) + 1;
      open = text[cell.end] === ',';
      at = cell.end + (open ? 1 : 0);
    }
    rows.push(row);
  }
  return { rows };
}

/** The cell that begins at `at`, or why none can be read there. */
function cellAt(text: string, at: number): { value: string; end: number } | string {
  if (text[at] !== '"') {
    BARE.lastIndex = at;
    const value = BARE.exec(text)?.[0] ?? '';
    return value.includes('"') ? 'a quote stands inside a cell that does not begin with one' : ends(value, at, value);
  }
  QUOTED.lastIndex = at;
  const quoted = QUOTED.exec(text);
  if (!quoted) return 'this quote is never closed';
  const { end } = ends('', at, quoted[0]);
  const next = text[end];
  if (next !== undefined && next !== ',' && next !== '\n') return 'text follows the closing quote of this cell';
  return { value: (quoted[1] ?? '').replaceAll('""', '"'), end };
}

function ends(value: string, at: number, raw: string): { value: string; end: number } {
  return { value, end: at + raw.length };
}
