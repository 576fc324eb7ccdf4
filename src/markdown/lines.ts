import { code, isAsciiLetter, isBlank, isDigit } from './characters.ts';

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
  /** Width in columns of the blanks and list markers between the last `>` and the content. */
  indent: number;
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

function readLine(source: string, start: number, end: number): Line {
  let p = start;
  let quotes = 0;
  let indent = 0;
  let item = false;
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
      continue;
    }
    const marker = listMarkerEnd(source, p, end);
    if (marker === 0) break;
    item = true;
    indent += marker - p;
    p = marker;
  }
  const blank = p >= end;
  return {
    start,
    end,
    content: p,
    quotes,
    indent,
    blank,
    item,
    heading: !blank && isHeading(source, p, end),
    fence: !blank && isFence(source, p, end),
    container: isColon(source.charCodeAt(p)) && isColon(source.charCodeAt(p + 1)) && isColon(source.charCodeAt(p + 2)),
    row: false,
  };
}

const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Marks header, delimiter and body rows of tables. */
function markTables(source: string, lines: readonly Line[]): void {
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    const header = lines[i - 1];
    if (!line || !header || line.blank || header.blank || header.fence || header.heading || line.item || line.row)
      continue;
    const c = source.charCodeAt(line.content);
    if (c !== 124 && c !== 45 && c !== 58) continue;
    const text = source.slice(line.content, line.end);
    if (!/[|:]/.test(text) || !DELIMITER_ROW.test(text) || header.quotes !== line.quotes) continue;
    header.row = true;
    line.row = true;
    for (let next = lines[++i]; next; next = lines[++i]) {
      if (next.blank || next.heading || next.fence || next.item || next.container || next.quotes !== line.quotes) break;
      next.row = true;
    }
    i--;
  }
}

/** All lines of a source, and for each the line after the last one of its paragraph. */
export class Lines {
  readonly all: readonly Line[];
  /** For each line the index of the first line after it that does not continue its paragraph. */
  private readonly breaks: Int32Array;
  /** The same for the run of lines up to a blank one, which is as far as an inline formula may reach. */
  private readonly runs: Int32Array;
  private readonly source: string;
  /** Elementary steps taken: the characters before the content of each line. */
  readonly steps: number;

  constructor(source: string) {
    this.source = source;
    const all: Line[] = [];
    for (let start = 0; start <= source.length;) {
      const newline = source.indexOf('\n', start);
      const end = newline < 0 ? source.length : newline;
      all.push(readLine(source, start, end));
      start = end + 1;
    }
    markTables(source, all);
    this.all = all;
    this.steps = all.reduce((sum, line) => sum + line.content - line.start + 2, 0);
    this.breaks = new Int32Array(all.length);
    this.runs = new Int32Array(all.length);
    for (let i = all.length - 1; i >= 0; i--) {
      this.breaks[i] = this.continues(i) ? (this.breaks[i + 1] ?? i + 1) : i + 1;
      const line = all[i];
      const next = all[i + 1];
      const goesOn = line && next && !line.blank && !line.row && !line.container && !next.blank && !next.container;
      this.runs[i] = goesOn ? (this.runs[i + 1] ?? i + 1) : i + 1;
    }
  }

  /** Whether line `i + 1` continues the paragraph of line `i`. */
  private continues(i: number): boolean {
    const line = this.all[i];
    const next = this.all[i + 1];
    if (!line || !next) return false;
    return (
      !(line.blank || line.row || line.heading || line.container) &&
      !(next.blank || this.startsBlock(i + 1)) &&
      next.quotes <= line.quotes
    );
  }

  /** Whether line `i` begins a block of its own, so that no inline run goes on into it. */
  startsBlock(i: number): boolean {
    const line = this.all[i];
    return line !== undefined && (line.item || line.heading || line.fence || line.container || line.row);
  }

  at(i: number): Line | undefined {
    return this.all[i];
  }

  get count(): number {
    return this.all.length;
  }

  /** Index of the line that holds `offset`, by bisection. */
  indexOf(offset: number): number {
    let low = 0;
    let high = this.all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.all[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Offset where the paragraph of line `i` ends. */
  paragraphEnd(i: number): number {
    const last = (this.breaks[i] ?? i + 1) - 1;
    return this.all[last]?.end ?? this.source.length;
  }

  /** Offset of the next blank line's begin, or the end of the table row, seen from line `i`. */
  runEnd(i: number): number {
    const last = (this.runs[i] ?? i + 1) - 1;
    return this.all[last]?.end ?? this.source.length;
  }

  /** Offset behind `depth` quote markers of line `i`, or -1 where it has fewer. */
  behindQuotes(i: number, depth: number): number {
    const line = this.all[i];
    if (!line) return -1;
    let p = line.start;
    for (let left = depth; left > 0; left--) {
      while (p < line.end && isBlank(this.source.charCodeAt(p))) p++;
      if (p >= line.end || this.source.charCodeAt(p) !== code.greater) return -1;
      p++;
      if (this.source.charCodeAt(p) === code.space) p++;
    }
    return p;
  }
}

/**
 * End of a front matter block at the very start (offset behind its closing line), or 0. A block without a colon is not
 * one: `---` above and below a line is a rule and a heading in plain Markdown.
 */
export function frontMatterEnd(source: string): number {
  const open = /^---[ \t]*\n/.exec(source);
  if (!open) return 0;
  const close = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/gm;
  close.lastIndex = open[0].length;
  const found = close.exec(source);
  return found && source.slice(0, found.index).includes(':') ? found.index + found[0].length : 0;
}

/** Whether a front matter block may still be open: its first line is there and no line closes it. */
export function mayOpenFrontMatter(source: string): boolean {
  return /^-{0,3}$|^---[ \t]*(?:\n|$)/.test(source) && frontMatterEnd(source) === 0;
}

/** Length of the ASCII word at `i`; 0 where there is none. */
export function wordLength(source: string, i: number): number {
  let p = i;
  while (isAsciiLetter(source.charCodeAt(p))) p++;
  return p - i;
}
