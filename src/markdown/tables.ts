import { isBlank } from './characters.ts';
import type { Line } from './line.ts';

/** Tables of GitHub's dialect. */

const BAR = 124;
const DASH = 45;
const COLON = 58;

/** Cells of the delimiter row `|:--|--|` from `at` on, or 0 where the line is none. */
function delimiterCells(source: string, at: number, end: number): number {
  let p = at;
  const skip = (c: number): boolean => {
    if (p >= end || source.charCodeAt(p) !== c) return false;
    p++;
    return true;
  };
  const blanks = (): void => {
    while (p < end && isBlank(source.charCodeAt(p))) p++;
  };
  let marks = skip(BAR) ? 1 : 0;
  for (let cells = 1; ; cells++) {
    blanks();
    if (skip(COLON)) marks++;
    if (!skip(DASH)) return 0;
    while (skip(DASH));
    if (skip(COLON)) marks++;
    blanks();
    // A line of dashes alone is a rule or underlines a heading.
    if (p >= end) return marks > 0 ? cells : 0;
    if (!skip(BAR)) return 0;
    marks++;
    blanks();
    if (p >= end) return cells;
  }
}

function headerCells(row: string): number {
  const cells = row.trim().split(/(?<!\\)\|/);
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells.length;
}

/** Whether a header has as many cells as its delimiter row; bars inside formulas, which are not yet known, are no borders. */
function haveEqualCells(header: string, wanted: number): boolean {
  const own = headerCells(header);
  return own === wanted || (own > wanted && /\$|\\\(|`/.test(header));
}

function isText(line: Line): boolean {
  return !(line.blank || line.heading || line.rule || line.fence || line.colons || line.code || line.html > 0);
}

/** Marks header, delimiter and body rows. */
export function markTables(source: string, lines: readonly Line[]): void {
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    const header = lines[i - 1];
    if (!line || !header || header.row || !isText(line) || !isText(header) || line.item) continue;
    const c = source.charCodeAt(line.content);
    if ((c !== BAR && c !== DASH && c !== COLON) || header.container !== line.container) continue;
    const cells = delimiterCells(source, line.content, line.end);
    if (cells === 0 || !haveEqualCells(source.slice(header.content, header.end), cells)) continue;
    header.row = true;
    line.row = true;
    for (let next = lines[++i]; next; next = lines[++i]) {
      if (!isText(next) || next.item || next.container !== line.container || next.quotes !== line.quotes) break;
      next.row = true;
    }
    i--;
  }
}
