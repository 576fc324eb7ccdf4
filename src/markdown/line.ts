import { code, isBlank, isDigit, isSpace } from './characters.ts';

/**
 * What a line is when looked at alone, before anyone knows which lines lie inside a formula. Computed once a line, so
 * that no opener looks for the begin of its line again.
 */
export interface Line {
  /** Offset of the first character and of the newline (or end of input) that closes the line. */
  start: number;
  end: number;
  /** Offset of the first character behind quote and list markers and blanks; `end` on a blank line. */
  content: number;
  /** Number of `>` before the content. */
  quotes: number;
  /** Offset of the first character that is not white space at all: U+3000 indents paragraphs, but is no blank. */
  first: number;
  /** Width in columns of the blanks and list markers between the last `>` and the content. */
  indent: number;
  /** Columns at which the contents of the line's own list items begin. */
  items: readonly number[];
  /** Column at which the content of the innermost list item begins that the line stands in; 0 outside. */
  base: number;
  blank: boolean;
  /** A list marker stands before the content. */
  item: boolean;
  heading: boolean;
  /** Opens or closes fenced code. */
  fence: boolean;
  /** Opens or closes a block: begins with three colons. */
  container: boolean;
  /** Header, delimiter or body row of a GFM table. */
  row: boolean;
}

/** Columns up to and including a list marker and its blanks, or 0 where there is none at `i`. */
function listMarkerEnd(source: string, i: number, end: number): number {
  let p = i;
  const c = source.charCodeAt(p);
  if (c === 42 || c === 43 || c === 45) p++;
  else {
    while (p < end && p - i < 9 && isDigit(source.charCodeAt(p))) p++;
    const closer = source.charCodeAt(p);
    if (p === i || (closer !== code.parenClose && closer !== 46)) return 0;
    p++;
  }
  if (p < end && !isBlank(source.charCodeAt(p))) return 0;
  return p;
}

/** Where the content of an item begins whose marker ends at `i`, in `column`: behind up to four blanks. */
function itemColumn(source: string, i: number, end: number, column: number): number {
  let p = i;
  let at = column;
  while (p < end && isBlank(source.charCodeAt(p))) {
    at += source.charCodeAt(p) === code.tab ? 4 - (at % 4) : 1;
    p++;
  }
  return p >= end || at - column > 4 ? column + 1 : at;
}

function isHeading(source: string, at: number, end: number): boolean {
  let p = at;
  while (p < end && source.charCodeAt(p) === code.hash) p++;
  return p > at && p - at <= 6 && (p === end || isBlank(source.charCodeAt(p)));
}

function isFence(source: string, at: number, end: number): boolean {
  const c = source.charCodeAt(at);
  if (c !== code.backtick && c !== code.tilde) return false;
  let p = at;
  while (p < end && source.charCodeAt(p) === c) p++;
  if (p - at < 3) return false;
  if (c === code.tilde) return true;
  const tick = source.indexOf('`', p);
  return tick < 0 || tick >= end;
}

function isColon(c: number): boolean {
  return c === code.colon || c === code.fullWidthColon;
}

const NO_ITEMS: readonly number[] = [];

function firstSolid(source: string, from: number, end: number): number {
  let p = from;
  while (p < end && isSpace(source.charCodeAt(p))) p++;
  return p;
}

/** A line of a text without blocks: no marker begins anything. */
export function readInlineLine(source: string, start: number, end: number): Line {
  let content = start;
  while (content < end && isBlank(source.charCodeAt(content))) content++;
  return {
    start,
    end,
    content,
    first: firstSolid(source, content, end),
    quotes: 0,
    indent: 0,
    items: NO_ITEMS,
    base: 0,
    blank: content >= end,
    item: false,
    heading: false,
    fence: false,
    container: false,
    row: false,
  };
}

export function readLine(source: string, start: number, end: number): Line {
  let p = start;
  let quotes = 0;
  let indent = 0;
  let items: number[] | null = null;
  for (;;) {
    while (p < end && isBlank(source.charCodeAt(p))) {
      indent += source.charCodeAt(p) === code.tab ? 4 - (indent % 4) : 1;
      p++;
    }
    if (p >= end) break;
    if (source.charCodeAt(p) === code.greater) {
      quotes++;
      p++;
      if (source.charCodeAt(p) === code.space) p++;
      indent = 0;
      items = null;
      continue;
    }
    const marker = listMarkerEnd(source, p, end);
    if (marker === 0) break;
    indent += marker - p;
    p = marker;
    items ??= [];
    items.push(itemColumn(source, p, end, indent));
  }
  const blank = p >= end;
  return {
    start,
    end,
    content: p,
    first: firstSolid(source, p, end),
    quotes,
    indent,
    items: items ?? NO_ITEMS,
    base: 0,
    blank,
    item: items !== null,
    heading: !blank && isHeading(source, p, end),
    fence: !blank && isFence(source, p, end),
    container: isColon(source.charCodeAt(p)) && isColon(source.charCodeAt(p + 1)) && isColon(source.charCodeAt(p + 2)),
    row: false,
  };
}

const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

function cellsOf(row: string): number {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/).length;
}

/** Whether a header has as many cells as its delimiter row; bars inside formulas, which are not yet known, are no borders. */
function haveEqualCells(header: string, delimiters: string): boolean {
  const own = cellsOf(header);
  const wanted = cellsOf(delimiters);
  return own === wanted || (own > wanted && /\$|\\\(|`/.test(header));
}

/** Marks header, delimiter and body rows of tables. */
export function markTables(source: string, lines: readonly Line[]): void {
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    const header = lines[i - 1];
    if (!line || !header || line.blank || header.blank || header.fence || header.heading || line.item || line.row)
      continue;
    const c = source.charCodeAt(line.content);
    if (c !== 124 && c !== 45 && c !== 58) continue;
    const text = source.slice(line.content, line.end);
    if (!/[|:]/.test(text) || !DELIMITER_ROW.test(text) || header.quotes !== line.quotes) continue;
    if (!haveEqualCells(source.slice(header.content, header.end), text)) continue;
    header.row = true;
    line.row = true;
    for (let next = lines[++i]; next; next = lines[++i]) {
      if (next.blank || next.heading || next.fence || next.item || next.container || next.quotes !== line.quotes) break;
      next.row = true;
    }
    i--;
  }
}
